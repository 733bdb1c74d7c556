package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SuspensionCause;
import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stood aside is overtaken by nobody once its cause is gone, though the job that takes it up has not come to it yet. */
class OvertakingTest {
    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").bank("GAMA", "0.00");

    private void suspended(String bank) {
        byte[] action =
                scenario.actions.suspendParticipant(Scenario.bic(bank), SuspensionCause.ORDER, Scenario.TODAY, "12/1");
        assertEquals(RejectReason.NONE, scenario.decide(action));
        scenario.runJobs();
    }

    private void resumedWithoutAStep(String bank) {
        byte[] action =
                scenario.actions.resumeParticipant(Scenario.bic(bank), SuspensionCause.ORDER, Scenario.TODAY, "12/2");
        assertEquals(RejectReason.NONE, scenario.decide(action));
        assertTrue(scenario.ledger.hasJob());
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void aNewPaymentDoesNotOvertakeOneWhoseBeneficiaryWasJustResumed() {
        scenario.open();
        suspended("BETA");
        scenario.pays("ALFA", "BETA", "80.00").send();
        resumedWithoutAStep("BETA");
        scenario.pays("ALFA", "GAMA", "70.00").send();
        scenario.assertBalance("GAMA", "0.00");
        scenario.runJobs();
        scenario.assertBalance("BETA", "80.00");
        scenario.assertBalance("GAMA", "0.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void whatWasHeldBackBehindOneThatStaysAsideIsSettledByTheJob() {
        scenario.open();
        suspended("BETA");
        suspended("GAMA");
        scenario.pays("ALFA", "BETA", "80.00").send();
        resumedWithoutAStep("GAMA");
        scenario.pays("ALFA", "GAMA", "70.00").send();
        scenario.assertBalance("GAMA", "0.00");
        scenario.runJobs();
        scenario.assertBalance("GAMA", "70.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void aMoreUrgentPaymentIsBehindNothingThatStandsAside() {
        scenario.open();
        suspended("BETA");
        scenario.pays("ALFA", "BETA", "80.00").send();
        resumedWithoutAStep("BETA");
        scenario.pays("ALFA", "GAMA", "70.00").priority(30).send();
        scenario.assertBalance("GAMA", "70.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void aReleaseDoesNotLetAWaitingPaymentOvertake() {
        scenario.open();
        suspended("BETA");
        scenario.pays("ALFA", "BETA", "120.00").send();
        scenario.pays("ALFA", "GAMA", "110.00").send();
        resumedWithoutAStep("BETA");
        scenario.decide(scenario.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 2_000, "I-1"));
        scenario.assertBalance("GAMA", "0.00");
        scenario.runJobs();
        scenario.assertBalance("BETA", "120.00");
        scenario.assertBalance("GAMA", "0.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.14", "4.11", "4.12.1"})
    void aCancellationDoesNotLetAWaitingPaymentOvertake() {
        scenario.open();
        suspended("BETA");
        scenario.pays("ALFA", "BETA", "80.00").send();
        scenario.pays("ALFA", "GAMA", "500.00").reference("LARGE").send();
        scenario.pays("ALFA", "GAMA", "70.00").send();
        resumedWithoutAStep("BETA");
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "LARGE"));
        scenario.assertBalance("GAMA", "0.00");
        scenario.runJobs();
        scenario.assertBalance("BETA", "80.00");
        scenario.assertBalance("GAMA", "0.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void theResolutionOfAGridlockDoesNotLetAWaitingPaymentOvertake() {
        scenario.apply(scenario.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        scenario.open();
        suspended("BETA");
        scenario.pays("ALFA", "BETA", "120.00").send();
        scenario.pays("ALFA", "GAMA", "110.00").send();
        scenario.pays("GAMA", "ALFA", "50.00").send();
        resumedWithoutAStep("BETA");
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.resolveGridlock(SystemId.AZIPS)));
        scenario.assertBalance("ALFA", "100.00");
        scenario.runJobs();
        scenario.assertBalance("ALFA", "100.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12.1"})
    void twoChangesAtOnceLeaveNothingWaiting() {
        scenario.open();
        suspended("BETA");
        suspended("GAMA");
        scenario.pays("ALFA", "BETA", "30.00").send();
        scenario.pays("ALFA", "GAMA", "30.00").send();
        resumedWithoutAStep("BETA");
        scenario.apply(TestCommands.jobStep());
        resumedWithoutAStep("GAMA");
        scenario.pays("ALFA", "GAMA", "40.00").send();
        scenario.runJobs();
        scenario.assertBalance("BETA", "30.00");
        scenario.assertBalance("GAMA", "70.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.11", "4.12"})
    void aNewPaymentDoesNotOvertakeOneThatFitsAgainButWasNotReachedYet() {
        String most = BigDecimal.valueOf(Accounts.MAX_BALANCE, 2).toPlainString();
        int first = Azips.MAX_RELEASES;
        Scenario rich = new Scenario()
                .bank("ALFA", "0.00")
                .bank("FULL", most)
                .bank("GAMA", "0.00")
                .bank("BETA", "0.00")
                .open();
        rich.decide(
                rich.actions.withdrawFunds("AZN", Scenario.account("FULL"), "ISSUE-AZN", 100L * first + 100, "W-1"));
        for (int i = 0; i < first; i++) {
            rich.pays("GAMA", "FULL", "1.00").send();
        }
        rich.pays("ALFA", "FULL", "1.00").send();
        rich.decide(rich.actions.issueFunds("AZN", Scenario.account("FULL"), "ISSUE-AZN", 100L * first + 100, "I-1"));
        rich.decide(rich.actions.issueFunds("AZN", Scenario.account("GAMA"), "ISSUE-AZN", 100L * first, "I-2"));
        rich.decide(rich.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 100, "I-3"));
        rich.runJobs();
        rich.decide(
                rich.actions.withdrawFunds("AZN", Scenario.account("FULL"), "ISSUE-AZN", 100L * first + 100, "W-2"));
        assertTrue(rich.ledger.hasJob(), "not all are taken up by one command");
        rich.pays("ALFA", "BETA", "1.00").send();
        rich.assertBalance("BETA", "0.00");
        rich.runJobs();
        rich.assertBalance("ALFA", "0.00");
        rich.assertBalance("BETA", "0.00");
        rich.assertReplaysEqual();
    }

    @Test
    @Rule({"4.10", "3.6"})
    void whatDecidesAboutMoneyWaitsForNothingThatOnlyTells() {
        scenario.open();
        suspended("BETA");
        scenario.pays("ALFA", "BETA", "80.00").send();
        byte[] removed = scenario.actions.removeParticipant(Scenario.bic("GAMA"), Scenario.TODAY, "13/1");
        assertEquals(RejectReason.NONE, scenario.decide(removed));
        resumedWithoutAStep("BETA");
        int from = scenario.story.size();
        scenario.runJobs();
        List<String> finished = scenario.story.subList(from, scenario.story.size()).stream()
                .filter(line -> line.contains("[JobFinished]"))
                .map(line -> line.replaceAll(".*job=(\\w+).*", "$1"))
                .toList();
        assertEquals(List.of("ANNUL_OF_PARTICIPANT", "TELL_WAITING", "TELL_OF_PARTICIPANT"), finished);
        scenario.assertBalance("BETA", "80.00");
        scenario.assertReplaysEqual();
    }
}
