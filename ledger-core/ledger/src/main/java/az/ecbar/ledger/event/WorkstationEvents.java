package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.BadSignatureReportedEncoder;
import az.ecbar.schema.ChangeEnteredEncoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentEnteredEncoder;
import az.ecbar.schema.WorkstationSetEncoder;
import org.agrona.DirectBuffer;

/**
 * Events of the workstation, of paper, and of what banks report of our signatures; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class WorkstationEvents {
    private final EventBuffer out;
    private final PaymentEnteredEncoder paymentEntered = new PaymentEnteredEncoder();
    private final ChangeEnteredEncoder changeEntered = new ChangeEnteredEncoder();
    private final BadSignatureReportedEncoder badSignatureReported = new BadSignatureReportedEncoder();
    private final WorkstationSetEncoder workstationSet = new WorkstationSetEncoder();

    public WorkstationEvents(EventBuffer out) {
        this.out = out;
    }

    /** PaymentEntered. */
    public void paymentEntered(
            long paymentId, int participantId, long proposalId, Channel channel, int paperDate, Reference paperNumber) {
        paymentEntered.wrapAndApplyHeader(out.buffer(), room(PaymentEnteredEncoder.BLOCK_LENGTH), out.header());
        paymentEntered.paymentId(paymentId);
        paymentEntered.participantId(participantId);
        paymentEntered.proposalId(proposalId);
        paymentEntered.channel(channel);
        paymentEntered.paperDate(paperDate);
        paperNumber.write(out.buffer(), paymentEntered.offset() + PaymentEnteredEncoder.paperNumberEncodingOffset());
    }

    /** ChangeEntered. */
    public void changeEntered(
            int participantId,
            long proposalId,
            Channel channel,
            int paperDate,
            Reference paperNumber,
            PaymentChange change,
            Reference paymentReference,
            long paymentId) {
        changeEntered.wrapAndApplyHeader(out.buffer(), room(ChangeEnteredEncoder.BLOCK_LENGTH), out.header());
        changeEntered.participantId(participantId);
        changeEntered.proposalId(proposalId);
        changeEntered.channel(channel);
        changeEntered.paperDate(paperDate);
        changeEntered.change(change);
        int at = changeEntered.offset();
        paperNumber.write(out.buffer(), at + ChangeEnteredEncoder.paperNumberEncodingOffset());
        paymentReference.write(out.buffer(), at + ChangeEnteredEncoder.paymentReferenceEncodingOffset());
        changeEntered.paymentId(paymentId);
    }

    /** WorkstationSet. */
    public void workstationSet(int participantId, boolean isOutOfOrder, int paperDate, Reference paperNumber) {
        workstationSet.wrapAndApplyHeader(out.buffer(), room(WorkstationSetEncoder.BLOCK_LENGTH), out.header());
        workstationSet.participantId(participantId);
        workstationSet.isOutOfOrder((short) (isOutOfOrder ? 1 : 0));
        workstationSet.paperDate(paperDate);
        paperNumber.write(out.buffer(), workstationSet.offset() + WorkstationSetEncoder.paperNumberEncodingOffset());
    }

    /** BadSignatureReported. */
    public void badSignatureReported(
            int participantId,
            int terminal,
            long reportSequence,
            long outputNumber,
            long lastOutput,
            long acknowledged,
            Reference reference,
            DirectBuffer fault,
            int faultOffset) {
        badSignatureReported.wrapAndApplyHeader(
                out.buffer(), room(BadSignatureReportedEncoder.BLOCK_LENGTH), out.header());
        badSignatureReported.participantId(participantId);
        badSignatureReported.terminal((short) terminal);
        badSignatureReported.reportSequence(reportSequence);
        badSignatureReported.outputNumber(outputNumber);
        badSignatureReported.lastOutput(lastOutput);
        badSignatureReported.acknowledged(acknowledged);
        int at = badSignatureReported.offset();
        reference.write(out.buffer(), at + BadSignatureReportedEncoder.referenceEncodingOffset());
        out.buffer()
                .putBytes(
                        at + BadSignatureReportedEncoder.faultEncodingOffset(),
                        fault,
                        faultOffset,
                        BadSignatureReportedEncoder.faultEncodingLength());
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
