package az.ecbar.port;

/**
 * The signature algorithms that the system accepts. Which one a signature uses follows from the kind of key in the
 * signer's certificate, so a message has no field in which an attacker could choose another one.
 */
public enum SignatureAlgorithm {
    /** RFC 8032, pure: 64 bytes. The default. */
    ED25519(64),
    /** ECDSA on P-256 with SHA-256, r and s as two 32-byte big-endian numbers (IEEE P1363): 64 bytes. */
    ECDSA_P256(64),
    /** RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes, keys of 2048 to 4096 bits. */
    RSA_PSS(512);

    private final int maxSignatureLength;

    SignatureAlgorithm(int maxSignatureLength) {
        this.maxSignatureLength = maxSignatureLength;
    }

    /** The longest signature in bytes. */
    public int maxSignatureLength() {
        return maxSignatureLength;
    }
}
