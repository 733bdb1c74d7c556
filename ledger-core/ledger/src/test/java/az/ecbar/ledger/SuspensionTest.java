package az.ecbar.ledger;

import static az.ecbar.command.SuspensionCause.ORDER;
import static az.ecbar.command.SuspensionCause.SEIZURE;
import static az.ecbar.command.SuspensionCause.TECHNICAL;
import static az.ecbar.schema.NoticeKind.ANNULLED;
import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SuspensionCause;
import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a participant's suspension means for payments by it and to it, and how each ends. */
class SuspensionTest {
    private static final int SUSPENDED = 1 << 1;
    private static final int LACK_OF_FUNDS = 1 << 2;
    private static final int BEHIND_EARLIER = 1 << 3;
    private static final int FULL = 1 << 5;

    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "50.00")
            .bank("GAMA", "0.00")
            .open();

    private RejectReason suspends(String bank, SuspensionCause cause) {
        return scenario.decide(scenario.actions.suspendParticipant(Scenario.bic(bank), cause, Scenario.TODAY, "12/1"));
    }

    private RejectReason resumes(String bank, SuspensionCause cause) {
        return scenario.decide(scenario.actions.resumeParticipant(Scenario.bic(bank), cause, Scenario.TODAY, "12/2"));
    }

    private void suspended(String bank, SuspensionCause cause) {
        assertEquals(RejectReason.NONE, suspends(bank, cause));
        scenario.runJobs();
    }

    private void resumed(String bank, SuspensionCause cause) {
        assertEquals(RejectReason.NONE, resumes(bank, cause));
        scenario.runJobs();
    }

    private List<Integer> causesTold(String bank) {
        return scenario.noticesTo(bank).stream()
                .filter(notice -> notice.kind() == WAITING)
                .map(Scenario.Notice::causes)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SuspensionCause.class)
    @Rule({"3.2.2", "4.12.1", "4.13", "7-10.2.1", "7-10.2.2", "7-10.3"})
    void aPaymentOfASuspendedIssuerWaitsUntilItIsResumed(SuspensionCause cause) {
        suspended("ALFA", cause);
        scenario.pays("ALFA", "BETA", "40.00").send();
        scenario.assertBalance("ALFA", "100.00");
        assertEquals(List.of(SUSPENDED), causesTold("ALFA"));
        assertEquals(List.of(), scenario.kindsTo("BETA"));

        resumed("ALFA", cause);
        scenario.assertBalance("ALFA", "60.00");
        scenario.assertBalance("BETA", "90.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"3.2.2", "4.12.1", "4.11"})
    void aPaymentToASuspendedBeneficiaryLetsLaterOnesOfItsAccountPass() {
        suspended("BETA", ORDER);
        scenario.pays("ALFA", "BETA", "80.00").send();
        assertEquals(List.of(SUSPENDED), causesTold("ALFA"));
        scenario.pays("ALFA", "GAMA", "70.00").send();
        scenario.assertBalance("GAMA", "70.00");
        scenario.assertBalance("BETA", "50.00");

        scenario.forgetNotices();
        resumed("BETA", ORDER);
        assertEquals(List.of(LACK_OF_FUNDS), causesTold("ALFA"), "now only funds are lacking");
        scenario.pays("GAMA", "ALFA", "50.00").send();
        scenario.assertBalance("BETA", "130.00");
        scenario.assertBalance("ALFA", "0.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12.1", "4.11", "4.13"})
    void aBeneficiarySuspendedLaterHoldsUpNobodyBehindIt() {
        scenario.pays("ALFA", "BETA", "150.00").send();
        scenario.pays("ALFA", "GAMA", "60.00").send();
        assertEquals(List.of(LACK_OF_FUNDS, LACK_OF_FUNDS | BEHIND_EARLIER), causesTold("ALFA"));
        scenario.forgetNotices();
        suspended("BETA", SEIZURE);
        assertEquals(List.of(SUSPENDED | LACK_OF_FUNDS), causesTold("ALFA"));
        scenario.assertBalance("GAMA", "60.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12", "4.12.1"})
    void aPaymentIsExecutedWhenTheLastCauseIsGone() {
        suspended("BETA", ORDER);
        suspended("BETA", TECHNICAL);
        suspended("ALFA", ORDER);
        scenario.pays("ALFA", "BETA", "10.00").send();
        assertEquals(List.of(SUSPENDED), causesTold("ALFA"));
        scenario.forgetNotices();
        resumed("BETA", ORDER);
        resumed("BETA", TECHNICAL);
        scenario.assertBalance("BETA", "50.00");
        assertEquals(List.of(), causesTold("ALFA"), "the named cause is the same");
        resumed("ALFA", ORDER);
        scenario.assertBalance("BETA", "60.00");
        assertEquals(List.of(), causesTold("ALFA"), "executed at once");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void aPaymentThatStoodAsideComesBackByItsPriorityAndArrival() {
        suspended("BETA", ORDER);
        scenario.pays("ALFA", "BETA", "60.00").reference("EARLY").send();
        suspended("ALFA", ORDER);
        scenario.pays("ALFA", "GAMA", "70.00").reference("LATE").send();
        resumed("BETA", ORDER);
        resumed("ALFA", ORDER);
        scenario.assertBalance("BETA", "110.00");
        scenario.assertBalance("GAMA", "0.00");
        scenario.assertBalance("ALFA", "40.00");
    }

    @Test
    @Rule({"4.14", "4.16", "4.12.1"})
    void whatStandsAsideCanBeCancelledAndGivenAnotherPriority() {
        suspended("BETA", ORDER);
        scenario.pays("ALFA", "BETA", "60.00").reference("ONE").send();
        scenario.pays("ALFA", "BETA", "70.00").reference("TWO").send();
        assertEquals(RejectReason.NONE, scenario.changesPriority("ALFA", "TWO", 30));
        assertEquals(SUSPENDED, causesTold("ALFA").getLast() & SUSPENDED);
        resumed("BETA", ORDER);
        scenario.assertBalance("BETA", "120.00");
        suspended("BETA", ORDER);
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "ONE"));
        assertEquals(ANNULLED, scenario.noticesTo("ALFA").getLast().kind());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.18", "4.12.1"})
    void whatIsHeldAtTheEndOfTheDayIsAnnulledForThat() {
        scenario.pays("ALFA", "GAMA", "500.00").reference("POOR").priority(99).send();
        suspended("BETA", ORDER);
        scenario.pays("ALFA", "BETA", "10.00").reference("HELD").send();
        scenario.forgetNotices();
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.closeDay(SystemId.AZIPS)));
        assertEquals(RejectReason.DAY_NOT_CLOSED, resumes("BETA", ORDER), "the day ends as it stood");
        assertEquals(RejectReason.DAY_NOT_CLOSED, suspends("GAMA", ORDER));
        scenario.runJobs();
        assertEquals(RejectReason.UNFUNDED_AT_END_OF_DAY, reasonOf("POOR"));
        assertEquals(RejectReason.HELD_AT_END_OF_DAY, reasonOf("HELD"));
        scenario.assertReplaysEqual();
    }

    private RejectReason reasonOf(String reference) {
        return scenario.notices.stream()
                .filter(notice ->
                        notice.kind() == ANNULLED && notice.reference().equals(reference))
                .map(notice -> RejectReason.of(notice.reason()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Rule({"4.12.1", "7-10.6"})
    void whoIsRemovedTakesWhatStoodAsideWithIt() {
        suspended("BETA", ORDER);
        scenario.pays("ALFA", "BETA", "10.00").reference("TO").send();
        suspended("GAMA", ORDER);
        scenario.pays("BETA", "GAMA", "10.00").reference("FROM").send();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "13/1"));
        scenario.runJobs();
        assertEquals(RejectReason.BENEFICIARY_GONE, reasonOf("TO"));
        assertEquals(RejectReason.ISSUER_GONE, reasonOf("FROM"));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12.1", "4.13"})
    void manyPaymentsAreLookedAtInSteps() {
        for (int i = 0; i < 3 * Azips.MAX_RELEASES; i++) {
            scenario.pays("ALFA", "BETA", "200.00").send();
        }
        scenario.pays("ALFA", "GAMA", "99.00").send();
        scenario.forgetNotices();
        assertEquals(RejectReason.NONE, suspends("BETA", TECHNICAL));
        int most = 0;
        while (scenario.ledger.hasJob()) {
            int before = scenario.notices.size();
            scenario.apply(TestCommands.jobStep());
            most = Math.max(most, scenario.notices.size() - before);
        }
        assertTrue(most <= 2 * Azips.MAX_RELEASES, "notices of one step: " + most);
        assertEquals(3 * Azips.MAX_RELEASES, causesTold("ALFA").size());
        scenario.assertBalance("GAMA", "99.00");
        scenario.forgetNotices();
        resumed("BETA", TECHNICAL);
        assertEquals(3 * Azips.MAX_RELEASES, causesTold("ALFA").size());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12.1", "3.8"})
    void aSuspensionOutlastsTheDay() {
        suspended("BETA", ORDER);
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.later(24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, Scenario.TODAY + 1));
        scenario.runJobs();
        scenario.forgetNotices();
        TestPayment payment = scenario.pays("ALFA", "BETA", "10.00");
        payment.valueDate = Scenario.TODAY + 1;
        payment.send();
        assertEquals(List.of(SUSPENDED), causesTold("ALFA"));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12", "4.13"})
    void aPaymentToAFullAccountGoesWhenRoomComes() {
        String most = BigDecimal.valueOf(Accounts.MAX_BALANCE, 2).toPlainString();
        Scenario rich = new Scenario()
                .bank("ALFA", "0.00")
                .bank("FULL", most)
                .bank("GAMA", "10.00")
                .open();
        rich.decide(rich.actions.withdrawFunds("AZN", Scenario.account("FULL"), "ISSUE-AZN", 4_000, "W-1"));
        rich.pays("ALFA", "FULL", "30.00").reference("WAITS").send();
        rich.pays("GAMA", "FULL", "10.00").reference("GOES").send();
        rich.decide(rich.actions.issueFunds("AZN", Scenario.account("FULL"), "ISSUE-AZN", 3_000, "I-1"));
        rich.forgetNotices();
        rich.decide(rich.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 5_000, "I-2"));
        rich.runJobs();
        rich.assertBalance("ALFA", "50.00");
        assertEquals(FULL, rich.noticesTo("ALFA").getLast().causes());
        rich.pays("ALFA", "GAMA", "5.00").send();
        rich.assertBalance("GAMA", "5.00");
        rich.pays("FULL", "GAMA", "29.99").send();
        rich.assertBalance("ALFA", "45.00");
        rich.pays("FULL", "GAMA", "0.01").send();
        rich.assertBalance("ALFA", "15.00");
        rich.assertReplaysEqual();
    }

    @Test
    @Rule({"4.12", "4.18"})
    void aPaymentToAnAccountThatIsStillFullAtTheEndOfTheDayIsAnnulledForThat() {
        String most = BigDecimal.valueOf(Accounts.MAX_BALANCE, 2).toPlainString();
        Scenario rich = new Scenario().bank("ALFA", "0.00").bank("FULL", most).open();
        rich.decide(rich.actions.withdrawFunds("AZN", Scenario.account("FULL"), "ISSUE-AZN", 3_000, "W-1"));
        rich.pays("ALFA", "FULL", "30.00").send();
        rich.decide(rich.actions.issueFunds("AZN", Scenario.account("FULL"), "ISSUE-AZN", 3_000, "I-1"));
        rich.decide(rich.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 3_000, "I-2"));
        rich.decide(rich.actions.closeDay(SystemId.AZIPS));
        rich.runJobs();
        assertEquals(
                RejectReason.BENEFICIARY_FULL_AT_END_OF_DAY.code(),
                rich.noticesTo("ALFA").getLast().reason());
        rich.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.2")
    void operatorsAreToldAllCausesAndWhatIsLacking() {
        suspended("BETA", ORDER);
        scenario.pays("ALFA", "BETA", "150.00").send();
        int from = scenario.story.size();
        scenario.operator("L").asks(QueryKind.QUEUE, "", 0);
        String row = scenario.story.subList(from, scenario.story.size()).stream()
                .filter(line -> line.contains("PaymentReported"))
                .findFirst()
                .orElseThrow();
        assertTrue(row.contains("|causes={sEIZURE_OR_SUSPENSION,lACK_OF_FUNDS}|"), row);
        assertTrue(row.contains("|shortfallMinor=5000|"), row);
    }

    @Test
    @Rule({"7-10.2", "7-10.3"})
    void eachCauseIsSetAndLiftedOnce() {
        assertEquals(RejectReason.NONE, suspends("BETA", ORDER));
        assertEquals(RejectReason.CAUSE_ALREADY_SET, suspends("BETA", ORDER));
        assertEquals(RejectReason.CAUSE_NOT_SET, resumes("BETA", SEIZURE));
        assertEquals(RejectReason.NONE, resumes("BETA", ORDER));
        assertEquals(RejectReason.CAUSE_NOT_SET, resumes("BETA", ORDER));
        assertEquals(
                RejectReason.KIND_NOT_ALLOWED,
                scenario.decide(scenario.actions.suspendParticipant("NABZAZ2CXXX", ORDER, Scenario.TODAY, "1")));
        scenario.runJobs();
        assertFalse(scenario.ledger.hasJob());
    }
}
