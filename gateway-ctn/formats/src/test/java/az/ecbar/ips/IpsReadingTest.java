package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import org.junit.jupiter.api.Test;

/** What each kind of message says, as its sample has it. */
class IpsReadingTest {
    private final IpsReader reader = new IpsReader();

    @Test
    @Rule("5-1.8.1")
    void aPaymentOrder() {
        PaymentOrder it = Readings.read(reader, SampleSource.of(IpsKind.PAYMENT), PaymentOrder.class);

        assertEquals("ALFA260401000001", it.messageId().toString());
        assertEquals(SampleSource.ALFA, it.sender().toString());
        assertEquals("ALFA-T-0001", it.transactionId().toString());
        assertEquals("HESAB-17", it.endToEndId().toString());
        assertEquals(SampleSource.UETR, it.uetr().toString());
        assertEquals(15_000, it.amountMinor());
        assertEquals(20_260_401, it.valueDate());
        assertEquals(SampleSource.ALFA, it.debtorBic().toString());
        assertEquals(SampleSource.BETA, it.creditorBic().toString());
        assertEquals(SampleSource.ALFA_CLEARING, it.debtorAccount().toString());
        assertEquals(SampleSource.BETA_CLEARING, it.creditorAccount().toString());
        assertEquals("", it.debtorCorrespondent().toString());
        assertEquals(
                SampleSource.GAMMA_CORRESPONDENT, it.creditorCorrespondent().toString());
        assertEquals(SampleSource.GAMMA, it.creditorSettlementBic().toString());
        assertFalse(it.isOnRequest());
        assertFalse(it.isPossibleDuplicate());
    }

    @Test
    void aPaymentOnRequestNamesTheRequest() {
        String payment = SampleSource.of(IpsKind.PAYMENT)
                .replace("</PmtId>", "</PmtId><PmtTpInf><LclInstrm><Prtry>CPRQ</Prtry></LclInstrm></PmtTpInf>")
                .replace("<Dbtr>", "<InitgPty><Id><OrgId><AnyBIC>BETAAZ22</AnyBIC></OrgId></Id></InitgPty><Dbtr>");
        PaymentOrder it = Readings.read(reader, payment, PaymentOrder.class);

        assertTrue(it.isOnRequest());
        assertEquals(SampleSource.BETA, it.requestSender().toString());
        assertEquals("HESAB-17", it.requestId().toString());
    }

    @Test
    @Rule("5-1.8.3")
    void aRefundHasTheRolesReversed() {
        PaymentRefund it = Readings.read(reader, SampleSource.of(IpsKind.REFUND), PaymentRefund.class);

        assertEquals("BETA-R-0001", it.transactionId().toString());
        assertEquals(SampleSource.BETA, it.debtorBic().toString());
        assertEquals(SampleSource.BETA_CLEARING, it.debtorAccount().toString());
        assertEquals(SampleSource.ALFA, it.creditorBic().toString());
        assertEquals(SampleSource.ALFA_CLEARING, it.creditorAccount().toString());
        assertEquals(SampleSource.ALFA, it.originalSender().toString());
        assertEquals("ALFA-T-0001", it.originalTransactionId().toString());
        assertEquals(15_000, it.originalAmountMinor());
        assertEquals(15_000, it.amountMinor());
        assertEquals("CUST", it.reason().toString());
        assertTrue(it.requestId().isEmpty() && it.requestSender().isEmpty());
    }

    @Test
    void aRefundOnRequestNamesTheRequest() {
        String refund = SampleSource.of(IpsKind.REFUND)
                .replace(
                        "<RtrRsnInf>", "<RtrRsnInf><Orgtr><Id><OrgId><AnyBIC>ALFAAZ22XXX</AnyBIC></OrgId></Id></Orgtr>")
                .replace("</RtrRsnInf>", "<AddtlInf>/CASE/ALFA-C-0001</AddtlInf></RtrRsnInf>");
        PaymentRefund it = Readings.read(reader, refund, PaymentRefund.class);

        assertEquals(SampleSource.ALFA, it.requestSender().toString());
        assertEquals("ALFA-C-0001", it.requestId().toString());
    }

    @Test
    @Rule("5-1.8.2")
    void aPaymentRequest() {
        PaymentRequest it = Readings.read(reader, SampleSource.of(IpsKind.REQUEST), PaymentRequest.class);

        assertEquals(SampleSource.BETA, it.sender().toString());
        assertEquals("HESAB-17", it.transactionId().toString());
        assertEquals(SampleSource.ALFA, it.debtorBic().toString());
        assertEquals(SampleSource.BETA, it.creditorBic().toString());
        assertEquals(15_000, it.amountMinor());
        assertEquals(20_260_401, it.valueDate());
    }

    @Test
    @Rule("5-1.8.4")
    void aRefundRequest() {
        RefundRequest it = Readings.read(reader, SampleSource.of(IpsKind.REFUND_REQUEST), RefundRequest.class);

        assertEquals("ALFA-C-0001", it.requestId().toString());
        assertEquals(SampleSource.ALFA, it.originalSender().toString());
        assertEquals(SampleSource.BETA, it.askedBic().toString());
        assertEquals("ALFA-T-0001", it.originalTransactionId().toString());
        assertEquals(15_000, it.originalAmountMinor());
        assertEquals("DUPL", it.reason().toString());
    }

    @Test
    void aParticipantConfirmsOrRefusesInEitherCode() {
        String confirmed = SampleSource.of(IpsKind.STATUS);
        assertTrue(Readings.read(reader, confirmed, PaymentAnswer.class).isConfirmed());
        assertTrue(Readings.read(reader, confirmed.replace("ACCP", "AUTH"), PaymentAnswer.class)
                .isConfirmed());
        String why = "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf><InstgAgt>";
        for (String code : new String[] {"RJCT", "NAUT"}) {
            String refused = confirmed.replace("ACCP", code).replace("<InstgAgt>", why);
            PaymentAnswer it = Readings.read(reader, refused, PaymentAnswer.class);
            assertFalse(it.isConfirmed());
            assertEquals("AC04", it.reason().toString());
            assertEquals(IpsKind.PAYMENT, it.answered());
            assertEquals(SampleSource.ALFA, it.originalSender().toString());
            assertEquals("ALFA-T-0001", it.originalTransactionId().toString());
        }
    }

    @Test
    void requestsAreRefusedWithTheReason() {
        PaymentAnswer it = Readings.read(reader, SampleSource.of(IpsKind.REQUEST_STATUS), PaymentAnswer.class);
        assertEquals(
                "REQUEST false BETAAZ22XXX HESAB-17 AC04",
                it.answered() + " " + it.isConfirmed() + " " + it.originalSender() + " " + it.originalTransactionId()
                        + " " + it.reason());
        PaymentAnswer other = Readings.read(reader, SampleSource.of(IpsKind.RESOLUTION), PaymentAnswer.class);
        assertEquals(
                "REFUND_REQUEST false ALFAAZ22XXX ALFA-C-0001 AC04",
                other.answered() + " " + other.isConfirmed() + " " + other.originalSender() + " "
                        + other.originalTransactionId() + " " + other.reason());
    }

    @Test
    void statusQueries() {
        StatusQuery ofPayment = Readings.read(reader, SampleSource.of(IpsKind.STATUS_QUERY), StatusQuery.class);
        assertEquals(IpsKind.PAYMENT, ofPayment.asked());
        assertEquals("ALFA-T-0001", ofPayment.originalTransactionId().toString());
        StatusQuery ofRequest = Readings.read(reader, SampleSource.of(IpsKind.REQUEST_STATUS_QUERY), StatusQuery.class);
        assertEquals(IpsKind.REQUEST, ofRequest.asked());
        assertEquals(SampleSource.BETA, ofRequest.originalSender().toString());
        assertEquals("HESAB-17", ofRequest.originalTransactionId().toString());
    }

    @Test
    void limits() {
        LimitQuery query = Readings.read(reader, SampleSource.of(IpsKind.LIMIT_QUERY), LimitQuery.class);
        assertTrue(query.isSettlement());
        assertEquals(SampleSource.ALFA_CLEARING, query.account().toString());
        assertEquals(SampleSource.ALFA, query.owner().toString());
        LimitChange change = Readings.read(
                reader, SampleSource.of(IpsKind.LIMIT_CHANGE).replace("SETTLEMENT", "CLEARING"), LimitChange.class);
        assertFalse(change.isSettlement());
        assertEquals(100_000_000, change.limitMinor());
        assertEquals(SampleSource.ALFA_CLEARING, change.account().toString());
        assertEquals(SampleSource.ALFA, change.owner().toString());
    }

    @Test
    void otherQueriesAndTexts() {
        Readings.read(reader, SampleSource.of(IpsKind.DAY_QUERY), DayQuery.class);
        CopyQuery copy = Readings.read(reader, SampleSource.of(IpsKind.COPY_QUERY), CopyQuery.class);
        assertEquals("ALFA260401000001", copy.originalMessageId().toString());
        assertEquals(SampleSource.ALFA, copy.originalSender().toString());
        StatementQuery statement =
                Readings.read(reader, SampleSource.of(IpsKind.STATEMENT_QUERY), StatementQuery.class);
        assertEquals(20_260_331, statement.date());
        assertEquals(SampleSource.ALFA_CLEARING, statement.account().toString());
        String sample = SampleSource.of(IpsKind.TEXT);
        assertEquals(
                SampleSource.BETA,
                Readings.read(reader, sample, TextMessage.class).receiver().toString());
        String toAll = sample.replace("<BICFI>BETAAZ22XXX</BICFI></Rcvr>", "<All>true</All></Rcvr>");
        assertTrue(Readings.read(reader, toAll, TextMessage.class).receiver().isEmpty());
    }

    /** Letters of the alphabet are carried as they are; a BIC without branch is one of the head office. */
    @Test
    @Rule("5-1.9.4")
    void textsAreInAllLettersAndNothingIsCut() {
        String name = "Ə".repeat(138) + "😀";
        String payment = SampleSource.of(IpsKind.PAYMENT)
                .replace("Əli Vəliyev", name)
                .replace("<BICFI>BETAAZ22XXX</BICFI>", "<BICFI>BETAAZ22</BICFI>")
                .replace("ALFA-T-0001", "&#65;LFA-T-0001");
        PaymentOrder it = Readings.read(reader, payment, PaymentOrder.class);
        assertTrue(Readings.said(it.values()).contains("/Dbtr/Nm=" + name + '\n'));
        assertEquals(SampleSource.BETA, it.creditorBic().toString());
        assertEquals("ALFA-T-0001", it.transactionId().toString());
    }
}
