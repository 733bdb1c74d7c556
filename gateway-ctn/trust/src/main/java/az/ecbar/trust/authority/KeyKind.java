package az.ecbar.trust.authority;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/** The kinds of key that the authority makes for signing messages. */
public enum KeyKind {
    ED25519,
    P256,
    RSA;

    private static final int RSA_BITS = 2048;

    KeyPair generate(SecureRandom random) throws GeneralSecurityException {
        return switch (this) {
            case ED25519 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(255, random);
                yield generator.generateKeyPair();
            }
            case P256 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"), random);
                yield generator.generateKeyPair();
            }
            case RSA -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA_BITS, random);
                yield generator.generateKeyPair();
            }
        };
    }
}
