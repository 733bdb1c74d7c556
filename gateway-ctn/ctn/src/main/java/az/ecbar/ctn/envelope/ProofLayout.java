package az.ecbar.ctn.envelope;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import az.ecbar.trust.Digest;
import org.agrona.MutableDirectBuffer;

/** How a proof lies beside its message in the journal; the picture is at {@link az.ecbar.ctn.MessageProof#encode}. */
final class ProofLayout {
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
