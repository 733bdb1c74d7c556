package az.ecbar.ops.view;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a console wants to see next, little endian (docs/protocol/console.md):
 *
 * <pre>
 *  0 uint8  version, 1
 *  1 uint8  what: 1 tail
 *  2 uint16 at most so many events
 *  4 int32  epoch of the node that answered last; 0: what happens from now on
 *  8 int64  the last event that was seen
 * 16 11 B   only of this participant; NUL: of all
 * </pre>
 *
 * @param epoch 0 for the first request
 * @param after number of the last event that was seen
 * @param most at least 1
 * @param bic BIC11, or empty
 */
public record TailRequest(int epoch, long after, int most, String bic) {
    /** Length in bytes. */
    public static final int LENGTH = 27;

    private static final int BIC_LENGTH = 11;
    private static final int BIC_OFFSET = 16;
    private static final int VERSION = 1;
    private static final int TAIL = 1;
    private static final int MOST = 0xFFFF;

    public TailRequest {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("at most " + most + " events");
        }
        if (!bic.isEmpty() && bic.length() != BIC_LENGTH) {
            throw new IllegalArgumentException("'" + bic + "' is not a BIC of 11 characters");
        }
    }

    /** The request's bytes. */
    public byte[] encode() {
        byte[] bytes = new byte[LENGTH];
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        buffer.putByte(0, (byte) VERSION);
        buffer.putByte(1, (byte) TAIL);
        buffer.putShort(2, (short) most, LITTLE_ENDIAN);
        buffer.putInt(4, epoch, LITTLE_ENDIAN);
        buffer.putLong(8, after, LITTLE_ENDIAN);
        buffer.putBytes(BIC_OFFSET, bic.getBytes(StandardCharsets.US_ASCII));
        return bytes;
    }

    /** The request that the bytes are, or null if they are none. */
    static @Nullable TailRequest read(DirectBuffer buffer, int offset, int length) {
        if (length != LENGTH || buffer.getByte(offset) != VERSION || buffer.getByte(offset + 1) != TAIL) {
            return null;
        }
        int most = buffer.getShort(offset + 2, LITTLE_ENDIAN) & MOST;
        String bic = buffer.getByte(offset + BIC_OFFSET) == 0
                ? ""
                : buffer.getStringWithoutLengthAscii(offset + BIC_OFFSET, BIC_LENGTH);
        return most == 0
                ? null
                : new TailRequest(
                        buffer.getInt(offset + 4, LITTLE_ENDIAN), buffer.getLong(offset + 8, LITTLE_ENDIAN), most, bic);
    }
}
