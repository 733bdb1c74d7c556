package az.ecbar.ledger.event;

import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.NoticeReportedEncoder;
import az.ecbar.schema.PaymentMatchedEncoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentStoryReportedEncoder;

/**
 * Rows of answers about single payments; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class StoryEvents {
    private final EventBuffer out;
    private final PaymentStoryReportedEncoder storyReported = new PaymentStoryReportedEncoder();
    private final NoticeReportedEncoder noticeReported = new NoticeReportedEncoder();
    private final PaymentMatchedEncoder paymentMatched = new PaymentMatchedEncoder();

    public StoryEvents(EventBuffer out) {
        this.out = out;
    }

    /** PaymentStoryReported: answer to a query: one row. */
    public void storyReported(
            long sessionId,
            long inputNumber,
            long paymentId,
            PaymentState state,
            int reason,
            long tag,
            int causes,
            int ahead,
            long shortfallMinor,
            long endedSequence,
            long debtorBalanceMinor,
            long creditorBalanceMinor,
            long changedSequence) {
        storyReported.wrapAndApplyHeader(out.buffer(), room(PaymentStoryReportedEncoder.BLOCK_LENGTH), out.header());
        storyReported.sessionId(sessionId);
        storyReported.inputNumber(inputNumber);
        storyReported.paymentId(paymentId);
        storyReported.state(state);
        storyReported.reason(reason);
        out.buffer().putLong(storyReported.offset() + PaymentStoryReportedEncoder.tagEncodingOffset(), tag);
        out.buffer()
                .putByte(storyReported.offset() + PaymentStoryReportedEncoder.causesEncodingOffset(), (byte) causes);
        storyReported.ahead(ahead);
        storyReported.shortfallMinor(shortfallMinor);
        storyReported.endedSequence(endedSequence);
        storyReported.debtorBalanceMinor(debtorBalanceMinor);
        storyReported.creditorBalanceMinor(creditorBalanceMinor);
        storyReported.changedSequence(changedSequence);
    }

    /** NoticeReported: answer to a query: one row. */
    public void noticeReported(
            long sessionId,
            long inputNumber,
            int participantId,
            int terminal,
            NoticeKind kind,
            int acknowledged,
            long outputNumber,
            long dueSequence) {
        noticeReported.wrapAndApplyHeader(out.buffer(), room(NoticeReportedEncoder.BLOCK_LENGTH), out.header());
        noticeReported.sessionId(sessionId);
        noticeReported.inputNumber(inputNumber);
        noticeReported.participantId(participantId);
        noticeReported.terminal((short) terminal);
        noticeReported.kind(kind);
        noticeReported.acknowledged((short) acknowledged);
        noticeReported.outputNumber(outputNumber);
        noticeReported.dueSequence(dueSequence);
    }

    /** PaymentMatched: answer to a query: one row. */
    public void paymentMatched(long sessionId, long inputNumber, long paymentId, PaymentState state) {
        paymentMatched.wrapAndApplyHeader(out.buffer(), room(PaymentMatchedEncoder.BLOCK_LENGTH), out.header());
        paymentMatched.sessionId(sessionId);
        paymentMatched.inputNumber(inputNumber);
        paymentMatched.paymentId(paymentId);
        paymentMatched.state(state);
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
