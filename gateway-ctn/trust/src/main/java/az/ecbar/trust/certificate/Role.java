package az.ecbar.trust.certificate;

import org.jspecify.annotations.Nullable;

/** What the holder of a certificate is in the settlement system. Stands in the certificate's role extension. */
public enum Role {
    /** A participant's adapter: signs the participant's messages. */
    BANK(1),
    /** An officer of the Central Bank: proposes and approves commands. */
    OPERATOR(2),
    /** A node of the settlement system: signs what goes to the participants. */
    NODE(3),
    /** The witness of two nodes: answers them and the operators, signs nothing, and is no node to any bank. */
    WITNESS(4);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    /** The number in the extension. */
    public int code() {
        return code;
    }

    static @Nullable Role ofCode(int code) {
        return switch (code) {
            case 1 -> BANK;
            case 2 -> OPERATOR;
            case 3 -> NODE;
            case 4 -> WITNESS;
            default -> null;
        };
    }
}
