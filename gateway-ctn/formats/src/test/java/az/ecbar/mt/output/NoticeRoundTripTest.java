package az.ecbar.mt.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.SamplePayments;
import az.ecbar.mt.Text;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** What the system writes, the bank's side reads back. */
class NoticeRoundTripTest {
    private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2026-04-01T10:30:00+04:00");
    private static final MessageMeant MEANT =
            new MessageMeant(Text.of("A000000000000042"), Text.of("ALFA260401-00001"), 103, 20_260_401);
    private static final Money MONEY = new Money(20_260_401, Text.of("AZN"), 150_000);
    private static final NoticeReason NO_FUNDS =
            new NoticeReason(Text.of("AM04"), 220, Text.of(""), Text.of("the funds do not suffice"));

    private final MtWriter writer = new MtWriter();
    private final BankReader bank = new BankReader(false);
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    @Test
    void aPaymentIsForwardedWithItsTextUnchanged() {
        PaymentBuilder sent = SamplePayments.mt103().validationFlag("STP").possibleDuplicate(true);
        String forwarded = write(writer.forward(header(), read(sent), target, 0));

        String text = sent.text();
        assertEquals(
                "{1:F01BETAAZ22XXXX0000000007}{2:O1031030260401NABZAZ2CXRTS00000000422604011030N}"
                        + "{3:{113:0050}{108:MUR0001}{119:STP}{121:" + SamplePayments.UETR + "}}"
                        + text.substring(text.indexOf("{4:"), text.indexOf("{5:")),
                forwarded);
        ReceivedPayment received = assertInstanceOf(ReceivedPayment.class, bank.read(bytes(forwarded)));
        assertEquals("NABZAZ2CXRTS", received.systemTerminal());
        assertEquals("BETAAZ22XXXX", received.receiverTerminal());
        assertFalse(received.isRepeated());
        assertEquals(50, received.priority());
        assertEquals("MUR0001", received.userReference());
        assertEquals("STP", received.validationFlag());
        assertEquals(SamplePayments.ALFA_CUSTOMER, received.issuer());
        assertEquals(SamplePayments.BETA_CUSTOMER, received.beneficiary());
        assertEquals(150_000, received.amountMinor());
    }

    @Test
    void aPaymentWithoutUserHeaderGetsNoneUnlessAUetrWasDerived() {
        PaymentBuilder sent = SamplePayments.mt205();
        assertFalse(write(writer.forward(header(), read(sent), target, 0)).contains("{3:"));

        OutputHeader derived = header().uetr(Text.of(SamplePayments.UETR));
        String forwarded = write(writer.forward(derived, read(sent), target, 0));
        assertTrue(forwarded.contains("{3:{121:" + SamplePayments.UETR + "}}{4:"), forwarded);
        ReceivedPayment received = assertInstanceOf(ReceivedPayment.class, bank.read(bytes(forwarded)));
        assertEquals(SamplePayments.ALFA, received.issuer());
        assertEquals("NONE", received.relatedReference());
    }

    @Test
    void aRepeatIsMarked() {
        String forwarded = write(writer.forward(header().repeated(true), read(SamplePayments.mt103()), target, 0));

        assertTrue(forwarded.endsWith("-}{5:{PDM:}}"), forwarded);
        assertTrue(assertInstanceOf(ReceivedPayment.class, bank.read(bytes(forwarded)))
                .isRepeated());
    }

    @Test
    void executedIsSmt012() {
        Notice notice = notice(writer.executed(header(), MEANT, MONEY, target, 0));

        assertEquals(Notice.Kind.EXECUTED, notice.kind());
        assertEquals("A000000000000042", notice.ourReference());
        assertEquals("ALFA260401-00001", notice.reference());
        assertEquals(103, notice.messageType());
        assertEquals(20_260_401, notice.messageDate());
        assertEquals(MOMENT, notice.moment());
        assertEquals("AZN", notice.currency());
        assertEquals(150_000, notice.amountMinor());
        assertNull(notice.reason());
    }

    @Test
    void waitingIsSmt700() {
        Notice notice = notice(writer.waits(header(), MEANT, MONEY, 45, NO_FUNDS, target, 0));

        assertEquals(Notice.Kind.WAITS, notice.kind());
        assertEquals(45, notice.priority());
        assertEquals(new Notice.Reason("AM04", 220, "", "the funds do not suffice"), notice.reason());
    }

    @Test
    void annulledIsSmt701() {
        Notice notice = notice(writer.annulled(header().repeated(true), MEANT, MONEY, NO_FUNDS, target, 0));

        assertEquals(Notice.Kind.ANNULLED, notice.kind());
        assertEquals(-1, notice.priority());
        assertTrue(notice.isRepeated());
        assertEquals(new Notice.Reason("AM04", 220, "", "the funds do not suffice"), notice.reason());
    }

    @Test
    void refusedIsSmt900() {
        NoticeReason reason = NoticeReason.of(FormatReason.AMOUNT_CHARACTER, "32A");
        Notice notice = notice(writer.refused(header(), MEANT, reason, target, 0));

        assertEquals(Notice.Kind.REFUSED, notice.kind());
        assertEquals(0, notice.valueDate());
        assertEquals(
                new Notice.Reason("AM12", 150, "32A", "the amount holds something else than digits and one comma"),
                notice.reason());
    }

    @Test
    void refusedWithoutKnowingWhat() {
        MessageMeant unknown =
                new MessageMeant(Text.of("A000000000000042"), new Text(), MessageMeant.UNKNOWN_TYPE, 20_260_401);
        NoticeReason reason = NoticeReason.of(FormatReason.BLOCK_UNCLOSED, "");
        Notice notice = notice(writer.refused(header(), unknown, reason, target, 0));

        assertEquals("NONREF", notice.reference());
        assertEquals(-1, notice.messageType());
    }

    @Test
    void everyFormatReasonSurvivesTheNotice() {
        for (FormatReason reason : FormatReason.values()) {
            Notice notice = notice(writer.refused(header(), MEANT, NoticeReason.of(reason, "32A"), target, 0));
            assertEquals(
                    new Notice.Reason(reason.isoReason(), reason.code(), "32A", reason.english()), notice.reason());
        }
    }

    @Test
    void aTextIsBrokenAtSpacesAndCleaned() {
        String text = "--- ".repeat(3) + "Ə:" + "W".repeat(70) + " end";
        NoticeReason reason = new NoticeReason(
                Text.of("FF01"), 100, Text.of(""), Text.of(text.getBytes(StandardCharsets.UTF_8), 0, 88));
        String written = write(writer.refused(header(), MEANT, reason, target, 0));

        assertTrue(
                written.contains(":79:/FF01/100/\r\n.-- --- ---\r\n..:" + "W".repeat(47) + "\r\n" + "W".repeat(23)),
                written);
        assertInstanceOf(Notice.class, bank.read(bytes(written)));
    }

    @Test
    void aDebitIsAdvisedByMt900() {
        Advice advice = advice(writer.debitAdvice(header(), booking(), OrderingParty.OWNER, target, 0));

        assertFalse(advice.isCredit());
        assertEquals("A000000000000042", advice.ourReference());
        assertEquals("ALFA260401-00001", advice.reference());
        assertEquals(SamplePayments.ALFA.account(), advice.account());
        assertEquals(MOMENT, advice.moment());
        assertEquals(150_000, advice.amountMinor());
        assertEquals("", advice.orderingInstitution());
    }

    @Test
    void aCreditIsAdvisedByMt910WithTheOneWhoOrderedIt() {
        OrderingParty customer = OrderingParty.of(read(SamplePayments.mt103()));
        Advice ofCustomer = advice(writer.creditAdvice(header(), booking(), customer, target, 0));
        assertTrue(ofCustomer.isCredit());
        assertTrue(ofCustomer.orderingCustomer().startsWith("/" + SamplePayments.ALFA_CUSTOMER.customerAccount()));
        assertEquals("", ofCustomer.orderingInstitution());

        OrderingParty institution = OrderingParty.of(read(SamplePayments.mt205()));
        OutputHeader header = header().uetr(Text.of(SamplePayments.UETR));
        Advice ofInstitution = advice(writer.creditAdvice(header, booking(), institution, target, 0));
        assertEquals("", ofInstitution.orderingCustomer());
        assertTrue(ofInstitution.orderingInstitution().startsWith("/505901\r\nALFA BANK QSC\r\n"));
        assertEquals(SamplePayments.UETR, ofInstitution.uetr());
    }

    @Test
    void aBookingOfTheCentralBankNamesItAndSaysWhy() {
        Booking booking = new Booking(
                Text.of("A000000000000042"),
                new Text(),
                Text.of(SamplePayments.ALFA.account()),
                MONEY,
                Text.of("/WITHDRAW/BY THE CENTRAL BANK"));
        OrderingParty centralBank = OrderingParty.institution("NABZAZ2CXXX");
        Advice debit = advice(writer.debitAdvice(header(), booking, centralBank, target, 0));
        assertFalse(debit.isCredit());
        assertEquals("NONREF", debit.reference());
        assertEquals("NABZAZ2CXXX", debit.orderingInstitution());
        assertEquals("/WITHDRAW/BY THE CENTRAL BANK", debit.narrative());
        Advice credit = advice(writer.creditAdvice(header(), booking, centralBank, target, 0));
        assertTrue(credit.isCredit());
        assertEquals("", credit.orderingCustomer());
        assertEquals("NABZAZ2CXXX", credit.orderingInstitution());
    }

    private static Booking booking() {
        return new Booking(
                Text.of("A000000000000042"),
                Text.of("ALFA260401-00001"),
                Text.of(SamplePayments.ALFA.account()),
                MONEY);
    }

    private static OutputHeader header() {
        Instant moment = MOMENT.toInstant();
        return new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of("BETAAZ22XXXX"))
                .numbers(7, 42)
                .moment(moment.getEpochSecond() * 1_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static PaymentInstruction read(PaymentBuilder builder) {
        return assertInstanceOf(
                PaymentInstruction.class, SamplePayments.reader().read(builder.build()));
    }

    private Notice notice(int length) {
        return assertInstanceOf(Notice.class, message(length));
    }

    private Advice advice(int length) {
        return assertInstanceOf(Advice.class, message(length));
    }

    private BankMessage message(int length) {
        return bank.read(bytes(write(length)));
    }

    private String write(int length) {
        return new String(target, 0, length, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
