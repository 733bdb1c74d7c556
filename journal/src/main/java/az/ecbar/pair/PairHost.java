package az.ecbar.pair;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The node around the pair protocol: its journal, its ledger, and the parts that run only while it leads.
 *
 * <p>Called by the pair thread alone. Each method has done what it says when it returns.
 */
public interface PairHost {
    /** The first 16 bytes of the link of sequence 1; zeros while the journal is empty. */
    void copyLedgerId(byte[] target);

    /** The journal while this node does not lead. */
    ReplicaLog replica();

    /** The orders in the first record of the journal's newest epoch, while this node does not lead; empty if none. */
    DirectBuffer lastOrders();

    /** How this node comes up by a snapshot, while its journal is empty and it does not lead; null if it cannot. */
    default @Nullable JoinTarget join() {
        return null;
    }

    /** The journal while this node leads. */
    OwnerLog owner();

    /** Copies a record that is forced here, whoever leads; 0 if it is not there or cannot be read. */
    int readForRepair(long sequence, MutableDirectBuffer target, int offset);

    /** Who judges this node's own ledger. */
    Judge judge();

    /** What this node wants of the other one's records to repair its own files. */
    PeerRecords peerRecords();

    /**
     * Starts to lead, or, if it leads already, leads on under another epoch: brings the ledger to the journal's end,
     * sequences the epoch's first record, opens the gateway when that is committed by the rule of the mode. A drain of
     * the epoch before is over.
     */
    void lead(Grant grant);

    /** Releases nothing more until {@link #lead}. */
    void hold();

    /** Admits nothing more; what was sequenced may still be committed. For a planned change of roles. */
    void drain();

    /** Whether everything admitted before {@link #drain} is sequenced, committed and told. */
    boolean isDrained();

    /** Takes {@link #drain} back. */
    void admitAgain();

    /** Leads no more: gate and gateway close at once; {@link #replica} stands on return. */
    void standDown();
}
