package az.ecbar.trust.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.port.Clock;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Revocation;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our certificates in the JDK's TLS and in BoringSSL, on either side, and who is let in. */
@Rule("4.26.2")
final class TlsMaterialTest {
    private static final Clock CLOCK = new Clock() {
        @Override
        public long utcNs() {
            return TestAuthority.NOW_NS;
        }

        @Override
        public long monotonicNs() {
            return 0;
        }
    };

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder node = authority.connection(Role.NODE, "NABZAZ2CXXX", "9900003871");
    private final TestHolder bank = authority.connection(Role.BANK, "ALFAAZ22XXX", "1400000011");
    private final AtomicReference<CertificateChecker> checker = new AtomicReference<>(authority.checker());

    private TlsMaterial material(TestHolder holder) {
        KeyEntry key = new KeyEntry(holder.keys().getPrivate(), holder.chain(), null);
        return new TlsMaterial(key, () -> Objects.requireNonNull(checker.get()), CLOCK);
    }

    private SSLEngine engine(SslProvider provider, TestHolder holder, boolean isClient) throws SSLException {
        assumeTrue(provider == SslProvider.JDK || OpenSsl.isAvailable(), "no BoringSSL for this platform");
        TlsMaterial material = material(holder);
        SslContextBuilder builder = isClient
                ? SslContextBuilder.forClient().keyManager(material.privateKey(), material.chain())
                : SslContextBuilder.forServer(material.privateKey(), material.chain());
        return builder.sslProvider(provider)
                .protocols(TlsMaterial.PROTOCOL)
                .clientAuth(ClientAuth.REQUIRE)
                .trustManager(material.trustManager())
                .build()
                .newEngine(UnpooledByteBufAllocator.DEFAULT);
    }

    @ParameterizedTest(name = "server {0}, client {1}")
    @CsvSource({"JDK, JDK", "JDK, OPENSSL", "OPENSSL, JDK", "OPENSSL, OPENSSL"})
    void bothSidesKnowEachOther(SslProvider serverProvider, SslProvider clientProvider)
            throws SSLException, MalformedException {
        SSLEngine server = engine(serverProvider, node, false);
        SSLEngine client = engine(clientProvider, bank, true);
        Handshake.between(client, server);
        assertEquals("TLSv1.3", server.getSession().getProtocol());
        Verdict verdict = authority
                .checker()
                .check(
                        PeerChain.of(server.getSession().getPeerCertificates(), authority.anchor()),
                        new Expectation(Purpose.CONNECT, Set.of(Role.BANK), "ALFAAZ22XXX", "1400000011"),
                        TestAuthority.NOW_NS);
        assertTrue(verdict.isValid(), verdict::toString);
    }

    @Test
    void worksWithoutNetty() throws GeneralSecurityException, SSLException {
        SSLEngine client = material(bank).newContext().createSSLEngine("localhost", 1);
        client.setUseClientMode(true);
        client.setSSLParameters(TlsMaterial.parameters());
        SSLEngine server = material(node).newContext().createSSLEngine();
        server.setUseClientMode(false);
        server.setSSLParameters(TlsMaterial.parameters());
        Handshake.between(client, server);
        assertArrayEquals(
                new Object[] {bank.certificate().toX509()}, server.getSession().getPeerCertificates());
    }

    @ParameterizedTest(name = "server {0}, client {1}")
    @CsvSource({"JDK, JDK", "JDK, OPENSSL", "OPENSSL, JDK", "OPENSSL, OPENSSL"})
    void aRevokedBankIsNotLetIn(SslProvider serverProvider, SslProvider clientProvider) throws SSLException {
        SSLEngine server = engine(serverProvider, node, false);
        SSLEngine client = engine(clientProvider, bank, true);
        checker.set(authority
                .checker()
                .with(Revocations.none()
                        .with(bank.certificate(), new Revocation(TestAuthority.NOW_NS, RevocationCause.CESSATION))));
        assertThrows(SSLException.class, () -> Handshake.between(client, server));
    }

    @ParameterizedTest
    @CsvSource({"JDK", "OPENSSL"})
    void nobodyElseIsLetIn(SslProvider provider) throws SSLException {
        TestHolder foreign = new TestAuthority("Another").connection(Role.BANK, "ALFAAZ22XXX", "1400000011");
        TestHolder signer = authority.bank("ALFAAZ22XXX", "1400000011", TestKeys.ec("secp256r1"));
        TestHolder early = authority.holder(
                TestKeys.ec("secp256r1"),
                new Identity(Role.BANK, "ALFAAZ22XXX", "1400000011", "", "Alfa"),
                EnumSet.of(Purpose.CONNECT),
                TestAuthority.NOW.plusSeconds(1),
                TestAuthority.TO);
        for (TestHolder stranger : new TestHolder[] {foreign, signer, early}) {
            SSLEngine client = engine(provider, stranger, true);
            SSLEngine server = engine(provider, node, false);
            assertThrows(
                    SSLException.class,
                    () -> Handshake.between(client, server),
                    stranger.certificate().subject());
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK", "OPENSSL"})
    void aBankCannotPassForANode(SslProvider provider) throws SSLException {
        SSLEngine client = engine(provider, bank, true);
        SSLEngine server = engine(provider, bank, false);
        assertThrows(SSLException.class, () -> Handshake.between(client, server));
    }

    /** Why holders have a P-256 certificate for connections beside the Ed25519 one for messages. */
    @Test
    void boringSslTakesNoEd25519() throws SSLException {
        assumeTrue(OpenSsl.isAvailable(), "no BoringSSL for this platform");
        TestHolder edwards = authority.holder(
                TestKeys.ed25519(),
                new Identity(Role.BANK, "ALFAAZ22XXX", "1400000011", "", "Alfa"),
                EnumSet.of(Purpose.CONNECT),
                TestAuthority.FROM,
                TestAuthority.TO);
        SSLEngine client = engine(SslProvider.JDK, edwards, true);
        SSLEngine server = engine(SslProvider.OPENSSL, node, false);
        assertThrows(SSLException.class, () -> Handshake.between(client, server));
    }
}
