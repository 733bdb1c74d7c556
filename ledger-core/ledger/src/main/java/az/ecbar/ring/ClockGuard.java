package az.ecbar.ring;

import az.ecbar.port.Clock;

/**
 * The time of the sequencer: the wall clock as long as it goes with the monotonic clock. When it has moved away by more
 * than the limit, time goes on by the monotonic clock from where the two last agreed, and is in doubt until accepted.
 *
 * <p>Owned by the core agent's thread; no allocation.
 */
final class ClockGuard {
    private final Clock clock;
    private final long limitNs;
    private long offsetNs;
    private boolean isInDoubt;

    ClockGuard(Clock clock, long limitNs) {
        this.clock = clock;
        this.limitNs = limitNs;
        offsetNs = clock.utcNs() - clock.monotonicNs();
    }

    /** UTC nanoseconds; may be a little less than the last answer. */
    long utcNs() {
        long utc = clock.utcNs();
        long monotonic = clock.monotonicNs();
        long moved = utc - monotonic - offsetNs;
        if (!isInDoubt && Math.abs(moved) <= limitNs) {
            // A slow drift, as of a clock that is being disciplined, is followed.
            offsetNs += moved / 64;
            return utc;
        }
        isInDoubt = true;
        return offsetNs + monotonic;
    }

    /** Nanoseconds of the clock that nobody sets, for intervals. */
    long monotonicNs() {
        return clock.monotonicNs();
    }

    boolean isInDoubt() {
        return isInDoubt;
    }

    /** The wall clock is right as it is now. */
    void accept() {
        offsetNs = clock.utcNs() - clock.monotonicNs();
        isInDoubt = false;
    }
}
