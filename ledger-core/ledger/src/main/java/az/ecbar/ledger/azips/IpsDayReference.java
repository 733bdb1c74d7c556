package az.ecbar.ledger.azips;

import az.ecbar.ledger.key.Reference;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The reference of what an IPS day booked on an account of AZIPS: {@code IPS} and the date, as in {@code IPS20260427}.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 5-1.7.4
 */
final class IpsDayReference {
    private static final int FIRST_DIGIT = 3;
    private static final int DIGITS = 8;

    private final UnsafeBuffer text = new UnsafeBuffer(new byte[Reference.LENGTH]);
    private final Reference reference = new Reference();

    IpsDayReference() {
        text.putStringWithoutLengthAscii(0, "IPS");
    }

    /** Valid until the next one. */
    Reference of(int date) {
        int left = date;
        for (int i = DIGITS - 1; i >= 0; i--) {
            text.putByte(FIRST_DIGIT + i, (byte) ('0' + left % 10));
            left /= 10;
        }
        return reference.read(text, 0);
    }
}
