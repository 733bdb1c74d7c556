package az.ecbar.ledger.event;

import az.ecbar.schema.IpsAcceptedEncoder;
import az.ecbar.schema.IpsAskedEncoder;
import az.ecbar.schema.IpsEndedEncoder;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsOutputDueEncoder;
import az.ecbar.schema.IpsRefusedEncoder;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.MessageHeaderEncoder;

/**
 * Events of payments and refunds in IPS; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class IpsEvents {
    private final EventBuffer out;
    private final IpsAcceptedEncoder accepted = new IpsAcceptedEncoder();
    private final IpsRefusedEncoder refused = new IpsRefusedEncoder();
    private final IpsAskedEncoder asked = new IpsAskedEncoder();
    private final IpsEndedEncoder ended = new IpsEndedEncoder();
    private final IpsOutputDueEncoder outputDue = new IpsOutputDueEncoder();

    public IpsEvents(EventBuffer out) {
        this.out = out;
    }

    /** IpsAccepted: 5-1.9 is passed. */
    public void accepted(
            long paymentId,
            IpsFlow flow,
            int senderId,
            int debitAccountId,
            int creditAccountId,
            long amountMinor,
            int date,
            long originalId) {
        accepted.wrapAndApplyHeader(out.buffer(), room(IpsAcceptedEncoder.BLOCK_LENGTH), out.header());
        accepted.paymentId(paymentId);
        accepted.flow(flow);
        accepted.senderId(senderId);
        accepted.debitAccountId(debitAccountId);
        accepted.creditAccountId(creditAccountId);
        accepted.amountMinor(amountMinor);
        accepted.date(date);
        accepted.originalId(originalId);
    }

    /** IpsRefused: 5-1.9 or 5-1.11 is not passed. */
    public void refused(long inputSequence, int participantId, IpsFlow flow, int reason, long tag) {
        refused.wrapAndApplyHeader(out.buffer(), room(IpsRefusedEncoder.BLOCK_LENGTH), out.header());
        refused.inputSequence(inputSequence);
        refused.participantId(participantId);
        refused.flow(flow);
        refused.reason(reason);
        out.buffer().putLong(refused.offset() + IpsRefusedEncoder.tagEncodingOffset(), tag);
    }

    /** IpsAsked: reserved, and the other side is asked. */
    public void asked(long paymentId, int askedId, long deadlineNs) {
        asked.wrapAndApplyHeader(out.buffer(), room(IpsAskedEncoder.BLOCK_LENGTH), out.header());
        asked.paymentId(paymentId);
        asked.askedId(askedId);
        asked.deadlineNs(deadlineNs);
    }

    /** IpsEnded: settled or rejected, once. */
    public void ended(long paymentId, IpsState state, int reason, int date, long answerSequence) {
        ended.wrapAndApplyHeader(out.buffer(), room(IpsEndedEncoder.BLOCK_LENGTH), out.header());
        ended.paymentId(paymentId);
        ended.state(state);
        ended.reason(reason);
        ended.date(date);
        ended.answerSequence(answerSequence);
    }

    /** IpsOutputDue: an output to a terminal, numbered by the ledger. */
    public void outputDue(
            int participantId,
            int terminal,
            IpsOutput kind,
            long outputNumber,
            long paymentId,
            IpsFlow flow,
            long aboutSequence,
            long answerSequence,
            long askSequence,
            IpsState state,
            int reason,
            long tag,
            int date,
            long amountMinor,
            long timeNs) {
        outputDue.wrapAndApplyHeader(out.buffer(), room(IpsOutputDueEncoder.BLOCK_LENGTH), out.header());
        outputDue.participantId(participantId);
        outputDue.terminal((short) terminal);
        outputDue.kind(kind);
        outputDue.outputNumber(outputNumber);
        outputDue.paymentId(paymentId);
        outputDue.flow(flow);
        outputDue.aboutSequence(aboutSequence);
        outputDue.answerSequence(answerSequence);
        outputDue.askSequence(askSequence);
        outputDue.state(state);
        outputDue.reason(reason);
        out.buffer().putLong(outputDue.offset() + IpsOutputDueEncoder.tagEncodingOffset(), tag);
        outputDue.date(date);
        outputDue.amountMinor(amountMinor);
        outputDue.timeNs(timeNs);
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
