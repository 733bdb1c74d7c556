package az.ecbar.mt.output;

import az.ecbar.mt.MtError;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.Currencies;

/** A place in an array where the next byte goes. Owned by one writer; does not allocate. */
final class AsciiOutput {
    private byte[] bytes = new byte[0];
    private int start;
    private int at;

    void start(byte[] target, int offset) {
        bytes = target;
        start = offset;
        at = offset;
    }

    int length() {
        return at - start;
    }

    AsciiOutput put(Text text) {
        at += text.copyTo(bytes, at);
        return this;
    }

    AsciiOutput put(String ascii) {
        int from = at;
        for (int i = 0; i < ascii.length(); i++) {
            bytes[from + i] = (byte) ascii.charAt(i);
        }
        at = from + ascii.length();
        return this;
    }

    /** A reference, or the word for none. */
    AsciiOutput reference(Text reference) {
        return reference.isEmpty() ? put(MtError.NO_REFERENCE) : put(reference);
    }

    AsciiOutput put(char ascii) {
        bytes[at++] = (byte) ascii;
        return this;
    }

    AsciiOutput line() {
        return put('\r').put('\n');
    }

    /** The last so many digits of a number that is not negative, with leading zeros. */
    AsciiOutput number(long number, int digits) {
        long rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
        return this;
    }

    /** An amount, which may be zero, with all decimals of the currency. */
    AsciiOutput amount(Text currency, long amountMinor) {
        int digits = Currencies.digits(currency);
        if (amountMinor == 0) {
            put("0,");
            return number(0, digits);
        }
        at += Amount.write(amountMinor, digits, bytes, at);
        return this;
    }

    /** Value date, currency and amount as in field 32A. */
    AsciiOutput value(int date, Text currency, long amountMinor) {
        int digits = Currencies.digits(currency);
        number(date, 6).put(currency);
        at += Amount.write(amountMinor, digits, bytes, at);
        return this;
    }
}
