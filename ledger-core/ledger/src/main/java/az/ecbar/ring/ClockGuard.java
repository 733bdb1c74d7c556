package az.ecbar.ring;

import az.ecbar.port.Clock;

/**
 * The time of the sequencer: the wall clock as long as it goes with the monotonic clock. When it has moved away by more
 * than the limit, time goes on by the monotonic clock from where the two last agreed, and is in doubt until accepted.
 *
 * <p>Owned by one thread, the sequencer's; no allocation.
 */
public final class ClockGuard {
    private final Clock clock;
    private final long limitNs;
    private long offsetNs;
    private boolean isInDoubt;

    /** A guard of a clock that is right now. */
    public ClockGuard(Clock clock, long limitNs) {
        this.clock = clock;
        this.limitNs = limitNs;
        offsetNs = clock.utcNs() - clock.monotonicNs();
    }

    /** UTC nanoseconds; may be a little less than the last answer. */
    public long utcNs() {
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
    public long monotonicNs() {
        return clock.monotonicNs();
    }

    /** Whether the wall clock has moved away and was not accepted since. */
    public boolean isInDoubt() {
        return isInDoubt;
    }

    /** The wall clock is right as it is now. */
    public void accept() {
        offsetNs = clock.utcNs() - clock.monotonicNs();
        isInDoubt = false;
    }
}
