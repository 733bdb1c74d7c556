package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * ACKNOWLEDGE: the bank has persisted all outputs up to a number. A lost one does no harm.
 *
 * <pre>
 *  16                   24
 *  +--------------------+
 *  | int64 output       |
 *  +--------------------+
 * </pre>
 */
public final class AcknowledgeFrame {
    public static final int LENGTH = 24;
    static final int OUTPUT_OFFSET = 16;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    public static int encode(MutableDirectBuffer buffer, int offset, long sessionId, long upTo) {
        FrameHeader.encode(buffer, offset, LENGTH, FrameType.ACKNOWLEDGE, sessionId);
        buffer.putLong(offset + OUTPUT_OFFSET, upTo, LITTLE_ENDIAN);
        return LENGTH;
    }

    /** Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        boolean sound = length == LENGTH
                && FrameHeader.isFrame(buffer, offset, length, FrameType.ACKNOWLEDGE, LENGTH)
                && FrameHeader.sessionId(buffer, offset) != 0
                && upTo() >= 1;
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    public long upTo() {
        return buffer.getLong(offset + OUTPUT_OFFSET, LITTLE_ENDIAN);
    }
}
