package az.ecbar.bench.azips;

import org.HdrHistogram.Histogram;

/**
 * One stretch of load, complete: every payment of it came back settled.
 *
 * @param perSecond payments by the time from when the first was due until all that all of them bring was received
 * @param takenNs from when each was due to its acknowledgement
 * @param settledNs from when each was due to the notice of its execution
 * @param payments of this stretch
 * @param cpu processor time that both processes used
 */
record LoadResult(double perSecond, Histogram takenNs, Histogram settledNs, long payments, NodeCpu.Used cpu) {

    private static final double LONGEST_NS = 100e6;

    /** Processor time of the node per payment. */
    double nodeMicros() {
        return micros(cpu.nodeNs());
    }

    /** Processor time of this process per payment. */
    double ownMicros() {
        return micros(cpu.ownNs());
    }

    /** Processor time of the node's threads of one kind per payment. */
    double nodeMicros(ThreadKind kind) {
        return micros(cpu.nodeThreads().getOrDefault(kind, 0L));
    }

    private double micros(long ns) {
        return ns / (1e3 * payments);
    }

    /** Whether the node kept up: one that falls behind is late by more and more. */
    boolean isSustained() {
        return takenNs.getValueAtPercentile(99) <= LONGEST_NS && settledNs.getValueAtPercentile(99) <= LONGEST_NS;
    }
}
