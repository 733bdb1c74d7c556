package az.ecbar.mt.check;

/** SWIFT's character set x: what the text of a message may consist of, lower case included. Stateless. */
public final class CharacterSet {
    private static final boolean[] X = new boolean[256];

    static {
        for (char c = 'A'; c <= 'Z'; c++) {
            X[c] = true;
            X[c + ('a' - 'A')] = true;
        }
        for (char c = '0'; c <= '9'; c++) {
            X[c] = true;
        }
        for (char c : "/-?:().,'+ ".toCharArray()) {
            X[c] = true;
        }
    }

    private CharacterSet() {}

    /** Whether the byte may stand in a line of text; the line ends CR and LF are not part of a line. */
    public static boolean isText(byte b) {
        return X[b & 0xFF];
    }

    /** Whether all bytes of the range may stand in a line of text. */
    public static boolean isText(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!X[bytes[i] & 0xFF]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one of 0 to 9. */
    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether it is one of A to Z. */
    public static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /** Whether it is one of A to Z or 0 to 9. */
    public static boolean isUpperOrDigit(byte b) {
        return isUpper(b) || isDigit(b);
    }
}
