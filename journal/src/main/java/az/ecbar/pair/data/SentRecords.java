package az.ecbar.pair.data;

import az.ecbar.record.RecordHeader;
import java.util.Arrays;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/**
 * The links and lengths of what was sent and is not acknowledged yet, in a ring of fixed size.
 *
 * <p>Owned by the pair thread; allocates nothing after construction.
 */
final class SentRecords {
    private final SendWindow window;
    private final int mask;
    private final byte[] links;
    /** Bytes sent up to the end of each record, since the start. */
    private final long[] ends;

    private long first = 1;
    private long sent;
    private long acknowledged;
    private long sentBytes;
    private long acknowledgedBytes;

    SentRecords(SendWindow window) {
        this.window = window;
        // One more than may be under way: the last acknowledged one is kept, since it is named again and again.
        int capacity = BitUtil.findNextPositivePowerOfTwo(window.maxRecords() + 1);
        mask = capacity - 1;
        links = new byte[capacity * RecordHeader.LINK_LENGTH];
        ends = new long[capacity];
    }

    /** Forgets all; the given sequence is the next. */
    void start(long firstSequence) {
        first = firstSequence;
        sent = firstSequence - 1;
        acknowledged = sent;
        sentBytes = 0;
        acknowledgedBytes = 0;
    }

    /** Whether one more may be sent. */
    boolean hasRoom() {
        return sent - acknowledged < window.maxRecords() && sentBytes - acknowledgedBytes < window.maxBytes();
    }

    /** Whether the standby has acknowledged everything sent. */
    boolean isAcknowledged() {
        return acknowledged == sent;
    }

    /** Notes the record as the next one sent. */
    void add(DirectBuffer record, int offset, int lengthBytes) {
        sent++;
        sentBytes += lengthBytes;
        record.getBytes(offset + RecordHeader.LINK_OFFSET, links, linkIndex(sent), RecordHeader.LINK_LENGTH);
        ends[(int) sent & mask] = sentBytes;
    }

    /** The last sequence sent. */
    long sent() {
        return sent;
    }

    /** Whether this one was sent with this link; then it and all before it are acknowledged. */
    boolean acknowledge(long sequence, byte[] link) {
        if (sequence < first || sequence < acknowledged || sequence > sent) {
            return false;
        }
        int index = linkIndex(sequence);
        if (!Arrays.equals(links, index, index + RecordHeader.LINK_LENGTH, link, 0, RecordHeader.LINK_LENGTH)) {
            return false;
        }
        acknowledged = sequence;
        acknowledgedBytes = ends[(int) sequence & mask];
        return true;
    }

    private int linkIndex(long sequence) {
        return ((int) sequence & mask) * RecordHeader.LINK_LENGTH;
    }
}
