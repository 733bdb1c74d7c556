package az.ecbar.cluster;

import az.ecbar.port.Clock;
import az.ecbar.ring.ClockGuard;

/**
 * The time that the leader writes into the log: the wall clock as long as it goes with the monotonic clock, and the
 * latter when it does not, until two operators accept the wall clock (D3).
 *
 * <p>Read by the thread that writes the log; doubt and acceptance are told across threads.
 */
public final class LogClock {
    private final ClockGuard guard;
    private volatile boolean isInDoubt;
    private volatile boolean isAcceptWanted;

    public LogClock(Clock clock, long limitNs) {
        guard = new ClockGuard(clock, limitNs);
    }

    /** UTC nanoseconds; for the one thread that writes the log. */
    public long utcNs() {
        if (isAcceptWanted) {
            isAcceptWanted = false;
            guard.accept();
        }
        long nowNs = guard.utcNs();
        isInDoubt = guard.isInDoubt();
        return nowNs;
    }

    /** Whether the wall clock was moved; any thread. */
    public boolean isInDoubt() {
        return isInDoubt;
    }

    /** The wall clock is right as it is; any thread. */
    public void accept() {
        isAcceptWanted = true;
    }
}
