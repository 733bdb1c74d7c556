package az.ecbar.ledger;

import static az.ecbar.schema.NoticeKind.ANNULLED;
import static az.ecbar.schema.NoticeKind.CREDIT_ADVICE;
import static az.ecbar.schema.NoticeKind.DEBIT_ADVICE;
import static az.ecbar.schema.NoticeKind.EXECUTED;
import static az.ecbar.schema.NoticeKind.FORWARDED_PAYMENT;
import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.MessagePrinter;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of AZIPS at their edges: MT205, the bounds of the priority, exact funds, who is told what. */
final class AzipsRulesTest {
    private static final int LACK_OF_FUNDS = 1 << 2;
    private static final int BEHIND_EARLIER = 1 << 3;

    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();

    @Test
    @Rule({"4.7.2", "4.10.1"})
    void aBankPaymentIsSettledForwardedAndAdvisedAsMt205() {
        TestPayment payment = scenario.pays("ALFA", "BETA", "40.00");
        payment.type = PaymentType.MT205;
        payment.send();
        scenario.assertBalance("ALFA", "60.00");
        scenario.assertBalance("BETA", "40.00");
        assertEquals(List.of(FORWARDED_PAYMENT, CREDIT_ADVICE), scenario.kindsTo("BETA"));
        assertTrue(scenario.story.stream()
                .filter(line -> line.contains("NoticeDue"))
                .allMatch(line -> line.contains("paymentType=MT205")));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.7.2", "4.8.2"})
    void aNumberIsUsedUpAcrossMessageTypes() {
        scenario.pays("ALFA", "BETA", "10.00").reference("N1").send();
        TestPayment payment = scenario.pays("ALFA", "BETA", "10.00").reference("N1");
        payment.type = PaymentType.MT205;
        payment.send();
        assertEquals(
                RejectReason.REFERENCE_USED.code(), scenario.notices.getLast().reason());
        scenario.assertBalance("ALFA", "90.00");
    }

    @Test
    @Rule("4.8.2")
    void aNumberIsUsedUpWhileItsPaymentWaits() {
        scenario.pays("BETA", "ALFA", "10.00").reference("N1").send();
        scenario.pays("BETA", "ALFA", "10.00").reference("N1").send();
        assertEquals(
                RejectReason.REFERENCE_USED.code(), scenario.notices.getLast().reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 99, -1})
    @Rule("4.11")
    void prioritiesFrom30To99AreTakenAndNoneMeans50(int priority) {
        scenario.pays("ALFA", "BETA", "1.00").priority(priority).send();
        scenario.assertBalance("BETA", "1.00");
        String told = "priority=" + (priority == -1 ? 50 : priority) + "|";
        assertTrue(scenario.story.stream().anyMatch(l -> l.contains("PaymentAccepted") && l.contains(told)));
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 0, 100})
    @Rule("4.11")
    void otherPrioritiesOfABankAreRefused(int priority) {
        scenario.pays("ALFA", "BETA", "1.00").priority(priority).send();
        assertEquals(
                RejectReason.PRIORITY_NOT_ALLOWED.code(),
                scenario.notices.getFirst().reason());
        scenario.assertBalance("BETA", "0.00");
    }

    @Test
    @Rule({"4.11", "3.6"})
    void theBoundsOfThePriorityAreDataWithAnEffectiveDate() {
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.setRule(RuleId.PRIORITY_FIRST, SystemId.ALL, 40, 20260501)));
        scenario.pays("ALFA", "BETA", "1.00").priority(30).send();
        scenario.assertBalance("BETA", "1.00");
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.later(4 * 24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, 20260501));
        scenario.runJobs();
        TestPayment payment = scenario.pays("ALFA", "BETA", "1.00").priority(39);
        payment.valueDate = 20260501;
        payment.send();
        assertEquals(
                RejectReason.PRIORITY_NOT_ALLOWED.code(),
                scenario.notices.getLast().reason());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12.2", "3.2.4"})
    void fundsThatExactlySufficeSettleAndAQepikLessWaits() {
        scenario.pays("ALFA", "BETA", "100.00").send();
        scenario.assertBalance("ALFA", "0.00");
        scenario.pays("BETA", "GAMA", "100.01").send();
        scenario.assertBalance("BETA", "100.00");
        assertEquals(WAITING, scenario.noticesTo("BETA").getLast().kind());
    }

    @Test
    @Rule({"4.12.2", "4.13"})
    void theIssuerIsToldWhetherItLacksFundsOrWaitsBehindAnother() {
        scenario.pays("ALFA", "BETA", "150.00").send();
        scenario.pays("ALFA", "BETA", "1.00").send();
        List<Scenario.Notice> told = scenario.noticesTo("ALFA");
        assertEquals(List.of(WAITING, WAITING), scenario.kindsTo("ALFA"));
        assertEquals(LACK_OF_FUNDS, told.getFirst().causes());
        assertEquals(LACK_OF_FUNDS | BEHIND_EARLIER, told.getLast().causes());
        assertEquals(List.of(), scenario.noticesTo("BETA"));
        scenario.assertBalance("ALFA", "100.00");
    }

    @Test
    @Rule("4.19")
    void theOwnersOfTheBookedAccountsAndNobodyElseAreAdvisedWithTheBalance() {
        scenario.pays("ALFA", "BETA", "40.00").send();
        scenario.pays("BETA", "GAMA", "15.00").send();
        assertEquals(List.of("balanceMinor=6000"), balancesAdvised("DEBIT_ADVICE", 1));
        assertEquals(List.of("balanceMinor=4000"), balancesAdvised("CREDIT_ADVICE", 2));
        assertEquals(List.of("balanceMinor=2500"), balancesAdvised("DEBIT_ADVICE", 2));
        assertEquals(List.of("balanceMinor=1500"), balancesAdvised("CREDIT_ADVICE", 3));
        assertEquals(List.of(), balancesAdvised("DEBIT_ADVICE", 3));
        assertEquals(List.of(), balancesAdvised("CREDIT_ADVICE", 1));
    }

    @Test
    @Rule({"4.19", "4.10.2"})
    void aPaymentThatWaitedIsAdvisedWhenItIsBooked() {
        scenario.pays("BETA", "GAMA", "15.00").reference("WAITED").send();
        assertEquals(List.of(WAITING), scenario.kindsTo("BETA"));
        scenario.forgetNotices();
        scenario.pays("ALFA", "BETA", "40.00").send();
        List<Scenario.Notice> debits = scenario.noticesTo("BETA").stream()
                .filter(n -> n.kind() == DEBIT_ADVICE)
                .toList();
        assertEquals(1, debits.size());
        assertEquals("WAITED", debits.getFirst().reference());
        assertEquals(List.of(FORWARDED_PAYMENT, CREDIT_ADVICE), scenario.kindsTo("GAMA"));
    }

    @Test
    @Rule("4.19")
    void theIssuerIsToldAtTheTerminalThatSentThePayment() {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00");
        TestTerminal second = s.terminalOf("ALFA", 'B');
        s.open();
        new TestPayment(s, second, "ALFA", "BETA", 4_000).send();
        List<String> toAlfa = s.story.stream()
                .filter(line -> line.contains("NoticeDue") && line.contains("participantId=1|"))
                .toList();
        assertEquals(2, toAlfa.size());
        assertTrue(toAlfa.stream().allMatch(line -> line.contains("terminal=" + (int) 'B' + "|")), toAlfa::toString);
    }

    @Test
    @Rule("4.10.2")
    void theExecutionNoticeIsSentWhereThePaymentAsksForIt() {
        scenario.decide(scenario.actions.setNoticeProfile(Scenario.bic("ALFA"), false));
        TestPayment payment = scenario.pays("ALFA", "BETA", "1.00");
        payment.asksNotice = true;
        payment.send();
        assertEquals(List.of(DEBIT_ADVICE, EXECUTED), scenario.kindsTo("ALFA"));
    }

    @Test
    @Rule("3.3")
    void thePaymentThatWaitedAndWasSettledIsNotedAsSettled() {
        scenario.pays("BETA", "GAMA", "15.00").reference("WAITED").send();
        assertEquals(List.of("state=WAITING"), statesOf("WAITED"));
        scenario.pays("ALFA", "BETA", "40.00").send();
        assertEquals(List.of("state=SETTLED"), statesOf("WAITED"));
    }

    @Test
    @Rule({"3.3", "4.9"})
    void aRemovalAnnulsWhatWaitsAndLeavesWhatWasSettled() {
        scenario.pays("ALFA", "BETA", "30.00").send();
        scenario.pays("BETA", "GAMA", "100.00").reference("WAITS").send();
        scenario.forgetNotices();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        scenario.runJobs();
        assertEquals(List.of(ANNULLED), scenario.kindsTo("BETA"));
        assertEquals("WAITS", scenario.notices.getFirst().reference());
        scenario.assertBalance("ALFA", "70.00");
        scenario.assertBalance("BETA", "30.00");
    }

    /** Money that comes in between the removal and the job that annuls must not reach who is removed. */
    @Test
    @Rule("4.9")
    void nothingIsExecutedToAParticipantThatIsRemovedAlready() {
        scenario.pays("ALFA", "BETA", "150.00").reference("WAITS").send();
        scenario.forgetNotices();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        scenario.decide(scenario.actions.issueFunds(
                Scenario.AZN, Scenario.account("ALFA"), "ISSUE-AZN", Scenario.minor("100.00"), "MONEY"));
        scenario.assertBalance("BETA", "0.00");
        scenario.assertBalance("ALFA", "200.00");
        scenario.runJobs();
        assertEquals(List.of(CREDIT_ADVICE, ANNULLED), scenario.kindsTo("ALFA"));
        scenario.assertBalance("ALFA", "200.00");
    }

    @Test
    @Rule("3.3")
    void thePayersNextPaymentOfTheSameNumberDoesNotReplaceWhatWasWrittenOff() {
        scenario.pays("ALFA", "BETA", "30.00").reference("N1").send();
        scenario.pays("ALFA", "GAMA", "30.00").reference("N1").send();
        scenario.assertBalance("ALFA", "70.00");
        scenario.assertBalance("BETA", "30.00");
        scenario.assertBalance("GAMA", "0.00");
    }

    @Test
    @Rule("3.7")
    void theTransactionDayGoesOnAfterMidnightUntilItIsClosed() {
        scenario.later(20 * 3600);
        scenario.pays("ALFA", "BETA", "10.00").send();
        scenario.assertBalance("BETA", "10.00");
        TestPayment tomorrow = scenario.pays("ALFA", "BETA", "10.00");
        tomorrow.valueDate = 20260428;
        tomorrow.send();
        assertEquals(WAITING, scenario.notices.getLast().kind(), "kept until that day");
        scenario.assertBalance("BETA", "10.00");
    }

    /** What the snapshot says of the payment that used up a number (I4). */
    private List<String> statesOf(String reference) {
        List<String> records = new ArrayList<>();
        MessagePrinter printer = new MessagePrinter();
        scenario.ledger.write((buffer, offset, length) -> records.add(printer.print(buffer, offset)));
        return records.stream()
                .filter(line -> line.contains("UsedReferenceRecord") && line.contains("reference=" + reference))
                .map(line -> line.replaceAll(".*(state=\\w+).*", "$1"))
                .toList();
    }

    private List<String> balancesAdvised(String kind, int participantId) {
        return scenario.story.stream()
                .filter(line -> line.contains("kind=" + kind + "|"))
                .filter(line -> line.contains("participantId=" + participantId + "|"))
                .map(line -> line.replaceAll(".*(balanceMinor=\\d+).*", "$1"))
                .toList();
    }
}
