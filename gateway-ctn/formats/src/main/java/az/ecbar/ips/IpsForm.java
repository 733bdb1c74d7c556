package az.ecbar.ips;

import az.ecbar.iso.profile.Form;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.check.Bic;
import az.ecbar.mt.check.CharacterSet;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Uetr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the values of elements of IPS may be, checked where they stand, without an object for any. Texts may have all letters
 * of Unicode, and are as long as ISO 20022 lets them be. Stateless; any thread.
 *
 * @param notation how the documents name it
 */
record IpsForm(String notation, Check check) implements Form {
    /** An identification that somebody gives: letters and digits and marks, no slash at an end, no two in a row. */
    static final Form ID = new IpsForm("id", IpsForm::ofId);

    /** A BIC of eight or eleven characters. */
    static final Form BIC = new IpsForm("BIC", (b, at, n) -> Bic.isBic(b, at, n) ? null : FormatReason.BIC_INVALID);

    /** An Azerbaijani IBAN. */
    static final Form IBAN = new IpsForm("IBAN", IpsForm::ofIban);

    /** A UETR. */
    static final Form UETR =
            new IpsForm("UETR", (b, at, n) -> Uetr.isValid(b, at, n) ? null : FormatReason.UETR_NOT_WELL_FORMED);

    /** An amount of manats that is more than nothing. */
    static final Form AMOUNT = new IpsForm("amount", IpsForm::ofAmount);

    /** An amount of manats, nothing too. */
    static final Form AMOUNT_OR_ZERO = new IpsForm("amount or zero", Manats::fault);

    /** A date. */
    static final Form DATE =
            new IpsForm("date", (b, at, n) -> Moments.isDate(b, at, n) ? null : FormatReason.DATE_INVALID);

    /** A date and time. */
    static final Form MOMENT = new IpsForm(
            "date and time", (b, at, n) -> Moments.isMoment(b, at, n) ? null : FormatReason.MOMENT_NOT_WELL_FORMED);

    /** A code of one to four capitals and digits, of a list that others keep. */
    static final Form EXTERNAL_CODE = new IpsForm("code", IpsForm::ofExternalCode);

    /** A country of ISO 3166. */
    static final Form COUNTRY = new IpsForm("country", IpsForm::ofCountry);

    /** A whole number. */
    static final Form NUMBER = new IpsForm("number", IpsForm::ofNumber);

    /** Bytes in base64. */
    static final Form BASE64 = new IpsForm("base64", IpsForm::ofBase64);

    private static final int ID_LENGTH = 35;
    private static final int CODE_LENGTH = 4;
    private static final int NUMBER_LENGTH = 18;

    /** What is wrong with a value; null when nothing is. */
    @FunctionalInterface
    interface Check {
        @Nullable
        FormatReason fault(byte[] utf8, int offset, int length);
    }

    @Override
    public @Nullable FormatReason fault(byte[] utf8, int offset, int length) {
        return check.fault(utf8, offset, length);
    }

    /** A text of so many characters, in one line. */
    static Form text(int most) {
        return new IpsForm("text " + most, (b, at, n) -> ofText(b, at, n, most, false));
    }

    /** A text of so many characters, in as many lines as one likes. */
    static Form lines(int most) {
        return new IpsForm("lines " + most, (b, at, n) -> ofText(b, at, n, most, true));
    }

    /** One of the values that are accepted. */
    static Form code(String... accepted) {
        return code(FormatReason.CODE_NOT_ACCEPTED, accepted);
    }

    /** One of the values that are accepted, and why another is not. */
    static Form code(FormatReason why, String... accepted) {
        byte[][] values = new byte[accepted.length][];
        for (int i = 0; i < accepted.length; i++) {
            values[i] = accepted[i].getBytes(StandardCharsets.US_ASCII);
        }
        return new IpsForm('`' + String.join("`, `", accepted) + '`', (b, at, n) -> {
            for (byte[] value : values) {
                if (Arrays.equals(b, at, at + n, value, 0, value.length)) {
                    return null;
                }
            }
            return why;
        });
    }

    private static @Nullable FormatReason ofId(byte[] b, int at, int n) {
        if (n > ID_LENGTH) {
            return FormatReason.TEXT_TOO_LONG;
        }
        byte before = '/';
        for (int i = at; i < at + n; i++) {
            boolean isMark = b[i] != ' ' && CharacterSet.isText(b[i]);
            if (!isMark || (b[i] == '/' && before == '/')) {
                return FormatReason.IDENTIFIER_NOT_WELL_FORMED;
            }
            before = b[i];
        }
        return before == '/' ? FormatReason.IDENTIFIER_NOT_WELL_FORMED : null;
    }

    private static @Nullable FormatReason ofIban(byte[] b, int at, int n) {
        return switch (Iban.check(b, at, n)) {
            case VALID -> null;
            case CHECK_DIGITS -> FormatReason.IBAN_CHECK_DIGITS;
            case LENGTH, STRUCTURE -> FormatReason.IBAN_INVALID;
        };
    }

    private static @Nullable FormatReason ofAmount(byte[] b, int at, int n) {
        FormatReason fault = Manats.fault(b, at, n);
        return fault == null && Manats.minor(b, at, n) == 0 ? FormatReason.AMOUNT_ZERO : fault;
    }

    private static @Nullable FormatReason ofExternalCode(byte[] b, int at, int n) {
        if (n > CODE_LENGTH) {
            return FormatReason.CODE_NOT_ACCEPTED;
        }
        for (int i = at; i < at + n; i++) {
            if (!CharacterSet.isUpperOrDigit(b[i])) {
                return FormatReason.CODE_NOT_ACCEPTED;
            }
        }
        return null;
    }

    private static @Nullable FormatReason ofCountry(byte[] b, int at, int n) {
        boolean isCountry = n == 2 && CharacterSet.isUpper(b[at]) && CharacterSet.isUpper(b[at + 1]);
        return isCountry ? null : FormatReason.CODE_NOT_ACCEPTED;
    }

    private static @Nullable FormatReason ofNumber(byte[] b, int at, int n) {
        boolean isWritten = n <= NUMBER_LENGTH && (n == 1 || b[at] != '0');
        for (int i = at; i < at + n; i++) {
            isWritten &= CharacterSet.isDigit(b[i]);
        }
        return isWritten ? null : FormatReason.COUNT_DIFFERS;
    }

    private static @Nullable FormatReason ofBase64(byte[] b, int at, int n) {
        for (int i = at; i < at + n; i++) {
            byte c = b[i];
            boolean isOfIt =
                    CharacterSet.isUpperOrDigit(c) || (c >= 'a' && c <= 'z') || c == '+' || c == '/' || c == '=';
            if (!isOfIt) {
                return FormatReason.CHARACTER_NOT_ALLOWED;
            }
        }
        return n % 4 == 0 ? null : FormatReason.CHARACTER_NOT_ALLOWED;
    }

    /** One beyond the first 65,536 counts as two, since some validators of schemas count so: all take what is accepted here. */
    private static @Nullable FormatReason ofText(byte[] b, int at, int n, int most, boolean hasLines) {
        int characters = 0;
        boolean isBlank = true;
        for (int i = at; i < at + n; i++) {
            int c = b[i];
            if ((c & 0xC0) == 0x80) {
                continue;
            }
            characters += (c & 0xF8) == 0xF0 ? 2 : 1;
            boolean isLineEnd = c == '\n';
            boolean isControl = (c >= 0 && c < ' ') || c == 0x7F || isLaterControl(b, i);
            if (isControl && !(hasLines && isLineEnd)) {
                return FormatReason.CONTROL_CHARACTER;
            }
            isBlank &= c == ' ' || isLineEnd;
        }
        if (isBlank) {
            return FormatReason.LINE_BLANK;
        }
        return characters > most ? FormatReason.TEXT_TOO_LONG : null;
    }

    /** Whether one of the 32 control characters from 128 on begins here. */
    private static boolean isLaterControl(byte[] b, int at) {
        return b[at] == (byte) 0xC2 && (b[at + 1] & 0xFF) < 0xA0;
    }
}
