package az.ecbar.trust.tls;

import az.ecbar.port.Clock;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets the {@link CertificateChecker} decide about the other side of a connection, with what is known of revocations at
 * the moment of the handshake. A client takes a server for a node because its certificate has the role NODE, which the
 * authority gives to nobody else; host names are not compared. Called by the threads of TLS, several at once.
 *
 * @rule 4.26.2
 */
final class CheckingTrustManager extends X509ExtendedTrustManager {
    private final Supplier<CertificateChecker> checker;
    private final Clock clock;
    private final Expectation server;
    private final Expectation client;

    CheckingTrustManager(
            Supplier<CertificateChecker> checker, Clock clock, Expectation server, Expectation client) {
        this.checker = checker;
        this.clock = clock;
        this.server = server;
        this.client = client;
    }

    private void check(X509Certificate[] certificates, Expectation expectation) throws CertificateException {
        List<BcscCertificate> chain;
        try {
            chain = PeerChain.of(certificates, checker.get().anchor());
        } catch (MalformedException e) {
            throw new CertificateException("MALFORMED: " + e.getMessage(), e);
        }
        if (checker.get().check(chain, expectation, clock.utcNs()) instanceof Verdict.Refused refused) {
            throw new CertificateException(refused.reason() + ": " + refused.detail());
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, client);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, client);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, client);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, server);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, server);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, server);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {checker.get().anchor().certificate().toX509()};
    }
}
