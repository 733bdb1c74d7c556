package az.ecbar.mt;

import static az.ecbar.mt.SamplePayments.ALFA;
import static az.ecbar.mt.SamplePayments.BETA;

import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.output.Booking;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OrderingParty;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The messages that the documents show, by the names of their files. */
final class SampleMessages {
    private static final String CUSTOMER_PAYMENT = SamplePayments.mt103().text();
    private static final String BANK_PAYMENT = SamplePayments.mt205().text();
    private static final String OUR_REFERENCE = "A000000000000042";
    private static final Money MONEY = new Money(20_260_401, Text.of("AZN"), 150_000);
    private static final MessageMeant MEANT =
            new MessageMeant(Text.of(OUR_REFERENCE), SamplePayments.mt103Reference(), 103, 20_260_401);
    private static final NoticeReason NO_FUNDS = new NoticeReason(
            Text.of("AM04"), 248, Text.of(""), Text.of("Funds did not suffice until the end of the day"));
    private static final long MOMENT_NS = 1_775_025_000_000_000_000L;
    private static final String ALFA_TERMINAL = "ALFAAZ22AXXX";
    private static final String BETA_TERMINAL = "BETAAZ22AXXX";

    private final Map<String, byte[]> samples = new TreeMap<>();
    private final MtReader reader = SamplePayments.reader();
    private final MtWriter writer = new MtWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    private SampleMessages() {}

    static Map<String, byte[]> all() {
        SampleMessages messages = new SampleMessages();
        messages.fromBanks();
        messages.fromAzips();
        messages.refused();
        messages.samples.putAll(SampleStatements.all());
        messages.samples.putAll(SampleInquiries.all());
        messages.samples.putAll(SampleAnnouncements.all());
        messages.samples.putAll(SampleParticipation.all());
        messages.samples.putAll(SampleOnBehalf.all());
        return messages.samples;
    }

    private void fromBanks() {
        add("in-103-customer-payment.fin", CUSTOMER_PAYMENT);
        add(
                "in-103-natural-person.fin",
                SamplePayments.mt103()
                        .number(1_000_125)
                        .priority(-1)
                        .userReference("")
                        .uetr("")
                        .reference("ALFA260401-00003")
                        .amount("AZN", 4_250)
                        .senderToReceiver("")
                        .remittanceInformation("RENT FOR APRIL 2026")
                        .text()
                        .replace("\r\n/\r\n", "\r\n/5ABC123\r\n"));
        add("in-205-bank-payment.fin", BANK_PAYMENT);
        add(
                "in-205-lvpcss-limit.fin",
                SamplePayments.mt205()
                        .number(1_000_126)
                        .reference("ALFA260401-00004")
                        .amount("AZN", 20_000_000)
                        .senderToReceiver("/BCSL/" + Iban.of("NABZ", "01350200000000901944"))
                        .text());
        add("in-102-batch.fin", SamplePayments.mt102().text());
        ChangeBuilder cancellation = ChangeBuilder.cancellation().reference("ALFA260401-C0001");
        add("in-298-200-cancellation.fin", request(cancellation, 1_000_127));
        ChangeBuilder priority =
                ChangeBuilder.priority(35).reference("ALFA260401-C0002").valueDate(20_260_401);
        add("in-298-202-priority.fin", request(priority, 1_000_128));
    }

    private static String request(ChangeBuilder builder, long number) {
        byte[] message = builder.sender(ALFA_TERMINAL, number)
                .payment("ALFA260401-00001")
                .build();
        return new String(message, StandardCharsets.US_ASCII);
    }

    private void fromAzips() {
        PaymentInstruction customer = read(CUSTOMER_PAYMENT);
        add("out-103-forwarded.fin", writer.forward(header(BETA_TERMINAL, 17), customer, target, 0));
        Booking credit =
                new Booking(Text.of(OUR_REFERENCE), SamplePayments.mt103Reference(), Text.of(BETA.account()), MONEY);
        add(
                "out-910-customer.fin",
                writer.creditAdvice(header(BETA_TERMINAL, 18), credit, OrderingParty.of(customer), target, 0));
        PaymentInstruction bank = read(BANK_PAYMENT);
        OutputHeader repeated = new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of(BETA_TERMINAL))
                .numbers(19, 43)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES)
                .repeated(true);
        add("out-205-forwarded-again.fin", writer.forward(repeated, bank, target, 0));
        Booking fromBank = new Booking(
                Text.of("A000000000000043"),
                Text.of("ALFA260401-00002"),
                Text.of(BETA.account()),
                new Money(20_260_401, Text.of("AZN"), 5_000_000));
        add(
                "out-910-bank.fin",
                writer.creditAdvice(
                        header(BETA_TERMINAL, 20).numbers(20, 43).uetr(new Text()),
                        fromBank,
                        OrderingParty.of(bank),
                        target,
                        0));
        PaymentInstruction batch = read(SamplePayments.mt102().text());
        add("out-102-forwarded.fin", writer.forward(header(BETA_TERMINAL, 21).uetr(new Text()), batch, target, 0));
        Booking ofBatch = new Booking(
                Text.of("A000000000000048"),
                Text.of("ALFA260401-00005"),
                Text.of(BETA.account()),
                new Money(20_260_401, Text.of("AZN"), 150_010));
        add(
                "out-910-batch.fin",
                writer.creditAdvice(
                        header(BETA_TERMINAL, 22).numbers(22, 48).uetr(new Text()),
                        ofBatch,
                        OrderingParty.of(batch),
                        target,
                        0));
        notices();
    }

    private void notices() {
        add("out-298-012-executed.fin", writer.executed(header(ALFA_TERMINAL, 101), MEANT, MONEY, target, 0));
        add(
                "out-298-700-waits.fin",
                writer.waits(
                        header(ALFA_TERMINAL, 102),
                        MEANT,
                        MONEY,
                        50,
                        new NoticeReason(Text.of("AM04"), 303, Text.of(""), Text.of("funds do not suffice")),
                        target,
                        0));
        add("out-298-701-annulled.fin", writer.annulled(header(ALFA_TERMINAL, 103), MEANT, MONEY, NO_FUNDS, target, 0));
        add(
                "out-298-900-refused.fin",
                writer.refused(
                        header(ALFA_TERMINAL, 104).uetr(new Text()),
                        MEANT,
                        NoticeReason.of(FormatReason.AMOUNT_CHARACTER, "32A"),
                        target,
                        0));
        add(
                "out-298-900-unreadable.fin",
                writer.refused(
                        header(ALFA_TERMINAL, 105).uetr(new Text()),
                        new MessageMeant(Text.of(OUR_REFERENCE), new Text(), MessageMeant.UNKNOWN_TYPE, 20_260_401),
                        NoticeReason.of(FormatReason.BASIC_HEADER_INVALID, "1"),
                        target,
                        0));
        changesRefused();
        Booking debit =
                new Booking(Text.of(OUR_REFERENCE), SamplePayments.mt103Reference(), Text.of(ALFA.account()), MONEY);
        add("out-900-debit.fin", writer.debitAdvice(header(ALFA_TERMINAL, 106), debit, OrderingParty.OWNER, target, 0));
        ofCentralBank();
    }

    private void changesRefused() {
        MessageMeant request =
                new MessageMeant(Text.of("A000000000000046"), Text.of("ALFA260401-C0001"), 298, 20_260_401);
        NoticeReason settled =
                new NoticeReason(Text.of("NARR"), 251, Text.of(""), Text.of("The payment was executed and is final"));
        OutputHeader header = header(ALFA_TERMINAL, 109).numbers(109, 46).uetr(new Text());
        add("out-298-250-not-cancelled.fin", writer.notCancelled(header, request, settled, target, 0));
        MessageMeant other =
                new MessageMeant(Text.of("A000000000000047"), Text.of("ALFA260401-C0002"), 298, 20_260_401);
        header.numbers(110, 47);
        add("out-298-252-priority-not-changed.fin", writer.priorityNotChanged(header, other, settled, target, 0));
    }

    private void ofCentralBank() {
        OrderingParty centralBank = OrderingParty.institution("NABZAZ2CXXX");
        Booking issue = new Booking(
                Text.of("A000000000000044"),
                Text.of("ISSUE-17/2026"),
                Text.of(ALFA.account()),
                new Money(20_260_401, Text.of("AZN"), 100_000_000),
                Text.of("/ISSUE/BY THE CENTRAL BANK"));
        OutputHeader header = header(ALFA_TERMINAL, 107).numbers(107, 44).uetr(new Text());
        add("out-910-issue.fin", writer.creditAdvice(header, issue, centralBank, target, 0));
        Booking withdrawal = new Booking(
                Text.of("A000000000000045"),
                Text.of("WITHDR-3/2026"),
                Text.of(ALFA.account()),
                new Money(20_260_401, Text.of("AZN"), 25_000_050),
                Text.of("/WITHDRAW/BY THE CENTRAL BANK"));
        header.numbers(108, 45);
        add("out-900-withdrawal.fin", writer.debitAdvice(header, withdrawal, centralBank, target, 0));
    }

    private void refused() {
        add(
                "bad-104-second-text-block.fin",
                CUSTOMER_PAYMENT + CUSTOMER_PAYMENT.substring(CUSTOMER_PAYMENT.indexOf("{4:")));
        add("bad-112-training.fin", CUSTOMER_PAYMENT + "{5:{TNG:}}");
        add("bad-113-mt104.fin", CUSTOMER_PAYMENT.replace("{2:I103", "{2:I104"));
        add("bad-118-priority.fin", CUSTOMER_PAYMENT.replace("{113:0050}", "{113:50}"));
        add("bad-125-end-mark-in-a-field.fin", CUSTOMER_PAYMENT.replace("INVOICE 17", "INVOICE -} 17"));
        add("bad-134-second-amount.fin", CUSTOMER_PAYMENT.replace(":50K:", ":32A:260401AZN1,00\r\n:50K:"));
        add("bad-136-no-charges.fin", CUSTOMER_PAYMENT.replace(":71A:OUR\r\n", ""));
        add("bad-141-reference.fin", CUSTOMER_PAYMENT.replace(":20:ALFA260401-00001", ":20:ALFA//260401"));
        add("bad-147-date.fin", CUSTOMER_PAYMENT.replace(":32A:260401", ":32A:260229"));
        add("bad-150-amount-with-point.fin", CUSTOMER_PAYMENT.replace("AZN1500,00", "AZN1500.00"));
        add("bad-153-too-many-decimals.fin", CUSTOMER_PAYMENT.replace("AZN1500,00", "AZN1500,001"));
        add("bad-154-zero.fin", CUSTOMER_PAYMENT.replace("AZN1500,00", "AZN0,00"));
        String batch = SamplePayments.mt102().text();
        add("bad-183-two-beneficiaries.fin", batch.replaceFirst("(?s)(PAYROLL-2.*)BETAAZ22XXX", "$1GAMAAZ22XXX"));
        add("bad-184-two-currencies.fin", batch.replace(":32B:AZN500,00", ":32B:USD500,00"));
        add("bad-186-same-reference-twice.fin", batch.replace(":21:PAYROLL-2", ":21:PAYROLL-1"));
        add("bad-185-sum.fin", batch.replace(":19:1500,10", ":19:1500,00"));
        add(
                "bad-157-iban.fin",
                CUSTOMER_PAYMENT.replace(
                        SamplePayments.ALFA_CUSTOMER.customerAccount(), "AZ21ALFA38090000000000001944"));
    }

    private static OutputHeader header(String receiver, long number) {
        return new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of(receiver))
                .numbers(number, 42)
                .moment(MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES)
                .uetr(Text.of(SamplePayments.UETR));
    }

    private PaymentInstruction read(String text) {
        if (reader.read(text.getBytes(StandardCharsets.US_ASCII)) instanceof PaymentInstruction payment) {
            return payment;
        }
        throw new IllegalArgumentException(text);
    }

    private void add(String name, String text) {
        samples.put(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(String name, int written) {
        samples.put(name, Arrays.copyOf(target, written));
    }
}
