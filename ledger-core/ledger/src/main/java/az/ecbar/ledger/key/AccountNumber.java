package az.ecbar.ledger.key;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An account number of at most 34 bytes as five longs within a key.
 *
 * <p>Any thread; no allocation.
 */
public final class AccountNumber {
    /** Length of the field in bytes. */
    public static final int LENGTH = 34;

    /** Longs that a packed number takes. */
    public static final int LONGS = 5;

    /** Of character set x, besides letters and digits. */
    private static final String SIGNS = "/-?:().,'+ ";

    private AccountNumber() {}

    /** Writes the 34 bytes at {@code offset} as five longs to {@code key} from {@code at} on. */
    public static void pack(DirectBuffer buffer, int offset, long[] key, int at) {
        for (int i = 0; i < 4; i++) {
            key[at + i] = buffer.getLong(offset + i * 8);
        }
        key[at + 4] = buffer.getShort(offset + 32) & 0xFFFFL;
    }

    /**
     * Whether every message that tells of the account can bear the number packed in {@code key}: letters, digits and the
     * signs of character set x, a letter or digit first, no space last, and nothing behind its end.
     */
    public static boolean isWellFormed(long[] key, int at) {
        int length = 0;
        int last = 0;
        for (int i = 0; i < LENGTH; i++) {
            int c = at(key, at, i);
            boolean isIn = i == 0 ? isLetterOrDigit(c) : c == 0 || isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
            if (!isIn || (c != 0 && length < i)) {
                return false;
            }
            length += c == 0 ? 0 : 1;
            last = c == 0 ? last : c;
        }
        return last != ' ';
    }

    private static int at(long[] key, int at, int index) {
        return (int) (key[at + index / Long.BYTES] >>> (index % Long.BYTES * Byte.SIZE)) & 0xFF;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** Writes the 34 bytes of key number {@code id} of an index, whose number part begins at {@code at}. */
    public static void unpack(TupleIndex index, int id, int at, MutableDirectBuffer buffer, int offset) {
        for (int i = 0; i < 4; i++) {
            buffer.putLong(offset + i * 8, index.keyPart(id, at + i));
        }
        buffer.putShort(offset + 32, (short) index.keyPart(id, at + 4));
    }
}
