package az.ecbar.ledger;

import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.ledger.event.Announcement;
import az.ecbar.schema.AnnouncementRecordDecoder;
import az.ecbar.schema.AnnouncementRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What is still to be told of participants as records of a snapshot. Static methods only, used by the threads of
 * {@link StateWriter} and {@link StateReader}; allocates.
 */
final class AnnouncementRecords {
    private AnnouncementRecords() {}

    /** Writes one at offset 0 and gives the length behind the header. */
    static int write(Announcement held, UnsafeBuffer buffer) {
        AnnouncementRecordEncoder e = new AnnouncementRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .news(held.news)
                .aboutId(held.aboutId)
                .systemId(held.system)
                .decidedSequence(held.decidedSequence)
                .timeNs(held.timeNs)
                .decisionDate(held.decisionDate);
        buffer.putShort(e.offset() + AnnouncementRecordEncoder.causesEncodingOffset(), (short) held.causes);
        held.decision.write(buffer, e.offset() + AnnouncementRecordEncoder.decisionNumberEncodingOffset());
        return e.encodedLength();
    }

    static void read(Announcements all, DirectBuffer buffer, int offset) {
        AnnouncementRecordDecoder d =
                new AnnouncementRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        Announcement held = new Announcement();
        held.news = d.news();
        held.aboutId = d.aboutId();
        held.system = d.systemId();
        held.causes = d.causes().getRaw();
        held.decidedSequence = d.decidedSequence();
        held.timeNs = d.timeNs();
        held.decisionDate = d.decisionDate();
        held.decision.read(buffer, d.offset() + AnnouncementRecordDecoder.decisionNumberEncodingOffset());
        all.restore(held);
    }
}
