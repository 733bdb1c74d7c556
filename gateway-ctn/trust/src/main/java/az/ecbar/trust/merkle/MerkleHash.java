package az.ecbar.trust.merkle;

import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;

/** The two hashes of RFC 9162; their first byte keeps a leaf from ever passing for a node. */
final class MerkleHash {
    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private MerkleHash() {}

    static void leaf(Sha256 sha256, byte[] entry, int offset, int length, byte[] target, int targetOffset) {
        sha256.update(LEAF).update(entry, offset, length).finish(target, targetOffset);
    }

    static void node(
            Sha256 sha256,
            byte[] left,
            int leftOffset,
            byte[] right,
            int rightOffset,
            byte[] target,
            int targetOffset) {
        sha256.update(NODE)
                .update(left, leftOffset, Digest.LENGTH)
                .update(right, rightOffset, Digest.LENGTH)
                .finish(target, targetOffset);
    }
}
