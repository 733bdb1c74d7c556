package az.ecbar.journal.snapshot;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Of which moment a snapshot is, and what proves it. Immutable.
 *
 * <p>A snapshot is valid only for a journal that holds its sequence with the same link; the one who restores
 * it compares event hash and state digest with what the restored ledger computes.
 */
public final class SnapshotInfo {
    private static final int DIGEST_LENGTH = 32;

    private final long sequence;
    private final long timeNs;
    private final int epoch;
    private final int behaviourLevel;
    private final long eventHash;
    private final long eventCount;
    private final byte[] link;
    private final byte[] stateDigest;

    /**
     * @param sequence the last command in the state
     * @param link the 32 bytes of that command's link in the journal
     * @param stateDigest the 32 bytes of the digest of the canonical state
     */
    public SnapshotInfo(
            long sequence,
            long timeNs,
            int epoch,
            int behaviourLevel,
            long eventHash,
            long eventCount,
            byte[] link,
            byte[] stateDigest) {
        if (sequence < 1 || link.length != DIGEST_LENGTH || stateDigest.length != DIGEST_LENGTH) {
            throw new IllegalArgumentException("a snapshot has a sequence, and link and digest of 32 bytes");
        }
        this.sequence = sequence;
        this.timeNs = timeNs;
        this.epoch = epoch;
        this.behaviourLevel = behaviourLevel;
        this.eventHash = eventHash;
        this.eventCount = eventCount;
        this.link = link.clone();
        this.stateDigest = stateDigest.clone();
    }

    public long sequence() {
        return sequence;
    }

    public long timeNs() {
        return timeNs;
    }

    public int epoch() {
        return epoch;
    }

    public int behaviourLevel() {
        return behaviourLevel;
    }

    /** The running hash over all events up to the sequence. */
    public long eventHash() {
        return eventHash;
    }

    public long eventCount() {
        return eventCount;
    }

    public byte[] link() {
        return link.clone();
    }

    public byte[] stateDigest() {
        return stateDigest.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SnapshotInfo info
                && sequence == info.sequence
                && timeNs == info.timeNs
                && epoch == info.epoch
                && behaviourLevel == info.behaviourLevel
                && eventHash == info.eventHash
                && eventCount == info.eventCount
                && Arrays.equals(link, info.link)
                && Arrays.equals(stateDigest, info.stateDigest);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(stateDigest);
    }

    @Override
    public String toString() {
        return "snapshot at sequence " + sequence + ", state " + HexFormat.of().formatHex(stateDigest, 0, 8);
    }
}
