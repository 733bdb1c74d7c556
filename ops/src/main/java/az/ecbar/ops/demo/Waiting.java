package az.ecbar.ops.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other threads and processes do, never without end. */
final class Waiting {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private Waiting() {}

    /** Something that may be asked again and again. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws DemoFailure;
    }

    /**
     * Returns when the condition holds.
     *
     * @throws DemoFailure when the time is over; it says what was waited for and what is still missing
     */
    static void until(String what, Duration limit, Condition condition, Supplier<List<String>> missing)
            throws DemoFailure {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline >= 0) {
                List<String> still = missing.get();
                throw new DemoFailure(what + ": not within " + limit.toSeconds() + " s"
                        + (still.isEmpty() ? "" : "; still missing " + still.size() + ", such as " + still.getFirst()));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new DemoFailure("interrupted while waiting: " + what);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }
}
