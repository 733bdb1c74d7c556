package az.ecbar.trust.signature;

import az.ecbar.port.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/** How Java's security providers name the algorithms, software and PKCS#11 alike. */
final class JcaAlgorithm {
    private static final int SALT_LENGTH = 32;

    private JcaAlgorithm() {}

    /** @param provider null for the platform's own */
    static Signature newSignature(SignatureAlgorithm algorithm, @Nullable Provider provider)
            throws GeneralSecurityException {
        String name = switch (algorithm) {
            case ED25519 -> "Ed25519";
            case ECDSA_P256 -> "SHA256withECDSAinP1363Format";
            case RSA_PSS -> "RSASSA-PSS";
        };
        Signature signature = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        if (algorithm == SignatureAlgorithm.RSA_PSS) {
            signature.setParameter(new PSSParameterSpec(
                    "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_LENGTH, PSSParameterSpec.TRAILER_FIELD_BC));
        }
        return signature;
    }
}
