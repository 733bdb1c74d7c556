package az.ecbar.trust.merkle;

import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;

/**
 * Follows an inclusion path from a leaf up to the root, by RFC 9162, section 2.1.3.2. Reusable, owned by one thread,
 * allocates nothing after construction.
 */
public final class InclusionPath {
    private final Sha256 sha256 = new Sha256();
    private final byte[] hash = new byte[Digest.LENGTH];

    /**
     * Computes the root to which a path leads.
     *
     * @param entry holds the leaf's bytes, not its hash
     * @param path holds {@code pathHashes} hashes from {@code pathOffset}, from the bottom up
     * @param root receives 32 bytes at {@code rootOffset}; undefined when the answer is false
     * @return false when index, count and number of hashes do not fit together
     */
    public boolean copyRoot(
            byte[] entry,
            int entryOffset,
            int entryLength,
            int leafIndex,
            int leafCount,
            byte[] path,
            int pathOffset,
            int pathHashes,
            byte[] root,
            int rootOffset) {
        if (leafCount < 1 || leafCount > MerkleTree.MAX_LEAVES || leafIndex < 0 || leafIndex >= leafCount) {
            return false;
        }
        MerkleHash.leaf(sha256, entry, entryOffset, entryLength, hash, 0);
        int node = leafIndex;
        int last = leafCount - 1;
        for (int i = 0; i < pathHashes; i++) {
            if (last == 0) {
                return false;
            }
            int sibling = pathOffset + i * Digest.LENGTH;
            if ((node & 1) == 1 || node == last) {
                MerkleHash.node(sha256, path, sibling, hash, 0, hash, 0);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                MerkleHash.node(sha256, hash, 0, path, sibling, hash, 0);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return false;
        }
        System.arraycopy(hash, 0, root, rootOffset, Digest.LENGTH);
        return true;
    }
}
