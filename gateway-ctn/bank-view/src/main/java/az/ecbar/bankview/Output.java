package az.ecbar.bankview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message of the system as a terminal received it.
 *
 * @param bic who received it
 * @param sequence last ten digits of the system's number of the command that caused it
 * @param clock yymmddhhmm at which it was caused
 * @param rest all behind block 2
 */
record Output(String bic, String type, long sequence, String clock, String rest) {
    private static final Pattern SHAPE = Pattern.compile(
            "\\{1:F01(.{12})(\\d{10})}\\{2:O(\\d{3})(\\d{4})(\\d{6})NABZAZ2CXRTS(\\d{10})(\\d{6})(\\d{4})N}(.*)",
            Pattern.DOTALL);
    private static final Pattern MEANT = Pattern.compile("\\{4:\r\n:20:A(\\d{15})\r\n");
    private static final Pattern SMT = Pattern.compile("\r\n:12:(\\d{3})\r\n");

    /** Null: it has not the shape of an output to this terminal under this number. */
    static @Nullable Output of(String bic, String terminal, long number, String text) {
        Matcher shape = SHAPE.matcher(text);
        boolean isRight = shape.matches()
                && shape.group(1).equals(terminal)
                && Long.parseLong(shape.group(2)) == number
                && shape.group(4).equals(shape.group(8))
                && shape.group(5).equals(shape.group(7));
        return isRight
                ? new Output(
                        bic,
                        shape.group(3),
                        Long.parseLong(shape.group(6)),
                        shape.group(5) + shape.group(4),
                        shape.group(9))
                : null;
    }

    /** The number in AZIPS's reference that stands in field 20; -1: none. */
    long meant() {
        Matcher matcher = MEANT.matcher(rest);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** Of an MT298; empty in others. */
    String smt() {
        Matcher matcher = SMT.matcher(rest);
        return type.equals("298") && matcher.find() ? matcher.group(1) : "";
    }

    boolean isPayment() {
        return type.equals("102") || type.equals("103") || type.equals("205");
    }
}
