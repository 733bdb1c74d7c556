package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The 16 bytes at the front of every frame, little endian.
 *
 * <pre>
 *  0              4        5        6           8                        16
 *  +--------------+--------+--------+-----------+------------------------+
 *  | int32        | uint8  | uint8  | uint16    | int64                  |
 *  | length of    | ver-   | type   | reserved  | CTN session, 0 before  |
 *  | the frame    | sion 1 |        | 0         | the logon's answer     |
 *  +--------------+--------+--------+-----------+------------------------+
 * </pre>
 */
public final class FrameHeader {
    /** The version of the protocol that this code speaks. */
    public static final int VERSION = 1;

    public static final int LENGTH = 16;

    /** No frame may be longer, whatever the limits of a session say. */
    public static final int MAX_FRAME_LENGTH = 1 << 20;

    /** The longest frame before the logon is answered. */
    public static final int MAX_LOGON_LENGTH = 8 * 1024;

    static final int LENGTH_OFFSET = 0;
    /** Where the bytes begin that the seal of a signed frame covers. */
    public static final int VERSION_OFFSET = 4;

    static final int TYPE_OFFSET = 5;
    static final int RESERVED_OFFSET = 6;
    static final int SESSION_OFFSET = 8;

    private FrameHeader() {}

    static void encode(MutableDirectBuffer buffer, int offset, int length, FrameType type, long sessionId) {
        buffer.putInt(offset + LENGTH_OFFSET, length, LITTLE_ENDIAN);
        buffer.putByte(offset + VERSION_OFFSET, (byte) VERSION);
        buffer.putByte(offset + TYPE_OFFSET, (byte) type.wireCode());
        buffer.putShort(offset + RESERVED_OFFSET, (short) 0, LITTLE_ENDIAN);
        buffer.putLong(offset + SESSION_OFFSET, sessionId, LITTLE_ENDIAN);
    }

    /** Writes the length of a frame whose end was not known when its header was written. */
    public static void encodeLength(MutableDirectBuffer buffer, int offset, int length) {
        buffer.putInt(offset + LENGTH_OFFSET, length, LITTLE_ENDIAN);
    }

    /** Checks the header alone; {@link CtnCode#NONE} if the accessors below may be used. */
    public static CtnCode check(DirectBuffer buffer, int offset, int length) {
        if (length < LENGTH || length > buffer.capacity() - offset) {
            return CtnCode.MALFORMED_FRAME;
        }
        if (buffer.getByte(offset + VERSION_OFFSET) != VERSION) {
            return CtnCode.WRONG_VERSION;
        }
        if (length > MAX_FRAME_LENGTH) {
            return CtnCode.FRAME_TOO_LARGE;
        }
        boolean sound = buffer.getInt(offset + LENGTH_OFFSET, LITTLE_ENDIAN) == length
                && FrameType.isKnown(buffer.getByte(offset + TYPE_OFFSET))
                && buffer.getShort(offset + RESERVED_OFFSET, LITTLE_ENDIAN) == 0
                && buffer.getLong(offset + SESSION_OFFSET, LITTLE_ENDIAN) >= 0;
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    /** The type of a frame whose header was checked. */
    public static FrameType type(DirectBuffer buffer, int offset) {
        return FrameType.ofWireCode(buffer.getByte(offset + TYPE_OFFSET));
    }

    /** The session of a frame whose header was checked. */
    public static long sessionId(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SESSION_OFFSET, LITTLE_ENDIAN);
    }

    /** True if the header is sound and of this type and the frame has at least so many bytes. */
    static boolean isFrame(DirectBuffer buffer, int offset, int length, FrameType type, int minLength) {
        return check(buffer, offset, length) == CtnCode.NONE && type(buffer, offset) == type && length >= minLength;
    }

    /** True if all bytes of a range are 0. */
    static boolean isZero(DirectBuffer buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer.getByte(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
