package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The bytes of a TRANSFER or OUTPUT_TRANSFER: the large message of which all parts went before. Its leaf binds
 * the digest of the whole message, not that of these bytes.
 *
 * <pre>
 *  0             8              16                 48         52        56
 *  +-------------+--------------+------------------+----------+---------+
 *  | int64       | int64 length | 32 bytes digest  | int32    | 4 bytes |
 *  | transfer id | of the whole | of the whole     | parts    | 0       |
 *  +-------------+--------------+------------------+----------+---------+
 * </pre>
 */
public final class TransferPayload {
    public static final int LENGTH = 56;
    static final int TRANSFER_OFFSET = 0;
    static final int WHOLE_LENGTH_OFFSET = 8;

    /** Where the digest of the whole lies. */
    public static final int DIGEST_OFFSET = 16;

    static final int OF_OFFSET = 48;
    static final int RESERVED_OFFSET = 52;
    private static final int DIGEST_LENGTH = 32;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;

    public static void encode(
            MutableDirectBuffer buffer, int offset, long transferId, long wholeLength, byte[] digest, int of) {
        buffer.putLong(offset + TRANSFER_OFFSET, transferId, LITTLE_ENDIAN);
        buffer.putLong(offset + WHOLE_LENGTH_OFFSET, wholeLength, LITTLE_ENDIAN);
        buffer.putBytes(offset + DIGEST_OFFSET, digest, 0, DIGEST_LENGTH);
        buffer.putLong(offset + OF_OFFSET, of, LITTLE_ENDIAN);
    }

    /** True if the bytes are a transfer and the accessors may be used. */
    public boolean wrap(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        return length == LENGTH
                && transferId() >= 1
                && wholeLength() >= 1
                && of() >= 1
                && of() <= wholeLength()
                && buffer.getInt(offset + RESERVED_OFFSET, LITTLE_ENDIAN) == 0;
    }

    public long transferId() {
        return buffer.getLong(offset + TRANSFER_OFFSET, LITTLE_ENDIAN);
    }

    public long wholeLength() {
        return buffer.getLong(offset + WHOLE_LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    public void copyDigest(byte[] target) {
        buffer.getBytes(offset + DIGEST_OFFSET, target, 0, DIGEST_LENGTH);
    }

    public int of() {
        return buffer.getInt(offset + OF_OFFSET, LITTLE_ENDIAN);
    }
}
