package az.ecbar.ctn.frame;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * VIEW and VIEWED: an operator's console looks at what happens. Neither is numbered, signed, journalled or sent again:
 * what is seen proves nothing. The bytes are agreed between the console and what it looks at.
 *
 * <pre>
 *  16                        16
 *  +----------------+        +----------------+
 *  | what is wanted |        | what is seen   |
 *  | 1 to 64 bytes  |        | 1 to 65,536    |
 *  +----------------+        +----------------+
 * </pre>
 */
public final class ViewFrame {
    public static final int BODY_OFFSET = FrameHeader.LENGTH;
    /** The longest request. */
    public static final int MAX_REQUEST_LENGTH = 64;
    /** The longest answer. */
    public static final int MAX_ANSWER_LENGTH = 1 << 16;

    private ViewFrame() {}

    /** Writes a VIEW and gives its length. */
    public static int encode(
            MutableDirectBuffer buffer, int offset, long sessionId, DirectBuffer request, int at, int length) {
        if (length < 1 || length > MAX_REQUEST_LENGTH) {
            throw new IllegalArgumentException("a request to view of " + length + " bytes");
        }
        FrameHeader.encode(buffer, offset, BODY_OFFSET + length, FrameType.VIEW, sessionId);
        buffer.putBytes(offset + BODY_OFFSET, request, at, length);
        return BODY_OFFSET + length;
    }

    /** Writes the header of a VIEWED whose body of so many bytes stands behind it already; gives its length. */
    public static int encodeAnswer(MutableDirectBuffer buffer, int offset, long sessionId, int bodyLength) {
        FrameHeader.encode(buffer, offset, BODY_OFFSET + bodyLength, FrameType.VIEWED, sessionId);
        return BODY_OFFSET + bodyLength;
    }

    /** {@link CtnCode#NONE} if the frame is a VIEW. */
    public static CtnCode check(DirectBuffer buffer, int offset, int length) {
        return check(buffer, offset, length, FrameType.VIEW, MAX_REQUEST_LENGTH);
    }

    /** {@link CtnCode#NONE} if the frame is a VIEWED. */
    public static CtnCode checkAnswer(DirectBuffer buffer, int offset, int length) {
        return check(buffer, offset, length, FrameType.VIEWED, MAX_ANSWER_LENGTH);
    }

    private static CtnCode check(DirectBuffer buffer, int offset, int length, FrameType type, int maxBody) {
        boolean sound =
                FrameHeader.isFrame(buffer, offset, length, type, BODY_OFFSET + 1) && length <= BODY_OFFSET + maxBody;
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }
}
