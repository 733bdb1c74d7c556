package az.ecbar.pair;

import org.agrona.DirectBuffer;

/**
 * How a node with an empty journal comes up by a snapshot: it takes the file, the records from before it to which its state
 * refers, and the outputs that banks have not acknowledged; then its journal begins at the snapshot. Nothing counts before
 * {@link #finish} has returned; a crash before that throws all away.
 *
 * <p>Used by the pair thread. What cannot be written throws, and the process ends.
 */
public interface JoinTarget {
    /**
     * Begins with a snapshot, or goes on with it where an earlier connection ended.
     *
     * @return from which position of its file on it is wanted
     */
    long begin(long sequence, long lengthBytes);

    /** Takes the next piece of the file. */
    void addPiece(DirectBuffer bytes, int offset, int length);

    /** Checks the file when it is whole: its digest, and that it bears the state that it names; false if it does not. */
    boolean isSound();

    /** The first record that is wanted next; 0 if none is any more. */
    long firstWanted();

    /** The last one that is wanted in a row with it. */
    long lastWanted();

    /** Takes the record that is wanted next; false if it is another one. */
    boolean addRecord(DirectBuffer record, int offset, int available);

    /** The place of the outputs that are wanted next; -1 if none are any more. */
    long wantedPlace();

    /** What each terminal has acknowledged at the snapshot: int32 participant, int32 terminal, int64 number. */
    DirectBuffer acknowledged();

    /** Takes whole outputs; false if they are none. */
    boolean addOutputs(DirectBuffer outputs, int offset, int length, long nextPlace);

    /**
     * Makes all of it the node's own, forced; its journal then ends at the snapshot, and its ledger bears its state.
     *
     * @return false if something is missing; nothing counts then
     */
    boolean finish();

    /** Throws away what was taken. */
    void giveUp();

    /** How far it is, in words for operators. */
    String progress();
}
