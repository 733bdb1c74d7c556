package az.ecbar.cluster;

import org.agrona.DirectBuffer;

/**
 * The way of commands into the cluster's log, for as long as this member leads one term. Used by the edge's thread;
 * nothing blocks.
 */
public interface IngressPort extends AutoCloseable {
    /** Opens the way and keeps it open; tells how much there was to do. */
    int doWork();

    /** Takes a command; false if the log does not take more now, or the way is not open. */
    boolean offer(DirectBuffer payload, int offset, int lengthBytes);

    /** How many of the commands taken the log has delivered here. Never more than were taken. */
    long delivered();

    /** Whether the way is lost for good: a new one is needed. */
    boolean isLost();

    @Override
    void close();
}
