package az.ecbar.pair;

/**
 * The owner's side of the data: reads the journal from where the standby stands, seals each record, offers it. Live and
 * catching up are one mechanism.
 *
 * <p>Used by the pair thread.
 */
public interface RecordSender {
    /**
     * Starts anew for the control connection that stands now: keys of it, message numbers from 1. At most once within a
     * connection, so that no number is used twice under a key.
     */
    void start(int epoch, long firstSequence);

    /** Sends what there is, bounded; tells how many records. */
    int doWork();

    /** The last sequence sent since the start. */
    long sentSequence();

    /**
     * Whether the record sent as this sequence has this link; false also for what was not sent. Of what lies at or
     * before the last sequence asked for nothing is kept.
     */
    boolean hasLink(long sequence, byte[] link);

    /** Sends nothing more; nothing happens if it was not started. */
    void stop();
}
