package az.ecbar.trust.tls;

import az.ecbar.port.Clock;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.key.KeyEntry;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * All that one side of a TLS 1.3 connection needs: its key, its chain, and the check of the other side. Immutable, shared
 * by all connections; the check asks for the current {@link CertificateChecker} at each handshake, so a new revocation
 * list needs no restart.
 *
 * <p>For Netty: {@code SslContextBuilder.forServer(material.privateKey(), material.chain())} and {@code
 * trustManager(material.trustManager())}, the same for JDK and BoringSSL. A key in a PKCS#11 module has no bytes that
 * BoringSSL could read: such a node uses the JDK's TLS.
 */
public final class TlsMaterial {
    /** The only protocol. */
    public static final String PROTOCOL = "TLSv1.3";

    private final KeyEntry key;
    private final CheckingTrustManager trustManager;

    /**
     * @param key the holder's key for connections
     * @param checker gives the checker in use
     * @param clock tells the time of a handshake
     */
    public TlsMaterial(KeyEntry key, Supplier<CertificateChecker> checker, Clock clock) {
        this(key, checker, clock, Expectation.server(), Expectation.client());
    }

    /**
     * For connections of another kind than those to the gateway.
     *
     * @param server what one must be to whom this side connects
     * @param client what one must be who connects to this side
     */
    public TlsMaterial(
            KeyEntry key, Supplier<CertificateChecker> checker, Clock clock, Expectation server, Expectation client) {
        this.key = key;
        this.trustManager = new CheckingTrustManager(checker, clock, server, client);
    }

    public PrivateKey privateKey() {
        return key.key();
    }

    /** The own certificate and those between it and the authority. */
    public X509Certificate[] chain() {
        return key.x509Chain();
    }

    public TrustManager trustManager() {
        return trustManager;
    }

    /** True when the key has no bytes to give away, so that only the JDK's TLS can use it. */
    public boolean isKeyInModule() {
        return key.provider() != null;
    }

    public KeyManager keyManager() {
        return new OneKeyManager(key);
    }

    /** A context of the JDK's TLS. Its connections must be given {@link #parameters()}. */
    public SSLContext newContext() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance(PROTOCOL);
        context.init(new KeyManager[] {keyManager()}, new TrustManager[] {trustManager}, null);
        return context;
    }

    /** TLS 1.3 only, certificates on both sides. */
    public static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {PROTOCOL});
        parameters.setNeedClientAuth(true);
        return parameters;
    }
}
