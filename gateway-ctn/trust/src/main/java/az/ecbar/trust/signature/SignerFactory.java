package az.ecbar.trust.signature;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.port.Signer;
import az.ecbar.port.SigningFailure;
import az.ecbar.trust.certificate.BcscCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.jspecify.annotations.Nullable;

/** Makes signers from keys, and proves at once that key and certificate belong together. */
public final class SignerFactory {
    private static final byte[] PROBE = "ECBAR-PROBE-1".getBytes(StandardCharsets.US_ASCII);

    private SignerFactory() {}

    /** A signer whose key is in memory. */
    public static Signer of(PrivateKey key, BcscCertificate certificate) {
        return of(key, certificate, null);
    }

    /**
     * A signer for a key of a provider.
     *
     * @param provider where the key lives; null when it is in memory
     * @throws IllegalArgumentException when the key is not accepted or is not the certificate's
     * @throws SigningFailure when the key cannot be used at all
     */
    public static Signer of(PrivateKey key, BcscCertificate certificate, @Nullable Provider provider) {
        SignatureAlgorithm algorithm = certificate.algorithm();
        if (algorithm == null) {
            throw new IllegalArgumentException("the key of '" + certificate.subject() + "' is not accepted");
        }
        Signer signer;
        try {
            signer = algorithm == SignatureAlgorithm.ED25519
                    ? new Ed25519Signer(ed25519(key), certificate.fingerprint())
                    : new JcaSigner(algorithm, key, certificate.fingerprint(), provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key of '" + certificate.subject() + "' cannot sign " + algorithm, e);
        }
        byte[] signature = new byte[signer.maxSignatureLength()];
        int length = signer.sign(PROBE, 0, PROBE.length, signature, 0);
        if (!SignatureVerifier.of(certificate).verify(PROBE, 0, PROBE.length, signature, 0, length)) {
            throw new IllegalArgumentException("the private key is not that of '" + certificate.subject() + "'");
        }
        return signer;
    }

    private static Ed25519PrivateKeyParameters ed25519(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("Ed25519 keys in a hardware module are not supported: use ECDSA P-256");
        }
        try {
            if (PrivateKeyFactory.createKey(encoded) instanceof Ed25519PrivateKeyParameters ed25519) {
                return ed25519;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a private key", e);
        }
        throw new IllegalArgumentException("the private key is no Ed25519 key");
    }
}
