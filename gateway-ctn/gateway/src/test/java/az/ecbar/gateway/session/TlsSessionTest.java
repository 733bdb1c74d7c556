package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.port.Clock;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Revocation;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import az.ecbar.trust.tls.TlsMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides over real TLS on loopback, with real certificates and signatures, with either engine. */
class TlsSessionTest {
    private static final String ALFA = "ALFAAZ22XXX";
    private static final String CODE = "1234567890";
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    private static final Clock CLOCK = new Clock() {
        @Override
        public long utcNs() {
            return TestAuthority.NOW_NS;
        }

        @Override
        public long monotonicNs() {
            return System.nanoTime();
        }
    };

    private final TestAuthority authority = new TestAuthority();
    private final TestHolder node = authority.node();
    private final TestHolder alfaSigner = authority.bank(ALFA, CODE);
    private final FakeLedger ledger = new FakeLedger();
    private final List<NettyClientTransport> clients = new ArrayList<>();
    private Revocations revocations = Revocations.none();
    private final List<TlsCentre> centres = new ArrayList<>();

    private CertificateChecker checker() {
        return authority.checker().with(revocations);
    }

    private static KeyEntry key(TestHolder holder) {
        return new KeyEntry(holder.keys().getPrivate(), holder.chain(), null);
    }

    private TlsCentre serve(TlsEngine engine) throws IOException {
        assumeTrue(engine == TlsEngine.JDK || TlsEngine.isNativeAvailable(), "BoringSSL is not on this machine");
        TestHolder connection = authority.connection(Role.NODE, "NABZAZ2CXXX", "9900003871");
        CertificateDirectory directory = new CertificateDirectory(checker());
        directory.register(alfaSigner.chain());
        RealCentre known = new RealCentre(directory);
        known.participant(ALFA, CODE);
        TlsCentre centre = new TlsCentre(
                new TlsMaterial(key(connection), this::checker, CLOCK),
                authority.anchor(),
                engine,
                node,
                known,
                ledger,
                CLOCK);
        centres.add(centre);
        return centre;
    }

    private FakeBank bank(TlsCentre centre, TlsEngine engine, TestHolder connection, TestHolder signer)
            throws IOException {
        return bank(List.of(centre.transport.address()), engine, connection, signer);
    }

    private FakeBank bank(List<InetSocketAddress> addresses, TlsEngine engine, TestHolder connection, TestHolder signer)
            throws IOException {
        NettyClientTransport client = new NettyClientTransport(
                addresses, new TlsMaterial(key(connection), authority::checker, CLOCK), authority.anchor(), engine);
        clients.add(client);
        return new FakeBank(
                ALFA,
                'A',
                () -> client,
                signer.signer(),
                new AuthorityStore(new CertificateDirectory(authority.checker()), List.of()),
                CLOCK,
                7);
    }

    @AfterEach
    void end() {
        clients.forEach(NettyClientTransport::close);
        centres.forEach(TlsCentre::close);
    }

    private void until(TlsCentre centre, String what, FakeBank bank, BooleanSupplier condition) {
        long begunNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begunNs > PATIENCE_NS) {
                throw new AssertionError("never: " + what + "; " + bank.session.state() + " " + bank.endings + " "
                        + bank.lastText + " " + centre.known.refused);
            }
            bank.step();
            centre.server.doWork();
            ledger.release(64, centre.server);
            Thread.onSpinWait();
        }
    }

    private TestHolder connection() {
        return authority.connection(Role.BANK, ALFA, CODE);
    }

    @ParameterizedTest
    @EnumSource(TlsEngine.class)
    @Rule({"4.3.1", "4.26.2", "4.26.3"})
    void messagesGoBothWaysAndEachIsProvableAlone(TlsEngine engine) throws Exception {
        TlsCentre centre = serve(engine);
        ledger.receiverOf((from, _) -> from);
        FakeBank bank = bank(centre, engine, connection(), alfaSigner);
        bank.isKeepingReceipts = true;
        for (int i = 0; i < 500; i++) {
            bank.write("message " + i);
        }
        bank.writeLarge(100_000);
        bank.start();
        until(centre, "all answered", bank, () -> bank.isDone() && bank.outputs.size() == 501);

        assertEquals(501, ledger.terminal(ALFA, 'A').inputs.size());
        assertTrue(centre.server.counters().envelopesIn() < 500, "signatures are shared under load");
        ReceiptVerifier verifier = new ReceiptVerifier(authority.checker());
        ReceiptVerdict input = verifier.verifyFile(bank.lastReceipt, null);
        ReceiptVerdict output = verifier.verifyFile(bank.lastOutputReceipt, null);
        assertInstanceOf(ReceiptVerdict.Proven.class, input);
        assertInstanceOf(ReceiptVerdict.Proven.class, output);

        bank.session.stop(CLOCK.monotonicNs());
        until(centre, "logged out", bank, () -> bank.session.state() == ClientState.STOPPED);
        until(
                centre,
                "closed at the centre",
                bank,
                () -> centre.server.counters().connections() == 0);
        assertEquals(0, ledger.terminal(ALFA, 'A').session);
    }

    @Test
    void whenOneCentreDiesTheBankGoesOnAtTheOther() throws Exception {
        TlsCentre main = serve(TlsEngine.JDK);
        TlsCentre backup = serve(TlsEngine.JDK);
        ledger.receiverOf((from, _) -> from);
        FakeBank bank = bank(
                List.of(main.transport.address(), backup.transport.address()), TlsEngine.JDK, connection(), alfaSigner);
        bank.write("one");
        bank.write("two");
        bank.start();
        until(main, "answered by the main centre", bank, () -> bank.isDone() && bank.outputs.size() == 2);
        assertEquals(0, bank.session.addressIndex());

        main.close();
        centres.remove(main);
        bank.write("three");
        until(backup, "answered by the backup", bank, () -> bank.isDone() && bank.outputs.size() == 3);
        assertEquals(1, bank.session.addressIndex());
        assertEquals(3, ledger.terminal(ALFA, 'A').inputs.size());
    }

    @ParameterizedTest
    @EnumSource(TlsEngine.class)
    @Rule("4.26.2")
    void aCertificateOfAnotherAuthorityDoesNotGetThroughTheHandshake(TlsEngine engine) throws Exception {
        TlsCentre centre = serve(engine);
        TestHolder stranger = new TestAuthority("Stranger").connection(Role.BANK, ALFA, CODE);
        // The client does not even show it: the server asks for certificates of its authority.
        refusedAtTls(centre, engine, stranger, CtnCode.TLS_FAILED);
    }

    @ParameterizedTest
    @EnumSource(TlsEngine.class)
    @Rule("4.26.2")
    void aRevokedCertificateDoesNotGetThroughTheHandshake(TlsEngine engine) throws Exception {
        TlsCentre centre = serve(engine);
        TestHolder revoked = connection();
        revocations = revocations.with(
                revoked.certificate(), new Revocation(TestAuthority.NOW_NS - 1, RevocationCause.KEY_COMPROMISE));
        refusedAtTls(centre, engine, revoked, CtnCode.CERTIFICATE_REVOKED);
    }

    @ParameterizedTest
    @EnumSource(TlsEngine.class)
    @Rule("4.26.2")
    void anExpiredCertificateDoesNotGetThroughTheHandshake(TlsEngine engine) throws Exception {
        TlsCentre centre = serve(engine);
        TestHolder expired = authority.holder(
                TestKeys.ec("secp256r1"),
                new Identity(Role.BANK, ALFA, CODE, "", "Old"),
                EnumSet.of(Purpose.CONNECT),
                TestAuthority.FROM,
                TestAuthority.NOW.minus(Duration.ofDays(1)));
        refusedAtTls(centre, engine, expired, CtnCode.CERTIFICATE_EXPIRED);
    }

    private void refusedAtTls(TlsCentre centre, TlsEngine engine, TestHolder connection, CtnCode code)
            throws IOException {
        FakeBank bank = bank(centre, engine, connection, alfaSigner);
        bank.start();
        until(centre, "refused with " + code, bank, () -> centre.known.refused.contains(code));
        until(centre, "the bank waits", bank, () -> bank.session.state() == ClientState.BACKING_OFF);
        assertEquals(0, bank.logons);
    }

    @Test
    @Rule("4.26.2")
    void aWrongRegistrationCodeIsRefusedAtTheLogon() throws Exception {
        TlsCentre centre = serve(TlsEngine.JDK);
        refusedAtLogon(
                centre,
                authority.connection(Role.BANK, ALFA, "9999999999"),
                alfaSigner,
                CtnCode.WRONG_REGISTRATION_CODE);
    }

    @Test
    @Rule("4.26.2")
    void aConnectionOfAnotherBankIsRefusedAtTheLogon() throws Exception {
        TlsCentre centre = serve(TlsEngine.JDK);
        refusedAtLogon(
                centre, authority.connection(Role.BANK, "BETAAZ22XXX", CODE), alfaSigner, CtnCode.WRONG_PARTICIPANT);
    }

    @Test
    @Rule("4.26.2")
    void aSigningCertificateThatIsNotRegisteredIsRefusedAtTheLogon() throws Exception {
        TlsCentre centre = serve(TlsEngine.JDK);
        refusedAtLogon(centre, connection(), authority.bank(ALFA, CODE), CtnCode.UNKNOWN_CERTIFICATE);
    }

    private void refusedAtLogon(TlsCentre centre, TestHolder connection, TestHolder signer, CtnCode code)
            throws IOException {
        FakeBank bank = bank(centre, TlsEngine.JDK, connection, signer);
        bank.start();
        until(centre, "halted", bank, () -> bank.session.state() == ClientState.HALTED);
        assertEquals(List.of(code), bank.endings);
        assertEquals(List.of(code), centre.known.refused);
    }

    @ParameterizedTest
    @EnumSource(TlsEngine.class)
    @Rule({"4.5", "4.26.2"})
    void nobodyGetsInByAnOlderTlsOrWithoutACertificate(TlsEngine engine) throws Exception {
        TlsCentre centre = serve(engine);
        assertTrue(isRefused(centre, "TLSv1.2", true), "TLS 1.2");
        assertTrue(isRefused(centre, "TLSv1.3", false), "no certificate");
    }

    private boolean isRefused(TlsCentre centre, String protocol, boolean hasKey) throws Exception {
        TlsMaterial material = new TlsMaterial(key(connection()), authority::checker, CLOCK);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                hasKey ? new KeyManager[] {material.keyManager()} : null,
                new TrustManager[] {material.trustManager()},
                null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(
                        centre.transport.address().getAddress(),
                        centre.transport.address().getPort())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            InputStream in = socket.getInputStream();
            return in.read() < 0;
        } catch (IOException _) {
            return true;
        }
    }
}
