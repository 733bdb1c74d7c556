package az.ecbar.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * An even schedule that does not wait for answers. Message n (from 0) is due at {@code start + n * interval}; latency is
 * counted from there, whether or not it could be sent in time, so a stall counts for every message that it held up
 * (no coordinated omission). Immutable; times are those of {@link System#nanoTime}.
 *
 * @param startNs when message 0 is due
 * @param perSecond messages a second
 * @param count messages in all
 */
public record OpenLoop(long startNs, int perSecond, long count) {

    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    public OpenLoop {
        if (perSecond < 1 || count < 1) {
            throw new IllegalArgumentException("an open loop sends something");
        }
    }

    /** When message n is due. */
    public long dueNs(long n) {
        return startNs + n / perSecond * SECOND_NS + n % perSecond * SECOND_NS / perSecond;
    }

    /** Messages that are due by then, at most all. */
    public long dueBy(long nowNs) {
        long elapsedNs = nowNs - startNs;
        if (elapsedNs < 0) {
            return 0;
        }
        long due = elapsedNs / SECOND_NS * perSecond + elapsedNs % SECOND_NS * perSecond / SECOND_NS + 1;
        return Math.min(due, count);
    }
}
