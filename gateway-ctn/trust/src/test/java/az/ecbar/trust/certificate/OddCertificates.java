package az.ecbar.trust.certificate;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that our own issuer would never write. */
final class OddCertificates {
    static final String SUBJECT = "C=AZ,O=Alfa,2.5.4.97=1400000011,UID=ALFAAZ22XXX,CN=Alfa";
    static final String ROOT = "C=AZ,O=Odd root,CN=Odd";

    private static long lastSerial = 1000;

    private OddCertificates() {}

    /** Adds what is odd. */
    interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    static final Extensions BANK_SIGNER =
            builder -> builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage,
                            false,
                            new ExtendedKeyUsage(KeyPurposeId.getInstance(BcscProfile.MESSAGE_SIGNING)))
                    .addExtension(BcscProfile.ROLE, false, new ASN1Enumerated(Role.BANK.code()));

    static Extensions authority(int pathLength) {
        return builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    static KeyPair rootKeys() {
        return TestKeys.ec("secp256r1");
    }

    static BcscCertificate issue(
            String issuer, KeyPair issuerKeys, String subject, KeyPair keys, String algorithm, Extensions extensions) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(++lastSerial),
                Date.from(TestAuthority.FROM),
                Date.from(TestAuthority.TO),
                new X500Name(subject),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        try {
            extensions.addTo(builder);
            return BcscCertificate.ofDer(
                    builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate()))
                            .getEncoded());
        } catch (IOException | OperatorCreationException | MalformedException e) {
            throw new AssertionError(e);
        }
    }

    static BcscCertificate root(KeyPair keys, int pathLength) {
        return issue(ROOT, keys, ROOT, keys, "SHA256withECDSA", authority(pathLength));
    }

    static BcscCertificate underRoot(KeyPair rootKeys, String subject, KeyPair keys, Extensions extensions) {
        return issue(ROOT, rootKeys, subject, keys, "SHA256withECDSA", extensions);
    }
}
