package az.ecbar.pair;

/**
 * The standby's side of the data: opens what arrives, appends it as it is if it continues the chain, forces in groups.
 * What does not open, or does not bear the next number or the epoch, is dropped and counted.
 *
 * <p>Used by the pair thread; the acknowledgement is its caller's, who sends the log's forced sequence.
 */
public interface RecordReceiver {
    /**
     * Starts anew for the control connection that stands now: keys of it, message numbers from 1. At most once within a
     * connection. Records go another way than FOLLOW and may be here before it: what waits in the link is taken from here
     * on, what belongs to an earlier connection does not open.
     */
    void start(int epoch, ReplicaLog log);

    /** Takes what arrived, bounded, and forces it; tells how many records. */
    int doWork();

    /** Messages dropped since the process began. */
    long dropped();

    /** Whether something is missing for ever on this connection, which must then be ended. */
    boolean isBroken();

    /** Takes nothing more; nothing happens if it was not started. */
    void stop();
}
