package az.ecbar.pair;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a control connection: to the peer, or to the witness. Whole frames go in and come out, in order and once
 * within a connection; a connection may end at any moment, and the adapter makes a new one by itself. Who is at the
 * other end was checked by its certificate before the connection counts as there.
 *
 * <p>Used by one thread; nothing blocks.
 */
public interface ControlLink {
    /** Takes one received frame; the bytes are its own only during the call. */
    @FunctionalInterface
    interface FrameHandler {
        void onFrame(DirectBuffer frame, int offset, int lengthBytes);
    }

    /**
     * The number of the connection that stands now, another one for each, growing; 0 while there is none. It changes
     * only inside {@link #poll}, after all frames of the connection before it were handed over or dropped.
     */
    long connection();

    /** Sends a frame; false if there is no connection or its queue is full: nothing of it is sent then. */
    boolean send(DirectBuffer frame, int offset, int lengthBytes);

    /** Hands over received frames, at most so many, and tells how many. */
    int poll(FrameHandler handler, int maxFrames);

    /** Ends the connection: nothing more is sent or handed over; {@link #connection} tells at the next {@link #poll}. */
    void disconnect();

    /**
     * Key material that only the two ends of this connection can know: the exporter of TLS 1.3; null if there is no
     * connection, or it has ended, even if {@link #connection} does not tell yet.
     */
    byte @Nullable [] exportKey(String label, byte[] context, int lengthBytes);
}
