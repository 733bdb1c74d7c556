package az.ecbar.pair;

/**
 * Lets a {@link RecordSender} send as much as there is to a standby that is near, and to one that is far behind no more than
 * its share, so that the banks do not wait for it. Of the pair thread.
 */
public final class PacedSender {
    private final RecordSender sender;
    private final CatchUpPace pace;
    private final long near;

    /** @param config how near is near, and how many records a second are its share otherwise */
    public PacedSender(RecordSender sender, PairConfig config) {
        this.sender = sender;
        this.pace = new CatchUpPace(config.catchUpRecordsPerSecond());
        this.near = config.attachLag();
    }

    /**
     * Sends a bounded step; tells how many records.
     *
     * @param lag how many records the standby lacks; 0 if what is committed waits for it
     * @param nowNs monotonic
     */
    public int doWork(long lag, long nowNs) {
        boolean isFar = lag > near;
        if (isFar && !pace.mayGo(nowNs)) {
            return 0;
        }
        int sent = sender.doWork();
        if (isFar) {
            pace.sent(sent, nowNs);
        }
        return sent;
    }
}
