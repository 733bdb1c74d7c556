package az.ecbar.auditor;

import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Baku's dates, and which of them are business days. */
final class Dates {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int BAKU_MINUTES = 240;

    private final RuleSet rules;
    private final Map<Integer, Boolean> declared = new HashMap<>();

    Dates(RuleSet rules) {
        this.rules = rules;
    }

    void declare(Command.DeclareDay day) {
        if (day.system() == SystemId.AZIPS || day.system() == SystemId.ALL) {
            declared.put(day.date(), day.isBusinessDay());
        }
    }

    /** The date in Baku. */
    int on(long timeNs) {
        int roughly = on(timeNs, BAKU_MINUTES);
        return on(timeNs, rules.value(RuleId.UTC_OFFSET_MINUTES, roughly));
    }

    private static int on(long timeNs, long offsetMinutes) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(timeNs) + TimeUnit.MINUTES.toSeconds(offsetMinutes);
        return number(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).toLocalDate());
    }

    /** What is declared; otherwise Monday to Friday. */
    boolean isBusinessDay(int date) {
        Boolean isDeclared = declared.get(date);
        if (isDeclared != null) {
            return isDeclared;
        }
        return parse(date)
                .map(LocalDate::getDayOfWeek)
                .filter(day -> day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY)
                .isPresent();
    }

    static boolean exists(int date) {
        return parse(date).isPresent();
    }

    static int plusDays(int date, long days) {
        return number(parse(date).orElseThrow().plusDays(days));
    }

    /** Days from one date to another; negative if that lies before it. */
    static long daysBetween(int from, int to) {
        return parse(from).orElseThrow().until(parse(to).orElseThrow(), ChronoUnit.DAYS);
    }

    private static Optional<LocalDate> parse(int date) {
        try {
            return Optional.of(LocalDate.parse(String.format(Locale.ROOT, "%08d", date), FORM));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static int number(LocalDate date) {
        return Integer.parseInt(date.format(FORM));
    }
}
