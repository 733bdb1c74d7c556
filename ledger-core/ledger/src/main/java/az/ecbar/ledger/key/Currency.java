package az.ecbar.ledger.key;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An ISO 4217 code as one {@code int} of three bytes, first letter highest.
 *
 * <p>Any thread; no allocation.
 */
public final class Currency {
    public static final int AZN = ('A' << 16) | ('Z' << 8) | 'N';

    /** Not three upper-case letters. */
    public static final int MALFORMED = -1;

    private Currency() {}

    /** Packs the three bytes at {@code offset}, or gives {@link #MALFORMED}. */
    public static int pack(DirectBuffer buffer, int offset) {
        int packed = 0;
        for (int i = 0; i < 3; i++) {
            byte c = buffer.getByte(offset + i);
            if (c < 'A' || c > 'Z') {
                return MALFORMED;
            }
            packed = (packed << 8) | c;
        }
        return packed;
    }

    /** Writes the three bytes. */
    public static void unpack(int packed, MutableDirectBuffer buffer, int offset) {
        buffer.putByte(offset, (byte) (packed >> 16));
        buffer.putByte(offset + 1, (byte) (packed >> 8));
        buffer.putByte(offset + 2, (byte) packed);
    }
}
