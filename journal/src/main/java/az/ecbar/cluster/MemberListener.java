package az.ecbar.cluster;

import az.ecbar.journal.SpaceState;

/** Hears what becomes of a member. Called by the delivering thread; nothing blocks. */
public interface MemberListener {
    /** The state of the snapshot, if there is one, is read; deliveries follow. */
    void onLoaded();

    /**
     * This member leads: everything committed before its term is delivered. Told anew for each term, also for the next
     * one of the same member, for what was on its way into the log between two terms may be lost.
     *
     * @param epoch the term's epoch
     * @param sequence the last sequence before it
     */
    void onLeads(int epoch, long sequence);

    /** This member does not lead, or not any more. */
    void onFollows();

    /** Free space for the copy, as it was measured just now. */
    void onSpace(SpaceState space);

    /** Whether everything outside the ledger that a start from a snapshot of this sequence needs is durable. */
    boolean isSnapshotAllowed(long sequence);
}
