package az.ecbar.bankview;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message of the system as a terminal received it.
 *
 * <p>An MT bears the number of the command that caused it. An ISO message bears the moment of it alone, which lies between
 * the moments of commands whose numbers banks and operators know: so its number is known within limits.
 */
final class Output {
    private static final Pattern SHAPE = Pattern.compile(
            "\\{1:F01(.{12})(\\d{10})}\\{2:O(\\d{3})(\\d{4})(\\d{6})NABZAZ2CXRTS(\\d{10})(\\d{6})(\\d{4})N}(.*)",
            Pattern.DOTALL);
    private static final Pattern FIRST = Pattern.compile("\\{4:\r\n(:20:([^\r]*))\r\n");
    private static final Pattern OURS = Pattern.compile("A(\\d{15})");
    private static final Pattern SMT = Pattern.compile("\r\n:12:(\\d{3})\r\n");

    /** Who received it. */
    final String bic;

    /** Three digits: of an ISO message that of the MT that says the same. */
    final String type;

    /** Last ten digits of the system's number of the command that caused it, at the least and at the most. */
    long from;

    long to;

    /** yymmddhhmm at which it was caused. */
    final String clock;

    /** All behind block 2 of an MT; the whole of an ISO message. */
    final String rest;

    /** What field 20 holds, or says in ISO; of a payment in ISO nothing. */
    final String reference;

    /** Of an MT298; empty in others. */
    final String smt;

    /** Null of an MT. */
    final @Nullable IsoOutput iso;

    private Output(
            String bic,
            String type,
            long from,
            long to,
            String clock,
            String rest,
            String reference,
            String smt,
            @Nullable IsoOutput iso) {
        this.bic = bic;
        this.type = type;
        this.from = from;
        this.to = to;
        this.clock = clock;
        this.rest = rest;
        this.reference = reference;
        this.smt = smt;
        this.iso = iso;
    }

    /** Null: it has not the shape of an output to this terminal under this number. */
    static @Nullable Output of(String bic, String terminal, long number, String text) {
        return text.startsWith("<") ? ofIso(bic, terminal, number, text) : ofMt(bic, terminal, number, text);
    }

    private static @Nullable Output ofMt(String bic, String terminal, long number, String text) {
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
        Matcher first = FIRST.matcher(rest);
        Matcher smt = SMT.matcher(rest);
        long sequence = Long.parseLong(shape.group(6));
        return new Output(
                bic,
                type,
                sequence,
                sequence,
                shape.group(5) + shape.group(4),
                rest,
                first.find() ? first.group(2) : "",
                type.equals("298") && smt.find() ? smt.group(1) : "",
                null);
    }

    private static @Nullable Output ofIso(String bic, String terminal, long number, String text) {
        List<IsoText.Leaf> leaves = IsoText.leaves(text);
        IsoOutput iso = leaves == null ? null : IsoOutput.of(terminal, number, leaves);
        return iso == null
                ? null
                : new Output(bic, iso.type, 0, Long.MAX_VALUE, iso.clock(), text, iso.reference, iso.smt, iso);
    }

    /** The number in AZIPS's reference that stands in field 20; -1: none. */
    long meant() {
        Matcher ours = OURS.matcher(reference);
        return ours.matches() ? Long.parseLong(ours.group(1)) : -1;
    }

    boolean isPayment() {
        return type.equals("102") || type.equals("103") || type.equals("205");
    }
}
