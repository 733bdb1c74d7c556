package az.ecbar.ops.cluster;

import az.ecbar.cluster.MemberListener;
import az.ecbar.journal.SpaceState;
import az.ecbar.ledger.Ledger;

/**
 * What the delivering thread tells the edge's, and what it waits for: who leads, whether there is space, and that the
 * outbox is durable before a snapshot is taken.
 *
 * <p>Written by the delivering thread, save what is marked; nothing blocks.
 */
final class Leadership implements MemberListener {
    /** What a term begins with. */
    enum Ground {
        /** The log is empty: the genesis comes first. */
        EMPTY,
        /** The genesis has begun and not ended: nobody can be served. */
        BROKEN_GENESIS,
        /** The ledger is in use. */
        IN_USE
    }

    /** A term that this member leads. */
    record Term(int epoch, Ground ground) {
        /** Whether there is a term of this member. */
        boolean isLed() {
            return epoch > 0;
        }
    }

    /** No term of this member. */
    static final Term NONE = new Term(0, Ground.IN_USE);

    private final Ledger ledger;
    private volatile boolean isLoaded;
    private volatile Term term = NONE;
    private volatile SpaceState space = SpaceState.ENOUGH;
    private volatile long snapshotWanted;
    private volatile long snapshotAllowed;

    /** The ledger belongs to the delivering thread, which asks it. */
    Leadership(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void onLoaded() {
        isLoaded = true;
    }

    @Override
    public void onLeads(int epoch, long sequence) {
        Ground ground = Ground.IN_USE;
        if (!ledger.isGenesisComplete()) {
            ground = ledger.level() == 0 ? Ground.EMPTY : Ground.BROKEN_GENESIS;
        }
        term = new Term(epoch, ground);
    }

    @Override
    public void onFollows() {
        term = NONE;
    }

    @Override
    public void onSpace(SpaceState now) {
        space = now;
    }

    @Override
    public boolean isSnapshotAllowed(long sequence) {
        snapshotWanted = sequence;
        return snapshotAllowed >= sequence;
    }

    /** Whether the state of the snapshot is there, or there is none; any thread. */
    boolean isLoaded() {
        return isLoaded;
    }

    /** The term that this member leads, or {@link #NONE}; any thread. */
    Term term() {
        return term;
    }

    SpaceState space() {
        return space;
    }

    /** The sequence up to which the outbox must be durable for a snapshot; 0 when none is being taken. */
    long snapshotWanted() {
        long wanted = snapshotWanted;
        return wanted > snapshotAllowed ? wanted : 0;
    }

    /** The edge's thread: everything up to a sequence is durable. */
    void allowSnapshot(long sequence) {
        snapshotAllowed = sequence;
    }
}
