package az.ecbar.ctn;

/**
 * What proves one received message: its leaf, the path to the signed root, the signature and the certificate of the
 * signer. It is a view that is valid during a callback only.
 */
@FunctionalInterface
public interface MessageProof {

    /**
     * A copy in the form of a receipt file, which anyone verifies offline with the authority's certificate
     * ({@code ./ecbar receipt verify FILE}). Allocates. The receipt of a transfer leaves the message's bytes out.
     */
    byte[] toReceipt();

    /**
     * A copy of what the centre put beside the message: for a forwarded payment the sender's own proof. Empty if
     * there is none. No signature of the envelope covers it.
     */
    default byte[] attachment() {
        return new byte[0];
    }
}
