package az.ecbar.stp.adapter;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What one thread leaves and another waits for, in order; without a bound. Any thread may leave, one takes. */
public final class Mailbox<T> {
    private final LinkedBlockingQueue<T> left = new LinkedBlockingQueue<>();

    /** Leaves something. */
    public void leave(T something) {
        left.add(something);
    }

    /** Takes the next, and waits so long for it; empty if none came, or the thread was interrupted. */
    public Optional<T> take(Duration atMost) {
        try {
            return Optional.ofNullable(left.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Lets the calling thread rest between two steps that found nothing to do. */
    public static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
