package az.ecbar.ledger.key;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A BIC11 as one {@code long}: eleven digits of base 36, so that equal BICs are equal numbers.
 *
 * <p>Any thread; no allocation.
 */
public final class Bic {
    /** Length of a BIC11 in bytes. */
    public static final int LENGTH = 11;

    /** No BIC: all bytes NUL. */
    public static final long ABSENT = 0;

    /** Not a BIC: some byte is neither an upper-case letter nor a digit. */
    public static final long MALFORMED = -1;

    private static final int BASE = 36;

    /** By the character's byte: which digit it is, -1 if none. Letters and digits alternate in no order to be guessed. */
    private static final byte[] DIGITS = digits();

    private Bic() {}

    /** Packs the eleven bytes at {@code offset}; {@link #ABSENT} if all are NUL, {@link #MALFORMED} if one is wrong. */
    public static long pack(DirectBuffer buffer, int offset) {
        long first = buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        int last = buffer.getInt(offset + LENGTH - Integer.BYTES, ByteOrder.LITTLE_ENDIAN) >>> Byte.SIZE;
        if (first == 0 && last == 0) {
            return ABSENT;
        }
        long packed = pack(0, first, Long.BYTES);
        return packed < 0 ? MALFORMED : pack(packed, last, LENGTH - Long.BYTES);
    }

    /** Appends characters, the first one in the lowest byte. */
    private static long pack(long before, long characters, int count) {
        long packed = before;
        long rest = characters;
        int wrong = 0;
        for (int i = 0; i < count; i++, rest >>>= Byte.SIZE) {
            int digit = DIGITS[(int) rest & 0xFF];
            wrong |= digit;
            packed = packed * BASE + digit;
        }
        return wrong < 0 ? MALFORMED : packed;
    }

    /** Writes the eleven bytes of a packed BIC; {@link #ABSENT} gives NULs. */
    public static void unpack(long packed, MutableDirectBuffer buffer, int offset) {
        if (packed <= 0) {
            buffer.setMemory(offset, LENGTH, (byte) 0);
            return;
        }
        long rest = packed;
        for (int i = LENGTH - 1; i >= 0; i--) {
            int digit = (int) (rest % BASE);
            buffer.putByte(offset + i, (byte) (digit < 10 ? '0' + digit : 'A' + digit - 10));
            rest /= BASE;
        }
    }

    private static byte[] digits() {
        byte[] digits = new byte[1 << Byte.SIZE];
        for (int c = 0; c < digits.length; c++) {
            if (c >= 'A' && c <= 'Z') {
                digits[c] = (byte) (c - 'A' + 10);
            } else {
                digits[c] = (byte) (c >= '0' && c <= '9' ? c - '0' : -1);
            }
        }
        return digits;
    }
}
