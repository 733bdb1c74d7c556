package az.ecbar.trust.authority;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.RevocationList;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import az.ecbar.trust.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The development authority, in a folder that is closed and opened again. */
@Rule("4.26.2")
final class BcscAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00.123456Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);
    private static final char[] PASSWORD = "authority password".toCharArray();
    private static final char[] KEY_PASSWORD = "holder password".toCharArray();
    private static final Identity ALFA = new Identity(Role.BANK, "ALFAAZ22XXX", "1400000011", "", "Alfa Bank ASC");
    private static final Identity NODE =
            new Identity(Role.NODE, "NABZAZ2CXXX", "9900003871", "node-1", "Settlement node 1");
    private static final Identity OPERATOR =
            new Identity(Role.OPERATOR, "NABZAZ2CXXX", "9900003871", "aysel", "Aysel Məmmədova");

    @TempDir
    private Path temporary;

    private final SecureRandom random = new SecureRandom();
    private Path folder;

    @BeforeEach
    void create() throws AuthorityException {
        folder = temporary.resolve("pki");
        BcscAuthority.create(folder, "BCSC test", YEAR.multipliedBy(10), PASSWORD, NOW, random)
                .close();
    }

    private static HolderRequest request(Identity identity) {
        List<String> hosts = identity.role() == Role.NODE ? List.of("localhost") : List.of();
        return new HolderRequest(identity, "Organisation of " + identity.bic(), hosts, YEAR);
    }

    private IssuedHolder issue(Identity identity, KeyKind kind) throws AuthorityException {
        try (BcscAuthority authority = BcscAuthority.open(folder, PASSWORD, random)) {
            return authority.issue(request(identity), kind, KEY_PASSWORD, null, NOW);
        }
    }

    private CertificateChecker checker() throws AuthorityException {
        return new CertificateChecker(new AuthorityFolder(folder).anchor(), Revocations.none());
    }

    private static String message(Executable act) {
        return String.valueOf(assertThrows(AuthorityException.class, act).getMessage());
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void aBankGetsTwoKeysThatWork(KeyKind kind) throws AuthorityException, KeySourceException {
        IssuedHolder issued = issue(ALFA, kind);
        KeySource keys = Pkcs12Keys.open(issued.keyFile(), KEY_PASSWORD);
        KeyEntry sign = keys.entry(KeySource.SIGN);
        KeyEntry tls = keys.entry(KeySource.TLS);
        assertEquals(issued.sign().fingerprint(), sign.certificate().fingerprint());
        assertEquals(SignatureAlgorithm.ECDSA_P256, tls.certificate().algorithm());
        sign.newSigner();
        tls.newSigner();
        long now = UtcNs.of(NOW);
        Verdict.Valid valid = assertInstanceOf(
                Verdict.Valid.class,
                checker().check(sign.chain(), Expectation.bankSigner("ALFAAZ22XXX", "1400000011"), now));
        assertEquals(ALFA, valid.identity());
        assertTrue(checker().check(tls.chain(), Expectation.client(), now).isValid());
        assertFalse(checker().check(tls.chain(), Expectation.server(), now).isValid());
        assertEquals(Set.of(Purpose.SIGN), sign.certificate().purposes());
    }

    @Test
    void operatorsAndNodesHaveTheirOwnRoles() throws AuthorityException {
        IssuedHolder node = issue(NODE, KeyKind.ED25519);
        IssuedHolder operator = issue(OPERATOR, KeyKind.P256);
        assertEquals(NODE, node.sign().identity());
        assertEquals(OPERATOR, operator.sign().identity());
        assertEquals(EnumSet.of(Purpose.CONNECT, Purpose.ACCEPT), node.tls().purposes());
        assertEquals(EnumSet.of(Purpose.CONNECT), operator.tls().purposes());
        long now = UtcNs.of(NOW);
        assertTrue(
                checker().check(List.of(node.tls()), Expectation.server(), now).isValid());
        assertTrue(checker()
                .check(List.of(operator.sign()), Expectation.operatorSigner(), now)
                .isValid());
        assertFalse(checker()
                .check(List.of(operator.sign()), Expectation.nodeSigner("NABZAZ2CRTS"), now)
                .isValid());
        assertTrue(checker()
                .check(List.of(node.sign()), Expectation.nodeSigner("NABZAZ2CRTS"), now)
                .isValid());
    }

    @Test
    void remembersAllThatItIssuedWithoutAPassword() throws AuthorityException {
        IssuedHolder alfa = issue(ALFA, KeyKind.ED25519);
        issue(OPERATOR, KeyKind.ED25519);
        AuthorityFolder reader = new AuthorityFolder(folder);
        List<IndexEntry> entries = reader.entries();
        assertEquals(4, entries.size());
        assertEquals(ALFA, entries.getFirst().identity());
        assertEquals(OPERATOR, entries.getLast().identity());
        assertEquals(alfa.sign().serial(), entries.getFirst().serial());
        assertEquals("valid", entries.getFirst().stateAt(NOW));
        assertEquals("expired", entries.getFirst().stateAt(NOW.plus(YEAR).plusSeconds(1)));
        assertEquals("early", entries.getFirst().stateAt(NOW.minus(DAY)));
        assertEquals(
                alfa.sign().fingerprint(),
                reader.certificate(alfa.sign().serial()).fingerprint());
        assertTrue(message(() -> reader.certificate("../ca")).contains("no serial number"));
    }

    @Test
    void revokesAndPublishesAList() throws AuthorityException, MalformedException, IOException {
        IssuedHolder alfa = issue(ALFA, KeyKind.ED25519);
        Instant later = NOW.plus(DAY);
        String serial = alfa.sign().serial();
        try (BcscAuthority authority = BcscAuthority.open(folder, PASSWORD, random)) {
            authority.revoke(serial, RevocationCause.CESSATION, later, DAY);
            assertTrue(message(() -> authority.revoke(serial, RevocationCause.CESSATION, later, DAY))
                    .contains("was revoked at"));
            assertTrue(message(() -> authority.revoke("abc", RevocationCause.CESSATION, later, DAY))
                    .contains("no certificate abc"));
        }
        AuthorityFolder reader = new AuthorityFolder(folder);
        byte[] pem = Files.readAllBytes(reader.listFile());
        RevocationList list = RevocationList.ofDer(
                Pem.decodeExactly(Pem.REVOCATION_LIST, pem), reader.anchor().certificate());
        assertEquals(2, list.number().intValueExact());
        assertEquals(1, list.size());
        CertificateChecker knowing = checker().with(Revocations.none().with(list));
        Expectation expected = Expectation.bankSigner("ALFAAZ22XXX", "1400000011");
        assertTrue(knowing.check(List.of(alfa.sign()), expected, UtcNs.of(NOW)).isValid());
        Verdict verdict = knowing.check(List.of(alfa.sign()), expected, UtcNs.of(later));
        assertEquals(
                RefusalReason.REVOKED,
                assertInstanceOf(Verdict.Refused.class, verdict).reason());
        IndexEntry entry = reader.entries().getFirst();
        assertEquals("revoked", entry.stateAt(NOW));
        assertEquals(RevocationCause.CESSATION, entry.cause());
    }

    @Test
    void everyChangedByteOfAListIsNoticed() throws AuthorityException, MalformedException, IOException {
        IssuedHolder alfa = issue(ALFA, KeyKind.ED25519);
        try (BcscAuthority authority = BcscAuthority.open(folder, PASSWORD, random)) {
            authority.revoke(alfa.sign().serial(), RevocationCause.CESSATION, NOW, DAY);
        }
        AuthorityFolder reader = new AuthorityFolder(folder);
        BcscCertificate issuer = reader.anchor().certificate();
        byte[] der = Pem.decodeExactly(Pem.REVOCATION_LIST, Files.readAllBytes(reader.listFile()));
        assertEquals(1, RevocationList.ofDer(der, issuer).size());
        for (int i = 0; i < der.length; i++) {
            byte[] changed = der.clone();
            changed[i] ^= (byte) (1 << i % 8);
            try {
                // Only the count of loose bits of the signature may differ: it changes nothing that the list says.
                assertEquals(1, RevocationList.ofDer(changed, issuer).size(), "byte " + i);
            } catch (MalformedException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 10);
            }
        }
        assertThrows(MalformedException.class, () -> RevocationList.ofDer(der, alfa.sign()));
    }

    @Test
    void saysWhatIsWrong() throws AuthorityException {
        char[] wrong = "wrong password".toCharArray();
        String refused = message(() -> BcscAuthority.open(folder, wrong, random));
        assertTrue(refused.contains("wrong password for"), refused);
        assertTrue(message(() -> BcscAuthority.open(temporary.resolve("none"), PASSWORD, random))
                .contains("authority's folder?"));
        assertTrue(message(() -> BcscAuthority.create(folder, "Again", YEAR, PASSWORD, NOW, random))
                .contains("already"));
        assertTrue(message(() -> BcscAuthority.create(
                        temporary.resolve("short"), "Short", YEAR, "short".toCharArray(), NOW, random))
                .contains("fewer than 8"));
        try (BcscAuthority authority = BcscAuthority.open(folder, PASSWORD, random)) {
            assertTrue(
                    message(() -> BcscAuthority.open(folder, PASSWORD, random)).contains("somebody else"));
            HolderRequest tooLong = new HolderRequest(ALFA, "Alfa", List.of(), YEAR.multipliedBy(20));
            assertTrue(message(() -> authority.issue(tooLong, KeyKind.ED25519, KEY_PASSWORD, null, NOW))
                    .contains("valid only until"));
            assertTrue(message(() -> authority.issue(request(ALFA), KeyKind.ED25519, "short".toCharArray(), null, NOW))
                    .contains("fewer than 8"));
            assertEquals(0, authority.entries().size(), "nothing was issued");
        }
        BcscAuthority.open(folder, PASSWORD, random).close();
    }

    @Test
    void neverOverwritesAKey() throws AuthorityException {
        issue(ALFA, KeyKind.ED25519);
        assertTrue(message(() -> issue(ALFA, KeyKind.ED25519)).contains("never overwritten"));
        try (BcscAuthority authority = BcscAuthority.open(folder, PASSWORD, random)) {
            Path next = temporary.resolve("alfa-next.p12");
            authority.issue(request(ALFA), KeyKind.ED25519, KEY_PASSWORD, next, NOW);
            assertTrue(Files.exists(next));
            assertEquals(4, authority.entries().size());
        }
    }

    @Test
    void certifiesAKeyThatTheHolderMade() throws AuthorityException, IOException, OperatorCreationException {
        KeyPair keys = TestKeys.ec("secp256r1");
        byte[] request = signingRequest(keys, keys);
        try (BcscAuthority authority = BcscAuthority.open(folder, PASSWORD, random)) {
            BcscCertificate sign = authority.issueFor(request, request(ALFA), true, NOW);
            assertEquals(ALFA, sign.identity(), "not what the request says");
            assertEquals(Set.of(Purpose.SIGN), sign.purposes());
            assertArrayEquals(keys.getPublic().getEncoded(), sign.publicKey().getEncoded());
            BcscCertificate tls = authority.issueFor(request, request(ALFA), false, NOW);
            assertEquals(Set.of(Purpose.CONNECT), tls.purposes());
            byte[] stolen = signingRequest(keys, TestKeys.ec("secp256r1"));
            assertTrue(message(() -> authority.issueFor(stolen, request(ALFA), true, NOW))
                    .contains("not signed by its own key"));
            KeyPair weakKeys = TestKeys.rsa(1024);
            byte[] weak = signingRequest(weakKeys, weakKeys);
            assertTrue(message(() -> authority.issueFor(weak, request(ALFA), true, NOW))
                    .contains("not accepted"));
            assertEquals(2, authority.entries().size());
        }
    }

    private static byte[] signingRequest(KeyPair keys, KeyPair signing) throws IOException, OperatorCreationException {
        String algorithm = signing.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Somebody else"), keys.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate()))
                .getEncoded();
        return Pem.encode(Pem.CERTIFICATE_REQUEST, der).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void refusesWhatCannotStandInACertificate() {
        for (Identity identity : List.of(
                new Identity(Role.BANK, "alfaaz22xxx", "1", "", "Alfa"),
                new Identity(Role.BANK, "ALFAAZ22", "1", "", "Alfa"),
                new Identity(Role.BANK, "ALFAAZ22XXX", "", "", "Alfa"),
                new Identity(Role.BANK, "ALFAAZ22XXX", "1", "", "Al\tfa"),
                new Identity(Role.OPERATOR, "NABZAZ2CXXX", "1", "", "Aysel"),
                new Identity(Role.NODE, "NABZAZ2CXXX", "1", "", "Node"))) {
            assertThrows(IllegalArgumentException.class, () -> request(identity), identity::toString);
        }
    }

    @Test
    void aBrokenIndexIsNeverTakenForAnEmptyOne() throws IOException {
        Path index = folder.resolve("index.tsv");
        for (String content : List.of("", "ecbar-index\t2\t1\n", "ecbar-index\t1\t1\nabc\tBANK\n")) {
            Files.writeString(index, content);
            assertThrows(AuthorityException.class, () -> BcscAuthority.open(folder, PASSWORD, random));
            assertThrows(AuthorityException.class, () -> new AuthorityFolder(folder).entries());
        }
    }
}
