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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Baku's dates, and which of them are business days. */
final class Dates {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int BAKU_MINUTES = 240;

    private final RuleSet rules;
    private final Map<Integer, Declared> declared = new TreeMap<>();
    private final Map<Integer, Declared> declaredOfLvpcss = new TreeMap<>();

    /** What was decided about a date. */
    record Declared(boolean isBusinessDay, int decisionDate, String decisionNumber) {}

    Dates(RuleSet rules) {
        this.rules = rules;
    }

    void declare(Command.DeclareDay day) {
        Declared said = new Declared(day.isBusinessDay(), day.decisionDate(), day.decisionNumber());
        if (day.system() != SystemId.LVPCSS) {
            declared.put(day.date(), said);
        }
        if (day.system() != SystemId.AZIPS) {
            declaredOfLvpcss.put(day.date(), said);
        }
    }

    /** The dates of a year that were declared for a system, or for one of both. */
    Set<Integer> declaredOf(SystemId system, int year) {
        Set<Integer> dates = new TreeSet<>();
        if (system != SystemId.LVPCSS) {
            dates.addAll(declared.keySet());
        }
        if (system != SystemId.AZIPS) {
            dates.addAll(declaredOfLvpcss.keySet());
        }
        dates.removeIf(date -> date / 10_000 != year);
        return dates;
    }

    /** What was decided about a date of a system. */
    Optional<Declared> declaredOn(SystemId system, int date) {
        return Optional.ofNullable((system == SystemId.LVPCSS ? declaredOfLvpcss : declared).get(date));
    }

    /** Of each month of a year a bit for each day that is a business day of a system, that of the first the lowest. */
    List<Long> businessDays(SystemId system, int year) {
        List<Long> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            long bits = 0;
            for (int day = 1; exists(year * 10_000 + month * 100 + day); day++) {
                bits |= isBusinessDay(system, year * 10_000 + month * 100 + day) ? 1L << (day - 1) : 0;
            }
            months.add(bits);
        }
        return months;
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

    /** UTC nanoseconds of the beginning of a date in Baku. */
    long start(int date) {
        long days = parse(date).orElseThrow().toEpochDay();
        return TimeUnit.DAYS.toNanos(days) - TimeUnit.MINUTES.toNanos(rules.value(RuleId.UTC_OFFSET_MINUTES, date));
    }

    /** What is declared; otherwise Monday to Friday. */
    boolean isBusinessDay(int date) {
        return isBusinessDay(SystemId.AZIPS, date);
    }

    boolean isBusinessDay(SystemId system, int date) {
        return declaredOn(system, date).map(Declared::isBusinessDay).orElse(exists(date) && !isWeekend(date));
    }

    /** Whether a date that exists is, for a system or for one of both, otherwise than Monday to Friday would have it. */
    boolean isOtherwise(SystemId system, int date) {
        return (system != SystemId.LVPCSS && isBusinessDay(SystemId.AZIPS, date) == isWeekend(date))
                || (system != SystemId.AZIPS && isBusinessDay(SystemId.LVPCSS, date) == isWeekend(date));
    }

    static boolean isWeekend(int date) {
        return parse(date)
                .map(LocalDate::getDayOfWeek)
                .filter(day -> day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY)
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
