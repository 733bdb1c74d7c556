package az.ecbar.trust.certificate;

import az.ecbar.trust.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.jspecify.annotations.Nullable;

/**
 * A revocation list whose signature was checked when it was read. Immutable.
 *
 * <p>A list that is past its next update is still used, since what it revokes stays revoked; {@link #isStaleAt} lets the
 * node raise an alarm. A payment system does not stop because a list came a day late.
 */
public final class RevocationList {
    /** What tells that a list is not the whole of its issuer's. */
    private static final List<String> PARTS =
            List.of(Extension.deltaCRLIndicator.getId(), Extension.issuingDistributionPoint.getId());

    private final X509CRL list;
    private final BcscCertificate issuer;
    private final BigInteger number;

    private RevocationList(X509CRL list, BcscCertificate issuer, BigInteger number) {
        this.list = list;
        this.issuer = issuer;
        this.number = number;
    }

    /**
     * Reads the DER form and checks that {@code issuer} signed it.
     *
     * @throws MalformedException when it is no list, not this issuer's, or was changed
     */
    public static RevocationList ofDer(byte[] der, BcscCertificate issuer) throws MalformedException {
        try {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
            if (!Arrays.equals(list.getEncoded(), der)) {
                throw new MalformedException("bytes beside the revocation list, or not DER");
            }
            if (!issuer.maySignRevocations()
                    || !list.getIssuerX500Principal().equals(issuer.toX509().getSubjectX500Principal())) {
                throw new MalformedException("the revocation list is not of '" + issuer.subject() + "'");
            }
            requireWhole(list);
            list.verify(issuer.publicKey());
            return new RevocationList(list, issuer, readNumber(der));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new MalformedException("not a revocation list of the authority: " + e.getMessage(), e);
        }
    }

    /** A delta list, or one for a part of the certificates, would take the place of the whole one. */
    private static void requireWhole(X509CRL list) throws MalformedException {
        Set<String> critical = list.getCriticalExtensionOIDs();
        boolean isPart = PARTS.stream().anyMatch(oid -> list.getExtensionValue(oid) != null);
        if (isPart || (critical != null && !critical.isEmpty())) {
            throw new MalformedException(
                    "the revocation list is only a part, or has a critical extension that is not understood");
        }
    }

    private static BigInteger readNumber(byte[] der) throws IOException, MalformedException {
        Extension number = new X509CRLHolder(der).getExtension(Extension.cRLNumber);
        if (number == null) {
            throw new MalformedException("the revocation list has no number");
        }
        return org.bouncycastle.asn1.x509.CRLNumber.getInstance(number.getParsedValue())
                .getCRLNumber();
    }

    /** Grows with each list: an older list never replaces a newer one. */
    public BigInteger number() {
        return number;
    }

    public long thisUpdateNs() {
        return UtcNs.of(list.getThisUpdate().toInstant());
    }

    /** When the next list is due; the largest value when the list does not say. */
    public long nextUpdateNs() {
        return list.getNextUpdate() == null
                ? Long.MAX_VALUE
                : UtcNs.of(list.getNextUpdate().toInstant());
    }

    public boolean isStaleAt(long utcNs) {
        return utcNs > nextUpdateNs();
    }

    /** How many certificates it revokes. */
    public int size() {
        return list.getRevokedCertificates() == null
                ? 0
                : list.getRevokedCertificates().size();
    }

    BcscCertificate issuer() {
        return issuer;
    }

    @Nullable
    Revocation find(BcscCertificate certificate) {
        if (!certificate.toX509().getIssuerX500Principal().equals(list.getIssuerX500Principal())) {
            return null;
        }
        X509CRLEntry entry = list.getRevokedCertificate(certificate.toX509().getSerialNumber());
        if (entry == null) {
            return null;
        }
        return new Revocation(
                UtcNs.of(entry.getRevocationDate().toInstant()), RevocationCause.of(entry.getRevocationReason()));
    }
}
