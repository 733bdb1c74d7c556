package az.ecbar.trust.envelope;

import az.ecbar.trust.Digest;
import az.ecbar.trust.merkle.MerkleTree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A root with its signature: what one envelope carries beside its messages. Immutable. */
public final class SignedRoot {
    private final int leafCount;
    private final long signedAtNs;
    private final Digest root;
    private final Digest signer;
    private final byte[] signature;

    /**
     * @param signer the fingerprint of the signer's certificate
     * @throws IllegalArgumentException when no tree has so many leaves
     */
    public SignedRoot(int leafCount, long signedAtNs, Digest root, Digest signer, byte[] signature) {
        if (leafCount < 1 || leafCount > MerkleTree.MAX_LEAVES) {
            throw new IllegalArgumentException("a signed root covers 1 to 64 leaves, not " + leafCount);
        }
        this.leafCount = leafCount;
        this.signedAtNs = signedAtNs;
        this.root = root;
        this.signer = signer;
        this.signature = signature.clone();
    }

    public int leafCount() {
        return leafCount;
    }

    /** The signer's UTC clock when it signed. */
    public long signedAtNs() {
        return signedAtNs;
    }

    public Digest root() {
        return root;
    }

    /** The fingerprint of the signer's certificate. */
    public Digest signer() {
        return signer;
    }

    public byte[] signature() {
        return signature.clone();
    }

    public int signatureLength() {
        return signature.length;
    }

    public void copySignature(byte[] target, int offset) {
        System.arraycopy(signature, 0, target, offset, signature.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedRoot that
                && leafCount == that.leafCount
                && signedAtNs == that.signedAtNs
                && root.equals(that.root)
                && signer.equals(that.signer)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return root.hashCode() + Long.hashCode(signedAtNs);
    }
}
