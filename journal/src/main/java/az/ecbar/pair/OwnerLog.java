package az.ecbar.pair;

import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a node that leads, as the pair thread sees it while another thread appends and forces.
 */
public interface OwnerLog {
    /** The last sequence appended. */
    long appendedSequence();

    /** The last sequence forced here. */
    long forcedSequence();

    /** What may be released: forced here, and in mode {@code PAIR} acknowledged there. */
    long committedSequence();

    /** The sequence of the epoch's first record, {@code BeginEpoch}; 0 until it is appended. */
    long firstOfEpoch();

    /**
     * The standby has everything up to there, forced; it never goes back. A new epoch and {@link #releaseAlone} forget
     * what was acknowledged: it may have been another folder.
     */
    void acknowledged(long sequence);

    /**
     * Lets nothing more out than was let out at this moment, until {@link #acknowledged} goes beyond it; gives that
     * sequence. From here on what is committed wants the standby's acknowledgement: the first half of attaching it.
     */
    long requireAcknowledgements();

    /** Takes back {@link #requireAcknowledgements}, when attaching did not come to its end and mode is ALONE still. */
    void releaseAlone();

    /** The sequence before which the journal is still to be filled in, when this node follows again; 0 if it is whole. */
    default long base() {
        return 0;
    }

    /** What a standby is given to come up by a snapshot; null if it is given the log alone. */
    default @Nullable SnapshotSource snapshots() {
        return null;
    }

    /**
     * Copies a record that is appended, forced here or not; gives its length in bytes, 0 if it is not there yet, or is a
     * committed one that cannot be read, which whoever gives this log tells operators.
     */
    int read(long sequence, MutableDirectBuffer target, int offset);
}
