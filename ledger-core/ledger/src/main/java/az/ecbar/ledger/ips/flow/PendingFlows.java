package az.ecbar.ledger.ips.flow;

import java.util.Arrays;

/**
 * What is pending, in a heap by (deadline, id): the first one is the next to end by silence. Each knows where it stands in
 * the heap, so that an answer takes it out at once and nothing stale is left.
 *
 * <p>Places are re-used. Owned by the ledger's thread; allocates only when more is pending than ever before. To add, to
 * remove takes steps in the order of the logarithm of what is pending; of what came last hardly any.
 *
 * @rule 5-1.12.1.5
 */
public final class PendingFlows {
    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    static final int NONE = -1;

    private long[] id;
    private long[] deadline;
    private long[] handle;
    private long[] original;
    /** In the heap; of a free place the next free one. */
    private int[] position;

    private int[] heap;
    private int size;
    private int usedPlaces;
    private int freePlace = NONE;

    PendingFlows(int expected) {
        int capacity = Math.max(16, expected);
        id = new long[capacity];
        deadline = new long[capacity];
        handle = new long[capacity];
        original = new long[capacity];
        position = new int[capacity];
        heap = new int[capacity];
    }

    public int size() {
        return size;
    }

    /** Deadline of the first one, UTC ns, or {@link #NEVER}. */
    long nextDeadlineNs() {
        return size == 0 ? NEVER : deadline[heap[0]];
    }

    /** Handle of the first one. */
    long first() {
        return handle[heap[0]];
    }

    /** Handle of the {@code i}-th one, in no order that means anything. */
    public long handleAt(int i) {
        return handle[heap[i]];
    }

    /**
     * Adds one and gives its place.
     *
     * @param originalHandle of a refund: the payment; else {@link FlowBook#NONE}
     */
    int add(long newId, long newHandle, long newDeadlineNs, long originalHandle) {
        int place = takePlace();
        id[place] = newId;
        handle[place] = newHandle;
        deadline[place] = newDeadlineNs;
        original[place] = originalHandle;
        put(size, place);
        rise(size++);
        return place;
    }

    /** Takes one out; what it held stays readable until the next {@link #add}. */
    void remove(int place) {
        int hole = position[place];
        int last = heap[--size];
        if (last != place) {
            put(hole, last);
            rise(hole);
            sink(position[last]);
        }
        position[place] = freePlace;
        freePlace = place;
    }

    /** An answer at this time counts, a later one does not. */
    public long deadlineNs(int place) {
        return deadline[place];
    }

    /** Handle of the payment that a refund gives back, or {@link FlowBook#NONE}. */
    public long original(int place) {
        return original[place];
    }

    /** Whether each stands where its handle says, and none before one that is due earlier. */
    boolean isInOrder(int i) {
        return position[heap[i]] == i && (i == 0 || !isBefore(heap[i], heap[(i - 1) / 2]));
    }

    private void rise(int from) {
        int i = from;
        while (i > 0 && isBefore(heap[i], heap[(i - 1) / 2])) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    private void sink(int from) {
        int i = from;
        while (2 * i + 1 < size) {
            int least = 2 * i + 1;
            if (least + 1 < size && isBefore(heap[least + 1], heap[least])) {
                least++;
            }
            if (!isBefore(heap[least], heap[i])) {
                return;
            }
            swap(i, least);
            i = least;
        }
    }

    private boolean isBefore(int one, int other) {
        return deadline[one] != deadline[other] ? deadline[one] < deadline[other] : id[one] < id[other];
    }

    private void swap(int i, int j) {
        int kept = heap[i];
        put(i, heap[j]);
        put(j, kept);
    }

    private void put(int i, int place) {
        heap[i] = place;
        position[place] = i;
    }

    private int takePlace() {
        if (freePlace != NONE) {
            int place = freePlace;
            freePlace = position[place];
            return place;
        }
        if (usedPlaces == id.length) {
            int capacity = usedPlaces * 2;
            id = Arrays.copyOf(id, capacity);
            deadline = Arrays.copyOf(deadline, capacity);
            handle = Arrays.copyOf(handle, capacity);
            original = Arrays.copyOf(original, capacity);
            position = Arrays.copyOf(position, capacity);
            heap = Arrays.copyOf(heap, capacity);
        }
        return usedPlaces++;
    }
}
