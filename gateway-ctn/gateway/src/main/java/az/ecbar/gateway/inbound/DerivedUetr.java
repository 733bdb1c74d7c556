package az.ecbar.gateway.inbound;

import az.ecbar.mt.check.Uetr;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The UETR of a payment whose sender gave none: name-based in the way of RFC 9562, from SHA-256 over
 *
 * <pre>
 *   0 "ECBAR-UETR-1"   12 bytes, the name space
 *  12 direction        1 byte: 1, from the bank to the centre
 *  13 BIC11            of the participant that signed
 *  24 SHA-256          of the message's bytes
 * </pre>
 *
 * <p>The first 16 bytes of the digest, with the version and variant that field 121 and ISO 20022 demand (4, 10): they
 * know no other. The same message of the same bank gives the same UETR on every node and in every replay. Owned by one
 * thread; does not allocate.
 */
final class DerivedUetr {
    private static final byte[] NAME_SPACE = "ECBAR-UETR-1".getBytes(StandardCharsets.US_ASCII);
    private static final byte BANK_TO_CENTRE = 1;

    private final MessageDigest sha256;
    private final byte[] hash = new byte[InputOrigin.DIGEST_LENGTH];

    DerivedUetr() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** Writes the 16 bytes. */
    void derive(byte[] participant, byte[] digest, byte[] target) {
        sha256.update(NAME_SPACE);
        sha256.update(BANK_TO_CENTRE);
        sha256.update(participant);
        sha256.update(digest);
        try {
            sha256.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("there is room for a digest", e);
        }
        Uetr.stamp(hash, 0);
        System.arraycopy(hash, 0, target, 0, Uetr.BINARY_LENGTH);
    }
}
