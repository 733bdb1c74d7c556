package az.ecbar.ops.node;

import az.ecbar.port.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's clocks. Any thread; does not allocate after escape analysis. */
public final class SystemClock implements Clock {
    @Override
    public long utcNs() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public long monotonicNs() {
        return System.nanoTime();
    }
}
