package az.ecbar.bench.azips;

import org.HdrHistogram.Histogram;

/**
 * One stretch of load, complete: every payment of it came back settled.
 *
 * @param perSecond payments by the time from when the first was due until all that all of them bring was received
 * @param takenNs from when each was due to its acknowledgement
 * @param settledNs from when each was due to the notice of its execution
 * @param nodeMicros processor time of the node per payment
 * @param ownMicros processor time of this process per payment
 */
record LoadResult(double perSecond, Histogram takenNs, Histogram settledNs, double nodeMicros, double ownMicros) {

    private static final double LONGEST_NS = 100e6;

    /** Whether the node kept up: one that falls behind is late by more and more. */
    boolean isSustained() {
        return takenNs.getValueAtPercentile(99) <= LONGEST_NS && settledNs.getValueAtPercentile(99) <= LONGEST_NS;
    }
}
