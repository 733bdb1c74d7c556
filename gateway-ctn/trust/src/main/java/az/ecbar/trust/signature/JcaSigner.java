package az.ecbar.trust.signature;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.port.SigningFailure;
import az.ecbar.trust.Digest;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/** ECDSA and RSA-PSS by a Java security provider: the JDK's, or PKCS#11, where the key stays in the module. */
final class JcaSigner implements Signer {
    private final SignatureAlgorithm algorithm;
    private final Signature signer;
    private final Digest fingerprint;

    JcaSigner(SignatureAlgorithm algorithm, PrivateKey key, Digest fingerprint, @Nullable Provider provider)
            throws GeneralSecurityException {
        this.algorithm = algorithm;
        this.fingerprint = fingerprint;
        this.signer = JcaAlgorithm.newSignature(algorithm, provider);
        this.signer.initSign(key);
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public byte[] certificateFingerprint() {
        return fingerprint.toBytes();
    }

    @Override
    public int sign(byte[] statement, int offset, int length, byte[] signature, int signatureOffset) {
        try {
            signer.update(statement, offset, length);
            byte[] made = signer.sign();
            System.arraycopy(made, 0, signature, signatureOffset, made.length);
            return made.length;
        } catch (SignatureException e) {
            throw new SigningFailure("the key of certificate " + fingerprint + " could not sign", e);
        }
    }
}
