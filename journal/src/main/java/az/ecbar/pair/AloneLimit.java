package az.ecbar.pair;

/**
 * Stops admission when an owner that detached itself by the standing order was alone for its longest duration, until
 * operators confirm or the standby is counted in.
 */
final class AloneLimit {
    private final PairContext context;
    private boolean isExpected;
    private boolean isRunning;
    private boolean isStopped;
    private long sinceNs;

    AloneLimit(PairContext context) {
        this.context = context;
    }

    /** The next epoch, if this node leads it alone, is one by the standing order. */
    void willBegin() {
        isExpected = true;
    }

    void begin() {
        if (isExpected && context.register().mode() == PairMode.ALONE) {
            isRunning = true;
            sinceNs = context.nowNs();
        }
        isExpected = false;
    }

    void confirm() {
        sinceNs = context.nowNs();
        admit();
    }

    void doWork() {
        if (isRunning && context.register().mode() != PairMode.ALONE) {
            isRunning = false;
            admit();
        } else if (isRunning && !isStopped && context.nowNs() - sinceNs > context.standingOrder.longestNs()) {
            isStopped = true;
            context.host.drain();
        }
    }

    private void admit() {
        if (isStopped) {
            isStopped = false;
            context.host.admitAgain();
        }
    }

    /** The node leads no more, or under another epoch. */
    void end() {
        isRunning = false;
        isStopped = false;
    }
}
