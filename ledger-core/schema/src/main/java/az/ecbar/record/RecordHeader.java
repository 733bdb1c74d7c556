package az.ecbar.record;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The layout of a record's header, and its fields by name, over any buffer at any offset.
 *
 * <p>A record is what a ring slot, the journal and replication carry, the same bytes everywhere. All
 * numbers are little endian.
 *
 * <pre>
 *   0 int32   length        of the whole record, header included
 *   4 int32   crc32c        over the bytes [8, length)
 *   8 int64   sequence      1, 2, 3 ... without gaps
 *  16 int64   timeNs        UTC nanoseconds since 1970, never decreasing
 *  24 int32   epoch         never decreasing
 *  28 int32   reserved      0
 *  32 int64   knownDurable  the highest sequence committed when this record was written: durable at every node that it needs
 *  40 byte32  link          SHA-256( previous link | bytes [0,4) | bytes [8,40) | SHA-256(payload) )
 *  72 ...     payload       SBE message header and body
 * </pre>
 *
 * <p>The link of sequence 0, on which sequence 1 stands, is 32 zero bytes. The checksum covers the link,
 * so the link is written first.
 *
 * <p>Stateless and free of allocation; safe from any thread as far as the buffer is. Accessors check
 * nothing but the buffer's bounds: whether a record is sound is told by {@link RecordChain}.
 */
public final class RecordHeader {
    public static final int LENGTH_OFFSET = 0;
    public static final int CRC_OFFSET = 4;
    public static final int SEQUENCE_OFFSET = 8;
    public static final int TIME_NS_OFFSET = 16;
    public static final int EPOCH_OFFSET = 24;
    public static final int RESERVED_OFFSET = 28;
    public static final int KNOWN_DURABLE_OFFSET = 32;
    public static final int LINK_OFFSET = 40;

    /** Bytes of a link of the hash chain. */
    public static final int LINK_LENGTH = 32;

    /** Bytes before the payload. */
    public static final int HEADER_LENGTH = LINK_OFFSET + LINK_LENGTH;

    /** Bytes that a record never exceeds: one slot of the ring. Larger inputs travel as parts. */
    public static final int MAX_RECORD_LENGTH = 4096;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private RecordHeader() {}

    /** Writes the fields that the sequencer decides; durable sequence, link and checksum follow later. */
    public static void write(
            MutableDirectBuffer buffer, int offset, int lengthBytes, long sequence, long timeNs, int epoch) {
        buffer.putInt(offset + LENGTH_OFFSET, lengthBytes, ORDER);
        buffer.putInt(offset + CRC_OFFSET, 0, ORDER);
        buffer.putLong(offset + SEQUENCE_OFFSET, sequence, ORDER);
        buffer.putLong(offset + TIME_NS_OFFSET, timeNs, ORDER);
        buffer.putInt(offset + EPOCH_OFFSET, epoch, ORDER);
        buffer.putInt(offset + RESERVED_OFFSET, 0, ORDER);
        buffer.putLong(offset + KNOWN_DURABLE_OFFSET, 0, ORDER);
    }

    /** Bytes of the whole record, header included. */
    public static int length(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + LENGTH_OFFSET, ORDER);
    }

    public static void length(MutableDirectBuffer buffer, int offset, int lengthBytes) {
        buffer.putInt(offset + LENGTH_OFFSET, lengthBytes, ORDER);
    }

    public static int crc(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + CRC_OFFSET, ORDER);
    }

    public static void crc(MutableDirectBuffer buffer, int offset, int crc) {
        buffer.putInt(offset + CRC_OFFSET, crc, ORDER);
    }

    public static long sequence(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SEQUENCE_OFFSET, ORDER);
    }

    public static void sequence(MutableDirectBuffer buffer, int offset, long sequence) {
        buffer.putLong(offset + SEQUENCE_OFFSET, sequence, ORDER);
    }

    public static long timeNs(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + TIME_NS_OFFSET, ORDER);
    }

    public static void timeNs(MutableDirectBuffer buffer, int offset, long timeNs) {
        buffer.putLong(offset + TIME_NS_OFFSET, timeNs, ORDER);
    }

    public static int epoch(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + EPOCH_OFFSET, ORDER);
    }

    public static void epoch(MutableDirectBuffer buffer, int offset, int epoch) {
        buffer.putInt(offset + EPOCH_OFFSET, epoch, ORDER);
    }

    public static int reserved(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + RESERVED_OFFSET, ORDER);
    }

    public static long knownDurable(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + KNOWN_DURABLE_OFFSET, ORDER);
    }

    public static void knownDurable(MutableDirectBuffer buffer, int offset, long sequence) {
        buffer.putLong(offset + KNOWN_DURABLE_OFFSET, sequence, ORDER);
    }

    /** Where the payload begins. */
    public static int payloadOffset(int offset) {
        return offset + HEADER_LENGTH;
    }

    /** Bytes of the payload. */
    public static int payloadLength(DirectBuffer buffer, int offset) {
        return length(buffer, offset) - HEADER_LENGTH;
    }
}
