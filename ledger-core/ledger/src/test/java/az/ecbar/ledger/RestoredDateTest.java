package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import org.junit.jupiter.api.Test;

/** A ledger that was restored is at the date at which the one was that ran on, whatever offset is in force. */
class RestoredDateTest {
    private static final int FRIDAY = 20_260_501;
    private static final int SATURDAY = 20_260_502;

    @Test
    @Rule("3.6")
    void aRestoredLedgerTakesADateBehindAChangedOffsetAsTheOneThatRanOn() {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00");
        s.apply(s.actions.setRule(RuleId.UTC_OFFSET_MINUTES, SystemId.ALL, 0, FRIDAY));
        s.apply(s.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, SATURDAY));
        s.open();
        s.later(4 * 86_400);
        s.pays("ALFA", "BETA", "1.00").send(); // Friday, 05:20 UTC
        Ledger restored = new Ledger(LedgerCapacity.small());
        s.ledger.write((buffer, offset, length) -> restored.read(buffer, offset));
        assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(restored));

        int from = s.applied.size();
        s.later(15 * 3_600 + 600); // Friday, 20:30 UTC: Saturday by the offset before
        s.pays("ALFA", "BETA", "1.00").send();
        s.applied.subList(from, s.applied.size()).forEach(one -> Scenario.applyTo(restored, one));
        assertEquals(s.ledger.eventHash(), restored.eventHash());
        assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(restored));
    }
}
