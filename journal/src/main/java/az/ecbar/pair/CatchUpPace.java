package az.ecbar.pair;

/**
 * How much may be sent in a second at most to who is far behind, so that what is live is not kept waiting: a hundredth of
 * a second's amount may go at once. Of the pair thread.
 */
final class CatchUpPace {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int PARTS_OF_SECOND = 100;

    private final long perSecond;
    private long freeAtNs;

    /** @param perSecond so much of whatever is counted */
    CatchUpPace(long perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether something may be sent now. */
    boolean mayGo(long nowNs) {
        return nowNs >= freeAtNs;
    }

    /** So much was sent. */
    void sent(long amount, long nowNs) {
        long earliest = nowNs - NANOS_PER_SECOND / PARTS_OF_SECOND;
        freeAtNs = Math.max(freeAtNs, earliest) + (long) ((double) amount * NANOS_PER_SECOND / perSecond);
    }
}
