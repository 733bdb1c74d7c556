package az.ecbar.pair;

import java.util.concurrent.TimeUnit;

/**
 * How long a node of a pair waits before it tries something else. Nothing of it decides who owns.
 *
 * @param node 1 or 2; node 2 connects, node 1 accepts
 * @param level the highest command level that this program knows
 * @param heartbeatNs a connected node says something at least so often
 * @param silenceNs a connection that is silent for so long is ended
 * @param retryNs what was asked and not answered is asked again
 * @param giveUpNs a standby's request for an epoch is given up
 * @param attachWaitNs how long releases are held back for a standby that is to be counted in
 * @param attachLag a standby may lack so many released records when releases are held back for it
 * @param drainWaitNs how long a change of roles may take to drain
 * @param snapshotDistance a standby with an empty journal that lacks so many records comes up by a snapshot
 * @param lateDistance a standby whose own log ends so many records before the snapshot of an owner that is alone comes up by
 *     it too, if that takes less than half as long at these rates
 * @param catchUpRecordsPerSecond records sent at most to a standby that is far behind
 * @param catchUpBytesPerSecond bytes of snapshot, older records and outputs sent at most
 * @param standingAfterNs a standing order acts when the standby was silent for so long
 */
public record PairConfig(
        int node,
        int level,
        long heartbeatNs,
        long silenceNs,
        long retryNs,
        long giveUpNs,
        long attachWaitNs,
        long attachLag,
        long drainWaitNs,
        long standingAfterNs,
        long snapshotDistance,
        long lateDistance,
        long catchUpRecordsPerSecond,
        long catchUpBytesPerSecond) {
    private static final long SNAPSHOT_DISTANCE = 200_000;
    private static final long LATE_DISTANCE = 2_000_000;
    private static final long CATCH_UP_RECORDS_PER_SECOND = 5_000;
    private static final long CATCH_UP_BYTES_PER_SECOND = 8L << 20;

    /** With the usual bounds for a standby that is far behind. */
    public PairConfig(
            int node,
            int level,
            long heartbeatNs,
            long silenceNs,
            long retryNs,
            long giveUpNs,
            long attachWaitNs,
            long attachLag,
            long drainWaitNs,
            long standingAfterNs) {
        this(
                node,
                level,
                heartbeatNs,
                silenceNs,
                retryNs,
                giveUpNs,
                attachWaitNs,
                attachLag,
                drainWaitNs,
                standingAfterNs,
                SNAPSHOT_DISTANCE,
                LATE_DISTANCE,
                CATCH_UP_RECORDS_PER_SECOND,
                CATCH_UP_BYTES_PER_SECOND);
    }

    /** With other bounds for a standby that is far behind. */
    public PairConfig withCatchUp(long distance, long late, long recordsPerSecond, long bytesPerSecond) {
        return new PairConfig(
                node,
                level,
                heartbeatNs,
                silenceNs,
                retryNs,
                giveUpNs,
                attachWaitNs,
                attachLag,
                drainWaitNs,
                standingAfterNs,
                distance,
                late,
                recordsPerSecond,
                bytesPerSecond);
    }

    /** What docs/replication.md says. */
    public static PairConfig defaults(int node) {
        return new PairConfig(
                node,
                1,
                TimeUnit.MILLISECONDS.toNanos(500),
                TimeUnit.SECONDS.toNanos(3),
                TimeUnit.SECONDS.toNanos(1),
                TimeUnit.SECONDS.toNanos(10),
                TimeUnit.MILLISECONDS.toNanos(200),
                1_000,
                TimeUnit.SECONDS.toNanos(10),
                TimeUnit.SECONDS.toNanos(10));
    }
}
