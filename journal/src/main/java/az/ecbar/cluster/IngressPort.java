package az.ecbar.cluster;

import org.agrona.DirectBuffer;

/**
 * The way of commands into the cluster's log, through the member that leads. Used by the edge's thread; nothing blocks.
 */
public interface IngressPort {
    /** Takes a command; false if the leader does not take more now, or there is no way to it at the moment. */
    boolean offer(DirectBuffer payload, int offset, int lengthBytes);

    /** How many of the commands taken the log has delivered here. Never more than were taken. */
    long delivered();
}
