package az.ecbar.mt.check;

import java.nio.charset.StandardCharsets;

/**
 * Amounts as messages write them ({@code 15d}): digits, exactly one comma with at least one digit before it, no more
 * decimals than the currency has; and as the ledger holds them: a {@code long} of minor units.
 *
 * <p>An accepted text has at most 14 digits, and the currency with most decimals has three: the greatest value is below
 * {@code 10^17} minor units, which a {@code long} holds. So reading is exact and cannot overflow. Stateless; reading and
 * writing into an array do not allocate.
 */
public final class Amount {
    /** The greatest length of the text of one amount, comma included. */
    public static final int MAX_LENGTH = 15;

    /** The greatest length of what is written, comma included: a sum may be any {@code long}. */
    public static final int MAX_WRITTEN = 20;

    private Amount() {}

    /** What a check found. */
    public enum Finding {
        VALID,
        /** Longer than fifteen characters, or empty. */
        LENGTH,
        /** Something that is neither a digit nor the one comma: a point, a sign, a space, a second comma. */
        CHARACTER,
        /** No comma. */
        NO_COMMA,
        /** No digit before the comma. */
        NO_INTEGER,
        /** More decimals than the currency has. */
        DECIMALS,
        /** Nothing but zeros. */
        ZERO
    }

    /** Checks the text of an amount in a currency with so many decimals. */
    public static Finding check(byte[] bytes, int offset, int length, int digits) {
        if (length < 1 || length > MAX_LENGTH) {
            return Finding.LENGTH;
        }
        int comma = -1;
        boolean positive = false;
        for (int i = 0; i < length; i++) {
            byte b = bytes[offset + i];
            if (b == ',' && comma < 0) {
                comma = i;
            } else if (!CharacterSet.isDigit(b)) {
                return Finding.CHARACTER;
            } else {
                positive |= b != '0';
            }
        }
        if (comma < 0) {
            return Finding.NO_COMMA;
        }
        if (comma == 0) {
            return Finding.NO_INTEGER;
        }
        if (length - comma - 1 > digits) {
            return Finding.DECIMALS;
        }
        return positive ? Finding.VALID : Finding.ZERO;
    }

    /** The minor units of an amount that {@link #check} found valid with the same number of decimals. */
    public static long minor(byte[] bytes, int offset, int length, int digits) {
        long minor = 0;
        int missing = digits;
        boolean decimals = false;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == ',') {
                decimals = true;
                continue;
            }
            minor = minor * 10 + (bytes[i] - '0');
            if (decimals) {
                missing--;
            }
        }
        for (int i = 0; i < missing; i++) {
            minor *= 10;
        }
        return minor;
    }

    /**
     * Writes an amount or a sum with all decimals of its currency, at most {@value #MAX_WRITTEN} bytes.
     *
     * @return the number of bytes written
     * @throws IllegalArgumentException when it is not positive
     */
    public static int write(long minor, int digits, byte[] target, int offset) {
        int length = length(minor, digits);
        int at = offset + length - 1;
        long rest = minor;
        for (int i = 0; i < length; i++) {
            if (i == digits) {
                target[at--] = ',';
            } else {
                target[at--] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return length;
    }

    /**
     * The text of an amount with all decimals of its currency.
     *
     * @throws IllegalArgumentException when it is not positive or longer than fifteen characters
     */
    public static String format(long minor, int digits) {
        byte[] bytes = new byte[MAX_WRITTEN];
        int length = write(minor, digits, bytes, 0);
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters: " + minor);
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private static int length(long minor, int digits) {
        if (minor <= 0 || digits < 0) {
            throw new IllegalArgumentException("not an amount: " + minor + " with " + digits + " decimals");
        }
        int figures = 0;
        for (long rest = minor; rest > 0; rest /= 10) {
            figures++;
        }
        return Math.max(figures, digits + 1) + 1;
    }
}
