package az.ecbar.ledger.key;

import java.util.Arrays;

/**
 * Finds the number of a key that is a tuple of longs. Numbers are given in the order of {@link #add}, from 0, so that
 * iteration over them is the order of arrival and never an order of hashes.
 *
 * <p>Open addressing with linear probing, at most half full. Beside each slot stands a tag, a byte of the hash of the key
 * in it, so that a key that is not there is told from the tags alone, which are dense and stay in the cache:
 *
 * <pre>
 *   tags   0 : free     0x80 | seven bits of the hash : taken
 *   slots  number of the key
 *   keys   the longs of key 0, of key 1, ...
 * </pre>
 *
 * <p>Owned by the ledger's thread. Allocates only when it grows (doubling). Keys are never removed one by one;
 * {@link #clear} forgets all and keeps the memory.
 */
public final class TupleIndex {
    public static final int MISSING = -1;

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int SLOT_SHIFT = 32;
    private static final int TAG_SHIFT = 24;
    private static final int TAKEN = 0x80;
    private static final byte FREE = 0;

    private final int width;
    private long[] keys;
    private byte[] tags;
    private int[] slots;
    private int size;

    /**
     * An empty index.
     *
     * @param width longs of a key
     * @param expected number of keys for which it does not grow
     */
    public TupleIndex(int width, int expected) {
        this.width = width;
        int capacity = Math.max(16, expected);
        keys = new long[Math.multiplyExact(capacity, width)];
        slots = new int[slotsFor(capacity)];
        tags = new byte[slots.length];
    }

    /** Number of keys. */
    public int size() {
        return size;
    }

    /** The {@code part}-th long of key number {@code id}. */
    public long keyPart(int id, int part) {
        return keys[id * width + part];
    }

    /** Number of the key, or {@link #MISSING}. */
    public int find(long[] key) {
        int slot = slotOf(key, hash(key, 0));
        return tags[slot] == FREE ? MISSING : slots[slot];
    }

    /** Adds a key that is not there yet and gives its number. */
    public int add(long[] key) {
        if ((size + 1) * width > keys.length) {
            grow();
        }
        long hash = hash(key, 0);
        int slot = slotOf(key, hash);
        if (tags[slot] != FREE) {
            throw new IllegalArgumentException("key is there already as number " + slots[slot]);
        }
        System.arraycopy(key, 0, keys, size * width, width);
        take(slot, hash, size);
        return size++;
    }

    /** Forgets all keys. */
    public void clear() {
        Arrays.fill(tags, FREE);
        size = 0;
    }

    /** The slot of a key, or the free one where it would stand. */
    private int slotOf(long[] key, long hash) {
        int mask = tags.length - 1;
        byte wanted = tag(hash);
        int slot = (int) (hash >>> SLOT_SHIFT) & mask;
        for (byte tag = tags[slot]; tag != FREE; tag = tags[slot]) {
            if (tag == wanted && isKey(slots[slot], key)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isKey(int id, long[] key) {
        int at = id * width;
        for (int i = 0; i < width; i++) {
            if (keys[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    private void take(int slot, long hash, int id) {
        slots[slot] = id;
        tags[slot] = tag(hash);
    }

    private static byte tag(long hash) {
        return (byte) (hash >>> TAG_SHIFT | TAKEN);
    }

    private long hash(long[] from, int at) {
        long hash = width;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ from[at + i]) * MIX;
            hash ^= hash >>> 29;
        }
        return hash * MIX;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, Math.multiplyExact(keys.length, 2));
        slots = new int[slotsFor(keys.length / width)];
        tags = new byte[slots.length];
        int mask = tags.length - 1;
        for (int id = 0; id < size; id++) {
            long hash = hash(keys, id * width);
            int slot = (int) (hash >>> SLOT_SHIFT) & mask;
            while (tags[slot] != FREE) {
                slot = (slot + 1) & mask;
            }
            take(slot, hash, id);
        }
    }

    private static int slotsFor(int capacity) {
        return Math.max(32, Integer.highestOneBit(Math.max(1, capacity - 1)) << 2);
    }
}
