package az.ecbar.pair;

import org.agrona.DirectBuffer;

/**
 * The way of records to the other node: fast, with flow control, in order while it lasts, not confidential; what it
 * carries is sealed. Messages may be lost only together with the whole link, which is then seen as not connected.
 *
 * <p>Used by one thread; nothing blocks.
 */
public interface DataLink {
    /** Takes one received message; the bytes are its own only during the call. */
    @FunctionalInterface
    interface MessageHandler {
        void onMessage(DirectBuffer message, int offset, int lengthBytes);
    }

    /** Sends a message; false if the other side does not take more now, or nobody is there. */
    boolean offer(DirectBuffer message, int offset, int lengthBytes);

    /** Hands over received messages, at most so many, and tells how many. */
    int poll(MessageHandler handler, int maxMessages);

    /** Whether the other side receives. */
    boolean isConnected();

    /** Counts each loss of what was on the way, so that both ends start anew with numbers from 1. */
    long losses();
}
