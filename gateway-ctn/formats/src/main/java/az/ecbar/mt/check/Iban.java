package az.ecbar.mt.check;

import java.nio.charset.StandardCharsets;

/**
 * Checks and makes Azerbaijani account numbers in the form of ISO 13616: {@code AZ}, two check digits, four letters of
 * the bank and twenty characters, 28 in all. Stateless; does not allocate when it checks.
 */
public final class Iban {
    /** The length of every Azerbaijani IBAN. */
    public static final int LENGTH = 28;

    private static final int MODULUS = 97;

    /** Two more digits still fit a {@code long}. */
    private static final long MAX_UNREDUCED = 10_000_000_000_000_000L;

    private Iban() {}

    /** What a check found. */
    public enum Finding {
        /** Form and check digits are right. */
        VALID,
        /** Not 28 characters. */
        LENGTH,
        /** Not {@code AZ}, two digits, four letters, then twenty letters or digits. */
        STRUCTURE,
        /** The form is right, the check digits are not. */
        CHECK_DIGITS
    }

    /** Checks form and check digits. */
    public static Finding check(byte[] bytes, int offset, int length) {
        if (length != LENGTH) {
            return Finding.LENGTH;
        }
        if (!isShaped(bytes, offset, length)) {
            return Finding.STRUCTURE;
        }
        return remainder(bytes, offset) == 1 ? Finding.VALID : Finding.CHECK_DIGITS;
    }

    /** Checks form and check digits. */
    public static Finding check(String iban) {
        byte[] bytes = iban.getBytes(StandardCharsets.US_ASCII);
        return check(bytes, 0, bytes.length);
    }

    /** Whether the form is right; the check digits are not looked at. */
    public static boolean isShaped(byte[] bytes, int offset, int length) {
        if (length != LENGTH || bytes[offset] != 'A' || bytes[offset + 1] != 'Z') {
            return false;
        }
        if (!CharacterSet.isDigit(bytes[offset + 2]) || !CharacterSet.isDigit(bytes[offset + 3])) {
            return false;
        }
        for (int i = offset + 4; i < offset + 8; i++) {
            if (!CharacterSet.isUpper(bytes[i])) {
                return false;
            }
        }
        for (int i = offset + 8; i < offset + LENGTH; i++) {
            if (!CharacterSet.isUpperOrDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * The IBAN of an account.
     *
     * @param bank four letters
     * @param account twenty letters or digits
     * @throws IllegalArgumentException when they are not
     */
    public static String of(String bank, String account) {
        byte[] bytes = ("AZ00" + bank + account).getBytes(StandardCharsets.US_ASCII);
        if (!isShaped(bytes, 0, bytes.length)) {
            throw new IllegalArgumentException("not a bank and an account: " + bank + ' ' + account);
        }
        int digits = MODULUS + 1 - remainder(bytes, 0);
        return "AZ" + (char) ('0' + digits / 10) + (char) ('0' + digits % 10) + bank + account;
    }

    /** The account after the first four characters, then those four, letters as 10 to 35, modulo 97. */
    private static int remainder(byte[] bytes, int offset) {
        long number = 0;
        for (int i = 4; i < LENGTH + 4; i++) {
            byte b = bytes[offset + (i < LENGTH ? i : i - LENGTH)];
            number = b <= '9' ? number * 10 + (b - '0') : number * 100 + (b - 'A' + 10);
            if (number > MAX_UNREDUCED) {
                number %= MODULUS;
            }
        }
        return (int) (number % MODULUS);
    }
}
