package az.ecbar.ctn;

import az.ecbar.port.Randomness;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How long to wait after the next failure: doubling from the minimum to what is soon, or, when later was asked for, the
 * maximum; half of it random.
 */
public final class Backoff {
    private final byte[] random = new byte[Long.BYTES];
    private final UnsafeBuffer randomBuffer = new UnsafeBuffer(random);
    private final Randomness randomness;
    private final long minNs;
    private final long soonNs;
    private final long maxNs;
    private long nextNs;

    /** Begins at the minimum. */
    public Backoff(Randomness randomness, long minNs, long soonNs, long maxNs) {
        this.randomness = randomness;
        this.minNs = minNs;
        this.soonNs = soonNs;
        this.maxNs = maxNs;
        this.nextNs = minNs;
    }

    /** It went well: the next failure waits shortly again. */
    public void reset() {
        nextNs = minNs;
    }

    /** The next wait; after {@code LATER} or {@code NEVER} it is the longest. */
    public long nextDelayNs(CtnCode.Advice advice) {
        long delayNs = advice == CtnCode.Advice.SOON ? nextNs : maxNs;
        nextNs = Math.min(soonNs, nextNs * 2);
        return delayNs / 2 + jitter(delayNs - delayNs / 2);
    }

    private long jitter(long rangeNs) {
        randomness.fill(random);
        return Math.floorMod(randomBuffer.getLong(0), rangeNs + 1);
    }
}
