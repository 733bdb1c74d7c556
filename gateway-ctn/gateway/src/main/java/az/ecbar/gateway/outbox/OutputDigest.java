package az.ecbar.gateway.outbox;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of outputs, reused: owned by one thread, allocates nothing after construction. */
final class OutputDigest {
    private final MessageDigest sha256;

    OutputDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** Writes 32 bytes. */
    void of(byte[] source, int offset, int length, byte[] target, int targetOffset) {
        sha256.update(source, offset, length);
        try {
            sha256.digest(target, targetOffset, OutputRecord.DIGEST_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("there is room for a digest", e);
        }
    }
}
