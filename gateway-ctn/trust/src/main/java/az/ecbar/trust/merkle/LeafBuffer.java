package az.ecbar.trust.merkle;

import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;

/**
 * Builds the leaves of one direction of one CTN session without allocating: direction, sender, receiver and session are
 * set once, kind, number and digest per message. Owned by the session's thread. Layout: {@link LeafLayout}.
 *
 * <p>Each side fills these fields from its own knowledge of the session, never from what the other side wrote: that is
 * what makes a moved message fail.
 */
public final class LeafBuffer {
    private final byte[] bytes;
    private final Sha256 sha256 = new Sha256();

    /** @throws IllegalArgumentException when sender or receiver is no BIC11 */
    public LeafBuffer(Direction direction, String sender, String receiver, long sessionId) {
        bytes = LeafLayout.begin(direction, sender, receiver, sessionId);
    }

    /** Places a message whose bytes are digested here. */
    public LeafBuffer place(LeafKind kind, long number, byte[] message, int offset, int length) {
        sha256.update(message, offset, length).finish(bytes, LeafLayout.DIGEST_OFFSET);
        return place(kind, number);
    }

    /** Places a message whose digest is known, 32 bytes. */
    public LeafBuffer place(LeafKind kind, long number, byte[] digest) {
        System.arraycopy(digest, 0, bytes, LeafLayout.DIGEST_OFFSET, Digest.LENGTH);
        return place(kind, number);
    }

    /** Places a message whose digest is known. */
    public LeafBuffer place(LeafKind kind, long number, Digest digest) {
        digest.copyTo(bytes, LeafLayout.DIGEST_OFFSET);
        return place(kind, number);
    }

    private LeafBuffer place(LeafKind kind, long number) {
        bytes[LeafLayout.KIND_OFFSET] = kind.code();
        Leaf.INT64.set(bytes, LeafLayout.NUMBER_OFFSET, number);
        return this;
    }

    /** Copies the digest of the message placed last. */
    public void copyDigest(byte[] target, int offset) {
        System.arraycopy(bytes, LeafLayout.DIGEST_OFFSET, target, offset, Digest.LENGTH);
    }

    /** Appends the leaf to a tree and returns its index. */
    public int appendTo(MerkleTree tree) {
        return tree.append(bytes, 0, LeafLayout.LENGTH);
    }

    /** A copy of the 72 bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }
}
