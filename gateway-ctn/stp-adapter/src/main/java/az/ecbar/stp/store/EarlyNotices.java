package az.ecbar.stp.store;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps notices until the answer tells which message has the sequence that they name. After a break the centre may send
 * its outputs before it repeats its answers. Owned by the store.
 */
final class EarlyNotices {
    private final NavigableMap<Long, List<EarlyNotice>> bySequence = new TreeMap<>();

    void add(EarlyNotice early) {
        bySequence.computeIfAbsent(early.sequence(), _ -> new ArrayList<>(1)).add(early);
    }

    /** Those about the message with this sequence, in the order in which they came. */
    List<EarlyNotice> about(long sequence) {
        return bySequence.getOrDefault(sequence, List.of());
    }

    /** The message with this sequence is known, and bears what was kept for it. */
    void known(long sequence) {
        bySequence.remove(sequence);
    }

    /** No message waits for its answer: what is left is about none of ours. */
    void clear() {
        bySequence.clear();
    }

    /** All that are kept. */
    List<EarlyNotice> all() {
        return bySequence.values().stream().flatMap(List::stream).toList();
    }
}
