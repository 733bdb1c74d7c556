package az.ecbar.trust.key;

import az.ecbar.port.Signer;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.signature.SignerFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private key with its certificates, its own first.
 *
 * @param provider where the key lives when it is in a module, else null
 */
public record KeyEntry(
        PrivateKey key,
        List<BcscCertificate> chain,
        @Nullable Provider provider) {
    public KeyEntry {
        chain = List.copyOf(chain);
    }

    public BcscCertificate certificate() {
        return chain.getFirst();
    }

    /** The chain for Java's TLS. */
    public X509Certificate[] x509Chain() {
        return chain.stream().map(BcscCertificate::toX509).toArray(X509Certificate[]::new);
    }

    /**
     * A new signer, for one thread.
     *
     * @throws IllegalArgumentException when key and certificate do not belong together
     */
    public Signer newSigner() {
        return SignerFactory.of(key, certificate(), provider);
    }
}
