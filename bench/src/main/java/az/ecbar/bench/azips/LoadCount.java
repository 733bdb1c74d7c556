package az.ecbar.bench.azips;

import org.HdrHistogram.Histogram;

/**
 * What came of the payments of one stretch of load, over all banks: how many, and how long after the moment when each was
 * due. Owned by the load's thread.
 */
final class LoadCount {

    private static final long LONGEST_NS = 60_000_000_000L;

    private final Histogram takenNs = new Histogram(LONGEST_NS, 3);
    private final Histogram settledNs = new Histogram(LONGEST_NS, 3);
    private long sent;
    private long otherOutputs;

    void sent(int payments) {
        sent += payments;
    }

    /** The signed acknowledgement of a payment was received and verified. */
    void taken(long latencyNs) {
        takenNs.recordValue(Math.clamp(latencyNs, 0, LONGEST_NS));
    }

    /** The signed notice of a payment's execution was received and verified. */
    void settled(long latencyNs) {
        settledNs.recordValue(Math.clamp(latencyNs, 0, LONGEST_NS));
    }

    /** A forwarded payment or an advice. */
    void otherOutput() {
        otherOutputs++;
    }

    /** Payments sent. */
    long sent() {
        return sent;
    }

    /** From when a payment was due to its acknowledgement. */
    Histogram takenNs() {
        return takenNs;
    }

    /** From when a payment was due to the notice of its execution. */
    Histogram settledNs() {
        return settledNs;
    }

    /** Whether each payment has brought all that it brings: an acknowledgement, a notice and three other outputs. */
    boolean isComplete() {
        return takenNs.getTotalCount() == sent && settledNs.getTotalCount() == sent && otherOutputs == 3 * sent;
    }

    @Override
    public String toString() {
        return sent + " sent, " + takenNs.getTotalCount() + " taken, " + settledNs.getTotalCount() + " settled, "
                + otherOutputs + " of " + 3 * sent + " other outputs";
    }
}
