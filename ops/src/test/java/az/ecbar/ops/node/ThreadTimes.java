package az.ecbar.ops.node;

import az.ecbar.port.Clock;

/** Which threads of a machine get time. */
final class ThreadTimes {
    private final Clock clock;
    private long coreUntilNs;
    private long edgeUntilNs;

    ThreadTimes(Clock clock) {
        this.clock = clock;
    }

    /** The thread that sequences gets no time for so long. */
    void starveCore(long durationNs) {
        coreUntilNs = clock.monotonicNs() + durationNs;
    }

    /** The thread of the sessions gets no time for so long. */
    void starveEdge(long durationNs) {
        edgeUntilNs = clock.monotonicNs() + durationNs;
    }

    boolean hasCore() {
        return clock.monotonicNs() >= coreUntilNs;
    }

    boolean hasEdge() {
        return clock.monotonicNs() >= edgeUntilNs;
    }
}
