package az.ecbar.ledger.key;

import java.util.Arrays;

/**
 * Finds the number of a key that is a tuple of longs. Numbers are given in the order of {@link #add}, from 0, so that
 * iteration over them is the order of arrival and never an order of hashes.
 *
 * <p>Owned by the ledger's thread. Allocates only when it grows (doubling). Keys are never removed one by one;
 * {@link #clear} forgets all and keeps the memory.
 */
public final class TupleIndex {
    public static final int MISSING = -1;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int width;
    private long[] keys;
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
        slots = emptySlots(capacity);
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
        return slots[slotOf(key)] - 1;
    }

    /** Adds a key that is not there yet and gives its number. */
    public int add(long[] key) {
        if ((size + 1) * width > keys.length) {
            grow();
        }
        int slot = slotOf(key);
        if (slots[slot] != 0) {
            throw new IllegalArgumentException("key is there already as number " + (slots[slot] - 1));
        }
        System.arraycopy(key, 0, keys, size * width, width);
        slots[slot] = ++size;
        return size - 1;
    }

    /** Forgets all keys. */
    public void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    private int slotOf(long[] key) {
        int mask = slots.length - 1;
        int slot = (int) (hash(key, 0) >>> 32) & mask;
        while (slots[slot] != 0 && !isKey(slots[slot] - 1, key)) {
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
        slots = emptySlots(keys.length / width);
        int mask = slots.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = (int) (hash(keys, id * width) >>> 32) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id + 1;
        }
    }

    private static int[] emptySlots(int capacity) {
        return new int[Math.max(32, Integer.highestOneBit(Math.max(1, capacity - 1)) << 2)];
    }
}
