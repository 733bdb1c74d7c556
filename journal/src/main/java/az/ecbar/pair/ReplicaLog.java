package az.ecbar.pair;

import az.ecbar.record.RecordCheck;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The journal of a node that does not lead, with the ledger that follows it.
 *
 * <p>Owned by the pair thread. A failure of a write or a force throws, and the process ends.
 */
public interface ReplicaLog {
    /** The last record's sequence; 0 in an empty journal. */
    long lastSequence();

    /** The last sequence forced. */
    long forcedSequence();

    /** The sequence before which the journal is still to be filled in; 0 if it is whole. */
    default long base() {
        return 0;
    }

    /** The older record that {@link #fill} takes next; 0 if nothing is missing. */
    default long fillNext() {
        return 0;
    }

    /** Takes an older record; false if it is not the one that the chain says: then {@link #fillNext} begins anew. */
    default boolean fill(DirectBuffer record, int offset, int available) {
        return false;
    }

    /** Copies the 32 bytes of the link of a record that is there; of sequence 0, zeros. */
    void copyLink(long sequence, byte[] target);

    /** Copies a record that is forced; gives its length in bytes, 0 if it is not there. */
    int read(long sequence, MutableDirectBuffer target, int offset);

    /** The epochs of the journal, newest first, at most so many. */
    List<EpochEnd> ends(int max);

    /** Writes a record as another journal sealed it, not yet forced; changes nothing unless it is the next one. */
    RecordCheck append(DirectBuffer record, int offset, int available);

    /** Makes everything appended durable; gives the last sequence. */
    long force();

    /**
     * Sets aside all records behind the given one: they are kept in a folder of their own with a report, forced; then
     * the journal ends there, forced.
     */
    void setAside(long lastSequenceKept);

    /**
     * Makes sure that {@link #setAside} may do that, of a log that reaches farther; changes nothing.
     *
     * @throws IllegalStateException if something behind is known to be committed
     */
    default void checkSetAside(long lastSequenceKept) {}

    /** Whether {@link #beginAnew} is possible: the log is whole, and none is aside. */
    default boolean mayBeginAnew() {
        return false;
    }

    /**
     * Sets the whole log aside, durably: it stays as it is, and is this journal's again when what lies between it and the
     * snapshot by which this node joins is filled in. Then the journal is empty.
     */
    default void beginAnew() {
        throw new UnsupportedOperationException("this log is not set aside");
    }

    /** The last sequence of the log that {@link #beginAnew} set aside, while it is; 0 if none is. */
    default long lateEnd() {
        return 0;
    }

    /** Takes back what {@link #beginAnew} set aside, into an empty journal. */
    default void goBack() {
        throw new UnsupportedOperationException("nothing was set aside");
    }

    /** What is committed, as the owner says: the ledger may be brought to there. */
    void committed(long sequence);

    /** Brings the ledger a bounded step nearer to what is committed and here; tells how many commands. */
    int applyMore();

    /** The sequence that the ledger waits for, since its file is damaged and not repaired yet; 0 if there is none. */
    default long unreadableSequence() {
        return 0;
    }

    /** The last sequence applied to the ledger here. */
    long appliedSequence();

    /** The sequence of the last hash point that the ledger here agreed with; 0 if none. */
    long lastEqualSequence();

    /** The sequence of the first hash point that the ledger here did not agree with; 0 while there is none. */
    long differsAtSequence();
}
