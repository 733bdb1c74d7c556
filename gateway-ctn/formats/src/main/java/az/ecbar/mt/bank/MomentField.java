package az.ecbar.mt.bank;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Field 13D: date and time of day with the offset to UTC, yymmddhhmm+hhmm. */
final class MomentField {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuMMddHHmmxx", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private MomentField() {}

    static OffsetDateTime read(Text value) throws FieldFault {
        try {
            return OffsetDateTime.parse(value, FORM);
        } catch (DateTimeParseException e) {
            throw new FieldFault(FormatReason.MOMENT_INVALID, "13D");
        }
    }
}
