package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The bytes of an ACK, the bank's receipt for one input. The message's number is the input number.
 *
 * <pre>
 *  0              8              16                48         49          56
 *  +--------------+--------------+-----------------+----------+-----------+
 *  | int64        | int64 time   | 32 bytes digest | uint8    | 7 bytes   |
 *  | our sequence | UTC ns       | of the input    | repeated | 0         |
 *  +--------------+--------------+-----------------+----------+-----------+
 * </pre>
 */
public final class AckPayload {
    public static final int LENGTH = 56;
    static final int SEQUENCE_OFFSET = 0;
    static final int TIME_OFFSET = 8;
    static final int DIGEST_OFFSET = 16;
    static final int REPEATED_OFFSET = 48;
    private static final int DIGEST_LENGTH = 32;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    public static void encode(
            MutableDirectBuffer buffer, int offset, long sequence, long timeNs, byte[] digest, boolean repeated) {
        buffer.putLong(offset + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        buffer.putLong(offset + TIME_OFFSET, timeNs, LITTLE_ENDIAN);
        buffer.putBytes(offset + DIGEST_OFFSET, digest, 0, DIGEST_LENGTH);
        buffer.putLong(offset + REPEATED_OFFSET, repeated ? 1 : 0, LITTLE_ENDIAN);
    }

    /** True if the bytes are an ACK and the accessors may be used. */
    public boolean wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        return length == LENGTH && sequence() >= 1 && timeNs() >= 0 && (repeatedWord() & ~1L) == 0;
    }

    private long repeatedWord() {
        return buffer.getLong(offset + REPEATED_OFFSET, LITTLE_ENDIAN);
    }

    public long sequence() {
        return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    public long timeNs() {
        return buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN);
    }

    public void copyDigest(byte[] target) {
        buffer.getBytes(offset + DIGEST_OFFSET, target, 0, DIGEST_LENGTH);
    }

    /** True if the input had been taken before and this is the same answer again. */
    public boolean isRepeated() {
        return repeatedWord() == 1;
    }
}
