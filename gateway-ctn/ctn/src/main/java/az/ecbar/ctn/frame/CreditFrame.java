package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * CREDIT: from now on so many inputs may wait for their answer. Credit 0 means WAIT, the code says why, and the
 * bank may try again after the time given even if no other credit came.
 *
 * <pre>
 *  16       20       22       24               28
 *  +--------+--------+--------+----------------+
 *  | int32  | uint16 | uint16 | int32          |
 *  | credit | code   | 0      | retry after ms |
 *  +--------+--------+--------+----------------+
 * </pre>
 */
public final class CreditFrame {
    public static final int LENGTH = 28;
    static final int CREDIT_OFFSET = 16;
    static final int CODE_OFFSET = 20;
    static final int RETRY_OFFSET = 24;
    private static final int MAX_RETRY_MS = 3_600_000;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    public static int encode(
            MutableDirectBuffer buffer, int offset, long sessionId, int credit, CtnCode code, int retryAfterMs) {
        FrameHeader.encode(buffer, offset, LENGTH, FrameType.CREDIT, sessionId);
        buffer.putInt(offset + CREDIT_OFFSET, credit, LITTLE_ENDIAN);
        buffer.putInt(offset + CODE_OFFSET, code.wireCode(), LITTLE_ENDIAN);
        buffer.putInt(offset + RETRY_OFFSET, retryAfterMs, LITTLE_ENDIAN);
        return LENGTH;
    }

    /** Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        boolean sound = length == LENGTH
                && FrameHeader.isFrame(buffer, offset, length, FrameType.CREDIT, LENGTH)
                && credit() >= 0
                && credit() <= SessionLimits.MAX_CREDIT
                && CtnCode.isKnown(buffer.getInt(offset + CODE_OFFSET, LITTLE_ENDIAN))
                && retryAfterMs() >= 0
                && retryAfterMs() <= MAX_RETRY_MS;
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    public int credit() {
        return buffer.getInt(offset + CREDIT_OFFSET, LITTLE_ENDIAN);
    }

    public CtnCode code() {
        return CtnCode.ofWireCode(buffer.getInt(offset + CODE_OFFSET, LITTLE_ENDIAN));
    }

    public int retryAfterMs() {
        return buffer.getInt(offset + RETRY_OFFSET, LITTLE_ENDIAN);
    }
}
