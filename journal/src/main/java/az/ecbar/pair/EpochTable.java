package az.ecbar.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where each epoch of the owner's journal ends, newest first, so that it finds what it has in common with a standby. The
 * newest one is that which it leads, and has no end yet.
 */
final class EpochTable {
    private final List<EpochEnd> ends = new ArrayList<>();

    /** Begins with the journal of a node that does not lead yet. */
    void reset(List<EpochEnd> journal) {
        ends.clear();
        ends.addAll(journal);
    }

    /** Another epoch begins with this record; the one before it ends there. */
    void begin(int epoch, long first) {
        if (!ends.isEmpty() && ends.getFirst().lastSequence() == Long.MAX_VALUE) {
            ends.addFirst(new EpochEnd(ends.removeFirst().epoch(), first - 1));
        }
        ends.addFirst(new EpochEnd(epoch, Long.MAX_VALUE));
    }

    /**
     * The last sequence that both journals have: the lower end of the newest epoch in both; 0 if the other is empty, nothing
     * if they have no epoch in common.
     */
    OptionalLong common(List<EpochEnd> other) {
        if (other.isEmpty()) {
            return OptionalLong.of(0);
        }
        for (EpochEnd theirs : other) {
            for (EpochEnd own : ends) {
                if (own.epoch() == theirs.epoch()) {
                    return OptionalLong.of(Math.min(own.lastSequence(), theirs.lastSequence()));
                }
            }
        }
        return OptionalLong.empty();
    }
}
