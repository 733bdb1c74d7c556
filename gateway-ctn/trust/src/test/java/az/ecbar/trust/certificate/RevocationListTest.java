package az.ecbar.trust.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lists count. */
class RevocationListTest {
    private static final KeyPair KEYS = TestKeys.ec("secp256r1");

    private final TestAuthority authority = new TestAuthority("Authority", KEYS);

    private byte[] list(ASN1ObjectIdentifier extension, boolean isCritical, ASN1Encodable value) throws Exception {
        Instant now = Instant.now();
        X500Name name = X500Name.getInstance(
                authority.certificate().toX509().getSubjectX500Principal().getEncoded());
        return new X509v2CRLBuilder(name, Date.from(now))
                .setNextUpdate(Date.from(now.plus(Duration.ofDays(1))))
                .addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.TWO))
                .addExtension(extension, isCritical, value)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate()))
                .getEncoded();
    }

    /** It would take the place of the whole list, and what that one revoked would count again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListThatIsOnlyAPartIsRefused(boolean isCritical) throws Exception {
        byte[] delta = list(Extension.deltaCRLIndicator, isCritical, new CRLNumber(BigInteger.ONE));
        byte[] ofAuthorities = list(
                Extension.issuingDistributionPoint,
                isCritical,
                new IssuingDistributionPoint(null, false, true, null, false, false));
        for (byte[] der : new byte[][] {delta, ofAuthorities}) {
            MalformedException refused =
                    assertThrows(MalformedException.class, () -> RevocationList.ofDer(der, authority.certificate()));
            assertTrue(String.valueOf(refused.getMessage()).contains("only a part"), refused::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExtensionThatNobodyKnowsIsRefusedIfItIsCritical(boolean isCritical) throws Exception {
        byte[] der = list(new ASN1ObjectIdentifier("1.2.3.4"), isCritical, new CRLNumber(BigInteger.ONE));
        if (isCritical) {
            assertThrows(MalformedException.class, () -> RevocationList.ofDer(der, authority.certificate()));
        } else {
            assertEquals(0, RevocationList.ofDer(der, authority.certificate()).size());
        }
    }
}
