package az.ecbar.ctn;

import org.agrona.DirectBuffer;

/**
 * The port through which frames go and come, one of the five of the design. An adapter (Netty, memory) does
 * TLS and the cutting into frames and nothing else. All methods are called by one thread, that of the duty
 * cycle; none blocks.
 */
public interface SessionTransport {

    /**
     * Sends one whole frame; the bytes are copied.
     *
     * @return false if the connection has no room at present; the caller keeps the frame and tries later
     */
    boolean send(long connectionId, DirectBuffer frame, int offset, int length);

    /** Closes a connection once what was sent before is out; {@code onClosed} follows. Unknown ids are ignored. */
    void close(long connectionId);

    /**
     * Hands out what happened since, in order.
     *
     * @param limit the most events to hand out
     * @return how many were handed out
     */
    int poll(TransportHandler handler, int limit);
}
