package az.ecbar.bankview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that each participant was told, in the order of its numbers. An ISO message lies between the commands whose moments
 * are known and are not after it, and those that are not before it; and between its neighbours.
 */
final class Heard {
    /** So many pages of an answer come at once; later ones come with later commands and bear its moment. */
    static final int PAGES_AT_ONCE = 32;

    private final Map<String, Deque<Output>> streams = new LinkedHashMap<>();

    /** When the commands were recorded of which banks and operators know it: ms of UTC by the system's number. */
    private final TreeMap<Long, Long> times = new TreeMap<>();

    void know(long sequence, long utcMs) {
        times.put(sequence, utcMs);
    }

    /** Whether time never goes back from one number to the next. */
    boolean isTimeInOrder() {
        long last = 0;
        for (long time : times.values()) {
            if (time < last) {
                return false;
            }
            last = time;
        }
        return true;
    }

    void add(Output output) {
        streams.computeIfAbsent(output.bic, _ -> new ArrayDeque<>()).add(output);
    }

    /** Finds between which numbers each ISO message lies; gives those that can lie nowhere. */
    List<Output> limit(long last) {
        List<Output> impossible = new ArrayList<>();
        List<Long> numbers = new ArrayList<>(times.keySet());
        List<Long> moments = new ArrayList<>(times.values());
        for (Deque<Output> stream : streams.values()) {
            long least = 0;
            for (Output output : stream) {
                limit(output, numbers, moments, last);
                output.from = Math.max(output.from, least);
                least = output.from;
            }
            long most = Long.MAX_VALUE;
            for (Iterator<Output> backwards = stream.descendingIterator(); backwards.hasNext(); ) {
                Output output = backwards.next();
                output.to = Math.min(output.to, most);
                if (output.to < output.from) {
                    impossible.add(output);
                    output.to = output.from;
                }
                most = output.to;
            }
        }
        return impossible;
    }

    private static void limit(Output output, List<Long> numbers, List<Long> moments, long last) {
        IsoOutput iso = output.iso;
        if (iso == null) {
            return;
        }
        long at = iso.utcMs();
        int before = first(moments, at);
        int after = first(moments, at + 1);
        output.from = before == 0 ? 0 : numbers.get(before - 1) + 1;
        boolean isOpen = after == numbers.size() || iso.isLatePage(PAGES_AT_ONCE);
        output.to = isOpen ? Math.max(last, output.from) : numbers.get(after) - 1;
    }

    /** Index of the first moment that is not before the given one. */
    private static int first(List<Long> moments, long wanted) {
        int low = 0;
        int high = moments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments.get(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Iterable<Output> all() {
        return streams.values().stream().flatMap(Deque::stream).toList();
    }

    /** What a participant was told next, if it can have been by this command; null: nothing more. */
    @Nullable
    Output front(String bic, long sequence) {
        Deque<Output> stream = streams.get(bic);
        Output front = stream == null ? null : stream.peekFirst();
        return front == null || front.from > sequence ? null : front;
    }

    /** All that a participant can have been told by this command. */
    Iterable<Output> left(String bic, long sequence) {
        List<Output> left = new ArrayList<>();
        for (Output output : streams.getOrDefault(bic, new ArrayDeque<>())) {
            if (output.from > sequence || left.size() == PAGES_AT_ONCE) {
                return left;
            }
            left.add(output);
        }
        return left;
    }

    Output take(String bic) {
        return streams.getOrDefault(bic, new ArrayDeque<>()).removeFirst();
    }

    /** The next output of each participant that has one. */
    List<Output> fronts(long sequence) {
        List<Output> fronts = new ArrayList<>();
        for (String bic : streams.keySet()) {
            Output front = front(bic, sequence);
            if (front != null) {
                fronts.add(front);
            }
        }
        return fronts;
    }
}
