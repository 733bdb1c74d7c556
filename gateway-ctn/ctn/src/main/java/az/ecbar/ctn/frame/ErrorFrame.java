package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * ERROR: the connection ends for this reason; whoever sends it closes. The text is for people.
 *
 * <pre>
 *  16       18             20
 *  +--------+--------------+--------------------------+
 *  | uint16 | uint16       | text, UTF-8,             |
 *  | code   | text length  | at most 400 bytes        |
 *  +--------+--------------+--------------------------+
 * </pre>
 */
public final class ErrorFrame {
    static final int CODE_OFFSET = 16;
    static final int TEXT_LENGTH_OFFSET = 18;
    static final int TEXT_OFFSET = 20;

    /** The longest text in bytes; a longer one is cut. */
    public static final int MAX_TEXT_LENGTH = 400;

    /** The longest frame. */
    public static final int MAX_LENGTH = TEXT_OFFSET + MAX_TEXT_LENGTH;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    public static int encode(MutableDirectBuffer buffer, int offset, long sessionId, CtnCode code, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int textLength = Math.min(bytes.length, MAX_TEXT_LENGTH);
        FrameHeader.encode(buffer, offset, TEXT_OFFSET + textLength, FrameType.ERROR, sessionId);
        buffer.putShort(offset + CODE_OFFSET, (short) code.wireCode(), LITTLE_ENDIAN);
        buffer.putShort(offset + TEXT_LENGTH_OFFSET, (short) textLength, LITTLE_ENDIAN);
        buffer.putBytes(offset + TEXT_OFFSET, bytes, 0, textLength);
        return TEXT_OFFSET + textLength;
    }

    /** Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        boolean sound = length <= MAX_LENGTH
                && FrameHeader.isFrame(buffer, offset, length, FrameType.ERROR, TEXT_OFFSET)
                && CtnCode.isKnown(buffer.getShort(offset + CODE_OFFSET, LITTLE_ENDIAN) & 0xFFFF)
                && textLength() == length - TEXT_OFFSET;
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    private int textLength() {
        return buffer.getShort(offset + TEXT_LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    public CtnCode code() {
        return CtnCode.ofWireCode(buffer.getShort(offset + CODE_OFFSET, LITTLE_ENDIAN) & 0xFFFF);
    }

    public String text() {
        return buffer.getStringWithoutLengthUtf8(offset + TEXT_OFFSET, textLength());
    }
}
