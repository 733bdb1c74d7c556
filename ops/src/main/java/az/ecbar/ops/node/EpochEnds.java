package az.ecbar.ops.node;

import az.ecbar.pair.EpochEnd;
import java.util.ArrayList;
import java.util.List;

/** Which epochs a journal holds, and where each begins. Owned by one thread. */
final class EpochEnds {
    private final List<Integer> epochs = new ArrayList<>();
    private final List<Long> firstSequences = new ArrayList<>();

    /** An epoch begins with this record. */
    void begin(int epoch, long firstSequence) {
        epochs.add(epoch);
        firstSequences.add(firstSequence);
    }

    /** The next record of the journal, which begins an epoch if the one before it is of another. */
    void onRecord(int epoch, long sequence) {
        if (epochs.isEmpty() || epochs.getLast() != epoch) {
            begin(epoch, sequence);
        }
    }

    /** The epochs and their ends, newest first, at most so many. */
    List<EpochEnd> newestFirst(long lastSequence, int max) {
        List<EpochEnd> ends = new ArrayList<>();
        long end = lastSequence;
        for (int i = epochs.size() - 1; i >= 0 && ends.size() < max; i--) {
            ends.add(new EpochEnd(epochs.get(i), end));
            end = firstSequences.get(i) - 1;
        }
        return ends;
    }
}
