package az.ecbar.port;

/**
 * Signs statements with one private key, wherever that key lives: the sending half of the crypto port.
 *
 * <p>One instance belongs to one thread. {@link #sign} may allocate and, with a hardware module behind it, may block
 * for the module's time; nothing else about it depends on the outside. A signer never hands out its key.
 */
public interface Signer {
    /** The algorithm, which follows from the certificate's key. */
    SignatureAlgorithm algorithm();

    /** SHA-256 of the DER of the certificate whose key signs: 32 bytes, a copy. */
    byte[] certificateFingerprint();

    /** The most bytes that {@link #sign} writes. */
    default int maxSignatureLength() {
        return algorithm().maxSignatureLength();
    }

    /**
     * Signs {@code length} bytes of {@code statement} and writes the signature.
     *
     * @return how many bytes were written at {@code signatureOffset}
     * @throws SigningFailure when the key cannot be used (module gone, PIN locked): an operational fault, never a
     *     business outcome
     */
    int sign(byte[] statement, int offset, int length, byte[] signature, int signatureOffset);
}
