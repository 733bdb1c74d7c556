package az.ecbar.mt.check;

import java.nio.charset.StandardCharsets;

/**
 * Checks and makes taxpayer identification numbers (VÖEN): ten digits, the ninth computed from the first eight, the
 * tenth 1 for a legal and 2 for a natural person. Stateless; does not allocate when it checks.
 */
public final class Tin {
    /** The length of every TIN. */
    public static final int LENGTH = 10;

    private static final int[] WEIGHTS = {4, 1, 8, 6, 2, 7, 5, 3};
    private static final int MODULUS = 11;

    private Tin() {}

    /** Whether it is ten digits; nothing else is looked at. */
    public static boolean isShaped(byte[] bytes, int offset, int length) {
        if (length != LENGTH) {
            return false;
        }
        for (int i = offset; i < offset + LENGTH; i++) {
            if (!CharacterSet.isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is ten digits of which the ninth and the tenth are right. */
    public static boolean isValid(byte[] bytes, int offset, int length) {
        if (!isShaped(bytes, offset, length)) {
            return false;
        }
        int kind = bytes[offset + 9] - '0';
        return bytes[offset + 8] - '0' == checkDigit(bytes, offset) && (kind == 1 || kind == 2);
    }

    /** Whether it is ten digits of which the ninth and the tenth are right. */
    public static boolean isValid(String tin) {
        byte[] bytes = tin.getBytes(StandardCharsets.US_ASCII);
        return isValid(bytes, 0, bytes.length);
    }

    /** Whether a TIN with these first eight digits exists: where the remainder is 10 none is issued. */
    public static boolean isIssuable(int firstEight) {
        return checkDigit(eightDigits(firstEight), 0) < 10;
    }

    /**
     * The TIN of a legal person with these first eight digits.
     *
     * @throws IllegalArgumentException when no such TIN is issued
     */
    public static String legalPerson(int firstEight) {
        return of(firstEight, '1');
    }

    /**
     * The TIN of a natural person with these first eight digits.
     *
     * @throws IllegalArgumentException when no such TIN is issued
     */
    public static String naturalPerson(int firstEight) {
        return of(firstEight, '2');
    }

    private static String of(int firstEight, char kind) {
        byte[] digits = eightDigits(firstEight);
        int check = checkDigit(digits, 0);
        if (check > 9) {
            throw new IllegalArgumentException("no TIN begins with " + firstEight);
        }
        return new String(digits, StandardCharsets.US_ASCII) + (char) ('0' + check) + kind;
    }

    private static byte[] eightDigits(int number) {
        if (number < 0 || number > 99_999_999) {
            throw new IllegalArgumentException("not eight digits: " + number);
        }
        byte[] digits = new byte[8];
        int rest = number;
        for (int i = 7; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return digits;
    }

    private static int checkDigit(byte[] digits, int offset) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits[offset + i] - '0');
        }
        return sum % MODULUS;
    }
}
