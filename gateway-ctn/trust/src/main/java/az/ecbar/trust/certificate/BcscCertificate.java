package az.ecbar.trust.certificate;

import az.ecbar.port.SignatureAlgorithm;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * One certificate, read: the authority's own, one between, or a participant's, operator's or node's. Immutable, safe to
 * share between threads. Reading proves nothing; {@link CertificateChecker} does. Profile: {@link BcscProfile}.
 */
public final class BcscCertificate {
    private static final int KEY_USAGE_DIGITAL_SIGNATURE = 0;
    private static final int KEY_USAGE_CERTIFICATE_SIGNING = 5;
    private static final int KEY_USAGE_LIST_SIGNING = 6;
    private static final Set<String> KNOWN_CRITICAL = Set.of(
            Extension.basicConstraints.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            BcscProfile.ROLE.getId());

    private final X509Certificate certificate;
    private final byte[] der;
    private final Digest fingerprint;
    private final Digest content;
    private final @Nullable SignatureAlgorithm algorithm;
    private final @Nullable Identity identity;
    private final Set<Purpose> purposes;

    private BcscCertificate(byte[] der) throws GeneralSecurityException, IOException, MalformedException {
        this.der = der;
        this.certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        if (!Arrays.equals(certificate.getEncoded(), der)) {
            throw new MalformedException("bytes beside the certificate, or not DER");
        }
        X509CertificateHolder holder = new X509CertificateHolder(der);
        if (!Arrays.equals(holder.toASN1Structure().getEncoded("DER"), der)) {
            throw new MalformedException("the certificate is not DER");
        }
        if (holder.toASN1Structure().getSignature().getPadBits() != 0) {
            throw new MalformedException("the certificate's signature has loose bits");
        }
        this.content = Digest.ofContent(certificate.getTBSCertificate());
        this.fingerprint = Digest.ofContent(der);
        this.algorithm = AcceptedKey.algorithmOf(holder.getSubjectPublicKeyInfo());
        this.identity = isAuthority() ? null : readIdentity(holder);
        this.purposes = readPurposes(holder);
    }

    /**
     * Reads the DER form.
     *
     * @throws MalformedException when the bytes are no X.509 certificate, or more than one
     */
    public static BcscCertificate ofDer(byte[] der) throws MalformedException {
        try {
            return new BcscCertificate(der.clone());
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new MalformedException("not a certificate: " + e.getMessage(), e);
        }
    }

    /** Reads a certificate that a Java library holds. */
    public static BcscCertificate of(X509Certificate certificate) throws MalformedException {
        try {
            return ofDer(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new MalformedException("not a certificate: " + e.getMessage(), e);
        }
    }

    public byte[] der() {
        return der.clone();
    }

    /** SHA-256 of the DER. */
    public Digest fingerprint() {
        return fingerprint;
    }

    /**
     * SHA-256 of what the authority signed. Revocations go by it: an ECDSA signature can be turned into a second valid
     * one by anybody, which gives the same certificate another fingerprint.
     */
    Digest content() {
        return content;
    }

    /** The same certificate for Java's own libraries. */
    public X509Certificate toX509() {
        return certificate;
    }

    public PublicKey publicKey() {
        return certificate.getPublicKey();
    }

    /** The algorithm of signatures with this key; null when the key is not accepted. */
    public @Nullable SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** Who the holder is; null when the certificate does not follow the profile, or is an authority's. */
    public @Nullable Identity identity() {
        return identity;
    }

    public Set<Purpose> purposes() {
        return purposes;
    }

    /** True when the certificate may issue others. */
    public boolean isAuthority() {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && usage != null && usage[KEY_USAGE_CERTIFICATE_SIGNING];
    }

    boolean maySignRevocations() {
        boolean[] usage = certificate.getKeyUsage();
        return isAuthority() && usage != null && usage[KEY_USAGE_LIST_SIGNING];
    }

    public long notBeforeNs() {
        return UtcNs.of(certificate.getNotBefore().toInstant());
    }

    public long notAfterNs() {
        return UtcNs.of(certificate.getNotAfter().toInstant());
    }

    /** The serial number as lower-case hexadecimal digits, as the authority's index has it. */
    public String serial() {
        return certificate.getSerialNumber().toString(16);
    }

    /** The subject for people, by RFC 4514. */
    public String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** True when a critical extension says something that nobody here understands. */
    boolean hasUnknownCriticalExtension() {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return critical != null && !KNOWN_CRITICAL.containsAll(critical);
    }

    private static @Nullable Identity readIdentity(X509CertificateHolder holder) {
        Extension extension = holder.getExtension(BcscProfile.ROLE);
        if (extension == null) {
            return null;
        }
        Role role = Role.ofCode(
                ASN1Enumerated.getInstance(extension.getParsedValue()).intValueExact());
        X500Name subject = holder.getSubject();
        String bic = only(subject, BcscProfile.BIC);
        String registrationCode = only(subject, BcscProfile.REGISTRATION_CODE);
        String unit = only(subject, BcscProfile.UNIT);
        String name = only(subject, BCStyle.CN);
        if (role == null || bic == null || registrationCode == null || name == null) {
            return null;
        }
        return new Identity(role, bic, registrationCode, unit == null ? "" : unit, name);
    }

    /** The value of an attribute that stands there once; a second one could be read differently by somebody else. */
    private static @Nullable String only(X500Name subject, ASN1ObjectIdentifier attribute) {
        RDN[] found = subject.getRDNs(attribute);
        if (found.length != 1 || found[0].isMultiValued()) {
            return null;
        }
        return IETFUtils.valueToString(found[0].getFirst().getValue());
    }

    private Set<Purpose> readPurposes(X509CertificateHolder holder) {
        ExtendedKeyUsage extended = ExtendedKeyUsage.fromExtensions(holder.getExtensions());
        boolean[] usage = certificate.getKeyUsage();
        EnumSet<Purpose> found = EnumSet.noneOf(Purpose.class);
        if (extended == null || usage == null || !usage[KEY_USAGE_DIGITAL_SIGNATURE]) {
            return Collections.unmodifiableSet(found);
        }
        if (extended.hasKeyPurposeId(KeyPurposeId.id_kp_clientAuth)) {
            found.add(Purpose.CONNECT);
        }
        if (extended.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)) {
            found.add(Purpose.ACCEPT);
        }
        if (extended.hasKeyPurposeId(KeyPurposeId.getInstance(BcscProfile.MESSAGE_SIGNING))) {
            found.add(Purpose.SIGN);
        }
        return Collections.unmodifiableSet(found);
    }
}
