package az.ecbar.stp.link;

import az.ecbar.ctn.ClientState;

/**
 * The session towards the centre as the agent sees it; its listener is an {@link
 * az.ecbar.ctn.ClientSessionListener}. The meaning of each method is that of {@link
 * az.ecbar.ctn.ClientSession}. All calls come from the agent's thread, none blocks.
 */
public interface CentreLink {

    /** Begins to connect; both numbers are the highest up to which nothing is missing. */
    void start(long receiptHeld, long outputPersisted, long nowNs);

    /** Logs out in order. */
    void stop(long nowNs);

    /** Drops the connection at once, because something is wrong on this side. */
    void halt(String text);

    /** One step; calls the listener. Returns 0 when there was nothing to do. */
    int doWork(long nowNs);

    /** The number that the next offer must bear. */
    long nextNumber();

    /** How many more messages can be offered at present. */
    int room();

    /**
     * Takes a message over for sending; false when there is no room after all. One that is longer than a piece may be
     * travels in parts.
     */
    boolean offer(long number, byte[] message, int maxPieceBytes);

    /** All outputs up to this number are durable here. */
    void outputsPersisted(long number);

    ClientState state();

    /** Which of the centre's addresses is used, or tried now or next; empty when there is but one way. */
    default String centre() {
        return "";
    }

    /** Gives back what the link holds of the machine; the last call. */
    default void close() {}
}
