package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentAcceptedDecoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is verified when a payment instruction is accepted for execution (4.8), one thing wrong at a time. */
final class PaymentChecksTest {
    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();

    static Stream<Arguments> wrongThings() {
        return Stream.of(
                wrong(RejectReason.SENDER_NOT_OF_SESSION, p -> p.sender = Scenario.bic("BETA")),
                wrong(RejectReason.VALUE_DATE_PAST, p -> p.valueDate = 20260424),
                wrong(RejectReason.VALUE_DATE_PAST, p -> p.valueDate = 20260431),
                wrong(RejectReason.VALUE_DATE_TOO_FAR, p -> p.valueDate = 20260508),
                wrong(RejectReason.VALUE_DATE_NOT_BUSINESS_DAY, p -> p.valueDate = 20260502),
                wrong(RejectReason.MESSAGE_TYPE_NOT_SUPPORTED, p -> p.type = PaymentType.NULL_VAL),
                wrong(RejectReason.LIMIT_NOT_SUPPORTED, p -> p.limitTarget = LimitTarget.LVPCSS),
                wrong(RejectReason.LIMIT_NOT_SUPPORTED, p -> p.limitTarget = LimitTarget.IPS),
                wrong(RejectReason.PRIORITY_NOT_ALLOWED, p -> p.priority = 29),
                wrong(RejectReason.PRIORITY_NOT_ALLOWED, p -> p.priority = 100),
                wrong(RejectReason.AMOUNT_ZERO, p -> p.amount = 0),
                wrong(RejectReason.AMOUNT_ZERO, p -> p.amount = -1),
                wrong(RejectReason.AMOUNT_TOO_LARGE, p -> p.amount = 100_000_000_000_000L),
                wrong(RejectReason.ISSUER_BIC_UNKNOWN, p -> p.debtor = "XXXXAZ22XXX"),
                wrong(RejectReason.ISSUER_NOT_SENDER, p -> p.debtor = Scenario.bic("GAMA")),
                wrong(RejectReason.BENEFICIARY_BIC_UNKNOWN, p -> p.creditor = "XXXXAZ22XXX"),
                wrong(RejectReason.ISSUER_TIN_UNKNOWN, p -> p.debtorTin = 1),
                wrong(RejectReason.ISSUER_TIN_UNKNOWN, p -> p.debtorTin = 0),
                wrong(RejectReason.BENEFICIARY_TIN_UNKNOWN, p -> p.creditorTin = 1),
                wrong(RejectReason.ISSUER_CURRENCY_WRONG, p -> p.currency = "USD"),
                wrong(RejectReason.ISSUER_ACCOUNT_UNKNOWN, p -> p.debtorAccount = "NOBODY"),
                wrong(RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN, p -> p.creditorAccount = "NOBODY"),
                wrong(RejectReason.ISSUER_ACCOUNT_OF_OTHER, p -> p.debtorAccount = Scenario.account("GAMA")),
                wrong(RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER, p -> p.creditorAccount = Scenario.account("GAMA")),
                wrong(RejectReason.ISSUER_TIN_OF_OTHER, p -> p.debtorTin = Scenario.tin("GAMA")),
                wrong(RejectReason.BENEFICIARY_TIN_OF_OTHER, p -> p.creditorTin = Scenario.tin("GAMA")));
    }

    private static Arguments wrong(RejectReason reason, Consumer<TestPayment> change) {
        return Arguments.of(reason, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongThings")
    @Rule({"4.8.3", "4.8.4", "4.8.4-1", "4.8.5", "4.8.6", "4.9"})
    void oneWrongThingIsRefusedWithItsReason(RejectReason reason, Consumer<TestPayment> change) {
        TestPayment payment = scenario.pays("ALFA", "BETA", "10.00");
        change.accept(payment);
        payment.send();

        assertEquals(1, scenario.notices.size(), "notices");
        Scenario.Notice notice = scenario.notices.getFirst();
        assertEquals(NoticeKind.REFUSED, notice.kind());
        assertEquals(reason.code(), notice.reason(), () -> RejectReason.of(notice.reason()) + " instead of " + reason);
        assertEquals(Scenario.bic("ALFA"), notice.bank());
        assertFalse(scenario.said(PaymentAcceptedDecoder.TEMPLATE_ID));
        scenario.assertBalance("ALFA", "100.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.8.2")
    void aNumberIsUsedUpByAPaymentThatPassedTheChecks() {
        scenario.pays("ALFA", "BETA", "10.00").reference("N1").send();
        scenario.forgetNotices();
        scenario.pays("ALFA", "GAMA", "20.00").reference("N1").send();

        assertEquals(
                RejectReason.REFERENCE_USED.code(), scenario.notices.getFirst().reason());
        scenario.assertBalance("ALFA", "90.00");
    }

    @Test
    @Rule("4.8.2")
    void aNumberThatWasRefusedIsFreeAndEachSenderHasItsOwn() {
        TestPayment wrong = scenario.pays("ALFA", "BETA", "10.00").reference("N1");
        wrong.creditorTin = 1;
        wrong.send();
        scenario.pays("ALFA", "BETA", "10.00").reference("N1").send();
        scenario.pays("BETA", "ALFA", "10.00").reference("N1").send();

        scenario.assertBalance("ALFA", "100.00");
        assertEquals(2, settledCount());
    }

    @Test
    @Rule("4.8.2")
    void aNumberIsUsedUpAlsoWhenItsPaymentIsAnnulledAndFreeOnTheNextDay() {
        scenario.pays("BETA", "ALFA", "10.00").reference("N1").send();
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.later(24 * 3600);
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.openDay(SystemId.AZIPS, 20260428)));
        scenario.runJobs();
        scenario.forgetNotices();
        TestPayment again = scenario.pays("BETA", "ALFA", "10.00").reference("N1");
        again.valueDate = 20260428;
        again.send();

        assertEquals(NoticeKind.WAITING, scenario.notices.getFirst().kind());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("3.7")
    void aPaymentOfTheTransactionDayIsProcessedTheSameDay() {
        scenario.pays("ALFA", "BETA", "10.00").send();
        scenario.assertBalance("BETA", "10.00");
    }

    @Test
    @Rule("3.7")
    void outsideTheTransactionDayNothingIsTaken() {
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.pays("ALFA", "BETA", "10.00").send();
        assertEquals(
                RejectReason.DAY_NOT_OPEN.code(), scenario.notices.getFirst().reason());
        scenario.runJobs();
        scenario.pays("ALFA", "BETA", "10.00").send();
        assertEquals(
                RejectReason.DAY_NOT_OPEN.code(), scenario.notices.getLast().reason());
    }

    @Test
    void twoAccountsOfOneBankArePaidBetweenButNotAnAccountToItself() {
        Scenario s = new Scenario().bank("ALFA", "100.00");
        s.apply(s.actions.openAccount(
                Scenario.bic("ALFA"), SystemId.AZIPS, AccountKind.CORRESPONDENT, Scenario.AZN, "ALFA-SECOND"));
        s.open();
        TestPayment same = s.pays("ALFA", "ALFA", "10.00");
        same.send();
        assertEquals(RejectReason.SAME_ACCOUNT.code(), s.notices.getFirst().reason());
        TestPayment other = s.pays("ALFA", "ALFA", "10.00");
        other.creditorAccount = "ALFA-SECOND";
        other.send();
        s.assertBalance("ALFA", "90.00");
        assertEquals(1000L, s.balances.get("ALFA-SECOND"));
    }

    @Test
    void theLargestAmountIsPaidWhole() {
        Scenario s = new Scenario()
                .bank("ALFA", "999999999999.99")
                .bank("BETA", "0.00")
                .open();
        s.pays("ALFA", "BETA", "999999999999.99").send();
        s.assertBalance("ALFA", "0.00");
        s.assertBalance("BETA", "999999999999.99");
    }

    @Test
    void aCurrencyThatOnlyTheIssuerHasIsRefused() {
        Scenario s = new Scenario().bank("ALFA", "1.00").bank("BETA", "0.00");
        s.apply(s.actions.openAccount(
                Scenario.bic("ALFA"), SystemId.AZIPS, AccountKind.CORRESPONDENT, "USD", "ALFA-USD"));
        s.open();
        TestPayment payment = s.pays("ALFA", "BETA", "1.00");
        payment.currency = "USD";
        payment.debtorAccount = "ALFA-USD";
        payment.send();
        assertEquals(
                RejectReason.BENEFICIARY_CURRENCY_WRONG.code(),
                s.notices.getFirst().reason());
    }

    @Test
    @Rule({"4.8.3", "4.9"})
    void anUnreadableMessageTakesItsNumberAndIsAnsweredBySmt900() {
        TestTerminal alfa = scenario.bank("ALFA");
        scenario.apply(TestCommands.refuseInput(alfa, alfa.nextInput++, 117, "32A", "BAD1"));
        Scenario.Notice notice = scenario.notices.getFirst();
        assertEquals(NoticeKind.REFUSED, notice.kind());
        assertEquals(117, notice.reason());
        assertEquals("BAD1", notice.reference());
        assertTrue(scenario.pays("ALFA", "BETA", "10.00").reference("BAD1").send() > 0);
        scenario.assertBalance("BETA", "10.00");
    }

    private long settledCount() {
        return scenario.story.stream()
                .filter(line -> line.contains("PaymentSettled"))
                .count();
    }
}
