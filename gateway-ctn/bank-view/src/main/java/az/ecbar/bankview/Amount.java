package az.ecbar.bankview;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A field 32A. */
record Amount(LocalDate date, String currency, BigDecimal amount) {
    static Amount of(Field field) throws Unreadable {
        String line = field.line();
        LocalDate date = Values.date(line.substring(0, Math.min(6, line.length())), field.tag());
        String currency = Values.currency(line.substring(6, Math.min(9, line.length())), field.tag());
        return new Amount(date, currency, Values.amount(line.substring(9), currency, field.tag(), false));
    }
}
