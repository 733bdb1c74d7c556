package az.ecbar.ctn;

/** The bank's side of the transport port: it makes connections. */
public interface ConnectingTransport extends SessionTransport {

    /** How many addresses of the centre are configured; at least one. */
    int addressCount();

    /**
     * Begins to connect, TLS included; {@code onConnected} or {@code onClosed} follows from a later poll.
     *
     * @param addressIndex 0 to {@code addressCount() - 1}
     * @return the id of the connection, never used before
     */
    long connect(int addressIndex);
}
