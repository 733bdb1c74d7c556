package az.ecbar.ctn;

import az.ecbar.trust.Digest;
import az.ecbar.trust.Sha256;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One input that waits for its answer: a copy of its bytes, or the large message that is read when it is sent. Reused. */
final class PendingInput {
    private final byte[] digest = new byte[Digest.LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
    private MessageKind kind = MessageKind.MESSAGE;
    private byte[] bytes = new byte[0];
    private int length;
    private @Nullable LargeMessage large;

    void set(MessageKind kind, DirectBuffer source, int offset, int length, Sha256 sha256) {
        if (bytes.length < length) {
            bytes = new byte[length];
            buffer.wrap(bytes);
        }
        source.getBytes(offset, bytes, 0, length);
        sha256.update(bytes, 0, length).finish(digest, 0);
        this.kind = kind;
        this.length = length;
        large = null;
    }

    void set(LargeMessage message) {
        System.arraycopy(message.digest(), 0, digest, 0, Digest.LENGTH);
        kind = MessageKind.TRANSFER;
        length = 0;
        large = message;
    }

    MessageKind kind() {
        return kind;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** The large message, null if it goes in one piece. */
    @Nullable
    LargeMessage large() {
        return large;
    }

    byte[] digest() {
        return digest;
    }

    boolean hasDigest(byte[] other) {
        return Arrays.equals(digest, other);
    }
}
