package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.CtnSessionClosedEncoder;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.CtnSessionRefusedEncoder;
import az.ecbar.schema.InputRefusedEncoder;
import az.ecbar.schema.InputTakenEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeDueEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.OutputGivenUpEncoder;
import az.ecbar.schema.OutputsAcknowledgedEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.Site;
import az.ecbar.schema.TransferDroppedEncoder;
import az.ecbar.schema.TransferProgressedEncoder;
import org.agrona.DirectBuffer;

/**
 * Events of CTN sessions, inputs and outputs; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class CtnEvents {
    private final EventBuffer out;
    private final CtnSessionOpenedEncoder ctnSessionOpened = new CtnSessionOpenedEncoder();
    private final CtnSessionRefusedEncoder ctnSessionRefused = new CtnSessionRefusedEncoder();
    private final CtnSessionClosedEncoder ctnSessionClosed = new CtnSessionClosedEncoder();
    private final InputTakenEncoder inputTaken = new InputTakenEncoder();
    private final InputRefusedEncoder inputRefused = new InputRefusedEncoder();
    private final OutputGivenUpEncoder outputGivenUp = new OutputGivenUpEncoder();
    private final OutputsAcknowledgedEncoder outputsAcknowledged = new OutputsAcknowledgedEncoder();
    private final TransferProgressedEncoder transferProgressed = new TransferProgressedEncoder();
    private final TransferDroppedEncoder transferDropped = new TransferDroppedEncoder();
    private final NoticeDueEncoder noticeDue = new NoticeDueEncoder();

    public CtnEvents(EventBuffer out) {
        this.out = out;
    }

    /** CtnSessionOpened. */
    public void ctnSessionOpened(
            long connectionId,
            long sessionId,
            long supersededSessionId,
            int participantId,
            int terminal,
            Site site,
            int certificateId,
            long lastInputNumber,
            long lastOutputNumber,
            long outputAcknowledged,
            int credit,
            Digest lastInputDigest) {
        ctnSessionOpened.wrapAndApplyHeader(out.buffer(), room(CtnSessionOpenedEncoder.BLOCK_LENGTH), out.header());
        ctnSessionOpened.connectionId(connectionId);
        ctnSessionOpened.sessionId(sessionId);
        ctnSessionOpened.supersededSessionId(supersededSessionId);
        ctnSessionOpened.participantId(participantId);
        ctnSessionOpened.terminal((short) terminal);
        ctnSessionOpened.site(site);
        ctnSessionOpened.certificateId(certificateId);
        ctnSessionOpened.lastInputNumber(lastInputNumber);
        ctnSessionOpened.lastOutputNumber(lastOutputNumber);
        ctnSessionOpened.outputAcknowledged(outputAcknowledged);
        ctnSessionOpened.credit(credit);
        lastInputDigest.write(
                out.buffer(), ctnSessionOpened.offset() + CtnSessionOpenedEncoder.lastInputDigestEncodingOffset());
    }

    /** CtnSessionRefused. */
    public void ctnSessionRefused(long connectionId, int reason) {
        ctnSessionRefused.wrapAndApplyHeader(out.buffer(), room(CtnSessionRefusedEncoder.BLOCK_LENGTH), out.header());
        ctnSessionRefused.connectionId(connectionId);
        ctnSessionRefused.reason(reason);
    }

    /** CtnSessionClosed. */
    public void ctnSessionClosed(long sessionId, int participantId, int terminal) {
        ctnSessionClosed.wrapAndApplyHeader(out.buffer(), room(CtnSessionClosedEncoder.BLOCK_LENGTH), out.header());
        ctnSessionClosed.sessionId(sessionId);
        ctnSessionClosed.participantId(participantId);
        ctnSessionClosed.terminal((short) terminal);
    }

    /** InputTaken: a numbered input is recorded: the ACK. Says nothing about settlement.. */
    public void inputTaken(
            long sessionId,
            int participantId,
            int terminal,
            boolean repeated,
            long inputNumber,
            long inputSequence,
            long timeNs,
            Digest digest) {
        inputTaken.wrapAndApplyHeader(out.buffer(), room(InputTakenEncoder.BLOCK_LENGTH), out.header());
        inputTaken.sessionId(sessionId);
        inputTaken.participantId(participantId);
        inputTaken.terminal((short) terminal);
        inputTaken.repeated((short) (repeated ? 1 : 0));
        inputTaken.inputNumber(inputNumber);
        inputTaken.inputSequence(inputSequence);
        inputTaken.timeNs(timeNs);
        digest.write(out.buffer(), inputTaken.offset() + InputTakenEncoder.digestEncodingOffset());
    }

    /** InputRefused: a numbered input broke the session's rules; its number is not taken. */
    public void inputRefused(
            long sessionId, int participantId, int terminal, long inputNumber, long expectedNumber, int reason) {
        inputRefused.wrapAndApplyHeader(out.buffer(), room(InputRefusedEncoder.BLOCK_LENGTH), out.header());
        inputRefused.sessionId(sessionId);
        inputRefused.participantId(participantId);
        inputRefused.terminal((short) terminal);
        inputRefused.inputNumber(inputNumber);
        inputRefused.expectedNumber(expectedNumber);
        inputRefused.reason(reason);
    }

    /** OutputsAcknowledged. */
    public void outputsAcknowledged(int participantId, int terminal, long upTo) {
        outputsAcknowledged.wrapAndApplyHeader(
                out.buffer(), room(OutputsAcknowledgedEncoder.BLOCK_LENGTH), out.header());
        outputsAcknowledged.participantId(participantId);
        outputsAcknowledged.terminal((short) terminal);
        outputsAcknowledged.upTo(upTo);
    }

    /** OutputGivenUp: an output over SWIFT counts as acknowledged, which it was not. */
    public void outputGivenUp(int participantId, long outputNumber, DirectBuffer why, int whyOffset) {
        outputGivenUp.wrapAndApplyHeader(out.buffer(), room(OutputGivenUpEncoder.BLOCK_LENGTH), out.header());
        outputGivenUp.participantId(participantId);
        outputGivenUp.outputNumber(outputNumber);
        out.buffer()
                .putBytes(
                        outputGivenUp.offset() + OutputGivenUpEncoder.whyEncodingOffset(),
                        why,
                        whyOffset,
                        OutputGivenUpEncoder.whyEncodingLength());
    }

    /** TransferProgressed. */
    public void transferProgressed(long sessionId, int participantId, int terminal, long transferId, int part, int of) {
        transferProgressed.wrapAndApplyHeader(out.buffer(), room(TransferProgressedEncoder.BLOCK_LENGTH), out.header());
        transferProgressed.sessionId(sessionId);
        transferProgressed.participantId(participantId);
        transferProgressed.terminal((short) terminal);
        transferProgressed.transferId(transferId);
        transferProgressed.part(part);
        transferProgressed.of(of);
    }

    /** TransferDropped. */
    public void transferDropped(int participantId, int terminal, long transferId, int reason) {
        transferDropped.wrapAndApplyHeader(out.buffer(), room(TransferDroppedEncoder.BLOCK_LENGTH), out.header());
        transferDropped.participantId(participantId);
        transferDropped.terminal((short) terminal);
        transferDropped.transferId(transferId);
        transferDropped.reason(reason);
    }

    /** NoticeDue: an output to a terminal, numbered by the ledger; the renderer makes the message of it. */
    public void noticeDue(
            int participantId,
            int terminal,
            NoticeKind kind,
            long outputNumber,
            long paymentId,
            long inputSequence,
            long timeNs,
            long amountMinor,
            long balanceMinor,
            int accountId,
            int counterpartyId,
            int valueDate,
            int reason,
            int causes,
            PaymentType paymentType,
            int currency,
            Reference reference,
            long tag,
            int priority,
            MessageLanguage language,
            long enteredChange) {
        noticeDue.wrapAndApplyHeader(out.buffer(), room(NoticeDueEncoder.BLOCK_LENGTH), out.header());
        noticeDue.participantId(participantId);
        noticeDue.terminal((short) terminal);
        noticeDue.kind(kind);
        noticeDue.outputNumber(outputNumber);
        noticeDue.paymentId(paymentId);
        noticeDue.inputSequence(inputSequence);
        noticeDue.timeNs(timeNs);
        noticeDue.amountMinor(amountMinor);
        noticeDue.balanceMinor(balanceMinor);
        noticeDue.accountId(accountId);
        noticeDue.counterpartyId(counterpartyId);
        noticeDue.valueDate(valueDate);
        noticeDue.reason(reason);
        out.buffer().putByte(noticeDue.offset() + NoticeDueEncoder.causesEncodingOffset(), (byte) causes);
        noticeDue.paymentType(paymentType);
        Currency.unpack(currency, out.buffer(), noticeDue.offset() + NoticeDueEncoder.currencyEncodingOffset());
        reference.write(out.buffer(), noticeDue.offset() + NoticeDueEncoder.referenceEncodingOffset());
        out.buffer().putLong(noticeDue.offset() + NoticeDueEncoder.tagEncodingOffset(), tag);
        noticeDue.priority((short) priority);
        noticeDue.language(language);
        noticeDue.enteredChange(enteredChange);
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
