package az.ecbar.ledger;

import az.ecbar.ledger.event.ParticipationNotice;
import az.ecbar.ledger.participation.ParticipationNotices;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ParticipationNoticeRecordDecoder;
import az.ecbar.schema.ParticipationNoticeRecordEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What is still to be told of participants as records of a snapshot. Static methods only, used by the threads of
 * {@link StateWriter} and {@link StateReader}; allocates.
 */
final class ParticipationNoticeRecords {
    private ParticipationNoticeRecords() {}

    /** Writes one at offset 0 and gives the length behind the header. */
    static int write(ParticipationNotice held, UnsafeBuffer buffer) {
        ParticipationNoticeRecordEncoder e = new ParticipationNoticeRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .news(held.news)
                .aboutId(held.aboutId)
                .systemId(held.system)
                .decidedSequence(held.decidedSequence)
                .timeNs(held.timeNs)
                .decisionDate(held.decisionDate);
        buffer.putShort(e.offset() + ParticipationNoticeRecordEncoder.causesEncodingOffset(), (short) held.causes);
        held.decision.write(buffer, e.offset() + ParticipationNoticeRecordEncoder.decisionNumberEncodingOffset());
        return e.encodedLength();
    }

    static void read(ParticipationNotices all, DirectBuffer buffer, int offset) {
        ParticipationNoticeRecordDecoder d =
                new ParticipationNoticeRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        ParticipationNotice held = new ParticipationNotice();
        held.news = d.news();
        held.aboutId = d.aboutId();
        held.system = d.systemId();
        held.causes = d.causes().getRaw();
        held.decidedSequence = d.decidedSequence();
        held.timeNs = d.timeNs();
        held.decisionDate = d.decisionDate();
        held.decision.read(buffer, d.offset() + ParticipationNoticeRecordDecoder.decisionNumberEncodingOffset());
        all.restore(held);
    }
}
