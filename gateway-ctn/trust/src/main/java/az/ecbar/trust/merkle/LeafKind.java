package az.ecbar.trust.merkle;

import az.ecbar.trust.RefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes under a leaf are; the codes are those of the session protocol's message kinds. Each kind has its own
 * numbers, so an acknowledgement can never pass for a message.
 */
public enum LeafKind {
    /** A whole message of a bank, under its input number. */
    MESSAGE(1),
    /** A large message of a bank that travelled in parts (D21), under its input number. */
    TRANSFER(2),
    /** A request of an operator's console or of the portal, under its input number. */
    REQUEST(3),
    /** A whole message of the centre, under its output number. */
    OUTPUT(16),
    /** A large message of the centre that travelled in parts, under its output number. */
    OUTPUT_TRANSFER(17),
    /** The answer to a request, under its output number. */
    ANSWER(18),
    /** Recorded, under the input number that is answered. */
    ACK(32),
    /** Not recorded, under the input number that is answered. */
    NAK(33);

    private static final LeafKind[] ALL = values();

    private final byte code;

    LeafKind(int code) {
        this.code = (byte) code;
    }

    /** The byte in the leaf. */
    public byte code() {
        return code;
    }

    /** The kind of a code, or null: the caller answers {@link RefusalReason#MALFORMED}. */
    public static @Nullable LeafKind ofCode(byte code) {
        for (LeafKind kind : ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }
}
