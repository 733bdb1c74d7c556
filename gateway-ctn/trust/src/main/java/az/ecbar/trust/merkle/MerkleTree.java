package az.ecbar.trust.merkle;

import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import java.util.Objects;

/**
 * A Merkle tree by RFC 9162, section 2.1, over at most {@value #MAX_LEAVES} leaves: a leaf hashes to SHA-256(0x00 |
 * entry), a node to SHA-256(0x01 | left | right), and the left subtree takes the largest power of two that is smaller
 * than the number of leaves.
 *
 * <p>Kept level by level; a node without a sibling rises unchanged, which gives the same tree as the RFC's recursion.
 *
 * <pre>
 *   level 2                 root
 *                     /            \
 *   level 1        n(0,1)           l2       (rises)
 *                 /      \           |
 *   level 0     l0        l1        l2
 * </pre>
 *
 * <p>Reusable, owned by one thread, allocates nothing after construction (4 KiB).
 */
public final class MerkleTree {
    /** The most leaves under one signature: bounds the work behind one envelope, and a path to 6 hashes. */
    public static final int MAX_LEAVES = 64;

    /** The longest path, in hashes. */
    public static final int MAX_PATH_HASHES = 6;

    private final byte[][] levels = new byte[MAX_PATH_HASHES + 1][];
    private final Sha256 sha256 = new Sha256();
    private int leafCount;
    private int builtCount;

    public MerkleTree() {
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new byte[(MAX_LEAVES >> level) * Digest.LENGTH];
        }
    }

    /** Forgets all leaves. */
    public void clear() {
        leafCount = 0;
        builtCount = 0;
    }

    public int leafCount() {
        return leafCount;
    }

    public boolean isFull() {
        return leafCount == MAX_LEAVES;
    }

    /**
     * Appends the hash of an entry and returns its index.
     *
     * @throws IllegalStateException when the tree is full
     */
    public int append(byte[] entry, int offset, int length) {
        if (isFull()) {
            throw new IllegalStateException("a signed root covers at most " + MAX_LEAVES + " leaves");
        }
        MerkleHash.leaf(sha256, entry, offset, length, levels[0], leafCount * Digest.LENGTH);
        return leafCount++;
    }

    /**
     * Writes the root's 32 bytes.
     *
     * @throws IllegalStateException when the tree is empty: an empty tree is never signed
     */
    public void copyRoot(byte[] target, int offset) {
        if (leafCount == 0) {
            throw new IllegalStateException("an empty tree has no root that may be signed");
        }
        build();
        int top = 0;
        for (int width = leafCount; width > 1; width = (width + 1) >> 1) {
            top++;
        }
        System.arraycopy(levels[top], 0, target, offset, Digest.LENGTH);
    }

    /**
     * Writes the inclusion path of a leaf, from the bottom up, and returns the number of hashes (0 for a single leaf).
     *
     * @throws IndexOutOfBoundsException when there is no such leaf
     */
    public int copyPath(int index, byte[] target, int offset) {
        Objects.checkIndex(index, leafCount);
        build();
        int hashes = 0;
        int node = index;
        int level = 0;
        for (int width = leafCount; width > 1; width = (width + 1) >> 1) {
            int sibling = node ^ 1;
            if (sibling < width) {
                System.arraycopy(
                        levels[level], sibling * Digest.LENGTH, target, offset + hashes * Digest.LENGTH, Digest.LENGTH);
                hashes++;
            }
            node >>= 1;
            level++;
        }
        return hashes;
    }

    private void build() {
        if (builtCount == leafCount) {
            return;
        }
        int level = 0;
        for (int width = leafCount; width > 1; width = (width + 1) >> 1) {
            byte[] below = levels[level];
            byte[] above = levels[level + 1];
            for (int left = 0; left < width; left += 2) {
                int from = left * Digest.LENGTH;
                int to = (left >> 1) * Digest.LENGTH;
                if (left + 1 < width) {
                    MerkleHash.node(sha256, below, from, below, from + Digest.LENGTH, above, to);
                } else {
                    System.arraycopy(below, from, above, to, Digest.LENGTH);
                }
            }
            level++;
        }
        builtCount = leafCount;
    }
}
