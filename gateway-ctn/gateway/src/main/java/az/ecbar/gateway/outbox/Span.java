package az.ecbar.gateway.outbox;

import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one terminal in one segment: a run of numbers without gaps, and where each lies. The positions of a
 * closed segment are in its index file and are kept in memory only while they are read.
 */
final class Span {
    final int segment;
    final long firstNumber;
    /** Where in the index file the positions begin; 0 as long as the segment is open. */
    int positionsAt;

    int count;

    @Nullable
    IntArrayList positions;

    Span(int segment, long firstNumber) {
        this.segment = segment;
        this.firstNumber = firstNumber;
    }

    long lastNumber() {
        return firstNumber + count - 1;
    }

    boolean holds(long number) {
        return number >= firstNumber && number <= lastNumber();
    }
}
