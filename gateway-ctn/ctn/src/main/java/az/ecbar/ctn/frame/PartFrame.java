package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.ctn.CtnCode;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * PART: one piece of a message that is larger than one piece may be, in either direction. It is not signed:
 * the TRANSFER that follows the last part is, and bears the digest of the whole.
 *
 * <pre>
 *  16            24            32             40           44          48            80
 *  +-------------+-------------+--------------+------------+-----------+-------------+-------------+
 *  | int64       | int64       | int64 length | int32 part | int32 of  | 32 bytes    | the part's  |
 *  | number      | transfer id | of the whole | 1 to of    |           | digest of   | bytes       |
 *  |             |             |              |            |           | the whole   |             |
 *  +-------------+-------------+--------------+------------+-----------+-------------+-------------+
 * </pre>
 */
public final class PartFrame {
    public static final int CONTENT_OFFSET = 80;

    static final int NUMBER_OFFSET = 16;
    static final int TRANSFER_OFFSET = 24;
    static final int WHOLE_LENGTH_OFFSET = 32;
    static final int PART_OFFSET = 40;
    static final int OF_OFFSET = 44;
    static final int DIGEST_OFFSET = 48;
    private static final int DIGEST_LENGTH = 32;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;
    private int length;

    /** Writes all but the content, which belongs at {@link #CONTENT_OFFSET}; returns the frame's length. */
    public static int encode(
            MutableDirectBuffer buffer,
            int offset,
            long sessionId,
            long number,
            long transferId,
            long wholeLength,
            int part,
            int of,
            byte[] wholeDigest,
            int contentLength) {
        int length = CONTENT_OFFSET + contentLength;
        FrameHeader.encode(buffer, offset, length, FrameType.PART, sessionId);
        buffer.putLong(offset + NUMBER_OFFSET, number, LITTLE_ENDIAN);
        buffer.putLong(offset + TRANSFER_OFFSET, transferId, LITTLE_ENDIAN);
        buffer.putLong(offset + WHOLE_LENGTH_OFFSET, wholeLength, LITTLE_ENDIAN);
        buffer.putInt(offset + PART_OFFSET, part, LITTLE_ENDIAN);
        buffer.putInt(offset + OF_OFFSET, of, LITTLE_ENDIAN);
        buffer.putBytes(offset + DIGEST_OFFSET, wholeDigest, 0, DIGEST_LENGTH);
        return length;
    }

    /**
     * Checks the whole frame; {@link CtnCode#NONE} if the accessors may be used. How long a whole may be is not the
     * frame's matter: one that is too long is refused by its number.
     */
    public CtnCode wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        boolean sound = FrameHeader.isFrame(buffer, offset, length, FrameType.PART, CONTENT_OFFSET + 1)
                && FrameHeader.sessionId(buffer, offset) != 0
                && number() >= 1
                && transferId() >= 1
                && wholeLength() >= 1
                && part() >= 1
                && part() <= of()
                && of() <= wholeLength()
                && contentLength() <= wholeLength();
        return sound ? CtnCode.NONE : CtnCode.MALFORMED_FRAME;
    }

    public long number() {
        return buffer.getLong(offset + NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    public long transferId() {
        return buffer.getLong(offset + TRANSFER_OFFSET, LITTLE_ENDIAN);
    }

    public long wholeLength() {
        return buffer.getLong(offset + WHOLE_LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    public int part() {
        return buffer.getInt(offset + PART_OFFSET, LITTLE_ENDIAN);
    }

    public int of() {
        return buffer.getInt(offset + OF_OFFSET, LITTLE_ENDIAN);
    }

    public void copyWholeDigest(byte[] target) {
        buffer.getBytes(offset + DIGEST_OFFSET, target, 0, DIGEST_LENGTH);
    }

    public DirectBuffer buffer() {
        return buffer;
    }

    public int contentOffset() {
        return offset + CONTENT_OFFSET;
    }

    public int contentLength() {
        return length - CONTENT_OFFSET;
    }
}
