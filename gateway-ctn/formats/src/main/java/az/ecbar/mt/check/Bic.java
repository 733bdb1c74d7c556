package az.ecbar.mt.check;

/**
 * The syntax of BICs and of logical terminals: four letters, the country's two, two letters or digits of the place, and
 * three of the branch; a logical terminal (12) has one letter more between place and branch. Stateless; does not allocate.
 */
public final class Bic {
    /** The length of a BIC with its branch, {@code XXX} for the head office. */
    public static final int LENGTH = 11;

    /** The length of a logical terminal. */
    public static final int TERMINAL_LENGTH = 12;

    private static final int PLACE = 6;
    private static final int TRAINING_MARK = 7;
    private static final int SHORT_LENGTH = 8;

    private Bic() {}

    /** Whether it is a BIC of eleven characters. */
    public static boolean isBic11(byte[] bytes, int offset, int length) {
        return length == LENGTH && isBic8(bytes, offset) && isBranch(bytes, offset + SHORT_LENGTH);
    }

    /** Whether it is a BIC of eight characters, or of eleven. */
    public static boolean isBic(byte[] bytes, int offset, int length) {
        return length == SHORT_LENGTH ? isBic8(bytes, offset) : isBic11(bytes, offset, length);
    }

    /** Copies a BIC of eight or eleven characters as one of eleven: the head office is {@code XXX}. */
    public static void copyPadded(byte[] bic, int offset, int length, byte[] target, int targetOffset) {
        System.arraycopy(bic, offset, target, targetOffset, length);
        for (int i = length; i < LENGTH; i++) {
            target[targetOffset + i] = 'X';
        }
    }

    /** Whether it is a logical terminal: a BIC8, a letter, a branch. */
    public static boolean isTerminal(byte[] bytes, int offset, int length) {
        return length == TERMINAL_LENGTH
                && isBic8(bytes, offset)
                && CharacterSet.isUpper(bytes[offset + SHORT_LENGTH])
                && isBranch(bytes, offset + SHORT_LENGTH + 1);
    }

    /** Whether a BIC or a terminal that is well formed is one for tests and training: 0 in place 8. */
    public static boolean isTraining(byte[] bytes, int offset) {
        return bytes[offset + TRAINING_MARK] == '0';
    }

    /** Copies the BIC11 of a logical terminal, which leaves out its ninth character. */
    public static void copyBic11(byte[] terminal, int offset, byte[] target, int targetOffset) {
        System.arraycopy(terminal, offset, target, targetOffset, SHORT_LENGTH);
        System.arraycopy(
                terminal, offset + SHORT_LENGTH + 1, target, targetOffset + SHORT_LENGTH, LENGTH - SHORT_LENGTH);
    }

    private static boolean isBic8(byte[] bytes, int offset) {
        for (int i = offset; i < offset + PLACE; i++) {
            if (!CharacterSet.isUpper(bytes[i])) {
                return false;
            }
        }
        return CharacterSet.isUpperOrDigit(bytes[offset + PLACE])
                && CharacterSet.isUpperOrDigit(bytes[offset + TRAINING_MARK]);
    }

    private static boolean isBranch(byte[] bytes, int offset) {
        return CharacterSet.isUpperOrDigit(bytes[offset])
                && CharacterSet.isUpperOrDigit(bytes[offset + 1])
                && CharacterSet.isUpperOrDigit(bytes[offset + 2]);
    }
}
