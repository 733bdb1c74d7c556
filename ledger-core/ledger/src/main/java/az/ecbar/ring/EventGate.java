package az.ecbar.ring;

import az.ecbar.record.EventBatch;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The gate: holds what the ledger said until its command is committed (design D17). It reads what the
 * {@link CommitRule} says, never a sequence of the ring.
 *
 * <p>The core agent's thread writes, one other thread polls; nobody waits; no allocation, except where a command says more
 * than any before it and more than an eighth of the gate. Once closed it lets nothing pass any more.
 */
public final class EventGate {
    private static final int EVENTS = 1;
    private static final int LARGE = 2;

    private final OneToOneRingBuffer ring;
    private final CommitRule commits;
    private final ControlledMessageHandler onMessage = this::onMessage;
    private final int usableBytes;
    private long usableUntil;
    private UnsafeBuffer large = new UnsafeBuffer(0, 0);
    private volatile boolean isLargeTaken;
    private volatile boolean isClosed;
    private EventBatch.Handler handler = (sequence, timeNs, index, templateId, buffer, offset, length) -> {};

    /**
     * A gate that holds up to {@code capacityBytes} of events, a power of two. One command that says more than an eighth of
     * that is held beside it; a second one waits until that has passed.
     */
    public EventGate(int capacityBytes, CommitRule commits) {
        if (!BitUtil.isPowerOfTwo(capacityBytes)) {
            throw new IllegalArgumentException("capacity of " + capacityBytes + " bytes is no power of two");
        }
        this.commits = commits;
        usableBytes = capacityBytes / 8 * 5;
        ring = new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
                capacityBytes + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
    }

    /** Hands the events of committed commands to the handler, at most {@code maxCommands}, and tells how many. */
    public int poll(EventBatch.Handler eventHandler, int maxCommands) {
        handler = eventHandler;
        return isClosed ? 0 : ring.controlledRead(onMessage, maxCommands);
    }

    /** Nothing passes any more. */
    public void close() {
        isClosed = true;
    }

    /** The last sequence that is committed. */
    public long committedSequence() {
        return commits.committed();
    }

    /** Whether nobody has to poll anything that was offered so far. */
    public boolean isEmpty() {
        return ring.size() == 0;
    }

    /**
     * Whether the events of any command find room, and beside them those of an epoch's first record: without it nothing
     * more would be committed, and the gate would never be empty again. An eighth is for a command, one for what the
     * wrap leaves unused, one for first records. The core's thread.
     */
    boolean hasRoom() {
        long position = ring.producerPosition();
        if (position > usableUntil) {
            usableUntil = ring.consumerPosition() + usableBytes;
        }
        return position <= usableUntil;
    }

    /** Takes the events of a command; false if there is no room until the other side has polled. */
    public boolean offer(DirectBuffer events, int offset, int lengthBytes) {
        return lengthBytes > ring.maxMsgLength()
                ? offerLarge(events, offset, lengthBytes)
                : ring.write(EVENTS, events, offset, lengthBytes);
    }

    /** Into the ring goes the head alone: it keeps the order, and says for which commit to wait. */
    private boolean offerLarge(DirectBuffer events, int offset, int lengthBytes) {
        if (isLargeTaken) {
            return false;
        }
        if (large.capacity() < lengthBytes) {
            large = new UnsafeBuffer(new byte[lengthBytes]);
        }
        large.putBytes(0, events, offset, lengthBytes);
        isLargeTaken = true;
        if (ring.write(LARGE, events, offset, EventBatch.HEAD_LENGTH)) {
            return true;
        }
        isLargeTaken = false;
        return false;
    }

    private ControlledMessageHandler.Action onMessage(
            int messageType, MutableDirectBuffer buffer, int offset, int lengthBytes) {
        if (EventBatch.sequence(buffer, offset) > commits.committed() || isClosed) {
            return ControlledMessageHandler.Action.ABORT;
        }
        if (messageType == LARGE) {
            EventBatch.forEach(large, 0, handler);
            isLargeTaken = false;
        } else {
            EventBatch.forEach(buffer, offset, handler);
        }
        return ControlledMessageHandler.Action.COMMIT;
    }
}
