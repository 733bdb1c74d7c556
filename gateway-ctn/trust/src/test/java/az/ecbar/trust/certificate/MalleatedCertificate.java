package az.ecbar.trust.certificate;

import az.ecbar.trust.MalformedException;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.cert.X509CertificateHolder;

/** What anybody can do to an ECDSA signature without the key: s becomes n - s, and it still verifies. */
final class MalleatedCertificate {
    private MalleatedCertificate() {}

    static BcscCertificate of(BcscCertificate certificate) throws MalformedException {
        try {
            X509CertificateHolder holder = new X509CertificateHolder(certificate.der());
            ASN1Sequence signature = ASN1Sequence.getInstance(holder.getSignature());
            BigInteger order = SECNamedCurves.getByName("secp256r1").getN();
            BigInteger s = ASN1Integer.getInstance(signature.getObjectAt(1)).getValue();
            ASN1Sequence twin =
                    new DERSequence(new ASN1Encodable[] {signature.getObjectAt(0), new ASN1Integer(order.subtract(s))});
            ASN1Sequence parts = ASN1Sequence.getInstance(holder.getEncoded());
            return BcscCertificate.ofDer(new DERSequence(new ASN1Encodable[] {
                        parts.getObjectAt(0), parts.getObjectAt(1), new DERBitString(twin.getEncoded(ASN1Encoding.DER))
                    })
                    .getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
