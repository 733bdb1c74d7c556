package az.ecbar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.port.Clock;
import org.junit.jupiter.api.Test;

class LogClockTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final SetClock machine = new SetClock();

    @Test
    void aWallClockThatIsMovedIsNotFollowedUntilItIsAccepted() {
        LogClock clock = new LogClock(machine, SECOND_NS);
        machine.pass(SECOND_NS);
        assertEquals(machine.utcNs(), clock.utcNs());
        assertFalse(clock.isInDoubt());
        long before = clock.utcNs();
        machine.utcNs += 3600 * SECOND_NS;
        machine.pass(SECOND_NS);
        long after = clock.utcNs();
        assertTrue(clock.isInDoubt());
        assertTrue(after > before && after - before <= 2 * SECOND_NS, "time goes on by the other clock");
        clock.accept();
        assertEquals(machine.utcNs(), clock.utcNs());
        assertFalse(clock.isInDoubt());
    }

    private static final class SetClock implements Clock {
        private long utcNs = 1_777_267_200L * SECOND_NS;
        private long monotonicNs = 77;

        void pass(long ns) {
            utcNs += ns;
            monotonicNs += ns;
        }

        @Override
        public long utcNs() {
            return utcNs;
        }

        @Override
        public long monotonicNs() {
            return monotonicNs;
        }
    }
}
