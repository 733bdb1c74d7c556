package az.ecbar.ledger;

import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.AnnouncementRecordDecoder;
import az.ecbar.schema.AnnouncementRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The announcements that not all participants were told yet as records of a snapshot. Static methods only, used by the
 * threads of {@link StateWriter} and {@link StateReader}; allocates.
 */
final class AnnouncementRecords {
    private AnnouncementRecords() {}

    /** Writes one announcement at offset 0 and gives the length behind the header. */
    static int write(Announcements all, int i, UnsafeBuffer buffer) {
        AnnouncementRecordEncoder e = new AnnouncementRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .announcedSequence(all.sequence(i))
                .announcement(all.kind(i))
                .systemId(all.system(i))
                .rule(all.rule(i))
                .value(all.value(i))
                .date(all.date(i))
                .decisionDate(all.decisionDate(i));
        all.decision(i, new Reference())
                .write(buffer, e.offset() + AnnouncementRecordEncoder.decisionNumberEncodingOffset());
        for (int month = 0; month < Announcements.MONTHS; month++) {
            e.businessDays(month, all.businessDays(i, month) & 0xFFFF_FFFFL);
        }
        return e.encodedLength();
    }

    static void read(Announcements all, DirectBuffer buffer, int offset) {
        AnnouncementRecordDecoder d =
                new AnnouncementRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        all.add(
                d.announcedSequence(),
                d.announcement(),
                d.systemId(),
                d.rule(),
                d.value(),
                d.date(),
                d.decisionDate(),
                new Reference().read(buffer, d.offset() + AnnouncementRecordDecoder.decisionNumberEncodingOffset()));
        for (int month = 0; month < Announcements.MONTHS; month++) {
            all.restoreBusinessDays(all.size() - 1, month, (int) d.businessDays(month));
        }
    }
}
