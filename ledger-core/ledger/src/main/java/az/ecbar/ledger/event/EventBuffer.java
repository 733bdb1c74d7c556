package az.ecbar.ledger.event;

import az.ecbar.record.EventBatch;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Collects the events of the command that is being applied, laid out as an {@link EventBatch}, and keeps the running
 * hash and count over all events since the ledger began.
 *
 * <p>Owned by the ledger's thread; allocates only when a command says more than ever before and than was expected. One that
 * says more than {@value #MAX_BYTES} bytes has broken its bound of work: that is an {@link IllegalStateException}, which
 * stops the node.
 */
public final class EventBuffer {
    /** The most that one command may say: what settling the largest set of payments together says, twice over. */
    public static final int MAX_BYTES = 16 << 20;

    private final UnsafeBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private int lengthBytes;
    private int count;
    private long hash;
    private long total;
    private long sequence;
    private long timeNs;

    /** Holds {@code expectedBytes} of events of one command without growing. */
    public EventBuffer(int expectedBytes) {
        buffer = new UnsafeBuffer(new byte[expectedBytes]);
        begin(0, 0);
    }

    /** Forgets the events of the last command and begins those of the next: behind the head the buffer is NUL. */
    public void begin(long commandSequence, long commandTimeNs) {
        if (count > 0) {
            buffer.setMemory(EventBatch.HEAD_LENGTH, lengthBytes - EventBatch.HEAD_LENGTH, (byte) 0);
        }
        sequence = commandSequence;
        timeNs = commandTimeNs;
        lengthBytes = EventBatch.HEAD_LENGTH;
        count = 0;
    }

    /** Ends the batch of the command: writes its head and takes its events into the hash. */
    public void end() {
        EventBatch.head(buffer, 0, sequence, timeNs, count, lengthBytes);
        if (count > 0) {
            hash = EventHash.next(hash, buffer, 0, lengthBytes);
            total += count;
        }
    }

    /** The batch, from offset 0. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** Length of the batch in bytes. */
    public int lengthBytes() {
        return lengthBytes;
    }

    /** Number of events in the batch. */
    public int count() {
        return count;
    }

    /** Running hash over all events. */
    public long hash() {
        return hash;
    }

    /** Number of all events. */
    public long total() {
        return total;
    }

    /** Takes hash and count over from a snapshot. */
    public void restore(long restoredHash, long restoredTotal) {
        hash = restoredHash;
        total = restoredTotal;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    /** Makes room, which is NUL, for one event whose SBE message takes {@code messageLengthBytes} and tells where it goes. */
    int room(int messageLengthBytes) {
        int framed = EventBatch.framedLength(messageLengthBytes);
        if (lengthBytes + framed > buffer.capacity()) {
            grow(lengthBytes + framed);
        }
        buffer.putInt(lengthBytes, messageLengthBytes);
        int message = lengthBytes + EventBatch.EVENT_HEAD_LENGTH;
        lengthBytes += framed;
        count++;
        return message;
    }

    private void grow(int wantedBytes) {
        if (wantedBytes > MAX_BYTES) {
            throw new IllegalStateException("events of command " + sequence + " exceed " + MAX_BYTES + " B");
        }
        byte[] larger = new byte[Math.min(MAX_BYTES, Math.max(wantedBytes, buffer.capacity() * 2))];
        buffer.getBytes(0, larger, 0, lengthBytes);
        buffer.wrap(larger);
    }
}
