package az.ecbar.trust.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 9162, sections 2.1.1 and 2.1.3.1, word for word: the oracle for {@link MerkleTree}. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] root(List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return sha256(new byte[] {0}, entries.getFirst());
        }
        int k = split(n);
        return sha256(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, n)));
    }

    static List<byte[]> path(int m, List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        if (m < k) {
            List<byte[]> path = path(m, entries.subList(0, k));
            path.add(root(entries.subList(k, n)));
            return path;
        }
        List<byte[]> path = path(m - k, entries.subList(k, n));
        path.add(root(entries.subList(0, k)));
        return path;
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
