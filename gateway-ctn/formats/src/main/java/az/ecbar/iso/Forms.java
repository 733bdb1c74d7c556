package az.ecbar.iso;

import az.ecbar.iso.profile.Form;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.check.Bic;
import az.ecbar.mt.check.CalendarDate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the value of an element of AZIPS may be, as far as ISO 20022 writes it otherwise than MT does; what both write alike is
 * checked in the MT equivalent. All of it in character set x. Stateless.
 */
final class Forms {
    /** The lines of a text in MT are so long. */
    static final int LINE_LENGTH = 35;

    /** Anything, spaces alone as well. */
    static final Form ANY = Form.ofSetX(_ -> null);

    /** A line of a text, as long as a line of an MT. */
    static final Form LINE = Form.ofSetX(Forms::ofLine);

    /** A date of the years 2000 to 2099, {@code 2026-04-01}: MT writes two digits of the year. */
    static final Form DATE = Form.ofSetX(text -> isDate(text) ? null : FormatReason.DATE_INVALID);

    /** A moment, {@code 2026-04-01T10:30:00.000+04:00}; without an offset, and with fewer or no parts of a second, too. */
    static final Form MOMENT = Form.ofSetX(text -> isMoment(text) ? null : FormatReason.MOMENT_NOT_WELL_FORMED);

    /** Digits, at most one point. */
    static final Form AMOUNT = Form.ofSetX(Forms::ofAmount);

    /** The eleven characters of a BIC with its branch. */
    static final Form BIC = Form.ofSetX(text ->
            Bic.isBic11(text.getBytes(StandardCharsets.US_ASCII), 0, text.length()) ? null : FormatReason.BIC_INVALID);

    /** Digits without leading zeros. */
    static final Form COUNT = Form.ofSetX(text -> text.matches("[1-9][0-9]{0,14}") ? null : FormatReason.COUNT_DIFFERS);

    /** {@code true} or {@code false}. */
    static final Form YES_OR_NO =
            Form.ofSetX(text -> text.equals("true") || text.equals("false") ? null : FormatReason.CODE_NOT_ACCEPTED);

    private static final Pattern MOMENTS =
            Pattern.compile("(20[0-9]{2}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}):[0-5][0-9]"
                    + "(?:\\.[0-9]{1,9})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?");

    private Forms() {}

    /** The one value that is accepted. */
    static Form code(String accepted) {
        return code(accepted, FormatReason.CODE_NOT_ACCEPTED);
    }

    /** The one value that is accepted, and why another is not. */
    static Form code(String accepted, FormatReason why) {
        return Form.ofSetX(text -> text.equals(accepted) ? null : why);
    }

    /** One of the values that are accepted. */
    static Form oneOf(String... accepted) {
        List<String> values = List.of(accepted);
        return Form.ofSetX(text -> values.contains(text) ? null : FormatReason.CODE_NOT_ACCEPTED);
    }

    private static @Nullable FormatReason ofLine(String text) {
        if (text.isBlank()) {
            return FormatReason.LINE_BLANK;
        }
        return text.length() > LINE_LENGTH ? FormatReason.LINE_TOO_LONG : null;
    }

    private static @Nullable FormatReason ofAmount(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return FormatReason.AMOUNT_CHARACTER;
            }
        }
        return points > 1 ? FormatReason.AMOUNT_CHARACTER : null;
    }

    private static boolean isDate(String text) {
        return text.matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}")
                && CalendarDate.isValid(Integer.parseInt(text.replace("-", "")));
    }

    private static boolean isMoment(String text) {
        Matcher parts = MOMENTS.matcher(text);
        return parts.matches()
                && CalendarDate.isValid(Integer.parseInt(parts.group(1).replace("-", "")))
                && CalendarDate.isTime(Integer.parseInt(parts.group(2).replace(":", "")));
    }
}
