package az.ecbar.ctn.envelope;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.trust.Digest;
import org.agrona.MutableDirectBuffer;

/**
 * How a proof lies beside its message in the journal and in the log of what was sent; with the leaf, which follows
 * from the session, it makes a receipt. Little endian.
 *
 * <pre>
 *  0  int32     leaves under the root, 1 to 64
 *  4  int32     index of this leaf
 *  8  int64     signed at, UTC ns
 * 16  32 bytes  fingerprint of the signer's certificate
 * 48  32 bytes  the signed root
 * 80  int32     p, hashes in the path, 0 to 6
 * 84  p x 32    the path, from the bottom up
 *     int32     s, length of the signature
 *     s bytes   the signature
 * </pre>
 */
public final class ProofLayout {
    /** The most bytes that a proof has. */
    public static final int MAX_LENGTH = 84 + 6 * 32 + 4 + 512;

    private static final int LEAVES_OFFSET = 0;
    private static final int INDEX_OFFSET = 4;
    private static final int TIME_OFFSET = 8;
    private static final int FINGERPRINT_OFFSET = 16;
    private static final int ROOT_OFFSET = 48;
    private static final int HASHES_OFFSET = 80;
    private static final int PATH_OFFSET = 84;

    private ProofLayout() {}

    static int lengthOf(int hashes, int signatureLength) {
        return PATH_OFFSET + hashes * Digest.LENGTH + Integer.BYTES + signatureLength;
    }

    static int encode(
            MutableDirectBuffer target,
            int offset,
            int leaves,
            int index,
            long signedAtNs,
            byte[] fingerprint,
            byte[] root,
            byte[] path,
            int hashes,
            byte[] signature,
            int signatureLength) {
        target.putInt(offset + LEAVES_OFFSET, leaves, LITTLE_ENDIAN);
        target.putInt(offset + INDEX_OFFSET, index, LITTLE_ENDIAN);
        target.putLong(offset + TIME_OFFSET, signedAtNs, LITTLE_ENDIAN);
        target.putBytes(offset + FINGERPRINT_OFFSET, fingerprint, 0, Digest.LENGTH);
        target.putBytes(offset + ROOT_OFFSET, root, 0, Digest.LENGTH);
        target.putInt(offset + HASHES_OFFSET, hashes, LITTLE_ENDIAN);
        target.putBytes(offset + PATH_OFFSET, path, 0, hashes * Digest.LENGTH);
        int at = offset + PATH_OFFSET + hashes * Digest.LENGTH;
        target.putInt(at, signatureLength, LITTLE_ENDIAN);
        target.putBytes(at + Integer.BYTES, signature, 0, signatureLength);
        return lengthOf(hashes, signatureLength);
    }
}
