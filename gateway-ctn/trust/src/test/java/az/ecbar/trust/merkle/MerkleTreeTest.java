package az.ecbar.trust.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.trust.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MerkleTreeTest {
    /** The entries of the well-known test tree of Certificate Transparency. */
    private static final List<String> KNOWN_ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private final MerkleTree tree = new MerkleTree();

    @ParameterizedTest(name = "{0} leaves")
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void hasThePublishedRoots(int leaves, String root) {
        for (String entry : KNOWN_ENTRIES.subList(0, leaves)) {
            append(HexFormat.of().parseHex(entry));
        }
        assertEquals(root, HexFormat.of().formatHex(root()));
    }

    @Test
    void agreesWithTheDefinitionForEverySizeAndLeaf() {
        List<byte[]> entries = randomEntries(MerkleTree.MAX_LEAVES);
        for (int n = 1; n <= entries.size(); n++) {
            List<byte[]> some = entries.subList(0, n);
            tree.clear();
            some.forEach(this::append);
            assertArrayEquals(NaiveTree.root(some), root(), "root of " + n);
            for (int i = 0; i < n; i++) {
                assertPath(NaiveTree.path(i, some), i, some);
            }
        }
    }

    private void assertPath(List<byte[]> expected, int index, List<byte[]> entries) {
        byte[] path = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
        int hashes = tree.copyPath(index, path, 0);
        assertEquals(expected.size(), hashes);
        for (int h = 0; h < hashes; h++) {
            assertArrayEquals(expected.get(h), Arrays.copyOfRange(path, h * Digest.LENGTH, (h + 1) * Digest.LENGTH));
        }
        byte[] found = new byte[Digest.LENGTH];
        byte[] entry = entries.get(index);
        assertTrue(
                new InclusionPath().copyRoot(entry, 0, entry.length, index, entries.size(), path, 0, hashes, found, 0));
        assertArrayEquals(root(), found);
    }

    @Test
    void pathLeadsNowhereElse() {
        List<byte[]> entries = randomEntries(13);
        entries.forEach(this::append);
        byte[] path = new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH];
        int hashes = tree.copyPath(9, path, 0);
        byte[] entry = entries.get(9);
        // The count is bound by the signed statement, so only the index can be lied about.
        for (int index = -1; index <= MerkleTree.MAX_LEAVES; index++) {
            byte[] found = new byte[Digest.LENGTH];
            boolean leads = new InclusionPath().copyRoot(entry, 0, entry.length, index, 13, path, 0, hashes, found, 0);
            assertEquals(index == 9, leads && Arrays.equals(found, root()), "index " + index);
        }
        for (int count : new int[] {-1, 0, 9, 65, Integer.MAX_VALUE}) {
            assertFalse(new InclusionPath()
                    .copyRoot(entry, 0, entry.length, 9, count, path, 0, hashes, new byte[Digest.LENGTH], 0));
        }
        byte[] found = new byte[Digest.LENGTH];
        assertFalse(new InclusionPath().copyRoot(entry, 0, entry.length, 9, 13, path, 0, hashes - 1, found, 0));
        assertFalse(new InclusionPath().copyRoot(entry, 0, entry.length, 9, 13, path, 0, hashes + 1, found, 0));
    }

    @Test
    void takesNoMoreThanItsLimitAndSignsNoEmptyTree() {
        assertThrows(IllegalStateException.class, this::root);
        randomEntries(MerkleTree.MAX_LEAVES).forEach(this::append);
        assertTrue(tree.isFull());
        assertThrows(IllegalStateException.class, () -> append(new byte[1]));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.copyPath(64, new byte[192], 0));
    }

    @Test
    void growsAfterItsRootWasTaken() {
        List<byte[]> entries = randomEntries(20);
        for (int n = 1; n <= entries.size(); n++) {
            append(entries.get(n - 1));
            assertArrayEquals(NaiveTree.root(entries.subList(0, n)), root());
        }
    }

    private void append(byte[] entry) {
        tree.append(entry, 0, entry.length);
    }

    private byte[] root() {
        byte[] root = new byte[Digest.LENGTH];
        tree.copyRoot(root, 0);
        return root;
    }

    private static List<byte[]> randomEntries(int count) {
        Random random = new Random(9162);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[random.nextInt(200)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }
}
