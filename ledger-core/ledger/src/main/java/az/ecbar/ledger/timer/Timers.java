package az.ecbar.ledger.timer;

import java.util.Arrays;

/**
 * Deadlines in a binary heap ordered by (deadline, sequence of the command that set it). A timer is never taken out
 * before it is due: who set it looks then whether it still means anything, and may set it again.
 *
 * <p>Owned by the ledger's thread; allocates only when it grows. Design D3.
 */
public final class Timers {
    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int WIDTH = 4;

    private long[] heap = new long[256 * WIDTH];
    private int size;

    /** Deadline of the first timer, UTC ns, or {@link #NEVER}. */
    public long nextDeadlineNs() {
        return size == 0 ? NEVER : heap[0];
    }

    /** Kind of the first timer. */
    public TimerKind firstKind() {
        return TimerKind.of((int) heap[2]);
    }

    /** Subject of the first timer. */
    public long firstSubject() {
        return heap[3];
    }

    public int size() {
        return size;
    }

    /** Sets a timer. */
    public void set(long deadlineNs, long sequence, TimerKind kind, long subject) {
        if ((size + 1) * WIDTH > heap.length) {
            heap = Arrays.copyOf(heap, heap.length * 2);
        }
        int i = size++;
        put(i, deadlineNs, sequence, kind.code(), subject);
        while (i > 0 && isBefore(i, (i - 1) / 2)) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    /** Takes the first timer away. */
    public void removeFirst() {
        size--;
        System.arraycopy(heap, size * WIDTH, heap, 0, WIDTH);
        int i = 0;
        while (2 * i + 1 < size) {
            int least = 2 * i + 1;
            if (least + 1 < size && isBefore(least + 1, least)) {
                least++;
            }
            if (!isBefore(least, i)) {
                return;
            }
            swap(i, least);
            i = least;
        }
    }

    /** Copies the timers, in the order in which they will fire, as (deadline, sequence, kind, subject). */
    public long[] inOrder() {
        Timers copy = new Timers();
        copy.heap = Arrays.copyOf(heap, heap.length);
        copy.size = size;
        long[] ordered = new long[size * WIDTH];
        for (int i = 0; i < ordered.length; i += WIDTH) {
            System.arraycopy(copy.heap, 0, ordered, i, WIDTH);
            copy.removeFirst();
        }
        return ordered;
    }

    private boolean isBefore(int i, int j) {
        int a = i * WIDTH;
        int b = j * WIDTH;
        if (heap[a] != heap[b]) {
            return heap[a] < heap[b];
        }
        return heap[a + 1] != heap[b + 1] ? heap[a + 1] < heap[b + 1] : heap[a + 3] < heap[b + 3];
    }

    private void put(int i, long deadlineNs, long sequence, long kind, long subject) {
        heap[i * WIDTH] = deadlineNs;
        heap[i * WIDTH + 1] = sequence;
        heap[i * WIDTH + 2] = kind;
        heap[i * WIDTH + 3] = subject;
    }

    private void swap(int i, int j) {
        for (int k = 0; k < WIDTH; k++) {
            long kept = heap[i * WIDTH + k];
            heap[i * WIDTH + k] = heap[j * WIDTH + k];
            heap[j * WIDTH + k] = kept;
        }
    }
}
