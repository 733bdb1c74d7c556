package az.ecbar.mt.check;

/**
 * The unique end-to-end transaction reference, field 121: a version 4 UUID in lower case, {@code
 * xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx} with y one of 8, 9, a, b. Stateless; does not allocate.
 */
public final class Uetr {
    /** The length of its text. */
    public static final int LENGTH = 36;

    /** The length of its binary form, high byte first. */
    public static final int BINARY_LENGTH = 16;

    private static final int VERSION_AT = 14;
    private static final int VARIANT_AT = 19;

    private Uetr() {}

    /** Whether the text is a UETR. */
    public static boolean isValid(byte[] bytes, int offset, int length) {
        if (length != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte b = bytes[offset + i];
            if (isHyphen(i) ? b != '-' : nibble(b) < 0) {
                return false;
            }
        }
        return bytes[offset + VERSION_AT] == '4' && nibble(bytes[offset + VARIANT_AT]) >>> 2 == 0b10;
    }

    /** Writes the sixteen bytes of a text that is a UETR. */
    public static void toBinary(byte[] text, int offset, byte[] target, int targetOffset) {
        int at = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (!isHyphen(i)) {
                int shifted = (at & 1) == 0 ? nibble(text[offset + i]) << 4 : nibble(text[offset + i]);
                int before = (at & 1) == 0 ? 0 : target[targetOffset + at / 2];
                target[targetOffset + at / 2] = (byte) (before | shifted);
                at++;
            }
        }
    }

    /** Writes the text of sixteen bytes. */
    public static void toText(byte[] binary, int offset, byte[] target, int targetOffset) {
        int at = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (isHyphen(i)) {
                target[targetOffset + i] = '-';
                continue;
            }
            int both = binary[offset + at / 2] & 0xFF;
            int value = (at & 1) == 0 ? both >>> 4 : both & 0xF;
            target[targetOffset + i] = (byte) (value < 10 ? '0' + value : 'a' + value - 10);
            at++;
        }
    }

    /** Makes a UETR of the first sixteen bytes of a digest: sets version and variant in place. */
    public static void stamp(byte[] digest, int offset) {
        digest[offset + 6] = (byte) ((digest[offset + 6] & 0x0F) | 0x40);
        digest[offset + 8] = (byte) ((digest[offset + 8] & 0x3F) | 0x80);
    }

    private static boolean isHyphen(int at) {
        return at == 8 || at == 13 || at == 18 || at == 23;
    }

    private static int nibble(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
    }
}
