package az.ecbar.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OpenLoopTest {

    @Test
    void messagesAreDueEvenly() {
        OpenLoop load = new OpenLoop(1_000, 20_000, 100_000);
        assertEquals(1_000, load.dueNs(0));
        assertEquals(51_000, load.dueNs(1));
        assertEquals(1_000_001_000L, load.dueNs(20_000));
    }

    @Test
    void anUnevenRateDoesNotDrift() {
        OpenLoop load = new OpenLoop(0, 7, 1_000_000);
        assertEquals(100_000_000_000L, load.dueNs(700));
    }

    @Test
    void whatIsDueIsCountedFromTheStartUpToTheEnd() {
        OpenLoop load = new OpenLoop(1_000, 1_000_000, 5);
        assertEquals(0, load.dueBy(999));
        assertEquals(1, load.dueBy(1_000));
        assertEquals(1, load.dueBy(1_999));
        assertEquals(2, load.dueBy(2_000));
        assertEquals(5, load.dueBy(1_000_000));
    }

    @Test
    void eachMessageIsDueAtItsMoment() {
        OpenLoop load = new OpenLoop(123, 64_000, 1_000);
        for (int n = 0; n < 1_000; n++) {
            long due = load.dueBy(load.dueNs(n));
            // An interval that is no whole number of ns may round a message one ns early, never more.
            assertEquals(n + 1, Math.max(due, load.dueBy(load.dueNs(n) + 1)));
        }
    }

    @Test
    void anEmptyLoadIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OpenLoop(0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new OpenLoop(0, 1, 0));
    }
}
