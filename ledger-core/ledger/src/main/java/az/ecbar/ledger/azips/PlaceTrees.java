package az.ecbar.ledger.azips;

import java.util.Arrays;

/**
 * Many ordered sets of places, one for each root, each ordered by a key of its own that no two places of a set share.
 * Entering, leaving, finding a neighbour, and counting or summing all that goes before a key take a number of steps that
 * grows with the logarithm of the set, whatever the order in which places come and go.
 *
 * <p>Each set is a treap: a search tree by the key and a heap by a hash of the key, so its shape follows from what is in
 * it alone, never from its history. A place stands in one set at most.
 *
 * <p>Owned by the ledger's thread; allocates only when there are more places or roots than ever before.
 */
final class PlaceTrees {
    static final int NONE = -1;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private int[] roots;
    private long[] key;
    private long[] amount;
    private int[] left;
    private int[] right;
    private int[] count;
    private long[] sum;
    private long[] least;

    // What a split leaves behind.
    private int below = NONE;
    private int above = NONE;

    PlaceTrees(int expectedRoots, int expectedPlaces) {
        roots = new int[Math.max(16, expectedRoots)];
        Arrays.fill(roots, NONE);
        int capacity = Math.max(16, expectedPlaces);
        key = new long[capacity];
        amount = new long[capacity];
        left = new int[capacity];
        right = new int[capacity];
        count = new int[capacity];
        sum = new long[capacity];
        least = new long[capacity];
    }

    /** Adds a place that stands in no set. */
    void add(int root, int place, long newKey, long newAmount) {
        growRoots(root);
        growPlaces(place);
        key[place] = newKey;
        amount[place] = newAmount;
        left[place] = NONE;
        right[place] = NONE;
        update(place);
        roots[root] = insert(roots[root], place);
    }

    /** Takes a place out of its set. */
    void remove(int root, int place) {
        roots[root] = without(roots[root], place);
    }

    /** The place with the least key, or {@link #NONE}. */
    int first(int root) {
        int at = rootOf(root);
        while (at != NONE && left[at] != NONE) {
            at = left[at];
        }
        return at;
    }

    /** The place right before a key, or {@link #NONE}. */
    int before(int root, long limit) {
        int found = NONE;
        for (int at = rootOf(root); at != NONE; ) {
            if (key[at] < limit) {
                found = at;
                at = right[at];
            } else {
                at = left[at];
            }
        }
        return found;
    }

    /** The place right after a key, or {@link #NONE}. */
    int after(int root, long limit) {
        int found = NONE;
        for (int at = rootOf(root); at != NONE; ) {
            if (key[at] > limit) {
                found = at;
                at = left[at];
            } else {
                at = right[at];
            }
        }
        return found;
    }

    /** The place with the least key among those whose amount is not greater than {@code most}, or {@link #NONE}. */
    int firstUpTo(int root, long most) {
        int at = rootOf(root);
        if (!hasUpTo(at, most)) {
            return NONE;
        }
        while (hasUpTo(left[at], most) || amount[at] > most) {
            at = hasUpTo(left[at], most) ? left[at] : right[at];
        }
        return at;
    }

    /** Sum of the amounts of all places before a key. */
    long sumBefore(int root, long limit) {
        long total = 0;
        for (int at = rootOf(root); at != NONE; ) {
            if (key[at] < limit) {
                total += amount[at] + sumOf(left[at]);
                at = right[at];
            } else {
                at = left[at];
            }
        }
        return total;
    }

    /** Number of places before a key. */
    int countBefore(int root, long limit) {
        int total = 0;
        for (int at = rootOf(root); at != NONE; ) {
            if (key[at] < limit) {
                total += 1 + countOf(left[at]);
                at = right[at];
            } else {
                at = left[at];
            }
        }
        return total;
    }

    /** Number of places in a set. */
    int count(int root) {
        return countOf(rootOf(root));
    }

    /** Sum of the amounts in a set. */
    long sum(int root) {
        return sumOf(rootOf(root));
    }

    /** Lists at most {@code most} places of a set, the least keys first, and tells how many. */
    int list(int root, int[] into, int most) {
        return list(rootOf(root), into, most, 0);
    }

    private int list(int at, int[] into, int most, int listed) {
        if (at == NONE || listed == most) {
            return listed;
        }
        int before = list(left[at], into, most, listed);
        if (before == most) {
            return before;
        }
        into[before] = at;
        return list(right[at], into, most, before + 1);
    }

    private int insert(int at, int place) {
        if (at == NONE) {
            return place;
        }
        if (isAbove(place, at)) {
            split(at, key[place]);
            left[place] = below;
            right[place] = above;
            update(place);
            return place;
        }
        if (key[place] < key[at]) {
            left[at] = insert(left[at], place);
        } else {
            right[at] = insert(right[at], place);
        }
        update(at);
        return at;
    }

    /** Parts a tree into what is below a key and what is above it. */
    private void split(int at, long limit) {
        if (at == NONE) {
            below = NONE;
            above = NONE;
        } else if (key[at] < limit) {
            split(right[at], limit);
            right[at] = below;
            update(at);
            below = at;
        } else {
            split(left[at], limit);
            left[at] = above;
            update(at);
            above = at;
        }
    }

    private int without(int at, int place) {
        if (at == place) {
            return merge(left[at], right[at]);
        }
        if (key[place] < key[at]) {
            left[at] = without(left[at], place);
        } else {
            right[at] = without(right[at], place);
        }
        update(at);
        return at;
    }

    private int merge(int low, int high) {
        if (low == NONE) {
            return high;
        }
        if (high == NONE) {
            return low;
        }
        if (isAbove(low, high)) {
            right[low] = merge(right[low], high);
            update(low);
            return low;
        }
        left[high] = merge(low, left[high]);
        update(high);
        return high;
    }

    private boolean isAbove(int one, int other) {
        long ofOne = key[one] * MIX;
        long ofOther = key[other] * MIX;
        // The multiplication by an odd number gives each key another product, so no two are equal.
        return Long.compareUnsigned(ofOne ^ ofOne >>> 32, ofOther ^ ofOther >>> 32) > 0;
    }

    private void update(int at) {
        count[at] = 1 + countOf(left[at]) + countOf(right[at]);
        sum[at] = Math.addExact(amount[at], Math.addExact(sumOf(left[at]), sumOf(right[at])));
        least[at] = Math.min(amount[at], Math.min(leastOf(left[at]), leastOf(right[at])));
    }

    private boolean hasUpTo(int at, long most) {
        return at != NONE && least[at] <= most;
    }

    private int countOf(int at) {
        return at == NONE ? 0 : count[at];
    }

    private long leastOf(int at) {
        return at == NONE ? Long.MAX_VALUE : least[at];
    }

    private long sumOf(int at) {
        return at == NONE ? 0 : sum[at];
    }

    private int rootOf(int root) {
        return root < roots.length ? roots[root] : NONE;
    }

    private void growRoots(int root) {
        if (root >= roots.length) {
            int before = roots.length;
            roots = Arrays.copyOf(roots, Math.max(root + 1, before * 2));
            Arrays.fill(roots, before, roots.length, NONE);
        }
    }

    private void growPlaces(int place) {
        if (place < key.length) {
            return;
        }
        int capacity = Math.max(place + 1, key.length * 2);
        key = Arrays.copyOf(key, capacity);
        amount = Arrays.copyOf(amount, capacity);
        left = Arrays.copyOf(left, capacity);
        right = Arrays.copyOf(right, capacity);
        count = Arrays.copyOf(count, capacity);
        sum = Arrays.copyOf(sum, capacity);
        least = Arrays.copyOf(least, capacity);
    }
}
