package az.ecbar.ops.pair.tls;

import org.agrona.DirectBuffer;

/** One who takes the connections of one holder that the listener has let in. Called by the thread that polls. */
interface Accepted {
    /** A frame; false if it cannot be taken at present, and is to come again. */
    boolean onFrame(long connection, DirectBuffer frame, int offset, int lengthBytes);

    /** The connection is gone; nothing more comes of it. */
    void onClosed(long connection, String reason);
}
