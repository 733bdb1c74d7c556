package az.ecbar.mt.bank;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.check.Currencies;

/** Field 32A: value date, currency, amount. */
record ValueField(int date, String currency, long amountMinor) {
    static final ValueField NONE = new ValueField(0, "", 0);
    private static final String HEAD = "[0-9]{6}[A-Z]{3}.*";

    static ValueField read(Text value) throws FieldFault {
        if (!value.toString().matches(HEAD)) {
            throw new FieldFault(FormatReason.DATE_INVALID, "32A");
        }
        int date = 20_000_000 + (int) value.subSequence(0, 6).toNumber();
        if (!CalendarDate.isValid(date)) {
            throw new FieldFault(FormatReason.DATE_INVALID, "32A");
        }
        Text currency = value.subSequence(6, 9);
        int digits = Currencies.digits(currency);
        if (digits == Currencies.UNKNOWN) {
            throw new FieldFault(FormatReason.CURRENCY_UNKNOWN, "32A");
        }
        Text amount = value.subSequence(9, value.length());
        FormatReason fault = FormatReason.of(Amount.check(amount.array(), amount.offset(), amount.length(), digits));
        if (fault != null) {
            throw new FieldFault(fault, "32A");
        }
        return new ValueField(
                date, currency.toString(), Amount.minor(amount.array(), amount.offset(), amount.length(), digits));
    }
}
