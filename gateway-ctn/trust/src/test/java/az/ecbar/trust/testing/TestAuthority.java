package az.ecbar.trust.testing;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.authority.CertificateIssuer;
import az.ecbar.trust.authority.RevokedSerial;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.RevocationList;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.signature.CertificateDirectory;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An authority in memory with real keys. What it issues is valid for a year around {@link #NOW}. */
public final class TestAuthority {
    public static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
    public static final long NOW_NS = UtcNs.of(NOW);
    public static final Instant FROM = NOW.minus(Duration.ofDays(100));
    public static final Instant TO = NOW.plus(Duration.ofDays(265));
    public static final String CENTRE = "NABZAZ2CRTS";

    private final BcscCertificate certificate;
    private final CertificateIssuer issuer;
    private long lastSerial = 1;

    public TestAuthority() {
        this("Test authority");
    }

    public TestAuthority(String name) {
        this(name, TestKeys.ec("secp256r1"));
    }

    /** With keys that are there. */
    public TestAuthority(String name, KeyPair keys) {
        try {
            certificate = CertificateIssuer.issueAuthority(
                    keys.getPublic(), keys.getPrivate(), name, BigInteger.ONE, FROM, TO.plus(Duration.ofDays(3000)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        issuer = new CertificateIssuer(certificate, keys.getPrivate());
    }

    public BcscCertificate certificate() {
        return certificate;
    }

    public TrustAnchor anchor() {
        try {
            return TrustAnchor.of(certificate);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    public CertificateChecker checker() {
        return new CertificateChecker(anchor(), Revocations.none());
    }

    /** A directory that knows these holders. */
    public CertificateDirectory directory(TestHolder... holders) {
        CertificateDirectory directory = new CertificateDirectory(checker());
        for (TestHolder holder : holders) {
            if (directory.register(holder.chain()) != null) {
                throw new AssertionError("not taken: " + holder.certificate().subject());
            }
        }
        return directory;
    }

    /** A bank that signs by Ed25519. */
    public TestHolder bank(String bic, String registrationCode) {
        return bank(bic, registrationCode, TestKeys.ed25519());
    }

    public TestHolder bank(String bic, String registrationCode, KeyPair keys) {
        return holder(
                keys,
                new Identity(Role.BANK, bic, registrationCode, "", "Bank " + bic),
                EnumSet.of(Purpose.SIGN),
                FROM,
                TO);
    }

    /** A node of the centre that signs by Ed25519. */
    public TestHolder node() {
        return holder(
                TestKeys.ed25519(),
                new Identity(Role.NODE, "NABZAZ2CXXX", "9900003871", "node-1", "Settlement node 1"),
                EnumSet.of(Purpose.SIGN),
                FROM,
                TO);
    }

    /** A holder for connections, with a key that every TLS library takes. */
    public TestHolder connection(Role role, String bic, String registrationCode) {
        return holder(
                TestKeys.of(SignatureAlgorithm.ECDSA_P256),
                new Identity(role, bic, registrationCode, "unit", "Connection of " + bic),
                switch (role) {
                    case BANK, OPERATOR -> EnumSet.of(Purpose.CONNECT);
                    case NODE -> EnumSet.of(Purpose.CONNECT, Purpose.ACCEPT);
                    case WITNESS -> EnumSet.of(Purpose.ACCEPT);
                },
                FROM,
                TO);
    }

    public TestHolder holder(KeyPair keys, Identity identity, Set<Purpose> purposes, Instant from, Instant to) {
        return holder(keys, identity, purposes, BigInteger.valueOf(++lastSerial), from, to);
    }

    /** With a serial number of one's own. */
    public TestHolder holder(
            KeyPair keys, Identity identity, Set<Purpose> purposes, BigInteger serial, Instant from, Instant to) {
        List<String> hosts = identity.role() == Role.NODE ? List.of("localhost") : List.of();
        try {
            return new TestHolder(
                    keys, issuer.issue(keys.getPublic(), identity, "Organisation", purposes, hosts, serial, from, to));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A signed revocation list, made at {@link #NOW} and good for a day. */
    public RevocationList revocationList(long number, RevokedSerial... revoked) {
        try {
            return RevocationList.ofDer(revocationListDer(number, revoked), certificate);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, as it is published. */
    public byte[] revocationListDer(long number, RevokedSerial... revoked) {
        try {
            return issuer.issueRevocationList(
                    BigInteger.valueOf(number), NOW, NOW.plus(Duration.ofDays(1)), List.of(revoked));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
