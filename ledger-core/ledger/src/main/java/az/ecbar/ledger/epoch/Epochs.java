package az.ecbar.ledger.epoch;

import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;

/**
 * The newest {@value #KEPT} epochs: which node led each, and the sequence of its first record.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class Epochs {
    /** More are not kept; docs/replication.md names as many ends. */
    public static final int KEPT = 64;

    private final NodeEvents events;
    private final int[] epochs = new int[KEPT];
    private final int[] owners = new int[KEPT];
    private final long[] firstSequences = new long[KEPT];
    private long begun;

    public Epochs(NodeEvents events) {
        this.events = events;
    }

    /** An epoch begins with this record; one that is not higher than all before is an {@link InvariantViolation}. */
    public void begin(int epoch, int owner, EpochMode mode, GrantedBy grantedBy, long sequence) {
        if (epoch <= epoch()) {
            throw new InvariantViolation("record " + sequence + " begins epoch " + epoch + " after epoch " + epoch());
        }
        add(epoch, owner, sequence);
        events.epochBegun(epoch, owner, mode, grantedBy);
    }

    /** Takes an epoch of a snapshot, the oldest first. */
    public void restore(int epoch, int owner, long firstSequence) {
        add(epoch, owner, firstSequence);
    }

    /** The epoch that goes on; 0 before the first. */
    public int epoch() {
        return begun == 0 ? 0 : epochs[newest()];
    }

    /** The node that leads it; 0 before the first. */
    public int owner() {
        return begun == 0 ? 0 : owners[newest()];
    }

    /** Sequence of its first record; 0 before the first. */
    public long firstSequence() {
        return begun == 0 ? 0 : firstSequences[newest()];
    }

    /** How many are kept. */
    public int size() {
        return (int) Math.min(begun, KEPT);
    }

    /** An epoch that is kept, the oldest at 0. */
    public int epochAt(int index) {
        return epochs[place(index)];
    }

    /** The node that led it. */
    public int ownerAt(int index) {
        return owners[place(index)];
    }

    /** Sequence of its first record. */
    public long firstSequenceAt(int index) {
        return firstSequences[place(index)];
    }

    private void add(int epoch, int owner, long firstSequence) {
        int place = (int) (begun++ % KEPT);
        epochs[place] = epoch;
        owners[place] = owner;
        firstSequences[place] = firstSequence;
    }

    private int newest() {
        return (int) ((begun - 1) % KEPT);
    }

    private int place(int index) {
        return (int) ((begun - size() + index) % KEPT);
    }
}
