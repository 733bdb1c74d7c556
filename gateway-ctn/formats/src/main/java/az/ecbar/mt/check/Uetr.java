package az.ecbar.mt.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** By the character's byte: its value, -1 if it is no digit. Digits and letters alternate in no order to be guessed. */
    private static final byte[] NIBBLES = nibbles();

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
        int from = offset;
        for (int i = targetOffset; i < targetOffset + BINARY_LENGTH; i++) {
            from += isHyphen(from - offset) ? 1 : 0;
            target[i] = (byte) (nibble(text[from]) << 4 | nibble(text[from + 1]));
            from += 2;
        }
    }

    /** Writes the text of sixteen bytes. */
    public static void toText(byte[] binary, int offset, byte[] target, int targetOffset) {
        int to = targetOffset;
        for (int i = offset; i < offset + BINARY_LENGTH; i++) {
            if (isHyphen(to - targetOffset)) {
                target[to++] = '-';
            }
            target[to++] = HEX[binary[i] >>> 4 & 0xF];
            target[to++] = HEX[binary[i] & 0xF];
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
        return NIBBLES[b & 0xFF];
    }

    private static byte[] nibbles() {
        byte[] nibbles = new byte[256];
        Arrays.fill(nibbles, (byte) -1);
        for (byte i = 0; i < HEX.length; i++) {
            nibbles[HEX[i]] = i;
        }
        return nibbles;
    }
}
