package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * PART_TAKEN: the centre has recorded the parts of a transfer up to one, or has dropped the transfer. A
 * receipt is not needed for it: the acknowledgement of the whole is one.
 *
 * <pre>
 *  16            24           28          30        32
 *  +-------------+------------+-----------+---------+
 *  | int64       | int32 part | uint16    | uint16  |
 *  | transfer id |            | code      | 0       |
 *  +-------------+------------+-----------+---------+
 * </pre>
 *
 * A code other than NONE says that the transfer was dropped: begin again with part 1.
 */
public final class PartTakenFrame {
    public static final int LENGTH = 32;
    static final int TRANSFER_OFFSET = 16;
    static final int PART_OFFSET = 24;
    static final int CODE_OFFSET = 28;
    static final int RESERVED_OFFSET = 30;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    public static int encode(
            MutableDirectBuffer buffer, int offset, long sessionId, long transferId, int part, CtnCode code) {
        FrameHeader.encode(buffer, offset, LENGTH, FrameType.PART_TAKEN, sessionId);
        buffer.putLong(offset + TRANSFER_OFFSET, transferId, LITTLE_ENDIAN);
        buffer.putInt(offset + PART_OFFSET, part, LITTLE_ENDIAN);
        buffer.putInt(offset + CODE_OFFSET, code.wireCode(), LITTLE_ENDIAN);
        return LENGTH;
    }

    /** Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        boolean sound = length == LENGTH
                && FrameHeader.isFrame(buffer, offset, length, FrameType.PART_TAKEN, LENGTH)
                && FrameHeader.sessionId(buffer, offset) != 0
                && transferId() >= 1
                && part() >= 0
                && CtnCode.isKnown(buffer.getInt(offset + CODE_OFFSET, LITTLE_ENDIAN));
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    public long transferId() {
        return buffer.getLong(offset + TRANSFER_OFFSET, LITTLE_ENDIAN);
    }

    /** The highest part such that it and all before are recorded. */
    public int part() {
        return buffer.getInt(offset + PART_OFFSET, LITTLE_ENDIAN);
    }

    public CtnCode code() {
        return CtnCode.ofWireCode(buffer.getInt(offset + CODE_OFFSET, LITTLE_ENDIAN));
    }
}
