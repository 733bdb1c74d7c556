package az.ecbar.ring;

import az.ecbar.port.Clock;

/**
 * The time of the sequencer: the wall clock as long as it goes with the monotonic clock. When it has moved away by more
 * than the limit, time goes on by the monotonic clock from where the two last agreed, and is in doubt until accepted.
 *
 * <p>A thread may rest between reading the one clock and the other, as when the garbage collector runs. So nothing is
 * doubted before both were read again close together.
 *
 * <p>Owned by one thread, the sequencer's; no allocation.
 */
public final class ClockGuard {
    private static final int TRIES = 8;

    private final Clock clock;
    private final long limitNs;
    private long offsetNs;
    private boolean isInDoubt;

    /** A guard of a clock that is right now. */
    public ClockGuard(Clock clock, long limitNs) {
        this.clock = clock;
        this.limitNs = limitNs;
        offsetNs = measuredOffset();
    }

    /** UTC nanoseconds; may be a little less than the last answer. */
    public long utcNs() {
        long utc = clock.utcNs();
        long monotonic = clock.monotonicNs();
        if (isInDoubt) {
            return offsetNs + monotonic;
        }
        long moved = utc - monotonic - offsetNs;
        if (Math.abs(moved) > limitNs) {
            isInDoubt = Math.abs(measuredOffset() - offsetNs) > limitNs;
            return offsetNs + monotonic;
        }
        // A slow drift, as of a clock that is being disciplined, is followed.
        offsetNs += moved / 64;
        return utc;
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
        offsetNs = measuredOffset();
        isInDoubt = false;
    }

    /** What UTC is ahead of the monotonic clock, of several measurements by that which took the shortest time. */
    private long measuredOffset() {
        long best = 0;
        long shortestNs = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && shortestNs > limitNs / 4; i++) {
            long before = clock.monotonicNs();
            long utc = clock.utcNs();
            long tookNs = clock.monotonicNs() - before;
            if (tookNs < shortestNs) {
                shortestNs = tookNs;
                best = utc - before - tookNs / 2;
            }
        }
        return best;
    }
}
