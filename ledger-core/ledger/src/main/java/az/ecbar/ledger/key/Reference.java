package az.ecbar.ledger.key;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A 16-byte reference as two longs, re-used from command to command.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class Reference {
    /** Length of the field in bytes. */
    public static final int LENGTH = 16;

    private long first;
    private long second;

    /** Reads the sixteen bytes at {@code offset}. */
    public Reference read(DirectBuffer buffer, int offset) {
        return set(buffer.getLong(offset), buffer.getLong(offset + 8));
    }

    /** Takes the two longs. */
    public Reference set(long newFirst, long newSecond) {
        first = newFirst;
        second = newSecond;
        return this;
    }

    /** First eight bytes as they lie in memory. */
    public long first() {
        return first;
    }

    /** Last eight bytes as they lie in memory. */
    public long second() {
        return second;
    }

    /** Whether there is no reference: all bytes NUL. */
    public boolean isAbsent() {
        return first == 0 && second == 0;
    }

    /** Writes the sixteen bytes. */
    public void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, first);
        buffer.putLong(offset + 8, second);
    }
}
