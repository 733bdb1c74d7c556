package az.ecbar.trust.envelope;

import az.ecbar.port.Signer;
import az.ecbar.port.SigningFailure;
import az.ecbar.trust.Digest;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.merkle.MerkleTree;

/**
 * The sender's side: collects the leaves of the messages that are ready and signs their root. One message when idle, up
 * to {@link MerkleTree#MAX_LEAVES} under load. Reusable, owned by one thread; allocates the {@link SignedRoot} alone,
 * apart from what the signer does.
 *
 * <pre>{@code
 * sealer.clear();
 * sealer.append(leaf.place(LeafKind.MESSAGE, number, bytes, 0, bytes.length));
 * SignedRoot root = sealer.seal(clock.utcNs());
 * int hashes = sealer.copyPath(0, path, 0);
 * }</pre>
 */
public final class EnvelopeSealer {
    private final MerkleTree tree = new MerkleTree();
    private final byte[] statement = new byte[RootStatement.LENGTH];
    private final Signer signer;
    private final Digest fingerprint;
    private final byte[] scratch;

    public EnvelopeSealer(Signer signer) {
        this.signer = signer;
        this.fingerprint = Digest.of(signer.certificateFingerprint());
        this.scratch = new byte[signer.maxSignatureLength()];
    }

    /** Begins the next envelope. */
    public void clear() {
        tree.clear();
    }

    public int leafCount() {
        return tree.leafCount();
    }

    public boolean isFull() {
        return tree.isFull();
    }

    /** Adds a message and returns its index. */
    public int append(LeafBuffer leaf) {
        return leaf.appendTo(tree);
    }

    /**
     * Signs what was appended since {@link #clear}.
     *
     * @param nowNs the signer's UTC time
     * @throws IllegalStateException when nothing was appended
     * @throws SigningFailure when the key cannot be used
     */
    public SignedRoot seal(long nowNs) {
        RootStatement.putHead(statement, 0, tree.leafCount(), nowNs);
        tree.copyRoot(statement, RootStatement.ROOT_OFFSET);
        int length = signer.sign(statement, 0, RootStatement.LENGTH, scratch, 0);
        byte[] signature = new byte[length];
        System.arraycopy(scratch, 0, signature, 0, length);
        Digest root = Digest.copyOf(statement, RootStatement.ROOT_OFFSET);
        return new SignedRoot(tree.leafCount(), nowNs, root, fingerprint, signature);
    }

    /** Writes the path of a message, from the bottom up, and returns its number of hashes. */
    public int copyPath(int index, byte[] target, int offset) {
        return tree.copyPath(index, target, offset);
    }
}
