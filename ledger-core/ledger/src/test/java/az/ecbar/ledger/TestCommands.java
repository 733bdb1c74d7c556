package az.ecbar.ledger;

import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AcknowledgeOutputsEncoder;
import az.ecbar.schema.ApproveActionEncoder;
import az.ecbar.schema.ChangePaymentEncoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CloseCtnSessionEncoder;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.JobStepEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionEncoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.ProposeActionEncoder;
import az.ecbar.schema.QueryEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RefuseInputEncoder;
import az.ecbar.schema.ReportBadSignatureEncoder;
import az.ecbar.schema.Site;
import az.ecbar.schema.SubmitInquiryEncoder;
import az.ecbar.schema.SubmitTransferEncoder;
import az.ecbar.schema.TickEncoder;
import az.ecbar.schema.TransferPartEncoder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes the commands that come from sessions and from the node itself. */
final class TestCommands {
    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();

    private TestCommands() {}

    static byte[] jobStep() {
        UnsafeBuffer buffer = buffer();
        return done(
                buffer,
                new JobStepEncoder().wrapAndApplyHeader(buffer, 0, HEADER).encodedLength());
    }

    static byte[] tick() {
        UnsafeBuffer buffer = buffer();
        return done(
                buffer, new TickEncoder().wrapAndApplyHeader(buffer, 0, HEADER).encodedLength());
    }

    static byte[] hashPoint(long hash, long count) {
        UnsafeBuffer buffer = buffer();
        return done(
                buffer,
                new HashPointEncoder()
                        .wrapAndApplyHeader(buffer, 0, HEADER)
                        .eventHash(hash)
                        .eventCount(count)
                        .encodedLength());
    }

    static byte[] openCtnSession(TestTerminal terminal, long outputReceived) {
        UnsafeBuffer buffer = buffer();
        OpenCtnSessionEncoder e = new OpenCtnSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, HEADER)
                .connectionId(7)
                .bic(terminal.bic)
                .terminal((short) terminal.letter)
                .channel(Channel.CTN)
                .site(Site.MAIN)
                .outputReceived(outputReceived);
        buffer.putBytes(e.offset() + OpenCtnSessionEncoder.fingerprintEncodingOffset(), terminal.fingerprint);
        e.putProof(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    static byte[] closeCtnSession(TestTerminal terminal) {
        UnsafeBuffer buffer = buffer();
        return done(
                buffer,
                new CloseCtnSessionEncoder()
                        .wrapAndApplyHeader(buffer, 0, HEADER)
                        .sessionId(terminal.sessionId)
                        .bic(terminal.bic)
                        .terminal((short) terminal.letter)
                        .encodedLength());
    }

    static byte[] acknowledge(TestTerminal terminal, long upTo) {
        UnsafeBuffer buffer = buffer();
        return done(
                buffer,
                new AcknowledgeOutputsEncoder()
                        .wrapAndApplyHeader(buffer, 0, HEADER)
                        .sessionId(terminal.sessionId)
                        .bic(terminal.bic)
                        .terminal((short) terminal.letter)
                        .upTo(upTo)
                        .encodedLength());
    }

    static byte[] refuseInput(TestTerminal terminal, long number, int reason, String tag, String reference) {
        return refuseInput(terminal, number, 0, reason, tag, reference);
    }

    static byte[] refuseInput(
            TestTerminal terminal, long number, long transfer, int reason, String tag, String reference) {
        UnsafeBuffer buffer = buffer();
        RefuseInputEncoder e = new RefuseInputEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, number, reference.hashCode());
        e.reason(reason).tag(tag).reference(reference).transferId(transfer);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    static byte[] changePayment(
            TestTerminal terminal,
            long number,
            PaymentChange change,
            int priority,
            int valueDate,
            String paymentReference,
            String senderBic) {
        UnsafeBuffer buffer = buffer();
        ChangePaymentEncoder e = new ChangePaymentEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, number, paymentReference.hashCode() * 31 + change.value() * 7 + priority);
        e.transferId(0)
                .change(change)
                .priority((short) priority)
                .valueDate(valueDate)
                .reference("C" + number)
                .paymentReference(paymentReference)
                .senderBic(senderBic);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    /** A question about an account, or about the payment that is meant. */
    static byte[] submitInquiry(
            TestTerminal terminal, long number, AccountReport report, String account, String meant, long floorMinor) {
        return submitInquiry(terminal, number, report, account, meant, floorMinor, terminal.bic);
    }

    static byte[] submitInquiry(
            TestTerminal terminal,
            long number,
            AccountReport report,
            String account,
            String meant,
            long floorMinor,
            String senderBic) {
        UnsafeBuffer buffer = buffer();
        SubmitInquiryEncoder e = new SubmitInquiryEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        String reference = "Q" + number;
        terminal.origin(e.origin(), buffer, number, reference.hashCode());
        e.report(report).account(account).currency(account.isEmpty() ? "" : Scenario.AZN);
        e.meant(meant).floorMinor(floorMinor).reference(reference).senderBic(senderBic);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    /** A bank reports that an output did not verify. */
    static byte[] reportBadSignature(TestTerminal terminal, long number, long output, String senderBic) {
        UnsafeBuffer buffer = buffer();
        ReportBadSignatureEncoder e = new ReportBadSignatureEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        String reference = "SIG" + number;
        terminal.origin(e.origin(), buffer, number, reference.hashCode());
        e.transferId(0).outputNumber(output).reference(reference).senderBic(senderBic);
        e.fault("THE SIGNATURE DOES NOT FIT");
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    static byte[] part(TestTerminal terminal, long number, long transfer, int part, int of, long whole, int length) {
        UnsafeBuffer buffer = buffer();
        TransferPartEncoder e = new TransferPartEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, number, (int) transfer);
        e.transferId(transfer).part(part).of(of).wholeLengthBytes(whole);
        e.putContent(new byte[length], 0, length);
        return done(buffer, e.encodedLength());
    }

    static byte[] submitTransfer(TestTerminal terminal, long number, long transfer) {
        UnsafeBuffer buffer = buffer();
        SubmitTransferEncoder e = new SubmitTransferEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, number, (int) transfer);
        e.transferId(transfer).messageType(150).reference("BIG");
        e.putProof(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    static byte[] proposeAction(TestTerminal terminal, long number, byte[] action) {
        UnsafeBuffer buffer = buffer();
        ProposeActionEncoder e = new ProposeActionEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, number, Arrays.hashCode(action));
        e.putAction(action, 0, action.length).putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    static byte[] approveAction(TestTerminal terminal, long number, long proposalId) {
        UnsafeBuffer buffer = buffer();
        ApproveActionEncoder e = new ApproveActionEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, number, (int) proposalId);
        e.proposalId(proposalId);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    static byte[] query(TestTerminal terminal, long number, QueryKind kind, String argument, long cursor) {
        UnsafeBuffer buffer = buffer();
        QueryEncoder e = new QueryEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        terminal.origin(e.origin(), buffer, number, argument.hashCode());
        e.kind(kind).cursor(cursor).argument(argument);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return done(buffer, e.encodedLength());
    }

    static UnsafeBuffer buffer() {
        return new UnsafeBuffer(new byte[4096]);
    }

    static byte[] done(UnsafeBuffer buffer, int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
