package az.ecbar.trust.certificate;

import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.RefusalReason;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a certificate is to be believed: issued by the authority, in time, not revoked, strong, made for this
 * use, and of the right participant (rule 4.26.2). The reasons are found in the order of {@link RefusalReason}.
 *
 * <p>Safe to share between threads. Reads no clock and none of the platform's security settings: the answer depends on
 * the arguments and on what is known of revocations alone, so it is the same on every node and years later.
 *
 * <p>A chain starts with the certificate in question and continues with those between it and the authority, whose own
 * is not part of it. At most {@value #MAX_BETWEEN} may stand between.
 */
public final class CertificateChecker {
    /** The most certificates between the one in question and the authority. */
    public static final int MAX_BETWEEN = 2;

    private static final Set<String> STRONG_SIGNATURES = Set.of(
            "1.2.840.10045.4.3.2", // ecdsa-with-SHA256
            "1.2.840.10045.4.3.3", // ecdsa-with-SHA384
            "1.3.101.112", // Ed25519
            "1.2.840.113549.1.1.10", // RSASSA-PSS
            "1.2.840.113549.1.1.11", // sha256WithRSAEncryption
            "1.2.840.113549.1.1.12", // sha384WithRSAEncryption
            "1.2.840.113549.1.1.13"); // sha512WithRSAEncryption

    private final TrustAnchor anchor;
    private final Supplier<Revocations> revocations;
    private final IssuedCertificates issued;

    public CertificateChecker(TrustAnchor anchor, Revocations revocations) {
        this(anchor, () -> revocations);
    }

    /** @param revocations what is known of revocations at the moment; asked at each check, by any thread */
    public CertificateChecker(TrustAnchor anchor, Supplier<Revocations> revocations) {
        this(anchor, revocations, new IssuedCertificates());
    }

    private CertificateChecker(TrustAnchor anchor, Supplier<Revocations> revocations, IssuedCertificates issued) {
        this.anchor = anchor;
        this.revocations = revocations;
        this.issued = issued;
    }

    /** The same authority with other knowledge of revocations. */
    public CertificateChecker with(Revocations known) {
        return new CertificateChecker(anchor, () -> known, issued);
    }

    public TrustAnchor anchor() {
        return anchor;
    }

    public Revocations revocations() {
        return revocations.get();
    }

    /**
     * Reads the DER form as {@link BcscCertificate#ofDer} does; one that is known to be issued by the authority itself is
     * given as it was read before.
     *
     * @throws MalformedException when the bytes are no X.509 certificate, or more than one
     */
    public BcscCertificate read(byte[] der) throws MalformedException {
        BcscCertificate known = issued.find(Digest.ofContent(der));
        return known == null ? BcscCertificate.ofDer(der) : known;
    }

    /** All checks: {@link #checkIssued}, then {@link #checkUse}. */
    public Verdict check(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        Verdict.Refused refused = checkIssued(chain);
        return refused != null ? refused : checkUse(chain, expectation, utcNs);
    }

    /**
     * Checks that the chain leads to the authority. Costs a signature verification per certificate, and nothing for one of
     * which it is known: the answer depends on the chain alone.
     *
     * @return null when it does
     */
    public Verdict.@Nullable Refused checkIssued(List<BcscCertificate> chain) {
        if (chain.isEmpty() || chain.size() > 1 + MAX_BETWEEN) {
            return refuse(RefusalReason.MALFORMED, "a chain of " + chain.size() + " certificates");
        }
        boolean isDirect = chain.size() == 1;
        if (isDirect && issued.find(chain.getFirst().fingerprint()) != null) {
            return null;
        }
        for (int i = 0; i < chain.size(); i++) {
            BcscCertificate certificate = chain.get(i);
            boolean isTop = i == chain.size() - 1;
            BcscCertificate issuer = isTop ? anchor.certificate() : chain.get(i + 1);
            if (!isIssuedBy(certificate, issuer) || !mayIssue(issuer, i)) {
                return refuse(
                        RefusalReason.UNKNOWN_AUTHORITY,
                        "'" + certificate.subject() + "' was not issued by '" + issuer.subject() + "'");
            }
        }
        if (isDirect) {
            issued.add(chain.getFirst());
        }
        return null;
    }

    /** Checks time, revocation, strength, purpose and holder of a chain for which {@link #checkIssued} found nothing. */
    public Verdict checkUse(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        Verdict.Refused refused = checkValidity(chain, utcNs);
        if (refused == null) {
            refused = checkStrength(chain);
        }
        if (refused == null && chain.stream().anyMatch(BcscCertificate::hasUnknownCriticalExtension)) {
            refused = refuse(RefusalReason.WRONG_PURPOSE, "a critical extension that is not understood");
        }
        return refused != null ? refused : checkHolder(chain.getFirst(), expectation);
    }

    private static boolean isIssuedBy(BcscCertificate certificate, BcscCertificate issuer) {
        if (!certificate
                .toX509()
                .getIssuerX500Principal()
                .equals(issuer.toX509().getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.toX509().verify(issuer.publicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** @param below how many certificates of the chain stand between the issuer and the holder's */
    private static boolean mayIssue(BcscCertificate issuer, int below) {
        return issuer.isAuthority() && issuer.toX509().getBasicConstraints() >= below;
    }

    private Verdict.@Nullable Refused checkValidity(List<BcscCertificate> chain, long utcNs) {
        for (int i = 0; i <= chain.size(); i++) {
            BcscCertificate certificate = i == chain.size() ? anchor.certificate() : chain.get(i);
            if (utcNs < certificate.notBeforeNs()) {
                return refuse(
                        RefusalReason.NOT_YET_VALID,
                        "'" + certificate.subject() + "' is valid from " + UtcNs.toInstant(certificate.notBeforeNs()));
            }
            if (utcNs > certificate.notAfterNs()) {
                return refuse(
                        RefusalReason.EXPIRED,
                        "'" + certificate.subject() + "' was valid until " + UtcNs.toInstant(certificate.notAfterNs()));
            }
        }
        Revocations known = revocations.get();
        for (BcscCertificate certificate : chain) {
            Revocation revocation = known.find(certificate);
            if (revocation != null && revocation.appliesAt(utcNs)) {
                return refuse(
                        RefusalReason.REVOKED,
                        "'" + certificate.subject() + "' was revoked at " + UtcNs.toInstant(revocation.atNs()) + ": "
                                + revocation.cause());
            }
        }
        return null;
    }

    private static Verdict.@Nullable Refused checkStrength(List<BcscCertificate> chain) {
        for (BcscCertificate certificate : chain) {
            if (certificate.algorithm() == null
                    || !STRONG_SIGNATURES.contains(certificate.toX509().getSigAlgOID())) {
                return refuse(
                        RefusalReason.WEAK_KEY,
                        "'" + certificate.subject() + "' has a key or signature that is not accepted: "
                                + certificate.publicKey().getAlgorithm() + ", "
                                + certificate.toX509().getSigAlgName());
            }
        }
        return null;
    }

    private static Verdict checkHolder(BcscCertificate certificate, Expectation expectation) {
        Identity identity = certificate.identity();
        if (certificate.isAuthority() || !certificate.purposes().contains(expectation.purpose())) {
            return refuse(
                    RefusalReason.WRONG_PURPOSE,
                    "'" + certificate.subject() + "' is for " + certificate.purposes() + ", not for "
                            + expectation.purpose());
        }
        if (identity == null || !expectation.roles().contains(identity.role())) {
            return refuse(
                    RefusalReason.WRONG_ROLE,
                    "'" + certificate.subject() + "' is not of the role " + expectation.roles());
        }
        if (expectation.bic11() != null && !identity.speaksFor(expectation.bic11())) {
            return refuse(
                    RefusalReason.WRONG_SIGNER,
                    "the certificate is of " + identity.bic() + ", not of " + expectation.bic11());
        }
        if (expectation.registrationCode() != null
                && !expectation.registrationCode().equals(identity.registrationCode())) {
            return refuse(
                    RefusalReason.WRONG_REGISTRATION_CODE,
                    "the certificate has the registration code " + identity.registrationCode() + ", the participant "
                            + expectation.registrationCode());
        }
        return new Verdict.Valid(identity, certificate.fingerprint());
    }

    private static Verdict.Refused refuse(RefusalReason reason, String detail) {
        return new Verdict.Refused(reason, detail);
    }
}
