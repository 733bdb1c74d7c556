package az.ecbar.gateway.swift;

/**
 * Bounds and times of the channel.
 *
 * @param pollNs between two looks into the folders
 * @param settleNs for how long a file that its LAU file does not fit must not have changed before it is refused
 * @param lonelyNs after which a file without a LAU file is told
 * @param maxFileBytes the largest file, either way
 * @param maxMessages messages of one file, either way
 * @param maxFiles files of a folder that are looked at
 * @param maxDone files kept in {@code done}
 * @param window outputs of one participant that may wait for an F21
 * @param startWaitNs for F21 of what an earlier owner sent, before it is sent again
 * @param acknowledgeNs after which an output without an F21 is sent again
 * @param nakRetryNs after which an output that FIN refused is sent again
 */
public record SwiftLimits(
        long pollNs,
        long settleNs,
        long lonelyNs,
        int maxFileBytes,
        int maxMessages,
        int maxFiles,
        int maxDone,
        int window,
        long startWaitNs,
        long acknowledgeNs,
        long nakRetryNs) {
    private static final long SECOND = 1_000_000_000L;

    /** What a node uses where its configuration says nothing else. */
    public static SwiftLimits usual() {
        return new SwiftLimits(
                SECOND / 5,
                10 * SECOND,
                60 * SECOND,
                4 << 20,
                500,
                1_000,
                10_000,
                500,
                20 * SECOND,
                300 * SECOND,
                900 * SECOND);
    }

    /** The same, with other waits for F21. */
    public SwiftLimits withWaits(long newStartWaitNs, long newAcknowledgeNs, long newNakRetryNs) {
        return new SwiftLimits(
                pollNs,
                settleNs,
                lonelyNs,
                maxFileBytes,
                maxMessages,
                maxFiles,
                maxDone,
                window,
                newStartWaitNs,
                newAcknowledgeNs,
                newNakRetryNs);
    }
}
