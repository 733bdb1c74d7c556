package az.ecbar.ring;

import az.ecbar.port.CommandSink;
import az.ecbar.record.RecordHeader;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bounded ring between the edge, which claims and publishes, and the core agent, which polls. A slot is a
 * preallocated buffer that becomes the record of its command.
 *
 * <p>One producer thread and one consumer thread; no allocation after construction; nobody ever waits: a full ring
 * refuses the claim (design D22).
 */
public final class CommandRing implements CommandSink {
    private final RingBuffer<CommandSlot> ring;
    private long claimed = -1;

    /** A ring of {@code slots}, a power of two. */
    public CommandRing(int slots) {
        ring = RingBuffer.createSingleProducer(CommandSlot::new, slots);
    }

    @Override
    public @Nullable MutableDirectBuffer claim(int maxPayloadLength) {
        if (maxPayloadLength > MAX_PAYLOAD_LENGTH || claimed != -1) {
            throw new IllegalArgumentException("claim of " + maxPayloadLength + " bytes, claimed is slot " + claimed);
        }
        try {
            claimed = ring.tryNext();
        } catch (InsufficientCapacityException full) {
            return null;
        }
        return ring.get(claimed).record;
    }

    @Override
    public void publish(int payloadLength) {
        publishRecord(RecordHeader.HEADER_LENGTH + payloadLength);
    }

    @Override
    public void abort() {
        publishRecord(CommandSlot.ABORTED);
    }

    /** Slots that are free now. */
    public long remainingCapacity() {
        return ring.remainingCapacity();
    }

    /** All slots. */
    public int capacity() {
        return ring.getBufferSize();
    }

    /** The consumer's end; there is one. */
    EventPoller<CommandSlot> newPoller() {
        EventPoller<CommandSlot> poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
        return poller;
    }

    private void publishRecord(int recordLength) {
        long sequence = claimed;
        if (sequence == -1 || recordLength > RecordHeader.MAX_RECORD_LENGTH) {
            throw new IllegalStateException("slot " + sequence + ", record of " + recordLength + " bytes");
        }
        claimed = -1;
        ring.get(sequence).recordLength = recordLength;
        ring.publish(sequence);
    }
}
