package az.ecbar.mt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.output.Booking;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OrderingParty;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.testkit.Rule;
import com.prowidesoftware.swift.io.ConversionService;
import com.prowidesoftware.swift.model.SwiftBlock4;
import com.prowidesoftware.swift.model.SwiftMessage;
import com.prowidesoftware.swift.model.Tag;
import com.prowidesoftware.swift.model.field.Field13D;
import com.prowidesoftware.swift.model.field.Field20;
import com.prowidesoftware.swift.model.field.Field23B;
import com.prowidesoftware.swift.model.field.Field32A;
import com.prowidesoftware.swift.model.field.Field50K;
import com.prowidesoftware.swift.model.field.Field59;
import com.prowidesoftware.swift.model.field.Field70;
import com.prowidesoftware.swift.model.field.Field71A;
import com.prowidesoftware.swift.model.mt.mt1xx.MT102;
import com.prowidesoftware.swift.model.mt.mt1xx.MT103;
import com.prowidesoftware.swift.model.mt.mt2xx.MT205;
import com.prowidesoftware.swift.model.mt.mt2xx.MT298;
import com.prowidesoftware.swift.model.mt.mt9xx.MT900;
import com.prowidesoftware.swift.model.mt.mt9xx.MT910;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Prowide Core as a second opinion: what we write it reads as we meant it, what it writes we read as it means it. */
class ProwideOracleTest {
    private static final int CASES = 2_000;
    private static final long SEED = 103_205;

    private final MtReader reader = SamplePayments.reader();
    private final MtWriter writer = new MtWriter();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    @Test
    @Rule({"4.7.2", "4.8.3"})
    void bothReadPaymentsTheSame() throws IOException {
        RandomPayments payments = new RandomPayments(SEED);
        for (int i = 0; i < CASES; i++) {
            String text = payments.next().text();
            agree(SwiftMessage.parse(text), read(text), text);
        }
    }

    @Test
    void whatProwideWritesWeReadTheSame() throws IOException {
        ConversionService prowide = new ConversionService();
        RandomPayments payments = new RandomPayments(SEED + 1);
        for (int i = 0; i < CASES; i++) {
            SwiftMessage message = SwiftMessage.parse(payments.next().text());
            String text = prowide.getFIN(message);
            agree(message, read(text), text);
        }
    }

    @Test
    void aMessageBuiltByProwideIsRead() {
        MT103 built = new MT103("ALFAAZ22AXXX", "NABZAZ2CXRTS");
        built.append(
                new Field20("PROWIDE1"),
                new Field23B("CRED"),
                new Field32A().setDate("260401").setCurrency("AZN").setAmount(new BigDecimal("1234.5")),
                new Field50K(party(SamplePayments.mt103(), ":50K:")),
                new Field59(party(SamplePayments.mt103(), ":59:")),
                new Field70("INVOICE 1"),
                new Field71A("OUR"));
        PaymentInstruction payment = read(built.message());

        assertEquals("PROWIDE1", payment.reference().toString());
        assertEquals(123_450, payment.amountMinor());
        assertEquals("ALFAAZ22XXX", payment.issuer().bic().toString());
    }

    @Test
    void aForwardedPaymentIsReadAsSent() throws IOException {
        RandomPayments payments = new RandomPayments(SEED + 2);
        for (int i = 0; i < CASES; i++) {
            String sent = payments.next().text();
            PaymentInstruction payment = read(sent);
            String forwarded = written(writer.forward(header().repeated(i % 3 == 0), payment, target, 0));
            SwiftMessage prowide = SwiftMessage.parse(forwarded);

            assertEquals("NABZAZ2CXRTS", prowide.getSender());
            assertEquals("BETAAZ22XXXX", prowide.getReceiver());
            assertEquals(block4(SwiftMessage.parse(sent)), block4(prowide), forwarded);
            assertEquals(header(SwiftMessage.parse(sent), "113"), header(prowide, "113"));
            assertEquals(header(SwiftMessage.parse(sent), "108"), header(prowide, "108"));
            assertEquals(header(SwiftMessage.parse(sent), "119"), header(prowide, "119"));
            assertEquals(header(SwiftMessage.parse(sent), "121"), header(prowide, "121"));
        }
    }

    @Test
    void advicesAreReadAsWritten() {
        PaymentInstruction customer = read(SamplePayments.mt103().text());
        MT900 debit = MT900.parse(written(writer.debitAdvice(header(), booking(), OrderingParty.OWNER, target, 0)));
        assertEquals("A000000000000042", debit.getField20().getReference());
        assertEquals("ALFA1", debit.getField21().getReference());
        assertEquals(SamplePayments.ALFA.account(), debit.getField25().getAccount());
        moment(debit.getField13D());
        money(debit.getField32A());

        MT910 credit =
                MT910.parse(written(writer.creditAdvice(header(), booking(), OrderingParty.of(customer), target, 0)));
        assertEquals("A000000000000042", credit.getField20().getReference());
        assertEquals(
                customer.issuer().customerAccount().toString(),
                credit.getField50K().getAccount());
        assertEquals(null, credit.getField52D());
        money(credit.getField32A());

        PaymentInstruction bank = read(SamplePayments.mt205().text());
        MT910 ofBank =
                MT910.parse(written(writer.creditAdvice(header(), booking(), OrderingParty.of(bank), target, 0)));
        assertEquals(null, ofBank.getField50K());
        assertEquals("505901", ofBank.getField52D().getAccount());
    }

    @Test
    void noticesAreReadAsWritten() {
        MessageMeant meant = new MessageMeant(Text.of("A000000000000042"), Text.of("ALFA1"), 103, 20_260_401);
        Money money = new Money(20_260_401, Text.of("AZN"), 150_000);
        NoticeReason reason = new NoticeReason(Text.of("AM04"), 220, Text.of("32A"), Text.of("no funds"));
        String written = written(writer.waits(header(), meant, money, 45, reason, target, 0));
        MT298 notice = MT298.parse(written);

        assertEquals("A000000000000042", notice.getField20().getReference());
        assertEquals("700", notice.getField12().getValue());
        SwiftBlock4 fields = present(notice.getSwiftMessage().getBlock4());
        assertEquals("ALFA1", fields.getTagValue("21"));
        assertEquals("103\r\n260401", fields.getTagValue("11S"));
        assertEquals("0045", fields.getTagValue("11P"));
        assertEquals("/AM04/220/32A\r\nno funds", fields.getTagValue("79"));
        money(new Field32A(fields.getTagValue("32A")));
    }

    @Test
    void theBuilderWritesWhatProwideCallsAnMt205() {
        MT205 payment = MT205.parse(SamplePayments.mt205().text());

        assertEquals("ALFA260401-00002", payment.getField20().getReference());
        assertEquals("NONE", payment.getField21().getReference());
        assertEquals("505901", payment.getField52D().getAccount());
        assertEquals("505902", payment.getField58D().getAccount());
    }

    @Test
    @Rule("4.7.1")
    void aBatchIsWhatProwideReads() {
        MT102 batch = MT102.parse(SamplePayments.mt102().text());
        PaymentInstruction ours = read(SamplePayments.mt102().text());

        assertEquals(batch.getField20().getReference(), ours.reference().toString());
        assertEquals("CREDIT", batch.getField23().getValue());
        assertEquals(2, batch.getField32B().size());
        BigDecimal sum = batch.getField32B().stream()
                .map(item -> item.getAmountAsBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.compareTo(batch.getField19().getAmountAsBigDecimal()));
        assertEquals(0, sum.compareTo(batch.getField32A().getAmountAsBigDecimal()));
        assertEquals(0, sum.movePointRight(2).compareTo(BigDecimal.valueOf(ours.amountMinor())));
        assertEquals(
                SamplePayments.BETA_CUSTOMER.customerAccount(),
                batch.getField59().getFirst().getAccount());
    }

    private static void agree(SwiftMessage prowide, PaymentInstruction payment, String text) {
        assertEquals(prowide.getType(), String.valueOf(payment.messageType()));
        assertEquals(prowide.getSender(), payment.senderTerminal().toString());
        assertEquals(prowide.getReceiver(), payment.receiverTerminal().toString());
        assertEquals(header(prowide, "113"), payment.priority() < 0 ? "" : String.format("%04d", payment.priority()));
        assertEquals(header(prowide, "108"), payment.userReference().toString(), text);
        assertEquals(header(prowide, "119"), payment.validationFlag().toString());
        assertEquals(header(prowide, "121"), payment.uetr().toString());
        assertEquals(prowide.getPDE() != null, payment.isPossibleDuplicate());
        boolean isCustomer = payment.messageType() == 103;
        assertEquals(field(prowide, "20"), payment.reference().toString());
        assertEquals(field(prowide, "21"), payment.relatedReference().toString());
        assertEquals(
                field(prowide, isCustomer ? "50K" : "52D"),
                payment.issuer().raw().toString(),
                text);
        assertEquals(
                field(prowide, isCustomer ? "59" : "58D"),
                payment.beneficiary().raw().toString(),
                text);
        assertEquals(field(prowide, "70"), payment.remittanceInformation().toString(), text);
        assertEquals(field(prowide, "72"), payment.senderToReceiver().toString(), text);
        Field32A value = new Field32A(field(prowide, "32A"));
        Calendar date = present(value.getDateAsCalendar());
        int yyyymmdd = date.get(Calendar.YEAR) * 10_000
                + (date.get(Calendar.MONTH) + 1) * 100
                + date.get(Calendar.DAY_OF_MONTH);
        assertEquals(yyyymmdd, payment.valueDate());
        assertEquals(value.getCurrency(), payment.currency().toString());
        BigDecimal amount = BigDecimal.valueOf(payment.amountMinor(), payment.currencyDigits());
        assertEquals(0, value.getAmountAsBigDecimal().compareTo(amount), text);
        if (isCustomer) {
            Field50K issuer = new Field50K(field(prowide, "50K"));
            assertEquals(issuer.getAccount(), payment.issuer().customerAccount().toString());
            assertEquals(
                    issuer.getNameAndAddressLine1(), payment.issuer().name().toString(), text);
        }
    }

    private static void moment(Field13D moment) {
        assertEquals("260401", moment.getComponent1());
        assertEquals("1030", moment.getComponent2());
        assertEquals("+", moment.getComponent3());
        assertEquals("0400", moment.getComponent4());
    }

    private static void money(Field32A value) {
        assertEquals("260401", value.getDate());
        assertEquals("AZN", value.getCurrency());
        assertEquals(0, new BigDecimal("1500.00").compareTo(value.getAmountAsBigDecimal()));
    }

    private static Booking booking() {
        return new Booking(
                Text.of("A000000000000042"),
                Text.of("ALFA1"),
                Text.of(SamplePayments.ALFA.account()),
                new Money(20_260_401, Text.of("AZN"), 150_000));
    }

    private static OutputHeader header() {
        return new OutputHeader()
                .system(Text.of(SamplePayments.AZIPS))
                .receiver(Text.of("BETAAZ22XXXX"))
                .numbers(7, 42)
                .moment(1_775_025_000_000_000_000L, OutputHeader.BAKU_OFFSET_MINUTES);
    }

    private static String party(PaymentBuilder builder, String tag) {
        String text = builder.text();
        int from = text.indexOf(tag) + tag.length();
        return text.substring(from, text.indexOf("\r\n:", from));
    }

    private PaymentInstruction read(String text) {
        MtResult result = reader.read(text.getBytes(StandardCharsets.US_ASCII));
        return assertInstanceOf(PaymentInstruction.class, result, () -> result + "\n" + text);
    }

    private String written(int length) {
        return new String(target, 0, length, StandardCharsets.US_ASCII);
    }

    private static String header(SwiftMessage message, String tag) {
        return message.getBlock3() == null ? "" : orEmpty(message.getBlock3().getTagValue(tag));
    }

    private static String field(SwiftMessage message, String tag) {
        return orEmpty(present(message.getBlock4()).getTagValue(tag));
    }

    private static String block4(SwiftMessage message) {
        StringBuilder fields = new StringBuilder();
        for (Tag tag : present(message.getBlock4()).getTags()) {
            fields.append(tag.getName()).append('=').append(tag.getValue()).append('\n');
        }
        return fields.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T present(@Nullable T value) {
        assertNotNull(value);
        return value;
    }
}
