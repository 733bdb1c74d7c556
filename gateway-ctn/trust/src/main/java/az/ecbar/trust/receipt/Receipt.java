package az.ecbar.trust.receipt;

import az.ecbar.trust.Digest;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message, its place in the traffic, the path to the root that was signed, the signature and the signer's
 * certificates. Holding one proves nothing; {@link ReceiptVerifier} does. Immutable.
 *
 * <p>The message may lie beside it, in a file of its own, as large ones do: the leaf binds its digest either way.
 */
public final class Receipt {
    private final Leaf leaf;
    private final int leafIndex;
    private final List<Digest> path;
    private final SignedRoot root;
    private final List<byte[]> chain;
    private final byte @Nullable [] message;

    /**
     * @param path the inclusion path from the bottom up
     * @param chain DER of the signer's certificate, then of those between it and the authority
     * @param message null when it lies beside the receipt
     * @throws IllegalArgumentException when the index is not in the tree or the path is too long
     */
    public Receipt(
            Leaf leaf,
            int leafIndex,
            List<Digest> path,
            SignedRoot root,
            List<byte[]> chain,
            byte @Nullable [] message) {
        if (leafIndex < 0 || leafIndex >= root.leafCount()) {
            throw new IllegalArgumentException("leaf " + leafIndex + " of " + root.leafCount());
        }
        if (path.size() > MerkleTree.MAX_PATH_HASHES || chain.isEmpty()) {
            throw new IllegalArgumentException("a path of " + path.size() + ", a chain of " + chain.size());
        }
        this.leaf = leaf;
        this.leafIndex = leafIndex;
        this.path = List.copyOf(path);
        this.root = root;
        this.chain = copyOf(chain);
        this.message = message == null ? null : message.clone();
    }

    /** Reads a path as {@code copyPath} wrote it. */
    public static List<Digest> path(byte[] hashes, int offset, int count) {
        List<Digest> path = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            path.add(Digest.copyOf(hashes, offset + i * Digest.LENGTH));
        }
        return path;
    }

    public Leaf leaf() {
        return leaf;
    }

    public int leafIndex() {
        return leafIndex;
    }

    public List<Digest> path() {
        return path;
    }

    public SignedRoot root() {
        return root;
    }

    public List<byte[]> chain() {
        return copyOf(chain);
    }

    private static List<byte[]> copyOf(List<byte[]> chain) {
        List<byte[]> copy = new ArrayList<>(chain.size());
        for (byte[] der : chain) {
            copy.add(der.clone());
        }
        return copy;
    }

    /** The chain as it is kept here: to be read only. */
    List<byte[]> ownChain() {
        return chain;
    }

    /** The message as it is kept here: to be read only. */
    byte @Nullable [] ownMessage() {
        return message;
    }

    /** The message's bytes; null when they lie beside the receipt. */
    public byte @Nullable [] message() {
        return message == null ? null : message.clone();
    }

    /** The same receipt with the message in it, or without when null. */
    public Receipt with(byte @Nullable [] newMessage) {
        return new Receipt(leaf, leafIndex, path, root, chain, newMessage);
    }
}
