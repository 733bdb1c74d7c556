package az.ecbar.cluster;

import org.agrona.DirectBuffer;

/** Where a snapshot of the state goes, message by message. Called by the delivering thread. */
@FunctionalInterface
public interface StateOut {
    /** Takes one whole message of at most {@link ClusterState#MAX_MESSAGE_LENGTH} bytes; it returns when it is taken. */
    void write(DirectBuffer message, int offset, int lengthBytes);
}
