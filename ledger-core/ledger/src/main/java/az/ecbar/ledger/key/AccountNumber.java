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

    private AccountNumber() {}

    /** Writes the 34 bytes at {@code offset} as five longs to {@code key} from {@code at} on. */
    public static void pack(DirectBuffer buffer, int offset, long[] key, int at) {
        for (int i = 0; i < 4; i++) {
            key[at + i] = buffer.getLong(offset + i * 8);
        }
        key[at + 4] = buffer.getShort(offset + 32) & 0xFFFFL;
    }

    /** Writes the 34 bytes of key number {@code id} of an index, whose number part begins at {@code at}. */
    public static void unpack(TupleIndex index, int id, int at, MutableDirectBuffer buffer, int offset) {
        for (int i = 0; i < 4; i++) {
            buffer.putLong(offset + i * 8, index.keyPart(id, at + i));
        }
        buffer.putShort(offset + 32, (short) index.keyPart(id, at + 4));
    }
}
