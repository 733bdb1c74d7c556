package az.ecbar.pair.memory;

import az.ecbar.pair.ControlLink;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the two ends of a control connection. The second end connects, as soon as both ends are there; each
 * frame takes a random time, in order.
 *
 * <ul>
 *   <li>{@link #cut}: nothing arrives, and no end is told; what is under way arrives after {@link #mend}, if its connection
 *       stands then.
 *   <li>{@link #breakConnection}: of what is under way a random part arrives, the rest is lost; both ends are told, and the
 *       second one connects again.
 *   <li>{@link #attachFirst}, {@link #attachSecond}: a process starts, anew; what was under way to its predecessor is lost.
 * </ul>
 *
 * <p>For one thread; time is what the supplier says.
 */
public final class MemoryCable {
    private static final int MAX_QUEUE = 10_000;

    private final LongSupplier nowNs;
    private final RandomGenerator random;
    private long minDelayNs;
    private long maxDelayNs;
    private long connections;
    private boolean isCut;
    private @Nullable MemoryControlLink first;
    private @Nullable MemoryControlLink second;

    /** A cable with no end attached. */
    public MemoryCable(LongSupplier nowNs, RandomGenerator random) {
        this.nowNs = nowNs;
        this.random = random;
    }

    /** How long a frame is under way. */
    public void delayNs(long min, long max) {
        minDelayNs = min;
        maxDelayNs = max;
    }

    /** A new process at the accepting end; the one before it is dead. */
    public ControlLink attachFirst() {
        first = replace(first, false);
        return first;
    }

    /** A new process at the connecting end; the one before it is dead. */
    public ControlLink attachSecond() {
        second = replace(second, true);
        return second;
    }

    /** The process at the accepting end is gone; the other end is told, or has to find out by silence. */
    public void detachFirst(boolean isToldToOther) {
        first = detach(first, isToldToOther);
    }

    /** As {@link #detachFirst}. */
    public void detachSecond(boolean isToldToOther) {
        second = detach(second, isToldToOther);
    }

    /** Nothing arrives from here on. */
    public void cut() {
        isCut = true;
    }

    /** Takes {@link #cut} back. */
    public void mend() {
        isCut = false;
    }

    /** Whether nothing arrives. */
    public boolean isCut() {
        return isCut;
    }

    /** Ends the connection; frames that were under way are delivered to some point. */
    public void breakConnection() {
        if (first != null) {
            first.loseSome(random);
        }
        if (second != null) {
            second.loseSome(random);
        }
    }

    private MemoryControlLink replace(@Nullable MemoryControlLink before, boolean isConnecting) {
        detach(before, true);
        return new MemoryControlLink(this, isConnecting);
    }

    private @Nullable MemoryControlLink detach(@Nullable MemoryControlLink end, boolean isToldToOther) {
        if (end != null) {
            MemoryControlLink other = other(end);
            long connection = end.connection();
            end.die();
            if (isToldToOther && other != null) {
                other.putEnd(connection);
            }
        }
        return null;
    }

    @Nullable
    MemoryControlLink other(MemoryControlLink end) {
        return end == first ? second : first;
    }

    /** A connection stands as soon as both ends have heard of it. */
    boolean connect() {
        MemoryControlLink accepting = first;
        MemoryControlLink connecting = second;
        if (isCut || accepting == null || connecting == null) {
            return false;
        }
        connections++;
        accepting.putBegin(connections);
        connecting.putBegin(connections);
        return true;
    }

    long dueNs() {
        return nowNs.getAsLong() + (maxDelayNs > minDelayNs ? random.nextLong(minDelayNs, maxDelayNs) : minDelayNs);
    }

    long nowNs() {
        return nowNs.getAsLong();
    }

    static boolean isFull(int queued) {
        return queued >= MAX_QUEUE;
    }
}
