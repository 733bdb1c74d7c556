package az.ecbar.ring;

import az.ecbar.record.EventBatch;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The gate: holds what the ledger said until its command is durable (design D17). It reads a durable sequence of its own,
 * which only a successful force moves, or the commit of a cluster, never a sequence of the ring.
 *
 * <p>One thread, which applies commands, writes and releases; one other polls; no allocation; nobody waits. Once closed it
 * lets nothing pass any more.
 */
public final class EventGate {
    private static final int EVENTS = 1;

    private final OneToOneRingBuffer ring;
    private final AtomicLong durable = new AtomicLong();
    private final ControlledMessageHandler onMessage = this::onMessage;
    private volatile boolean isClosed;
    private EventBatch.Handler handler = (sequence, timeNs, index, templateId, buffer, offset, length) -> {};

    /** A gate that holds up to {@code capacityBytes} of events, a power of two; a command's events at most an eighth. */
    public EventGate(int capacityBytes) {
        if (!BitUtil.isPowerOfTwo(capacityBytes)) {
            throw new IllegalArgumentException("capacity of " + capacityBytes + " bytes is no power of two");
        }
        ring = new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
                capacityBytes + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
    }

    /** Hands the events of released commands to the handler, at most {@code maxCommands}, and tells how many. */
    public int poll(EventBatch.Handler eventHandler, int maxCommands) {
        handler = eventHandler;
        return isClosed ? 0 : ring.controlledRead(onMessage, maxCommands);
    }

    /** Nothing passes any more. */
    public void close() {
        isClosed = true;
    }

    /** The last sequence that is durable. */
    public long durableSequence() {
        return durable.getAcquire();
    }

    /** Takes the events of a command; false if there is no room until the other side has polled. */
    public boolean offer(DirectBuffer events, int lengthBytes) {
        return ring.write(EVENTS, events, 0, lengthBytes);
    }

    /** Lets the events up to a sequence pass. */
    public void release(long durableSequence) {
        durable.setRelease(durableSequence);
    }

    private ControlledMessageHandler.Action onMessage(
            int messageType, MutableDirectBuffer buffer, int offset, int lengthBytes) {
        if (EventBatch.sequence(buffer, offset) > durable.getAcquire() || isClosed) {
            return ControlledMessageHandler.Action.ABORT;
        }
        EventBatch.forEach(buffer, offset, handler);
        return ControlledMessageHandler.Action.COMMIT;
    }
}
