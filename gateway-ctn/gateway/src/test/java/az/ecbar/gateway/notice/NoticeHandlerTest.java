package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.outbox.MemoryFolder;
import az.ecbar.gateway.outbox.OutboxFailure;
import az.ecbar.gateway.testing.MemoryRing;
import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.TerminalRecordEncoder;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class NoticeHandlerTest {
    private final AzipsDay day = new AzipsDay();
    private final BankReader reader = new BankReader(false);

    @Test
    @Rule({"4.10.2", "4.19"})
    void aSettledPaymentIsForwardedUnchangedAndAdvisedToBothSides() {
        byte[] message = SampleBanks.mt103().validationFlag("STP").build();
        day.settles(message, PaymentType.MT103, "ALFA260302-00001", 150_000);
        RenderedDay rendered = RenderedDay.of(day);
        List<RenderedDay.Output> alfa = rendered.outputs(AzipsDay.ALFA);
        List<RenderedDay.Output> beta = rendered.outputs(AzipsDay.BETA);

        Advice debit = assertInstanceOf(Advice.class, read(alfa.get(0)));
        assertEquals("ALFA260302-00001", debit.reference());
        assertEquals("A000000000000002", debit.ourReference());
        assertEquals(SampleBanks.ALFA.account(), debit.account());
        assertEquals(150_000, debit.amountMinor());
        assertEquals(SampleBanks.UETR, debit.uetr());
        Notice executed = assertInstanceOf(Notice.class, read(alfa.get(1)));
        assertEquals(Notice.Kind.EXECUTED, executed.kind());
        assertEquals("ALFA260302-00001", executed.reference());

        String forwarded = beta.get(0).text();
        String sent = new String(message, StandardCharsets.US_ASCII);
        assertEquals(
                sent.substring(sent.indexOf("{4:"), sent.indexOf("-}") + 2),
                forwarded.substring(forwarded.indexOf("{4:")));
        assertTrue(forwarded.contains("{108:MUR0001}"), forwarded);
        assertTrue(forwarded.contains("{119:STP}"), forwarded);
        assertTrue(forwarded.contains("{121:" + SampleBanks.UETR + "}"), forwarded);
        assertInstanceOf(ReceivedPayment.class, read(beta.get(0)));
        Advice credit = assertInstanceOf(Advice.class, read(beta.get(1)));
        assertEquals(SampleBanks.BETA.account(), credit.account());
        assertEquals(150_000, credit.amountMinor());
    }

    @Test
    @Rule("4.10.2")
    void theBeneficiaryVerifiesTheIssuersSignatureOffline() throws Exception {
        byte[] message = SampleBanks.mt103().build();
        day.settles(message, PaymentType.MT103, "ALFA260302-00001", 150_000);
        Receipt receipt = receiptOf(RenderedDay.of(day).outputs(AzipsDay.BETA).get(0));
        assertArrayEquals(message, receipt.message());
        ReceiptVerifier verifier = new ReceiptVerifier(day.authority.checker());
        ReceiptVerdict.Proven proven = assertInstanceOf(ReceiptVerdict.Proven.class, verifier.verify(receipt, null));
        assertEquals("ALFAAZ22XXX", proven.signer().bic());
        byte[] changed = message.clone();
        changed[message.length - 40] ^= 1;
        assertInstanceOf(ReceiptVerdict.Refused.class, verifier.verify(receipt.with(changed), null));
    }

    @Test
    @Rule("4.10.2")
    void aPaymentThatCameInPartsIsForwardedAndProvenTheSame() throws Exception {
        byte[] message = SampleBanks.mt103().build();
        long first = day.sendInParts(message, 200);
        long payment = day.journal.lastSequence();
        day.settled(payment, payment, first, PaymentType.MT103, "ALFA260302-00001", 150_000);
        RenderedDay.Output forwarded =
                RenderedDay.of(day).outputs(AzipsDay.BETA).get(0);
        assertInstanceOf(ReceivedPayment.class, read(forwarded));
        Receipt receipt = receiptOf(forwarded);
        assertArrayEquals(message, receipt.message());
        ReceiptVerifier verifier = new ReceiptVerifier(day.authority.checker());
        assertInstanceOf(ReceiptVerdict.Proven.class, verifier.verify(receipt, null));
    }

    @Test
    void aDerivedUetrGoesWithTheForwardAndTheAdvices() {
        day.settles(SampleBanks.mt205().build(), PaymentType.MT205, "ALFA260302-00002", 5_000_000);
        RenderedDay rendered = RenderedDay.of(day);
        Advice debit = assertInstanceOf(
                Advice.class, read(rendered.outputs(AzipsDay.ALFA).get(0)));
        String forwarded = rendered.outputs(AzipsDay.BETA).get(0).text();
        assertEquals(36, debit.uetr().length());
        assertTrue(forwarded.contains("{3:{121:" + debit.uetr() + "}}"), forwarded);
    }

    @Test
    @Rule("4.13")
    void aWaitingPaymentIsToldWithReasonAndPriority() {
        day.waits(SampleBanks.mt103().build(), PaymentType.MT103, "ALFA260302-00001", 150_000, 40);
        day.waits(SampleBanks.mt205().build(), PaymentType.MT205, "ALFA260302-00002", 5_000_000);
        List<RenderedDay.Output> outputs = RenderedDay.of(day).outputs(AzipsDay.ALFA);
        Notice first = assertInstanceOf(Notice.class, read(outputs.get(0)));
        assertEquals(Notice.Kind.WAITS, first.kind());
        assertEquals(40, first.priority());
        assertReason("AM04", WaitReason.LACK_OF_FUNDS.code(), first);
        assertEquals(50, assertInstanceOf(Notice.class, read(outputs.get(1))).priority());
    }

    @Test
    @Rule({"4.9", "4.8.3"})
    void aRefusedMessageIsToldWithReasonTagAndType() {
        day.unreadable(SampleBanks.mt103().amount("AZN", "1500.00").build(), 150, "32A", "ALFA260302-00001");
        day.unreadable("no message".getBytes(StandardCharsets.US_ASCII), 102, "", "");
        day.refused(
                SampleBanks.mt103().build(),
                PaymentType.MT103,
                "ALFA260302-00001",
                150_000,
                RejectReason.REFERENCE_USED);
        List<RenderedDay.Output> outputs = RenderedDay.of(day).outputs(AzipsDay.ALFA);
        Notice unreadable = assertInstanceOf(Notice.class, read(outputs.get(0)));
        assertEquals(Notice.Kind.REFUSED, unreadable.kind());
        assertEquals(103, unreadable.messageType());
        assertEquals("ALFA260302-00001", unreadable.reference());
        assertReason("AM12", 150, unreadable);
        Notice nothing = assertInstanceOf(Notice.class, read(outputs.get(1)));
        assertEquals("NONREF", nothing.reference());
        assertEquals(-1, nothing.messageType());
        assertEquals("A000000000000003", nothing.ourReference(), "the sequence that the receipt named");
        assertReason("AM05", 226, assertInstanceOf(Notice.class, read(outputs.get(2))));
    }

    @Test
    @Rule("4.9")
    void anAnnulledPaymentIsToldWithReason() {
        long payment = day.waits(SampleBanks.mt205().build(), PaymentType.MT205, "ALFA260302-00002", 5_000_000);
        day.annulled(payment, PaymentType.MT205, "ALFA260302-00002", 5_000_000, RejectReason.BENEFICIARY_GONE);
        Notice annulled = assertInstanceOf(
                Notice.class, read(RenderedDay.of(day).outputs(AzipsDay.ALFA).get(1)));
        assertEquals(Notice.Kind.ANNULLED, annulled.kind());
        assertEquals(5_000_000, annulled.amountMinor());
        assertReason("AG10", RejectReason.BENEFICIARY_GONE.code(), annulled);
    }

    @Test
    void aNoticeBearsTheTimeOfItsEventInBaku() {
        long payment = day.waits(SampleBanks.mt205().build(), PaymentType.MT205, "ALFA260302-00002", 5_000_000);
        Notice notice = assertInstanceOf(
                Notice.class, read(RenderedDay.of(day).outputs(AzipsDay.ALFA).get(0)));
        assertEquals(2, payment);
        assertEquals("2026-03-02T10:00+04:00", notice.moment().toString());
        assertEquals(20_260_302, notice.messageDate());
    }

    @Test
    void aChangedOffsetAndPriorityCountFromTheirDateOn() {
        day.events.rule(1, RuleId.UTC_OFFSET_MINUTES, 180, 20_260_301).rule(1, RuleId.PRIORITY_DEFAULT, 60, 20_260_303);
        day.waits(SampleBanks.mt205().build(), PaymentType.MT205, "ALFA260302-00002", 5_000_000);
        Notice notice = assertInstanceOf(
                Notice.class, read(RenderedDay.of(day).outputs(AzipsDay.ALFA).get(0)));
        assertEquals("2026-03-02T09:00+03:00", notice.moment().toString());
        assertEquals(50, notice.priority());
    }

    @Test
    void renderingAgainGivesTheSameBytes() {
        AzipsDay full = AzipsDay.full();
        List<RenderedDay.Output> first = RenderedDay.of(full).outputs(AzipsDay.ALFA);
        List<RenderedDay.Output> second = RenderedDay.of(full).outputs(AzipsDay.ALFA);
        assertEquals(first.size(), second.size());
        for (int i = 0; i < first.size(); i++) {
            assertEquals(first.get(i).text(), second.get(i).text());
            assertEquals(first.get(i).attachment(), second.get(i).attachment());
        }
    }

    @Test
    void aRestartProvesEveryOutputAndAddsNone() {
        AzipsDay full = AzipsDay.full();
        MemoryFolder folder = new MemoryFolder();
        RenderedDay before = RenderedDay.of(full, folder);
        before.outbox.close();
        RenderedDay after = RenderedDay.of(full, folder);
        assertEquals(before.handler.renderedCount(), after.outbox.verifiedCount());
        assertEquals(14, after.outbox.verifiedCount());
        assertEquals(texts(before, AzipsDay.BETA), texts(after, AzipsDay.BETA));
    }

    @Test
    void aChangedJournalStopsTheNode() {
        MemoryFolder folder = new MemoryFolder();
        day.waits(SampleBanks.mt103().build(), PaymentType.MT103, "ALFA260302-00001", 150_000);
        RenderedDay.of(day, folder).outbox.close();
        AzipsDay other = new AzipsDay();
        other.waits(SampleBanks.mt103().uetr("").build(), PaymentType.MT103, "ALFA260302-00001", 150_000);
        assertThrows(OutboxFailure.class, () -> RenderedDay.of(other, folder));
    }

    @Test
    void aReplayThatBeginsTooLateStopsTheNode() {
        AzipsDay full = AzipsDay.full();
        RenderedDay empty = RenderedDay.open(full, new MemoryFolder());
        assertEquals(1, empty.outbox.resumeSequence());
        long last = full.journal.lastSequence();
        EventBatch.Handler leavesOut = (sequence, time, index, template, buffer, offset, length) -> {
            if (sequence == 1 || sequence == last) {
                empty.handler.onEvent(sequence, time, index, template, buffer, offset, length);
            }
        };
        assertThrows(OutboxFailure.class, () -> full.events.replay(1, leavesOut));
    }

    @Test
    void whatTheSnapshotCountsMustBeHeldUnlessItIsAcknowledged() {
        AzipsDay full = AzipsDay.full();
        MemoryFolder folder = new MemoryFolder();
        RenderedDay.of(full, folder).outbox.close();
        RenderedDay sound = RenderedDay.open(full, folder);
        sound.handler.onSnapshotRecord(TerminalRecordDecoder.TEMPLATE_ID, terminal(AzipsDay.ALFA, 10, 2), 0);
        sound.handler.checkComplete();
        RenderedDay lacking = RenderedDay.open(full, folder);
        lacking.handler.onSnapshotRecord(TerminalRecordDecoder.TEMPLATE_ID, terminal(AzipsDay.ALFA, 11, 2), 0);
        assertThrows(OutboxFailure.class, lacking.handler::checkComplete, "output 11 is not there");
        RenderedDay acknowledged = RenderedDay.open(full, new MemoryFolder());
        acknowledged.handler.onSnapshotRecord(TerminalRecordDecoder.TEMPLATE_ID, terminal(AzipsDay.ALFA, 10, 10), 0);
        acknowledged.handler.checkComplete();
    }

    @Test
    void aLogonAcknowledgesWhatItSaysThatItHolds() {
        RenderedDay gone = RenderedDay.open(AzipsDay.full(), new MemoryFolder());
        gone.handler.onSnapshotRecord(TerminalRecordDecoder.TEMPLATE_ID, terminal(AzipsDay.ALFA, 10, 2), 0);
        assertThrows(OutboxFailure.class, gone.handler::checkComplete);
        UnsafeBuffer opened = new UnsafeBuffer(new byte[256]);
        new CtnSessionOpenedEncoder()
                .wrapAndApplyHeader(opened, 0, new MessageHeaderEncoder())
                .participantId(AzipsDay.ALFA)
                .terminal((short) 'A')
                .outputAcknowledged(10);
        gone.handler.onEvent(
                1, MemoryRing.START_NS, 0, CtnSessionOpenedDecoder.TEMPLATE_ID, opened, 0, opened.capacity());
        gone.handler.checkComplete();
    }

    @Test
    void anEventThatRefersToNothingStopsTheNode() {
        day.events.notice(MemoryRing.START_NS, AzipsDay.ALFA, NoticeKind.WAITING, _ -> {});
        assertThrows(RenderingFailure.class, () -> RenderedDay.of(day));
    }

    @Test
    void theSubjectOfAnOutputIsThePaymentOrTheInput() {
        List<RenderedDay.Output> alfa = RenderedDay.of(AzipsDay.full()).outputs(AzipsDay.ALFA);
        assertEquals(2, alfa.get(0).subject());
        assertEquals(NoticeKind.DEBIT_ADVICE.value(), alfa.get(0).kind());
        assertEquals(4, alfa.get(3).subject());
        assertNotEquals(alfa.get(2).subject(), alfa.get(3).subject());
    }

    private Object read(RenderedDay.Output output) {
        return reader.read(output.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static UnsafeBuffer terminal(int participant, long lastOutput, long acknowledged) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new TerminalRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .participantId(participant)
                .terminal((short) 'A')
                .lastOutputNumber(lastOutput)
                .outputAcknowledged(acknowledged);
        return buffer;
    }

    private static List<String> texts(RenderedDay day, int participant) {
        return day.outputs(participant).stream().map(RenderedDay.Output::text).toList();
    }

    private static Receipt receiptOf(RenderedDay.Output output) throws Exception {
        return ReceiptFormat.decode(output.attachment().byteArray());
    }

    private static void assertReason(String iso, int code, Notice notice) {
        Notice.Reason reason = notice.reason();
        if (reason == null) {
            throw new AssertionError("no reason");
        }
        assertEquals(iso, reason.iso());
        assertEquals(code, reason.code());
    }
}
