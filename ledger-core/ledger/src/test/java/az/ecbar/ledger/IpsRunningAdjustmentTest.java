package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import org.junit.jupiter.api.Test;

/** Payments and limits between the steps of an adjustment, by the commands of a ledger, and its replay. */
class IpsRunningAdjustmentTest {
    private final FlowWorld world =
            new FlowWorld().bank("ALFA").bank("BETA").bank("GAMA").open();

    @Test
    @Rule({"5-1.7.2", "5-1.7.3", "5-1.7.4"})
    void aBankThatWasPaidInTheMeantimeCannotTakeAwayTheLimitThatIsToBearIt() {
        Scenario s = world.scenario;
        world.confirms("ALFA", "GAMA", world.pays("GAMA", "ALFA", "600.00").send());
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        while (!s.story.getLast().contains("[LimitToldDue]")) {
            s.apply(TestCommands.jobStep());
        }
        s.assertBalance("ALFA", "100600.00");
        s.assertBalance("GAMA", "100000.00");
        world.confirms("GAMA", "ALFA", world.pays("ALFA", "GAMA", "800.00").send());
        assertTrue(s.ledger.hasJob(), "GAMA is still to be adjusted");
        assertEquals(
                RejectReason.IPS_LIMIT_BELOW_USE,
                world.limit(LimitLevel.CLEARING, FlowWorld.clearing("GAMA"), "599.99"));
        assertEquals(RejectReason.NONE, world.limit(LimitLevel.CLEARING, FlowWorld.clearing("GAMA"), "600.00"));
        assertEquals(
                RejectReason.IPS_LIMIT_BELOW_USE,
                world.limit(LimitLevel.SETTLEMENT, Scenario.account("GAMA"), "599.99"));
        assertEquals(RejectReason.NONE, world.limit(LimitLevel.SETTLEMENT, Scenario.account("GAMA"), "600.00"));
        s.runJobs();
        s.assertBalance("GAMA", "99400.00");
        assertEquals(80_000, world.net("GAMA"));
        s.assertReplaysEqual();
    }
}
