package az.ecbar.ips;

import az.ecbar.mt.FormatReason;
import org.jspecify.annotations.Nullable;

/**
 * Amounts in manats as ISO 20022 writes them: at most 16 digits, and a point with one or two decimals if any. So each is less
 * than {@code 10^18} qəpik, which a long holds. Stateless; does not allocate.
 */
final class Manats {
    private static final int MAX_DIGITS = 18;
    private static final int DECIMALS = 2;

    private Manats() {}

    /** What is wrong with the text of an amount that may be zero; null when nothing is. */
    static @Nullable FormatReason fault(byte[] text, int offset, int length) {
        int digits = 0;
        int decimals = -1;
        for (int i = offset; i < offset + length; i++) {
            byte b = text[i];
            if (b == '.' && decimals < 0) {
                decimals = 0;
            } else if (b < '0' || b > '9') {
                return FormatReason.AMOUNT_CHARACTER;
            } else {
                digits++;
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        if (digits == Math.max(0, decimals)) {
            return FormatReason.AMOUNT_NO_INTEGER;
        }
        if (decimals == 0) {
            return FormatReason.AMOUNT_CHARACTER;
        }
        if (decimals > DECIMALS) {
            return FormatReason.AMOUNT_DECIMALS;
        }
        return digits - Math.max(0, decimals) + DECIMALS > MAX_DIGITS ? FormatReason.AMOUNT_TOO_LONG : null;
    }

    /** The qəpik of an amount that has no fault. */
    static long minor(byte[] text, int offset, int length) {
        long minor = 0;
        int missing = DECIMALS;
        boolean isDecimal = false;
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '.') {
                isDecimal = true;
            } else {
                minor = minor * 10 + (text[i] - '0');
                missing -= isDecimal ? 1 : 0;
            }
        }
        for (int i = 0; i < missing; i++) {
            minor *= 10;
        }
        return minor;
    }
}
