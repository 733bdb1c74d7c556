package az.ecbar.ops.view;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Which output, kept for a participant, a console wants to see, little endian (docs/protocol/console.md):
 *
 * <pre>
 *  0 uint8  version, 1
 *  1 uint8  what: 3 kept outputs
 *  2 uint8  letter of the terminal
 *  3 uint8  0
 *  4 int32  0
 *  8 int64  number of the output before; 0: the last that the terminal has acknowledged
 * 16 11 B   the participant
 * </pre>
 *
 * @param bic BIC11
 */
public record OutputsRequest(String bic, char terminal, long after) {
    private static final int LENGTH = 27;
    private static final int BIC_LENGTH = 11;
    private static final int BIC_OFFSET = 16;
    private static final int AFTER_OFFSET = 8;
    private static final int VERSION = 1;
    private static final int OUTPUTS = 3;

    public OutputsRequest {
        if (bic.length() != BIC_LENGTH) {
            throw new IllegalArgumentException("'" + bic + "' is not a BIC of 11 characters");
        }
    }

    /** The request's bytes. */
    public byte[] encode() {
        byte[] bytes = new byte[LENGTH];
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        buffer.putByte(0, (byte) VERSION);
        buffer.putByte(1, (byte) OUTPUTS);
        buffer.putByte(2, (byte) terminal);
        buffer.putLong(AFTER_OFFSET, after, LITTLE_ENDIAN);
        buffer.putBytes(BIC_OFFSET, bic.getBytes(StandardCharsets.US_ASCII));
        return bytes;
    }

    /** The request that the bytes are, or null if they are none. */
    static @Nullable OutputsRequest read(DirectBuffer buffer, int offset, int length) {
        if (length != LENGTH || buffer.getByte(offset) != VERSION || buffer.getByte(offset + 1) != OUTPUTS) {
            return null;
        }
        return new OutputsRequest(
                buffer.getStringWithoutLengthAscii(offset + BIC_OFFSET, BIC_LENGTH),
                (char) (buffer.getByte(offset + 2) & 0xFF),
                buffer.getLong(offset + AFTER_OFFSET, LITTLE_ENDIAN));
    }
}
