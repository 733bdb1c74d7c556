package az.ecbar.trust.signature;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.trust.certificate.BcscCertificate;

/** Verifies signatures of one key: the receiving half of the crypto port. Owned by one thread. */
public interface SignatureVerifier {
    /** True when the signature fits the statement and the key; anything malformed is simply false. */
    boolean verify(
            byte[] statement, int offset, int length, byte[] signature, int signatureOffset, int signatureLength);

    /**
     * A verifier for a certificate's key.
     *
     * @throws IllegalArgumentException when the key is not accepted; a checked certificate's is
     */
    static SignatureVerifier of(BcscCertificate certificate) {
        SignatureAlgorithm algorithm = certificate.algorithm();
        if (algorithm == null) {
            throw new IllegalArgumentException("the key of '" + certificate.subject() + "' is not accepted");
        }
        return switch (algorithm) {
            case ED25519 -> new Ed25519Verifier(certificate.publicKey());
            case ECDSA_P256, RSA_PSS -> new JcaVerifier(algorithm, certificate.publicKey());
        };
    }
}
