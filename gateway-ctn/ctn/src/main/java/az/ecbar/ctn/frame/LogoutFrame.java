package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * LOGOUT: nothing more will be sent. The other side answers what it can with a LOGOUT of its own, then both close.
 *
 * <pre>
 *  16       18       20
 *  +--------+--------+
 *  | uint16 | uint16 |
 *  | code   | 0      |
 *  +--------+--------+
 * </pre>
 */
public final class LogoutFrame {
    public static final int LENGTH = 20;
    static final int CODE_OFFSET = 16;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    public static int encode(MutableDirectBuffer buffer, int offset, long sessionId, CtnCode code) {
        FrameHeader.encode(buffer, offset, LENGTH, FrameType.LOGOUT, sessionId);
        buffer.putInt(offset + CODE_OFFSET, code.wireCode(), LITTLE_ENDIAN);
        return LENGTH;
    }

    /** Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        boolean sound = length == LENGTH
                && FrameHeader.isFrame(buffer, offset, length, FrameType.LOGOUT, LENGTH)
                && CtnCode.isKnown(buffer.getInt(offset + CODE_OFFSET, LITTLE_ENDIAN));
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    public CtnCode code() {
        return CtnCode.ofWireCode(buffer.getInt(offset + CODE_OFFSET, LITTLE_ENDIAN));
    }
}
