package az.ecbar.ops.node;

import az.ecbar.journal.history.RecordSource;

/**
 * Who runs the duty cycles of a {@link PairNode} beside that of the pair: threads, or a test by hand.
 *
 * <p>Called by the pair thread. Where something ends, its agents are closed on return and touch nothing of it any more.
 */
public interface DutyCycles {
    /**
     * The node has come up: snapshots may be taken, and its closed journal files be kept.
     *
     * @param peer from where damaged files are repaired
     */
    void startBeside(Replica replica, RecordSource peer);

    /** The node's parts are about to be closed, or opened again. */
    void endBeside(Replica replica);

    /** The node leads: its core and its edge are to run, and the gateway to be open. */
    void startLeading(Node node);

    /** It leads no more. */
    void endLeading(Node node);
}
