package az.ecbar.ctn.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The end of every signed frame: who signed, when, and the signature. The tree that is signed has the leaves
 * that the frame's kind defines.
 *
 * <pre>
 *  0                      8                                40                 42       44
 *  +----------------------+--------------------------------+------------------+--------+-----------+
 *  | int64                | 32 bytes                       | uint16           | uint16 | signature |
 *  | signed at, UTC ns    | fingerprint of the certificate | signature length | 0      |           |
 *  +----------------------+--------------------------------+------------------+--------+-----------+
 * </pre>
 */
public final class Seal {
    public static final int FINGERPRINT_LENGTH = 32;

    /** RSA with 4096 bits. */
    public static final int MAX_SIGNATURE_LENGTH = 512;

    static final int MIN_SIGNATURE_LENGTH = 64;
    static final int TIME_OFFSET = 0;
    static final int FINGERPRINT_OFFSET = 8;
    static final int SIGNATURE_LENGTH_OFFSET = 40;
    static final int SIGNATURE_OFFSET = 44;

    /** The longest seal. */
    public static final int MAX_LENGTH = SIGNATURE_OFFSET + MAX_SIGNATURE_LENGTH;

    private DirectBuffer buffer = EmptyBuffer.INSTANCE;
    private int offset;
    private int signatureLength;

    /** How long a seal with such a signature is. */
    public static int lengthOf(int signatureLength) {
        return SIGNATURE_OFFSET + signatureLength;
    }

    /** Appends a seal and returns its length. */
    public static int encode(
            MutableDirectBuffer buffer,
            int offset,
            long signedAtNs,
            byte[] fingerprint,
            byte[] signature,
            int signatureLength) {
        buffer.putLong(offset + TIME_OFFSET, signedAtNs, LITTLE_ENDIAN);
        buffer.putBytes(offset + FINGERPRINT_OFFSET, fingerprint, 0, FINGERPRINT_LENGTH);
        buffer.putInt(offset + SIGNATURE_LENGTH_OFFSET, signatureLength, LITTLE_ENDIAN);
        buffer.putBytes(offset + SIGNATURE_OFFSET, signature, 0, signatureLength);
        return SIGNATURE_OFFSET + signatureLength;
    }

    /** True if the bytes are exactly one seal. */
    boolean wrap(DirectBuffer buffer, int offset, int length) {
        if (length < SIGNATURE_OFFSET + MIN_SIGNATURE_LENGTH || length > MAX_LENGTH) {
            return false;
        }
        this.buffer = buffer;
        this.offset = offset;
        // The upper half of the int is the reserved field, so a non-zero one makes the length wrong.
        signatureLength = buffer.getInt(offset + SIGNATURE_LENGTH_OFFSET, LITTLE_ENDIAN);
        return signatureLength == length - SIGNATURE_OFFSET;
    }

    public long signedAtNs() {
        return buffer.getLong(offset + TIME_OFFSET, LITTLE_ENDIAN);
    }

    public void copyFingerprint(byte[] target) {
        buffer.getBytes(offset + FINGERPRINT_OFFSET, target, 0, FINGERPRINT_LENGTH);
    }

    public int signatureLength() {
        return signatureLength;
    }

    public void copySignature(byte[] target) {
        buffer.getBytes(offset + SIGNATURE_OFFSET, target, 0, signatureLength);
    }
}
