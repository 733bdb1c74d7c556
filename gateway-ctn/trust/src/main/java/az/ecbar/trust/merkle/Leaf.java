package az.ecbar.trust.merkle;

import az.ecbar.trust.Digest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * One message's place in the traffic: which way, what kind, from whom, to whom, in which CTN session, under which
 * number, and the digest of its bytes. What is signed are leaves, so a message that is moved to another place no longer
 * fits its signature. Immutable; the hot path uses {@link LeafBuffer} instead. Layout: {@link LeafLayout}.
 *
 * @param sessionId the CTN session's id, the sequence of the command that opened it
 */
public record Leaf(
        Direction direction,
        LeafKind kind,
        String sender,
        String receiver,
        long sessionId,
        long number,
        Digest digest) {
    static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** @throws IllegalArgumentException when sender or receiver is no BIC11 */
    public Leaf {
        Bic11.bytesOf(sender);
        Bic11.bytesOf(receiver);
    }

    /** The 72 bytes that are hashed. */
    public byte[] encode() {
        byte[] leaf = LeafLayout.begin(direction, sender, receiver, sessionId);
        leaf[LeafLayout.KIND_OFFSET] = kind.code();
        INT64.set(leaf, LeafLayout.NUMBER_OFFSET, number);
        digest.copyTo(leaf, LeafLayout.DIGEST_OFFSET);
        return leaf;
    }

    /** Reads 72 bytes; empty when they are no leaf. */
    public static Optional<Leaf> decode(byte[] source, int offset) {
        Direction direction = Direction.ofCode(source[offset + LeafLayout.DIRECTION_OFFSET]);
        LeafKind kind = LeafKind.ofCode(source[offset + LeafLayout.KIND_OFFSET]);
        if (direction == null
                || kind == null
                || !Bic11.isBic11(source, offset + LeafLayout.SENDER_OFFSET, LeafLayout.BIC_LENGTH)
                || !Bic11.isBic11(source, offset + LeafLayout.RECEIVER_OFFSET, LeafLayout.BIC_LENGTH)) {
            return Optional.empty();
        }
        return Optional.of(new Leaf(
                direction,
                kind,
                Bic11.read(source, offset + LeafLayout.SENDER_OFFSET),
                Bic11.read(source, offset + LeafLayout.RECEIVER_OFFSET),
                (long) INT64.get(source, offset + LeafLayout.SESSION_OFFSET),
                (long) INT64.get(source, offset + LeafLayout.NUMBER_OFFSET),
                Digest.copyOf(source, offset + LeafLayout.DIGEST_OFFSET)));
    }
}
