package az.ecbar.mt;

import static az.ecbar.mt.SamplePayments.ALFA;
import static az.ecbar.mt.SamplePayments.ALFA_CUSTOMER;
import static az.ecbar.mt.SamplePayments.BETA;
import static az.ecbar.mt.SamplePayments.BETA_CUSTOMER;
import static az.ecbar.mt.SamplePayments.UETR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.bank.BatchBuilder;
import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentReadingTest {
    private final MtReader reader = SamplePayments.reader();

    @Test
    @Rule("4.8.3")
    void aCustomerPaymentIsReadFieldByField() {
        PaymentInstruction payment = read(SamplePayments.mt103());

        assertEquals(103, payment.messageType());
        assertFalse(payment.isOutput());
        assertFalse(payment.isPossibleDuplicate());
        assertText("ALFAAZ22AXXX", payment.senderTerminal());
        assertText("NABZAZ2CXRTS", payment.receiverTerminal());
        assertEquals(50, payment.priority());
        assertText("MUR0001", payment.userReference());
        assertText(UETR, payment.uetr());
        assertText("", payment.validationFlag());
        assertText("ALFA260401-00001", payment.reference());
        assertText("", payment.relatedReference());
        assertEquals(20_260_401, payment.valueDate());
        assertText("AZN", payment.currency());
        assertEquals(2, payment.currencyDigits());
        assertEquals(150_000, payment.amountMinor());
        assertText(ALFA_CUSTOMER.customerAccount(), payment.issuer().customerAccount());
        assertText(ALFA_CUSTOMER.customerTin(), payment.issuer().customerTin());
        assertText("XEZER TICARET MMC", payment.issuer().name());
        assertText("505901", payment.issuer().bankCode());
        assertText(ALFA.tin(), payment.issuer().tin());
        assertText("ALFAAZ22XXX", payment.issuer().bic());
        assertText(ALFA.account(), payment.issuer().account());
        assertText(BETA_CUSTOMER.customerAccount(), payment.beneficiary().customerAccount());
        assertText("", payment.beneficiary().customerTin());
        assertText("BETAAZ22XXX", payment.beneficiary().bic());
        assertText("INVOICE 17 OF 30.03.2026\r\nCONTRACT 4/2026", payment.remittanceInformation());
        assertText("PAYMENT FOR GOODS", payment.beneficiaryText());
        assertEquals(LimitTarget.NONE, payment.limitTarget());
    }

    @Test
    @Rule({"4.7.2", "4.8.3"})
    void aBankPaymentIsReadFieldByField() {
        PaymentInstruction payment = read(SamplePayments.mt205());

        assertEquals(205, payment.messageType());
        assertEquals(PaymentInstruction.NO_PRIORITY, payment.priority());
        assertText("NONE", payment.relatedReference());
        assertEquals(5_000_000, payment.amountMinor());
        assertText("ALFA BANK QSC", payment.issuer().name());
        assertText("", payment.issuer().customerAccount());
        assertText("505901", payment.issuer().bankCode());
        assertText(ALFA.tin(), payment.issuer().tin());
        assertText("ALFAAZ22XXX", payment.issuer().bic());
        assertText(ALFA.account(), payment.issuer().account());
        assertText(BETA.account(), payment.beneficiary().account());
        assertText("INTERBANK LOAN 12", payment.beneficiaryText());
        assertText("", payment.remittanceInformation());
    }

    @Test
    void aLaterMessageLeavesNothingOfAnEarlierOne() {
        read(SamplePayments.mt103());
        PaymentInstruction payment = read(SamplePayments.mt205().senderToReceiver(""));

        assertText("", payment.uetr());
        assertText("", payment.userReference());
        assertText("", payment.remittanceInformation());
        assertText("", payment.senderToReceiver());
        assertText("", payment.beneficiaryText());
        assertText("", payment.issuer().customerAccount());
        assertText("", payment.issuer().customerTin());
    }

    @Test
    void blockFourIsExposedAsItStands() {
        String text = SamplePayments.mt103().text();
        PaymentInstruction payment = read(SamplePayments.mt103());

        assertText(text.substring(text.indexOf("{4:")), payment.textBlock());
        assertText(text, payment.whole());
    }

    @Test
    void aMessageMayLieInTheMiddleOfAnArray() {
        byte[] message = SamplePayments.mt103().build();
        byte[] array = new byte[message.length + 20];
        System.arraycopy(message, 0, array, 7, message.length);
        PaymentInstruction payment = assertInstanceOf(PaymentInstruction.class, reader.read(array, 7, message.length));

        assertText("ALFA260401-00001", payment.reference());
        MtError error = assertInstanceOf(MtError.class, reader.read(array, 7, message.length + 1));
        assertEquals(message.length, error.offset());
    }

    @Test
    void theSendersBicLeavesOutTheTerminal() {
        byte[] bic = new byte[11];
        read(SamplePayments.mt103().sender("ALFAAZ22BGAN")).copySenderBic(bic, 0);

        assertArrayEquals("ALFAAZ22GAN".getBytes(StandardCharsets.US_ASCII), bic);
    }

    @Test
    void aPossibleDuplicateIsMarked() {
        assertTrue(read(SamplePayments.mt103().possibleDuplicate(true)).isPossibleDuplicate());
        String emission = "{5:{PDE:0920260401ALFAAZ22AXXX0001000123}{CHK:0123456789AB}}";
        assertTrue(read(SamplePayments.mt103().text() + emission).isPossibleDuplicate());
    }

    @Test
    void anAliasOfTheSystemIsAReceiverToo() {
        assertText(
                "NABZAZ2XXRTS",
                read(SamplePayments.mt103().receiver(SamplePayments.AZIPS_ALIAS))
                        .receiverTerminal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AZN | 0,01            | 1
        AZN | 1,              | 100
        AZN | 1,5             | 150
        AZN | 1,50            | 150
        AZN | 007,            | 700
        AZN | 999999999999,99 | 99999999999999
        AZN | 99999999999999, | 9999999999999900
        JPY | 123456,         | 123456
        KWD | 1,234           | 1234
        KWD | 1,              | 1000
        KWD | 99999999999999, | 99999999999999000
        """)
    void amountsAreExact(String currency, String amount, long minor) {
        assertEquals(
                minor, read(SamplePayments.mt103().amount(currency, amount)).amountMinor());
    }

    @Test
    void aCustomerMayHaveATinAPersonalCodeBothOrNeither() {
        String lines = "\r\n" + ALFA_CUSTOMER.customerTin() + "/\r\n";
        for (String line : new String[] {"/", "/5ABC123", ALFA_CUSTOMER.customerTin() + "/5ABC123"}) {
            PaymentInstruction payment = read(SamplePayments.mt103().text().replace(lines, "\r\n" + line + "\r\n"));
            String[] parts = line.split("/", -1);
            assertText(parts[0], payment.issuer().customerTin());
            assertText(parts[1], payment.issuer().customerPersonalCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"BCSL, LVPCSS", "IPSL, IPS"})
    void aLimitIsRecognised(String code, LimitTarget target) {
        PaymentInstruction payment = read(SamplePayments.mt205().senderToReceiver("/" + code + "/" + ALFA.account()));

        assertEquals(target, payment.limitTarget());
        assertText(ALFA.account(), payment.limitAccount());
    }

    @Test
    void aLimitCodeInALaterLineIsAnOrdinaryInstruction() {
        PaymentInstruction payment =
                read(SamplePayments.mt205().senderToReceiver("/BNF/LOAN\r\n//AND MORE\r\n/BCSL/X"));

        assertEquals(LimitTarget.NONE, payment.limitTarget());
        assertText("LOAN", payment.beneficiaryText());
    }

    @ParameterizedTest
    @CsvSource({"N", "U1", "U3003", "N2020"})
    void theApplicationHeaderMayAskForDeliveryMonitoring(String priority) {
        read(SamplePayments.mt103().text().replace("RTSN}", "RTS" + priority + "}"));
    }

    @Test
    void aServiceMessageIsReadInBothForms() {
        String head = "{1:F01ALFAAZ22AXXX0001000125}{2:I298NABZAZ2CXRTSN}{4:\r\n:20:Q1\r\n:12:999\r\n:77E:";
        for (String content : new String[] {"\r\n:21:ALFA1\r\n:11S:103\r\n260401", ":21:ALFA1\r\n:11S:103\r\n260401"}) {
            byte[] message = (head + content + "\r\n-}").getBytes(StandardCharsets.US_ASCII);
            FieldMessage fields = assertInstanceOf(FieldMessage.class, reader.read(message));

            assertEquals(298, fields.messageType());
            assertEquals(999, fields.smt());
            assertText("Q1", fields.reference());
            assertEquals(2, fields.fieldCount());
            assertEquals("21", fields.tag(0));
            assertText("ALFA1", fields.value(0));
            assertEquals("103\r\n260401", String.valueOf(fields.find("11S")));
        }
    }

    @Test
    @Rule({"4.7.1", "4.8.3"})
    void aBatchIsOnePaymentOfItsSum() {
        PaymentInstruction batch = read(SamplePayments.mt102().text());
        assertEquals(102, batch.messageType());
        assertText("ALFA260401-00005", batch.reference());
        assertEquals(150_010, batch.amountMinor());
        assertEquals(20_260_401, batch.valueDate());
        assertText("AZN", batch.currency());
        assertText("ALFAAZ22XXX", batch.issuer().bic());
        assertText("BETAAZ22XXX", batch.beneficiary().bic());
        assertText(SamplePayments.BETA.account(), batch.beneficiary().account());
    }

    @Test
    @Rule("4.7.1")
    void aBatchOfOneAndOneThatFillsTheMessageAreRead() {
        BatchBuilder one = new BatchBuilder().sender("ALFAAZ22AXXX", 1).reference("B1");
        one.item("I1", "AZN7,", SamplePayments.ALFA_CUSTOMER, SamplePayments.BETA_CUSTOMER, "X");
        assertEquals(700, read(one.total(20_260_401, "AZN7,").text()).amountMinor());
        BatchBuilder full = new BatchBuilder().sender("ALFAAZ22AXXX", 1).reference("B2");
        for (int i = 0; i < 30; i++) {
            full.item("I" + i, "AZN0,01", SamplePayments.ALFA_CUSTOMER, SamplePayments.BETA_CUSTOMER, "X");
        }
        assertEquals(30, read(full.total(20_260_401, "AZN0,30").text()).amountMinor());
    }

    @Test
    @Rule({"4.14", "4.16"})
    void aRequestNamesThePaymentAndWhatIsWanted() {
        ChangeRequest priority = request(
                ChangeBuilder.priority(31).reference("Q1").payment("ALFA1").valueDate(20_260_402));
        assertEquals(ChangeRequest.PRIORITY, priority.smt());
        assertText("Q1", priority.reference());
        assertText("ALFA1", priority.paymentReference());
        assertEquals(20_260_402, priority.valueDate());
        assertEquals(31, priority.priority());
        ChangeRequest cancellation =
                request(ChangeBuilder.cancellation().reference("Q2").payment("ALFA2"));
        assertEquals(ChangeRequest.CANCELLATION, cancellation.smt());
        assertText("ALFA2", cancellation.paymentReference());
        assertEquals(0, cancellation.valueDate(), "nothing is left of the request before");
        assertEquals(ChangeRequest.NO_PRIORITY, cancellation.priority());
    }

    private ChangeRequest request(ChangeBuilder builder) {
        MtResult result = reader.read(builder.sender("ALFAAZ22AXXX", 1).build());
        return assertInstanceOf(ChangeRequest.class, result, result::toString);
    }

    private PaymentInstruction read(PaymentBuilder builder) {
        return read(builder.text());
    }

    private PaymentInstruction read(String text) {
        MtResult result = reader.read(text.getBytes(StandardCharsets.ISO_8859_1));
        return assertInstanceOf(PaymentInstruction.class, result, result::toString);
    }

    private static void assertText(String expected, Text actual) {
        assertEquals(expected, actual.toString());
    }
}
