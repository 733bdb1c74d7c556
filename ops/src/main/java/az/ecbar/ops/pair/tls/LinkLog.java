package az.ecbar.ops.pair.tls;

/** Told of control connections, for people. Called by the thread that polls; a cause that repeats is told once. */
public interface LinkLog {
    /** A connection stands: each side knows who is at the other. */
    void onConnected(String name, String address);

    /** A connection ended, or could not be made. */
    void onEnded(String name, String reason);

    /** Somebody was turned away. */
    void onRefused(String address, String reason);
}
