package az.ecbar.bankview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** How amounts and dates are written in messages. */
final class Money {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private Money() {}

    /** Of a currency in which money can be held; -1 of anything else. */
    static int digits(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** With a comma and all decimals of the currency. */
    static String text(String currency, BigDecimal amount) {
        int digits = digits(currency);
        String plain = amount.setScale(digits).toPlainString();
        return digits == 0 ? plain + "," : plain.replace('.', ',');
    }

    static String withCurrency(String currency, BigDecimal amount) {
        return currency + text(currency, amount);
    }

    /** yymmdd. */
    static String date(LocalDate date) {
        return date.format(SHORT);
    }
}
