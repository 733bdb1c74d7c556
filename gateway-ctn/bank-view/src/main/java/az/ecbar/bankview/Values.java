package az.ecbar.bankview;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The values of fields, as the page of formats describes them. */
final class Values {
    private static final Pattern IBAN = Pattern.compile("AZ\\d{2}[A-Z]{4}[A-Z0-9]{20}");
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}[A-Z0-9]{3}");
    private static final int[] TIN_WEIGHTS = {4, 1, 8, 6, 2, 7, 5, 3};

    private Values() {}

    static String reference(Field field) throws Unreadable {
        String value = field.line();
        if (value.isEmpty() || value.length() > 16) {
            throw new Unreadable(140, field.tag());
        }
        if (value.startsWith("/") || value.endsWith("/") || value.contains("//")) {
            throw new Unreadable(141, field.tag());
        }
        if (value.startsWith(" ") || value.endsWith(" ")) {
            throw new Unreadable(142, field.tag());
        }
        return value;
    }

    static LocalDate date(String text, String tag) throws Unreadable {
        if (!text.matches("\\d{6}")) {
            throw new Unreadable(147, tag);
        }
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(text.substring(0, 2)),
                    Integer.parseInt(text.substring(2, 4)),
                    Integer.parseInt(text.substring(4)));
        } catch (DateTimeException e) {
            throw (Unreadable) new Unreadable(147, tag).initCause(e);
        }
    }

    static String currency(String text, String tag) throws Unreadable {
        if (text.length() != 3 || Money.digits(text) < 0) {
            throw new Unreadable(148, tag);
        }
        return text;
    }

    static BigDecimal amount(String text, String currency, String tag, boolean mayBeZero) throws Unreadable {
        if (text.isEmpty() || text.length() > 15) {
            throw new Unreadable(149, tag);
        }
        if (!text.matches("\\d*,?\\d*")) {
            throw new Unreadable(150, tag);
        }
        int comma = text.indexOf(',');
        if (comma <= 0) {
            throw new Unreadable(comma < 0 ? 151 : 152, tag);
        }
        if (text.length() - comma - 1 > Money.digits(currency)) {
            throw new Unreadable(153, tag);
        }
        String plain = text.replace(',', '.');
        BigDecimal amount = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
        if (amount.signum() == 0 && !mayBeZero) {
            throw new Unreadable(154, tag);
        }
        return amount;
    }

    static void requireIban(String text, int malformed, String tag) throws Unreadable {
        if (!IBAN.matcher(text).matches()) {
            throw new Unreadable(malformed, tag);
        }
        if (!hasRightCheckDigits(text)) {
            throw new Unreadable(157, tag);
        }
    }

    static boolean isIban(String text) {
        return IBAN.matcher(text).matches() && hasRightCheckDigits(text);
    }

    /** A participant's account, of which only the form is looked at here. */
    static String participantAccount(String text, String tag) throws Unreadable {
        if (!IBAN.matcher(text).matches()) {
            throw new Unreadable(158, tag);
        }
        return text;
    }

    private static boolean hasRightCheckDigits(String iban) {
        StringBuilder digits = new StringBuilder();
        String turned = iban.substring(4) + iban.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            digits.append(Character.digit(turned.charAt(i), 36));
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
    }

    static boolean isTin(String text) {
        if (!text.matches("\\d{10}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < TIN_WEIGHTS.length; i++) {
            sum += TIN_WEIGHTS[i] * (text.charAt(i) - '0');
        }
        char last = text.charAt(9);
        return sum % 11 == text.charAt(8) - '0' && (last == '1' || last == '2');
    }

    static boolean isBic(String text) {
        return BIC.matcher(text).matches();
    }
}
