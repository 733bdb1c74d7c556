package az.ecbar.trust.key;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.TrustAnchor;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opened store of keys. Every holder has two: {@link #SIGN} for messages and {@link #TLS} for connections. Opened by
 * {@link Pkcs12Keys} or {@link Pkcs11Keys}; immutable after that.
 */
public final class KeySource {
    /** The name of the key that signs messages. */
    public static final String SIGN = "sign";

    /** The name of the key for connections. */
    public static final String TLS = "tls";

    private final String description;
    private final KeyStore store;
    private final char @Nullable [] password;
    private final @Nullable Provider provider;

    KeySource(String description, KeyStore store, char @Nullable [] password, @Nullable Provider provider) {
        this.description = description;
        this.store = store;
        this.password = password == null ? null : password.clone();
        this.provider = provider;
    }

    /** The names of all keys. */
    public List<String> names() throws KeySourceException {
        try {
            return Collections.list(store.aliases());
        } catch (GeneralSecurityException e) {
            throw new KeySourceException(description + " cannot be read", e);
        }
    }

    /**
     * Takes a key out; one in a module stays there and is only referred to.
     *
     * @throws KeySourceException when there is no such key, or its certificate cannot be read
     */
    public KeyEntry entry(String name) throws KeySourceException {
        try {
            if (!(store.getKey(name, password) instanceof PrivateKey key)) {
                throw new KeySourceException(description + " has no key '" + name + "'; it has " + names());
            }
            Certificate[] certificates = store.getCertificateChain(name);
            if (certificates == null || certificates.length == 0) {
                throw new KeySourceException("the key '" + name + "' of " + description + " has no certificate");
            }
            return new KeyEntry(key, withoutAuthority(certificates), provider);
        } catch (GeneralSecurityException | MalformedException e) {
            throw new KeySourceException("the key '" + name + "' of " + description + " cannot be read", e);
        }
    }

    /** The chain as the system uses it everywhere: without the authority's own certificate at its end. */
    private static List<BcscCertificate> withoutAuthority(Certificate[] certificates) throws MalformedException {
        List<BcscCertificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates) {
            chain.add(BcscCertificate.of((X509Certificate) certificate));
        }
        if (chain.size() > 1 && isSelfSigned(chain.getLast())) {
            chain.removeLast();
        }
        return chain;
    }

    private static boolean isSelfSigned(BcscCertificate certificate) {
        try {
            TrustAnchor.of(certificate);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }
}
