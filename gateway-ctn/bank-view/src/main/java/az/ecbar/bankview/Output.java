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
 * @param meant the number in AZIPS's reference that stands in field 20; -1: none
 * @param smt of an MT298; empty in others
 */
record Output(String bic, String type, long sequence, String clock, String rest, long meant, String smt) {
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
        if (!isRight) {
            return null;
        }
        String type = shape.group(3);
        String rest = shape.group(9);
        Matcher meant = MEANT.matcher(rest);
        Matcher smt = SMT.matcher(rest);
        return new Output(
                bic,
                type,
                Long.parseLong(shape.group(6)),
                shape.group(5) + shape.group(4),
                rest,
                meant.find() ? Long.parseLong(meant.group(1)) : -1,
                type.equals("298") && smt.find() ? smt.group(1) : "");
    }

    /** Block 4 behind its first line end. */
    String text() {
        return rest.substring(rest.indexOf("{4:") + 5);
    }

    boolean isPayment() {
        return type.equals("102") || type.equals("103") || type.equals("205");
    }
}
