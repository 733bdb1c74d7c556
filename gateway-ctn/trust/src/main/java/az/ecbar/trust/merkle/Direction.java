package az.ecbar.trust.merkle;

import az.ecbar.trust.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Which way a message travels. Bound by the leaf, so that a message cannot be reflected to its sender. */
public enum Direction {
    BANK_TO_CENTRE(1),
    CENTRE_TO_BANK(2);

    private final byte code;

    Direction(int code) {
        this.code = (byte) code;
    }

    /** The byte in the leaf. */
    public byte code() {
        return code;
    }

    /** The direction of a code, or null: the caller answers {@link RefusalReason#MALFORMED}. */
    public static @Nullable Direction ofCode(byte code) {
        return switch (code) {
            case 1 -> BANK_TO_CENTRE;
            case 2 -> CENTRE_TO_BANK;
            default -> null;
        };
    }
}
