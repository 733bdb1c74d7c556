package az.ecbar.pair.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The 16 bytes at the front of every frame.
 *
 * <pre>
 *  0            4         5        6        8             12       16
 *  +------------+---------+--------+--------+-------------+--------+------
 *  | int32      | uint8   | uint8  | uint16 | int32       | 4      | body
 *  | length     | version | type   | 0      | epoch       | bytes 0|
 *  +------------+---------+--------+--------+-------------+--------+------
 * </pre>
 */
public final class FrameHeader {
    /** The version that this code speaks. */
    public static final int VERSION = 1;

    /** Bytes before the body. */
    public static final int LENGTH = 16;

    /** No frame is longer, header included. */
    public static final int MAX_FRAME_LENGTH = 1 << 20;

    private FrameHeader() {}

    static int write(MutableDirectBuffer buffer, int type, int epoch, int length) {
        buffer.putInt(0, length, LITTLE_ENDIAN);
        buffer.putByte(4, (byte) VERSION);
        buffer.putByte(5, (byte) type);
        buffer.putShort(6, (short) 0, LITTLE_ENDIAN);
        buffer.putInt(8, epoch, LITTLE_ENDIAN);
        buffer.putInt(12, 0, LITTLE_ENDIAN);
        return length;
    }

    /** Checks the header and gives the type. */
    static int type(DirectBuffer buffer, int offset, int length) throws MalformedFrame {
        require(length >= LENGTH && length <= MAX_FRAME_LENGTH && length <= buffer.capacity() - offset, "length");
        require(buffer.getInt(offset, LITTLE_ENDIAN) == length, "length");
        require(buffer.getByte(offset + 4) == VERSION, "version");
        require(buffer.getShort(offset + 6, LITTLE_ENDIAN) == 0 && buffer.getInt(offset + 12, LITTLE_ENDIAN) == 0, "0");
        require(epoch(buffer, offset) >= 0, "epoch");
        return buffer.getByte(offset + 5);
    }

    static int epoch(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + 8, LITTLE_ENDIAN);
    }

    static void require(boolean isSound, String what) throws MalformedFrame {
        if (!isSound) {
            throw new MalformedFrame(what);
        }
    }
}
