package az.ecbar.trust.authority;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.BcscProfile;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Writes certificates and revocation lists by the profile of {@code docs/protocol/certificates.md} and signs them with
 * the authority's key. Pure: no files, no clock, no randomness of its own. Dates have whole seconds.
 */
public final class CertificateIssuer {
    private final BcscCertificate authority;
    private final X500Name name;
    private final PrivateKey key;

    public CertificateIssuer(BcscCertificate authority, PrivateKey key) {
        this.authority = authority;
        this.name = X500Name.getInstance(
                authority.toX509().getSubjectX500Principal().getEncoded());
        this.key = key;
    }

    /** The authority's own certificate, signed by itself. It may issue to holders directly, with nobody between. */
    public static BcscCertificate issueAuthority(
            PublicKey publicKey, PrivateKey key, String commonName, BigInteger serial, Instant from, Instant to)
            throws GeneralSecurityException {
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.C, "AZ")
                .addRDN(BCStyle.O, "Central Bank of the Republic of Azerbaijan")
                .addRDN(BCStyle.OU, "Bank Certificate Services Center")
                .addRDN(BCStyle.CN, commonName)
                .build();
        SubjectPublicKeyInfo keyInfo = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
        X509v3CertificateBuilder builder =
                new X509v3CertificateBuilder(name, serial, Date.from(from), Date.from(to), name, keyInfo);
        return build(
                key,
                () -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                        .addExtension(
                                Extension.subjectKeyIdentifier,
                                false,
                                new BcX509ExtensionUtils().createSubjectKeyIdentifier(keyInfo)));
    }

    /**
     * A holder's certificate.
     *
     * @param hostNames DNS names of a node; empty for others
     */
    public BcscCertificate issue(
            PublicKey publicKey,
            Identity identity,
            String organization,
            Set<Purpose> purposes,
            List<String> hostNames,
            BigInteger serial,
            Instant from,
            Instant to)
            throws GeneralSecurityException {
        SubjectPublicKeyInfo keyInfo = SubjectPublicKeyInfo.getInstance(publicKey.getEncoded());
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name, serial, Date.from(from), Date.from(to), subject(identity, organization), keyInfo);
        return build(key, () -> {
            BcX509ExtensionUtils identifiers = new BcX509ExtensionUtils();
            SubjectPublicKeyInfo authorityKey =
                    SubjectPublicKeyInfo.getInstance(authority.publicKey().getEncoded());
            int usage = KeyUsage.digitalSignature | (purposes.contains(Purpose.SIGN) ? KeyUsage.nonRepudiation : 0);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                    .addExtension(Extension.extendedKeyUsage, false, extendedKeyUsage(purposes))
                    .addExtension(
                            BcscProfile.ROLE,
                            false,
                            new ASN1Enumerated(identity.role().code()))
                    .addExtension(
                            Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(keyInfo))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(authorityKey));
            if (!hostNames.isEmpty()) {
                GeneralName[] names = hostNames.stream()
                        .map(host -> new GeneralName(GeneralName.dNSName, host))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return builder;
        });
    }

    /** A revocation list in DER. Lists are complete: each names all revoked certificates that could still be presented. */
    public byte[] issueRevocationList(
            BigInteger number, Instant thisUpdate, Instant nextUpdate, List<RevokedSerial> revoked)
            throws GeneralSecurityException {
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(name, Date.from(thisUpdate)).setNextUpdate(Date.from(nextUpdate));
        for (RevokedSerial entry : revoked) {
            builder.addCRLEntry(
                    entry.serial(), Date.from(entry.at()), entry.cause().code());
        }
        try {
            SubjectPublicKeyInfo authorityKey =
                    SubjectPublicKeyInfo.getInstance(authority.publicKey().getEncoded());
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new BcX509ExtensionUtils().createAuthorityKeyIdentifier(authorityKey));
            return builder.build(signer(key)).getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("the revocation list could not be made", e);
        }
    }

    private static X500Name subject(Identity identity, String organization) {
        X500NameBuilder subject = new X500NameBuilder()
                .addRDN(BCStyle.C, "AZ")
                .addRDN(BCStyle.O, organization)
                .addRDN(BcscProfile.REGISTRATION_CODE, identity.registrationCode())
                .addRDN(BcscProfile.BIC, identity.bic());
        if (!identity.unit().isEmpty()) {
            subject.addRDN(BcscProfile.UNIT, identity.unit());
        }
        return subject.addRDN(BCStyle.CN, identity.name()).build();
    }

    private static ExtendedKeyUsage extendedKeyUsage(Set<Purpose> purposes) {
        List<KeyPurposeId> ids = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            if (purposes.contains(purpose)) {
                ids.add(
                        switch (purpose) {
                            case CONNECT -> KeyPurposeId.id_kp_clientAuth;
                            case ACCEPT -> KeyPurposeId.id_kp_serverAuth;
                            case SIGN -> KeyPurposeId.getInstance(BcscProfile.MESSAGE_SIGNING);
                        });
            }
        }
        return new ExtendedKeyUsage(ids.toArray(KeyPurposeId[]::new));
    }

    private interface Extensions {
        X509v3CertificateBuilder add() throws IOException;
    }

    private static BcscCertificate build(PrivateKey key, Extensions extensions) throws GeneralSecurityException {
        try {
            byte[] der = extensions.add().build(signer(key)).toASN1Structure().getEncoded(ASN1Encoding.DER);
            return BcscCertificate.ofDer(der);
        } catch (IOException | OperatorCreationException | MalformedException e) {
            throw new GeneralSecurityException("the certificate could not be made", e);
        }
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            case "EdDSA" -> "Ed25519";
            default -> key.getAlgorithm();
        };
        return new JcaContentSignerBuilder(algorithm).build(key);
    }
}
