package az.ecbar.ctn;

import az.ecbar.trust.certificate.BcscCertificate;
import java.util.List;
import org.agrona.DirectBuffer;

/** What a transport tells the logic above it, from within {@link SessionTransport#poll}. */
public interface TransportHandler {

    /**
     * A connection stands, its TLS handshake done.
     *
     * @param peerChain the peer's certificate and those between it and the authority, of which TLS has proven
     *     that the peer has the key
     * @param peerAddress for the security record
     */
    void onConnected(long connectionId, List<BcscCertificate> peerChain, String peerAddress);

    /**
     * One whole frame, its length checked by the adapter against the limit only.
     *
     * @return false if it cannot be taken at present: the same frame comes again with the next poll, and
     *     nothing behind it before
     */
    boolean onFrame(long connectionId, DirectBuffer buffer, int offset, int length);

    /**
     * A connection is gone, or was never made. Comes once for each connection, after its last frame.
     *
     * @param code why, as far as the adapter knows: {@link CtnCode#NONE} for the peer's or our own close
     */
    void onClosed(long connectionId, CtnCode code, String text);
}
