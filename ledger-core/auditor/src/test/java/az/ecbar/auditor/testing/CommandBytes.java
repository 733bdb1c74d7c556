package az.ecbar.auditor.testing;

import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AcknowledgeOutputsEncoder;
import az.ecbar.schema.AddStatusCauseEncoder;
import az.ecbar.schema.ApproveActionEncoder;
import az.ecbar.schema.BeginEpochEncoder;
import az.ecbar.schema.ChangePaymentEncoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CloseCtnSessionEncoder;
import az.ecbar.schema.EnterPaymentEncoder;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.JobStepEncoder;
import az.ecbar.schema.LiftStatusCauseEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionEncoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.ProposeActionEncoder;
import az.ecbar.schema.QueryEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RefuseInputEncoder;
import az.ecbar.schema.Site;
import az.ecbar.schema.StatusCausesEncoder;
import az.ecbar.schema.SubmitInquiryEncoder;
import az.ecbar.schema.SubmitPaymentEncoder;
import az.ecbar.schema.SubmitTransferEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TickEncoder;
import az.ecbar.schema.TransferPartEncoder;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes the commands that banks, operators and the node give: SBE header and body in bytes of their own. */
public final class CommandBytes {
    /** Length of a digest. */
    public static final int DIGEST = 32;

    private static final int CAPACITY = 8192;
    private static final byte[] NOTHING = {};

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** A digest that stands for some content: its eight bytes, then zeros. */
    public static byte[] digest(long content) {
        UnsafeBuffer digest = new UnsafeBuffer(new byte[DIGEST]);
        digest.putLong(0, content);
        return digest.byteArray();
    }

    public byte[] tick() {
        return done(new TickEncoder().wrapAndApplyHeader(clean(), 0, header).encodedLength());
    }

    public byte[] beginEpoch(int epoch) {
        BeginEpochEncoder encoder = new BeginEpochEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .epoch(epoch)
                .owner((short) 1)
                .mode(EpochMode.SOLO)
                .grantedBy(GrantedBy.SOLO)
                .putOrders(new byte[0], 0, 0);
        return done(encoder.encodedLength());
    }

    public byte[] jobStep() {
        return done(new JobStepEncoder().wrapAndApplyHeader(clean(), 0, header).encodedLength());
    }

    public byte[] hashPoint(long eventHash, long eventCount) {
        return done(new HashPointEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .eventHash(eventHash)
                .eventCount(eventCount)
                .encodedLength());
    }

    /** @param fingerprint content that the certificate's fingerprint is made of */
    public byte[] openSession(
            long connectionId,
            String bic,
            char terminal,
            Channel channel,
            long outputReceived,
            long receiptHeld,
            long fingerprint) {
        OpenCtnSessionEncoder e = new OpenCtnSessionEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .connectionId(connectionId)
                .bic(bic)
                .terminal((short) terminal)
                .channel(channel)
                .site(Site.MAIN)
                .outputReceived(outputReceived)
                .receiptHeld(receiptHeld);
        buffer.putBytes(e.offset() + OpenCtnSessionEncoder.fingerprintEncodingOffset(), digest(fingerprint));
        return done(e.putProof(NOTHING, 0, 0).encodedLength());
    }

    public byte[] closeSession(long sessionId, String bic, char terminal) {
        return done(new CloseCtnSessionEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .sessionId(sessionId)
                .bic(bic)
                .terminal((short) terminal)
                .encodedLength());
    }

    public byte[] acknowledge(long sessionId, String bic, char terminal, long upTo) {
        return done(new AcknowledgeOutputsEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .sessionId(sessionId)
                .bic(bic)
                .terminal((short) terminal)
                .upTo(upTo)
                .encodedLength());
    }

    public byte[] refuseInput(Origin origin, int reason, String tag, String reference) {
        RefuseInputEncoder e = new RefuseInputEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.reason(reason).tag(tag).reference(reference);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] transferPart(Origin origin, long transferId, int part, int of, long wholeLength, byte[] content) {
        TransferPartEncoder e = new TransferPartEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(transferId).part(part).of(of).wholeLengthBytes(wholeLength);
        return done(e.putContent(content, 0, content.length).encodedLength());
    }

    public byte[] submitTransfer(Origin origin, long transferId, int messageType, String reference) {
        SubmitTransferEncoder e = new SubmitTransferEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(transferId).messageType(messageType).reference(reference);
        return done(e.putProof(NOTHING, 0, 0).encodedLength());
    }

    public byte[] propose(Origin origin, byte[] action) {
        ProposeActionEncoder e = new ProposeActionEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.putAction(action, 0, action.length);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] approve(Origin origin, long proposalId) {
        ApproveActionEncoder e = new ApproveActionEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.proposalId(proposalId);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] query(Origin origin, QueryKind kind, long cursor, String argument) {
        QueryEncoder e = new QueryEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.kind(kind).cursor(cursor).argument(argument);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    /** A question about an account, or about the payment that is meant. */
    public byte[] submitInquiry(
            Origin origin, AccountReport report, String account, String currency, String meant, String reference) {
        return submitInquiry(origin, report, account, currency, meant, reference, origin.participant());
    }

    /** The same, in the name of whoever block 1 says. */
    public byte[] submitInquiry(
            Origin origin,
            AccountReport report,
            String account,
            String currency,
            String meant,
            String reference,
            String senderBic) {
        SubmitInquiryEncoder e = new SubmitInquiryEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.report(report)
                .account(account)
                .currency(currency)
                .meant(meant)
                .reference(reference)
                .senderBic(senderBic);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] submitPayment(Origin origin, long transferId, Instruction payment) {
        SubmitPaymentEncoder e = new SubmitPaymentEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(transferId)
                .amountMinor(payment.amountMinor)
                .debtorTin(payment.debtorTin)
                .creditorTin(payment.creditorTin)
                .valueDate(payment.valueDate)
                .priority((short) payment.priority)
                .paymentType(payment.type)
                .limitTarget(payment.limitTarget);
        e.flags().clear().eXECUTION_NOTICE_ASKED(payment.isNoticeAsked).eXECUTION_NOTICE_WAIVED(payment.isNoticeWaived);
        e.currency(payment.currency)
                .reference(payment.reference)
                .senderBic(payment.senderBic)
                .debtorBic(payment.debtorBic)
                .creditorBic(payment.creditorBic)
                .debtorAccount(payment.debtorAccount)
                .creditorAccount(payment.creditorAccount);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] enterPayment(Instruction payment, Channel carrier, int paperDate, String paperNumber) {
        EnterPaymentEncoder e = new EnterPaymentEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .channel(carrier)
                .paperDate(paperDate)
                .paperNumber(paperNumber)
                .amountMinor(payment.amountMinor)
                .debtorTin(payment.debtorTin)
                .creditorTin(payment.creditorTin)
                .valueDate(payment.valueDate)
                .priority((short) payment.priority)
                .paymentType(payment.type)
                .limitTarget(payment.limitTarget)
                .currency(payment.currency)
                .reference(payment.reference)
                .senderBic(payment.senderBic)
                .debtorBic(payment.debtorBic)
                .creditorBic(payment.creditorBic)
                .debtorAccount(payment.debtorAccount)
                .creditorAccount(payment.creditorAccount);
        return done(e.putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] changePayment(
            Origin origin, PaymentChange change, int priority, int valueDate, String payment, String senderBic) {
        ChangePaymentEncoder e = new ChangePaymentEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(0)
                .change(change)
                .priority((short) priority)
                .valueDate(valueDate)
                .reference("CHANGE")
                .paymentReference(payment)
                .senderBic(senderBic);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] addStatusCause(
            String bic, SystemId system, Consumer<StatusCausesEncoder> cause, int decisionDate, String decisionNumber) {
        AddStatusCauseEncoder e = new AddStatusCauseEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(bic)
                .systemId(system)
                .decisionDate(decisionDate)
                .decisionNumber(decisionNumber);
        cause.accept(e.cause().clear());
        return done(e.encodedLength());
    }

    public byte[] liftStatusCause(
            String bic, SystemId system, Consumer<StatusCausesEncoder> cause, int decisionDate, String decisionNumber) {
        LiftStatusCauseEncoder e = new LiftStatusCauseEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(bic)
                .systemId(system)
                .decisionDate(decisionDate)
                .decisionNumber(decisionNumber);
        cause.accept(e.cause().clear());
        return done(e.encodedLength());
    }

    private void write(Origin origin, InputOriginEncoder e) {
        e.sessionId(origin.sessionId())
                .inputNumber(origin.inputNumber())
                .participant(origin.participant())
                .terminal((short) origin.terminal())
                .channel(origin.channel())
                .site(Site.MAIN)
                .certificateId(origin.certificateId());
        buffer.putBytes(e.offset() + InputOriginEncoder.digestEncodingOffset(), digest(origin.content()));
    }

    private UnsafeBuffer clean() {
        buffer.setMemory(0, CAPACITY, (byte) 0);
        return buffer;
    }

    private byte[] done(int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
