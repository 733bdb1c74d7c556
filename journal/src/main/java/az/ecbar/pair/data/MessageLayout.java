package az.ecbar.pair.data;

import az.ecbar.record.RecordHeader;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The layout of a data message, little endian.
 *
 * <pre>
 *   0 int32   length   of the whole message
 *   4 int32   epoch    that the sender leads
 *   8 int64   number   1, 2, 3 ... within a control connection, direction and epoch
 *  16 ...     record   72 to 4096 bytes, or none; sealed
 *     byte16  tag
 * </pre>
 *
 * <p>Stateless; accessors check nothing but the buffer's bounds.
 */
final class MessageLayout {
    static final int LENGTH_OFFSET = 0;
    static final int EPOCH_OFFSET = 4;
    static final int NUMBER_OFFSET = 8;
    static final int HEADER_LENGTH = 16;
    static final int TAG_LENGTH = 16;

    /** Bytes around the record. */
    static final int OVERHEAD = HEADER_LENGTH + TAG_LENGTH;

    static final int MIN_LENGTH_WITH_RECORD = OVERHEAD + RecordHeader.HEADER_LENGTH;
    static final int MAX_LENGTH = OVERHEAD + RecordHeader.MAX_RECORD_LENGTH;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private MessageLayout() {}

    static void write(MutableDirectBuffer message, int lengthBytes, int epoch, long number) {
        message.putInt(LENGTH_OFFSET, lengthBytes, ORDER);
        message.putInt(EPOCH_OFFSET, epoch, ORDER);
        message.putLong(NUMBER_OFFSET, number, ORDER);
    }

    /** Whether so many bytes can be a message, and say so themselves. */
    static boolean isWhole(DirectBuffer message, int offset, int lengthBytes) {
        return (lengthBytes == OVERHEAD || lengthBytes >= MIN_LENGTH_WITH_RECORD)
                && lengthBytes <= MAX_LENGTH
                && message.getInt(offset + LENGTH_OFFSET, ORDER) == lengthBytes;
    }

    static int epoch(DirectBuffer message, int offset) {
        return message.getInt(offset + EPOCH_OFFSET, ORDER);
    }

    static long number(DirectBuffer message, int offset) {
        return message.getLong(offset + NUMBER_OFFSET, ORDER);
    }
}
