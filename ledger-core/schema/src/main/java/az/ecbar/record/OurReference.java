package az.ecbar.record;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Our own reference of a payment, field 20 of its advices: {@code A} and the payment's id, which is the sequence of its
 * command, in 15 digits. Unique for ever, as sequences are.
 *
 * <p>Any thread; no allocation.
 */
public final class OurReference {
    /** Length in bytes. */
    public static final int LENGTH = 16;

    private OurReference() {}

    /** Writes the reference of a payment. */
    public static void write(long paymentId, MutableDirectBuffer buffer, int offset) {
        buffer.putByte(offset, (byte) 'A');
        long rest = paymentId;
        for (int i = LENGTH - 1; i > 0; i--) {
            buffer.putByte(offset + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    /** The payment that a reference names, or 0 if it is none of ours. */
    public static long paymentId(DirectBuffer buffer, int offset) {
        if (buffer.getByte(offset) != 'A') {
            return 0;
        }
        long id = 0;
        for (int i = 1; i < LENGTH; i++) {
            byte digit = buffer.getByte(offset + i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            id = id * 10 + digit - '0';
        }
        return id;
    }
}
