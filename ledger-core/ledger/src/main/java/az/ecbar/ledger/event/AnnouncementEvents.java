package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.Announcement;
import az.ecbar.schema.AnnouncementDueEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * Events of what is told to all participants; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class AnnouncementEvents {
    private final EventBuffer out;
    private final AnnouncementDueEncoder announcementDue = new AnnouncementDueEncoder();

    public AnnouncementEvents(EventBuffer out) {
        this.out = out;
    }

    /** AnnouncementDue. */
    public void announcementDue(
            int participantId,
            int terminal,
            long outputNumber,
            long announcedSequence,
            long timeNs,
            Announcement announcement,
            SystemId systemId,
            RuleId rule,
            long value,
            int date,
            int decisionDate,
            Reference decision,
            int[] businessDays,
            int firstMonthAt) {
        int room = out.room(MessageHeaderEncoder.ENCODED_LENGTH + AnnouncementDueEncoder.BLOCK_LENGTH);
        announcementDue.wrapAndApplyHeader(out.buffer(), room, out.header());
        announcementDue.participantId(participantId);
        announcementDue.terminal((short) terminal);
        announcementDue.outputNumber(outputNumber);
        announcementDue.announcedSequence(announcedSequence);
        announcementDue.timeNs(timeNs);
        announcementDue.announcement(announcement);
        announcementDue.systemId(systemId);
        announcementDue.rule(rule);
        announcementDue.value(value);
        announcementDue.date(date);
        announcementDue.decisionDate(decisionDate);
        decision.write(out.buffer(), announcementDue.offset() + AnnouncementDueEncoder.decisionNumberEncodingOffset());
        for (int month = 0; month < AnnouncementDueEncoder.businessDaysLength(); month++) {
            announcementDue.businessDays(month, businessDays[firstMonthAt + month] & 0xFFFF_FFFFL);
        }
    }
}
