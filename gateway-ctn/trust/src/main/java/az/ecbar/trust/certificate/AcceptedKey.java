package az.ecbar.trust.certificate;

import az.ecbar.port.SignatureAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are strong enough: Ed25519 of full order, P-256 as a named curve, RSA of 2048 to 4096 bits with the exponent
 * 65537. The algorithm of a signature follows from the key.
 */
final class AcceptedKey {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;
    private static final BigInteger RSA_EXPONENT = BigInteger.valueOf(65537);

    private AcceptedKey() {}

    /** The algorithm of a key; null when the key is not accepted ({@code WEAK_KEY}). */
    static @Nullable SignatureAlgorithm algorithmOf(SubjectPublicKeyInfo keyInfo) {
        ASN1ObjectIdentifier kind = keyInfo.getAlgorithm().getAlgorithm();
        try {
            if (kind.equals(EdECObjectIdentifiers.id_Ed25519)) {
                return isFullOrder(keyInfo) ? SignatureAlgorithm.ED25519 : null;
            }
            if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                return isP256(keyInfo) ? SignatureAlgorithm.ECDSA_P256 : null;
            }
            if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return isStrongRsa(keyInfo) ? SignatureAlgorithm.RSA_PSS : null;
            }
            return null;
        } catch (IOException | RuntimeException e) {
            return null; // Bouncy Castle throws either for what is no key of its kind, or no point of its curve
        }
    }

    private static boolean isFullOrder(SubjectPublicKeyInfo keyInfo) {
        byte[] point = keyInfo.getPublicKeyData().getOctets();
        return point.length == Ed25519.PUBLIC_KEY_SIZE && Ed25519.validatePublicKeyFull(point, 0);
    }

    private static boolean isP256(SubjectPublicKeyInfo keyInfo) throws IOException {
        X962Parameters parameters =
                X962Parameters.getInstance(keyInfo.getAlgorithm().getParameters());
        return parameters.isNamedCurve()
                && SECObjectIdentifiers.secp256r1.equals(parameters.getParameters())
                && PublicKeyFactory.createKey(keyInfo) instanceof ECPublicKeyParameters;
    }

    /** Looks at the numbers alone: Bouncy Castle's own key object would test the modulus for primes, for 100 ms. */
    private static boolean isStrongRsa(SubjectPublicKeyInfo keyInfo) throws IOException {
        RSAPublicKey rsa = RSAPublicKey.getInstance(keyInfo.parsePublicKey());
        int bits = rsa.getModulus().bitLength();
        return bits >= MIN_RSA_BITS
                && bits <= MAX_RSA_BITS
                && rsa.getPublicExponent().equals(RSA_EXPONENT);
    }
}
