package az.ecbar.trust.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.testkit.Rule;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.authority.RevokedSerial;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who a certificate may speak for, and each reason for which it may not. */
@Rule("4.26.2")
final class CertificateCheckerTest {
    private static final long NOW = TestAuthority.NOW_NS;
    private static final Expectation ALFA = Expectation.bankSigner("ALFAAZ22XXX", "1400000011");
    private static final String MIDDLE = "C=AZ,CN=Middle";

    private final KeyPair rootKeys = OddCertificates.rootKeys();
    private final BcscCertificate root = OddCertificates.root(rootKeys, 1);
    private final CertificateChecker checker = checker(root);

    private static CertificateChecker checker(BcscCertificate root) {
        try {
            return new CertificateChecker(TrustAnchor.of(root), Revocations.none());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private BcscCertificate odd(KeyPair keys, OddCertificates.Extensions extensions) {
        return OddCertificates.underRoot(rootKeys, OddCertificates.SUBJECT, keys, extensions);
    }

    private void assertRefused(RefusalReason reason, BcscCertificate... chain) {
        assertRefused(reason, checker.check(List.of(chain), ALFA, NOW));
    }

    private static void assertRefused(RefusalReason reason, Verdict verdict) {
        assertEquals(reason, assertInstanceOf(Verdict.Refused.class, verdict).reason(), verdict::toString);
    }

    @Test
    void readsWhoTheHolderIs() {
        BcscCertificate good = odd(TestKeys.ed25519(), OddCertificates.BANK_SIGNER);
        Verdict.Valid valid = assertInstanceOf(Verdict.Valid.class, checker.check(List.of(good), ALFA, NOW));
        assertEquals(new Identity(Role.BANK, "ALFAAZ22XXX", "1400000011", "", "Alfa"), valid.identity());
        assertEquals(good.fingerprint(), valid.fingerprint());
    }

    /** What follows from the bytes alone is found out once; what depends on the time and on revocations each time. */
    @Test
    void oneThatIsKnownToBeIssuedIsReadAndProvenOnce() throws MalformedException {
        BcscCertificate good = odd(TestKeys.ed25519(), OddCertificates.BANK_SIGNER);
        assertNotSame(good, checker.read(good.der()));
        assertNull(checker.checkIssued(List.of(good)));
        assertSame(good, checker.read(good.der()));
        assertSame(good, checker.with(Revocations.none()).read(good.der()));
        assertRefused(RefusalReason.NOT_YET_VALID, checker.check(List.of(good), ALFA, 0));
        BcscCertificate foreign = OddCertificates.underRoot(
                TestKeys.ec("secp256r1"), OddCertificates.SUBJECT, TestKeys.ed25519(), OddCertificates.BANK_SIGNER);
        for (int time = 1; time <= 2; time++) {
            assertRefused(RefusalReason.UNKNOWN_AUTHORITY, foreign);
            assertNotSame(foreign, checker.read(foreign.der()));
        }
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("Ed25519", TestKeys.ed25519(), true),
                Arguments.of("P-256", TestKeys.ec("secp256r1"), true),
                Arguments.of("P-384", TestKeys.ec("secp384r1"), false),
                Arguments.of("RSA 2048", TestKeys.rsa(2048), true),
                Arguments.of("RSA 1024", TestKeys.rsa(1024), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void takesStrongKeysOnly(String name, KeyPair keys, boolean isTaken) {
        BcscCertificate certificate = odd(keys, OddCertificates.BANK_SIGNER);
        if (isTaken) {
            assertTrue(checker.check(List.of(certificate), ALFA, NOW).isValid(), name);
        } else {
            assertRefused(RefusalReason.WEAK_KEY, certificate);
        }
    }

    @Test
    void takesNoWeakSignatureOfTheAuthority() {
        assertRefused(
                RefusalReason.WEAK_KEY,
                OddCertificates.issue(
                        OddCertificates.ROOT,
                        rootKeys,
                        OddCertificates.SUBJECT,
                        TestKeys.ed25519(),
                        "SHA1withECDSA",
                        OddCertificates.BANK_SIGNER));
    }

    static Stream<Arguments> profiles() {
        KeyPurposeId signing = KeyPurposeId.getInstance(BcscProfile.MESSAGE_SIGNING);
        OddCertificates.Extensions usage =
                builder -> builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        OddCertificates.Extensions purpose =
                builder -> builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(signing));
        return Stream.of(
                odd("nothing at all", RefusalReason.WRONG_PURPOSE, OddCertificates.SUBJECT, builder -> {}),
                odd("no key usage", RefusalReason.WRONG_PURPOSE, OddCertificates.SUBJECT, purpose),
                odd("no purpose", RefusalReason.WRONG_PURPOSE, OddCertificates.SUBJECT, usage),
                odd("for connections", RefusalReason.WRONG_PURPOSE, OddCertificates.SUBJECT, builder -> {
                    usage.addTo(builder);
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
                }),
                odd("any purpose", RefusalReason.WRONG_PURPOSE, OddCertificates.SUBJECT, builder -> {
                    usage.addTo(builder);
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage));
                }),
                odd("critical and unknown", RefusalReason.WRONG_PURPOSE, OddCertificates.SUBJECT, builder -> {
                    OddCertificates.BANK_SIGNER.addTo(builder);
                    builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE);
                }),
                odd("no role", RefusalReason.WRONG_ROLE, OddCertificates.SUBJECT, builder -> {
                    usage.addTo(builder);
                    purpose.addTo(builder);
                }),
                odd("unknown role", RefusalReason.WRONG_ROLE, OddCertificates.SUBJECT, builder -> {
                    usage.addTo(builder);
                    purpose.addTo(builder);
                    builder.addExtension(BcscProfile.ROLE, false, new ASN1Enumerated(9));
                }),
                odd("a node", RefusalReason.WRONG_ROLE, OddCertificates.SUBJECT, builder -> {
                    usage.addTo(builder);
                    purpose.addTo(builder);
                    builder.addExtension(BcscProfile.ROLE, false, new ASN1Enumerated(Role.NODE.code()));
                }),
                odd(
                        "no BIC",
                        RefusalReason.WRONG_ROLE,
                        "C=AZ,2.5.4.97=1400000011,CN=Alfa",
                        OddCertificates.BANK_SIGNER),
                odd(
                        "no registration code",
                        RefusalReason.WRONG_ROLE,
                        "C=AZ,UID=ALFAAZ22XXX,CN=Alfa",
                        OddCertificates.BANK_SIGNER),
                odd(
                        "two BICs",
                        RefusalReason.WRONG_ROLE,
                        OddCertificates.SUBJECT + ",UID=BETAAZ22XXX",
                        OddCertificates.BANK_SIGNER),
                odd(
                        "two BICs in one",
                        RefusalReason.WRONG_ROLE,
                        "C=AZ,2.5.4.97=1400000011,UID=ALFAAZ22XXX+UID=BETAAZ22XXX,CN=Alfa",
                        OddCertificates.BANK_SIGNER),
                odd(
                        "another BIC of the same bank",
                        RefusalReason.WRONG_SIGNER,
                        "C=AZ,2.5.4.97=1400000011,UID=ALFAAZ22001,CN=Alfa",
                        OddCertificates.BANK_SIGNER),
                odd(
                        "another registration code",
                        RefusalReason.WRONG_REGISTRATION_CODE,
                        "C=AZ,2.5.4.97=1400000012,UID=ALFAAZ22XXX,CN=Alfa",
                        OddCertificates.BANK_SIGNER));
    }

    private static Arguments odd(
            String what, RefusalReason reason, String subject, OddCertificates.Extensions extensions) {
        return Arguments.of(what, reason, subject, extensions);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("profiles")
    void takesNothingBesideTheProfile(
            String what, RefusalReason reason, String subject, OddCertificates.Extensions extensions) {
        assertNotNull(what);
        assertRefused(reason, OddCertificates.underRoot(rootKeys, subject, TestKeys.ed25519(), extensions));
    }

    @Test
    void anotherAuthorityOfTheSameNameIsUnknown() {
        KeyPair otherKeys = OddCertificates.rootKeys();
        BcscCertificate foreign = OddCertificates.underRoot(
                otherKeys, OddCertificates.SUBJECT, TestKeys.ed25519(), OddCertificates.BANK_SIGNER);
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, foreign);
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, foreign, OddCertificates.root(otherKeys, 1));
    }

    @Test
    void anIntermediateCountsWhereTheAuthorityAllowsIt() {
        KeyPair middleKeys = OddCertificates.rootKeys();
        BcscCertificate middle = OddCertificates.underRoot(rootKeys, MIDDLE, middleKeys, OddCertificates.authority(0));
        BcscCertificate holder = OddCertificates.issue(
                MIDDLE,
                middleKeys,
                OddCertificates.SUBJECT,
                TestKeys.ed25519(),
                "SHA256withECDSA",
                OddCertificates.BANK_SIGNER);
        assertTrue(checker.check(List.of(holder, middle), ALFA, NOW).isValid());
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, holder);
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, middle, holder);
        CertificateChecker withRevoked = checker.with(
                Revocations.none().with(middle, new Revocation(NOW, RevocationCause.AUTHORITY_COMPROMISE)));
        assertRefused(RefusalReason.REVOKED, withRevoked.check(List.of(holder, middle), ALFA, NOW));
        // an authority that allows nobody between
        BcscCertificate strict = OddCertificates.root(rootKeys, 0);
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, checker(strict).check(List.of(holder, middle), ALFA, NOW));
        // one between that allows nobody below itself but holders
        KeyPair lowKeys = OddCertificates.rootKeys();
        BcscCertificate low = OddCertificates.issue(
                MIDDLE, middleKeys, "CN=Low", lowKeys, "SHA256withECDSA", OddCertificates.authority(0));
        BcscCertificate deep = OddCertificates.issue(
                "CN=Low",
                lowKeys,
                OddCertificates.SUBJECT,
                TestKeys.ed25519(),
                "SHA256withECDSA",
                OddCertificates.BANK_SIGNER);
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, deep, low, middle);
    }

    @Test
    void aBankIssuesNoCertificates() {
        KeyPair bankKeys = TestKeys.ec("secp256r1");
        BcscCertificate bank = odd(bankKeys, OddCertificates.BANK_SIGNER);
        BcscCertificate forged = OddCertificates.issue(
                OddCertificates.SUBJECT,
                bankKeys,
                OddCertificates.SUBJECT,
                TestKeys.ed25519(),
                "SHA256withECDSA",
                OddCertificates.BANK_SIGNER);
        assertRefused(RefusalReason.UNKNOWN_AUTHORITY, forged, bank);
    }

    @Test
    void theAuthoritysOwnCertificateSignsNoMessages() {
        assertRefused(RefusalReason.WRONG_PURPOSE, root);
        assertRefused(RefusalReason.MALFORMED);
    }

    @Test
    void timeIsExactToTheSecondOnBothSides() {
        BcscCertificate good = odd(TestKeys.ed25519(), OddCertificates.BANK_SIGNER);
        long from = UtcNs.of(TestAuthority.FROM);
        long to = UtcNs.of(TestAuthority.TO);
        assertRefused(RefusalReason.NOT_YET_VALID, checker.check(List.of(good), ALFA, from - 1));
        assertTrue(checker.check(List.of(good), ALFA, from).isValid());
        assertTrue(checker.check(List.of(good), ALFA, to).isValid());
        assertRefused(RefusalReason.EXPIRED, checker.check(List.of(good), ALFA, to + 1));
        assertEquals(Long.MAX_VALUE, UtcNs.of(Instant.parse("9999-12-31T23:59:59Z")));
        assertEquals(TestAuthority.NOW.plusNanos(7), UtcNs.toInstant(NOW + 7));
        assertEquals(Instant.ofEpochSecond(-1, 999_999_999), UtcNs.toInstant(-1));
    }

    @Test
    void everyChangedBitOfACertificateIsNoticed() {
        TestAuthority authority = new TestAuthority();
        byte[] der = authority.node().certificate().der();
        for (int bit = 0; bit < der.length * 8; bit += 3) {
            byte[] changed = der.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                BcscCertificate certificate = BcscCertificate.ofDer(changed);
                Verdict.Refused refused = authority.checker().checkIssued(List.of(certificate));
                assertNotNull(refused, "bit " + bit);
            } catch (MalformedException e) {
                assertNotNull(e.getMessage());
            }
        }
        byte[] longer = Arrays.copyOf(der, der.length + 1);
        assertThrows(MalformedException.class, () -> BcscCertificate.ofDer(longer));
    }

    @Test
    void aListRevokesFromItsTimeAndALostKeyForAllTime() {
        TestAuthority authority = new TestAuthority();
        TestHolder superseded = authority.bank("ALFAAZ22XXX", "1400000011");
        TestHolder stolen = authority.bank("ALFAAZ22XXX", "1400000011");
        TestHolder good = authority.bank("ALFAAZ22XXX", "1400000011");
        RevocationList list = authority.revocationList(
                7,
                new RevokedSerial(
                        superseded.certificate().toX509().getSerialNumber(),
                        TestAuthority.NOW,
                        RevocationCause.SUPERSEDED),
                new RevokedSerial(
                        stolen.certificate().toX509().getSerialNumber(),
                        TestAuthority.NOW,
                        RevocationCause.KEY_COMPROMISE));
        assertEquals(2, list.size());
        CertificateChecker listed = authority.checker().with(Revocations.none().with(list));
        assertTrue(listed.check(superseded.chain(), ALFA, NOW - 1).isValid());
        assertRefused(RefusalReason.REVOKED, listed.check(superseded.chain(), ALFA, NOW));
        assertRefused(RefusalReason.REVOKED, listed.check(stolen.chain(), ALFA, NOW - 1));
        assertTrue(listed.check(good.chain(), ALFA, NOW).isValid());
    }

    @Test
    void anOlderListNeverReplacesANewerOneAndAStaleOneStillCounts() {
        TestAuthority authority = new TestAuthority();
        TestHolder holder = authority.bank("ALFAAZ22XXX", "1400000011");
        RevokedSerial entry = new RevokedSerial(
                holder.certificate().toX509().getSerialNumber(), TestAuthority.NOW, RevocationCause.CESSATION);
        Revocations known = Revocations.none().with(authority.revocationList(2, entry));
        assertSame(known, known.with(authority.revocationList(1)));
        assertSame(known, known.with(authority.revocationList(2)));
        assertEquals(new Revocation(NOW, RevocationCause.CESSATION), known.find(holder.certificate()));
        long later = NOW + Duration.ofDays(2).toNanos();
        assertFalse(known.isStaleAt(NOW));
        assertTrue(known.isStaleAt(later));
        assertRefused(RefusalReason.REVOKED, authority.checker().with(known).check(holder.chain(), ALFA, later));
        Revocations lifted = known.with(authority.revocationList(3));
        assertTrue(authority
                .checker()
                .with(lifted)
                .check(holder.chain(), ALFA, NOW)
                .isValid());
    }

    @Test
    void aRevocationHoldsForACertificateWhoseSignatureSomebodyRewrote() throws MalformedException {
        TestAuthority authority = new TestAuthority();
        TestHolder holder = authority.bank("ALFAAZ22XXX", "1400000011");
        BcscCertificate twin = MalleatedCertificate.of(holder.certificate());
        assertFalse(twin.fingerprint().equals(holder.certificate().fingerprint()));
        assertTrue(authority.checker().check(List.of(twin), ALFA, NOW).isValid());
        CertificateChecker knowing = authority
                .checker()
                .with(Revocations.none()
                        .with(holder.certificate(), new Revocation(NOW, RevocationCause.KEY_COMPROMISE)));
        assertRefused(RefusalReason.REVOKED, knowing.check(List.of(twin), ALFA, NOW));
    }

    @Test
    void anAuthorityMustBeOne() {
        BcscCertificate bank = odd(TestKeys.ed25519(), OddCertificates.BANK_SIGNER);
        assertThrows(MalformedException.class, () -> TrustAnchor.of(bank));
        BcscCertificate notItself = OddCertificates.issue(
                "CN=Somebody",
                rootKeys,
                OddCertificates.ROOT,
                OddCertificates.rootKeys(),
                "SHA256withECDSA",
                OddCertificates.authority(1));
        assertThrows(MalformedException.class, () -> TrustAnchor.of(notItself));
    }
}
