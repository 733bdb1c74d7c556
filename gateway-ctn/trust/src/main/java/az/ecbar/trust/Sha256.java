package az.ecbar.trust;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The JDK's SHA-256 (which uses the processor's instructions), kept and reused. Owned by one thread; allocates nothing
 * after construction.
 */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    public Sha256 update(byte value) {
        digest.update(value);
        return this;
    }

    public Sha256 update(byte[] source, int offset, int length) {
        digest.update(source, offset, length);
        return this;
    }

    /** Writes the 32 bytes at {@code offset} and is then ready for the next content. */
    public void finish(byte[] target, int offset) {
        try {
            digest.digest(target, offset, Digest.LENGTH);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a digest", e);
        }
    }
}
