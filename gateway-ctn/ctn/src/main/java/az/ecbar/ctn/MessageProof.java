package az.ecbar.ctn;

/**
 * What proves one received message: its leaf, the path to the signed root, the signature and the fingerprint
 * of the signer's certificate. It is a view that is valid during a callback only.
 */
public interface MessageProof {

    /**
     * A copy in the form of a receipt file, which anyone verifies offline with the authority's certificate
     * ({@code ./ecbar receipt verify FILE}). It holds the proof and the digest; the message's bytes lie beside it.
     */
    byte[] toReceipt();
}
