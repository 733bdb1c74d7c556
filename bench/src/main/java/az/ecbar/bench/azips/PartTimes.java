package az.ecbar.bench.azips;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;

/** Processor time that the calling thread spends in each part: not the time that passes. Owned by that thread. */
final class PartTimes {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Part, Long> spentNs = new EnumMap<>(Part.class);
    private long lapNs;

    /** Forgets what was spent so far. */
    void reset() {
        spentNs.clear();
        begin();
    }

    /** What was spent since the last lap belongs to no part. */
    void begin() {
        lapNs = threads.getCurrentThreadCpuTime();
    }

    /** What was spent since the last lap belongs to this part. */
    void lap(Part part) {
        long nowNs = threads.getCurrentThreadCpuTime();
        spentNs.merge(part, nowNs - lapNs, Long::sum);
        lapNs = nowNs;
    }

    /** Microseconds of a part per payment. */
    double micros(Part part, long payments) {
        return spentNs.getOrDefault(part, 0L) / 1e3 / payments;
    }
}
