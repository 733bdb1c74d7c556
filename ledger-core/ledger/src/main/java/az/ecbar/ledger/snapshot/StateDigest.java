package az.ecbar.ledger.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.agrona.DirectBuffer;

/**
 * SHA-256 over the canonical records of the whole state: the second proof that two ledgers are equal (design D16). Each
 * record counts with its length.
 *
 * <p>Used by one thread.
 */
public final class StateDigest implements StateSink {
    private static final int MAX_RECORD = 1 << 16;

    private final MessageDigest sha256;
    private final byte[] bytes = new byte[MAX_RECORD];

    public StateDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void onRecord(DirectBuffer buffer, int offset, int lengthBytes) {
        buffer.getBytes(offset, bytes, 0, lengthBytes);
        sha256.update((byte) lengthBytes);
        sha256.update((byte) (lengthBytes >> 8));
        sha256.update(bytes, 0, lengthBytes);
    }

    /** The digest of all records so far; afterwards a new one begins. */
    public byte[] digest() {
        return sha256.digest();
    }
}
