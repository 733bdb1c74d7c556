package az.ecbar.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.port.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class ClockGuardTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long UTC = 1_700_000_000L * SECOND;

    private final RestingClock clock = new RestingClock();

    /** Clocks of a machine; before some readings the thread rests. */
    private static final class RestingClock implements Clock {
        private final Deque<Long> rests = new ArrayDeque<>();
        private long nowNs;
        private long setByNs;

        @Override
        public long utcNs() {
            rest();
            return UTC + setByNs + nowNs;
        }

        @Override
        public long monotonicNs() {
            rest();
            return nowNs;
        }

        private void rest() {
            Long rest = rests.poll();
            nowNs += rest == null ? 0 : rest;
        }
    }

    @Test
    void aClockThatWasSetIsDoubtedUntilItIsAccepted() {
        ClockGuard guard = new ClockGuard(clock, SECOND);
        clock.setByNs = -2 * SECOND;
        clock.nowNs = 10;
        assertEquals(UTC + 10, guard.utcNs());
        assertTrue(guard.isInDoubt());
        clock.nowNs = 20;
        assertEquals(UTC + 20, guard.utcNs(), "time goes on by the other clock");
        guard.accept();
        assertFalse(guard.isInDoubt());
        assertEquals(UTC + 20 - 2 * SECOND, guard.utcNs());
    }

    /** A collector ran between the readings: banks were refused until two operators accepted a clock that was right. */
    @Test
    void aThreadThatRestedBetweenTheClocksDoubtsNothing() {
        ClockGuard guard = new ClockGuard(clock, SECOND);
        clock.rests.add(0L);
        clock.rests.add(5 * SECOND);
        assertEquals(UTC + 5 * SECOND, guard.utcNs(), "the time after the rest");
        assertFalse(guard.isInDoubt());
        assertEquals(UTC + 5 * SECOND, guard.utcNs());
    }

    @Test
    void aThreadThatRestedAtTheBeginningDoubtsNothingLater() {
        clock.rests.add(0L);
        clock.rests.add(3 * SECOND);
        clock.rests.add(3 * SECOND);
        ClockGuard guard = new ClockGuard(clock, SECOND);
        assertEquals(UTC + 6 * SECOND, guard.utcNs());
        assertFalse(guard.isInDoubt());
    }

    @Test
    void aSlowDriftIsFollowed() {
        ClockGuard guard = new ClockGuard(clock, SECOND);
        for (int i = 0; i < 10_000; i++) {
            clock.setByNs += SECOND / 1_000;
            assertEquals(UTC + clock.setByNs, guard.utcNs());
        }
        assertFalse(guard.isInDoubt());
    }
}
