package az.ecbar.trust.signature;

import az.ecbar.port.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** ECDSA and RSA-PSS by the JDK, which has intrinsics for both. */
final class JcaVerifier implements SignatureVerifier {
    private final Signature verifier;

    JcaVerifier(SignatureAlgorithm algorithm, PublicKey key) {
        try {
            verifier = JcaAlgorithm.newSignature(algorithm, null);
            verifier.initVerify(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a key that is no " + algorithm + " key", e);
        }
    }

    @Override
    public boolean verify(
            byte[] statement, int offset, int length, byte[] signature, int signatureOffset, int signatureLength) {
        try {
            verifier.update(statement, offset, length);
            return verifier.verify(signature, signatureOffset, signatureLength);
        } catch (SignatureException e) {
            return false; // malformed: wrong length or numbers out of range; the object is ready for the next one
        }
    }
}
