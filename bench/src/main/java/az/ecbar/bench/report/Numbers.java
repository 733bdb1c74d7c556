package az.ecbar.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes figures: exactly enough digits for a machine, few for a reader. */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(6);

    private Numbers() {}

    /** Six significant digits, without an exponent; fails on what is not a number. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a figure: " + value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Whole numbers in groups of three from 1000 on, three significant digits below. */
    static String readable(double value) {
        double size = Math.abs(value);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return size == 0 ? "0" : String.format(Locale.ROOT, "%.3f", value);
    }
}
