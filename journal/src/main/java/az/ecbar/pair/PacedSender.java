package az.ecbar.pair;

/**
 * Lets a {@link RecordSender} send as much as there is to a standby that is near, and to one that is far behind, beside
 * what is new, no more than its share, so that the banks do not wait for it. Of the pair thread.
 */
public final class PacedSender {
    private final RecordSender sender;
    private final CatchUpPace pace;
    private final long near;
    private long lastForced = -1;
    private long unsentNew;

    /** @param config how near is near, and how many records a second are its share otherwise */
    public PacedSender(RecordSender sender, PairConfig config) {
        this.sender = sender;
        this.pace = new CatchUpPace(config.catchUpRecordsPerSecond());
        this.near = config.attachLag();
    }

    /** Another standby, or the same anew: what became new while nobody followed is no news to it. */
    public void begin() {
        lastForced = -1;
        unsentNew = 0;
    }

    /**
     * Sends a bounded step; tells how many records.
     *
     * @param has the last sequence that the standby has; that forced here if what is committed waits for it
     * @param forced the last sequence forced here
     * @param nowNs monotonic
     */
    public int doWork(long has, long forced, long nowNs) {
        unsentNew += lastForced < 0 ? 0 : Math.max(0, forced - lastForced);
        lastForced = forced;
        boolean isFar = forced - has > near;
        if (isFar && !pace.mayGo(nowNs)) {
            return 0;
        }
        int sent = sender.doWork();
        long ofNew = Math.min(sent, unsentNew);
        unsentNew -= ofNew;
        if (isFar) {
            pace.sent(sent - ofNew, nowNs);
        }
        return sent;
    }
}
