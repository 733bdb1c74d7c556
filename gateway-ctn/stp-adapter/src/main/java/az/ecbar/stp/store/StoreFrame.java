package az.ecbar.stp.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What one force of the store writes: the records since the last force, under one check sum. Big endian.
 *
 * <pre>
 *  0 int32 magic    "ESTP"
 *  4 int32 length   of the payload
 *  8 int64 number   1, 2, 3 ... within a file
 * 16 int32 crc32c   over bytes [4, 16) and the payload
 * 20 ...   payload
 * </pre>
 *
 * A frame is written only after the one before it was forced. So an unreadable frame at the end is what a
 * crash leaves, and was never acted upon; an unreadable frame with a readable one behind it is damage.
 */
final class StoreFrame {
    static final int HEADER_LENGTH = 20;
    static final int MAGIC = 0x45535450;

    private StoreFrame() {}

    static byte[] encode(long number, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_LENGTH + payload.length);
        frame.putInt(MAGIC).putInt(payload.length).putLong(number).putInt(0).put(payload);
        frame.putInt(16, checksum(frame, payload.length));
        return frame.array();
    }

    /** The payload's length when a header of a frame stands at the position, else -1. */
    static int payloadLength(ByteBuffer bytes, int position) {
        if (bytes.limit() - position < HEADER_LENGTH || bytes.getInt(position) != MAGIC) {
            return -1;
        }
        int length = bytes.getInt(position + 4);
        return length < 0 ? -1 : length;
    }

    /** Whether the whole frame at the start of the bytes is as it was written, with this number. */
    static boolean isIntact(ByteBuffer frame, long number) {
        int length = payloadLength(frame, 0);
        return length >= 0
                && frame.limit() == HEADER_LENGTH + length
                && frame.getLong(8) == number
                && frame.getInt(16) == checksum(frame, length);
    }

    private static int checksum(ByteBuffer frame, int payloadLength) {
        CRC32C crc = new CRC32C();
        crc.update(frame.slice(4, 12));
        crc.update(frame.slice(HEADER_LENGTH, payloadLength));
        return (int) crc.getValue();
    }
}
