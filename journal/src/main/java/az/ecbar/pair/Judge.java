package az.ecbar.pair;

import org.jspecify.annotations.Nullable;

/**
 * The node's own word on a difference: a replay with a fresh ledger, which runs aside in bounded steps, and what follows
 * from it for this node's ledger.
 *
 * <p>Called by the pair thread; nothing waits.
 */
public interface Judge {
    /** A snapshot of the own replay. */
    record Snapshot(long sequence, Link digest) {}

    /**
     * Begins to replay up to a hash point and to compare with what the live ledger here said there: as the owner of its
     * epoch in the hash point itself, else where the ledger stopped. Does nothing for one that is judged already.
     */
    void judge(long hashPoint);

    /** As above, for the whole state at a snapshot of the own replay. */
    void judgeSnapshot(long sequence);

    /** What came of it; null as long as it runs. */
    @Nullable
    ReplayTrace finding(long sequence);

    /** The snapshots from this one on are wrong: they go, and the replay that takes them begins again. */
    void dropSnapshots(long fromSequence);

    /**
     * The replay that takes snapshots does not agree with this hash point of the own journal; 0 while there is none. Who
     * leads has to judge itself.
     */
    long suspectedAt();

    /** The newest snapshot since the node came up; null if none was taken. */
    @Nullable
    Snapshot snapshot();

    /** The other node's state at this snapshot is the same. */
    void snapshotIsEqual(long sequence);

    /** Whether this hash point is the word of an owner that was found to have had a fault. */
    boolean isPassedOver(long hashPoint);

    /**
     * Whether this hash point is the word of a ledger of this node: while it leads, of the one that leads; else of one of
     * this folder, and the other node has not led since.
     */
    boolean isOwnWord(long hashPoint);

    /**
     * From here on this hash point counts for nothing, durably, with all that its owner said behind it in the same epoch;
     * a ledger that stopped at it goes on.
     */
    void passOver(long hashPoint);

    /** The ledger here had a fault: it begins again from its snapshot, without holding up the journal. */
    void startAgain();

    /** What the command of this sequence is called. */
    String commandAt(long sequence);

    /** What a part of the state is called, by the template of its records. */
    String partOfState(int template);

    /** Tells operators. */
    void report(String what);
}
