package az.ecbar.stp.adapter;

import az.ecbar.port.Clock;
import java.util.concurrent.TimeUnit;

/** The machine's clock as the port; to the millisecond. */
public final class SystemClock implements Clock {
    @Override
    public long utcNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    @Override
    public long monotonicNs() {
        return System.nanoTime();
    }
}
