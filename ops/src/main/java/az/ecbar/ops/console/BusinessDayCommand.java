package az.ecbar.ops.console;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ops.calendar.YearCalendar;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console calendar}. */
@Command(
        name = "calendar",
        description = {
            "Which dates are business days. It is changed by a decision of the Cabinet, a date or a year at once, and"
                    + " then needs two operators."
        })
final class BusinessDayCommand extends ActionGroup {
    /** What a date becomes. */
    enum Kind {
        FREE,
        WORKING
    }

    @ParentCommand
    private ConsoleCommand console;

    @Command(
            description = {
                "Makes a date a business day or a free one, and announces it to all participants.",
                "It holds at once: what is kept for a date that is no business day any more is annulled."
            })
    int declare(
            @Parameters(paramLabel = "YYYYMMDD") int date,
            @Parameters(paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.") Kind kind,
            @Option(names = "--number", required = true, paramLabel = "N", description = "Number of the decision.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of the decision; by default today.")
                    int decided,
            @Option(
                            names = "--system",
                            paramLabel = "SYSTEM",
                            defaultValue = "ALL",
                            description = "AZIPS or LVPCSS; by default ALL that have business days.")
                    SystemId system) {
        return console.act(writer -> writer.declareDay(
                system, date, kind == Kind.WORKING, decided == 0 ? BakuTime.today() : decided, number));
    }

    @Command(
            description = {
                "Declares a whole year at once, as 'ecbar calendar' proposes it, and announces it to all participants.",
                "It holds at once, for days after today. What was declared otherwise before must be among its days: it"
                        + " is refused otherwise."
            })
    int year(
            @Parameters(paramLabel = "YEAR", description = "2021 to 2099.") int year,
            @Mixin Feasts feasts,
            @Option(names = "--number", required = true, paramLabel = "N", description = "Number of the decision.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of the decision; by default today.")
                    int decided,
            @Option(
                            names = "--system",
                            paramLabel = "SYSTEM",
                            defaultValue = "ALL",
                            description = "AZIPS or LVPCSS; by default ALL that have business days.")
                    SystemId system) {
        SortedMap<Integer, Boolean> days;
        try {
            days = feasts.daysOf(year);
        } catch (IllegalArgumentException e) {
            return console.refuseUse(String.valueOf(e.getMessage()));
        }
        return console.act(_ ->
                CalendarYearWriter.declareYear(system, year, days, decided == 0 ? BakuTime.today() : decided, number));
    }

    @Command(
            description =
                    "The next 64 dates, whether each is a business day, and by what: the day of the week, the genesis"
                            + " or a decision.")
    int list(
            @Option(
                            names = "--from",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "The first date; by default today.")
                    int from,
            @Option(
                            names = "--system",
                            paramLabel = "SYSTEM",
                            defaultValue = "AZIPS",
                            description = "AZIPS or LVPCSS (${DEFAULT-VALUE}).")
                    SystemId system) {
        if (system != SystemId.AZIPS && system != SystemId.LVPCSS) {
            return console.refuseUse("AZIPS and LVPCSS have a calendar each, not " + system);
        }
        String argument = (system == SystemId.LVPCSS ? "L" : "") + (from == 0 ? "" : from);
        return console.query(QueryKind.CALENDAR, argument);
    }

    private static int number(LocalDate date) {
        return Integer.parseInt(DateTimeFormatter.BASIC_ISO_DATE.format(date));
    }

    /** What the Labour Code leaves open about a year. */
    static final class Feasts {
        private static final int FIRST_YEAR = 2021;
        private static final int LAST_YEAR = 2099;

        @Option(
                names = "--ramazan",
                required = true,
                paramLabel = "YYYYMMDD",
                description = "First of the two days of Ramazan, as announced. May be given twice.")
        private List<String> ramazan = List.of();

        @Option(
                names = "--qurban",
                required = true,
                paramLabel = "YYYYMMDD",
                description = "First of the two days of Qurban, as announced. May be given twice.")
        private List<String> qurban = List.of();

        @Option(
                names = "--free",
                paramLabel = "YYYYMMDD",
                description = "A working day that the Cabinet made free. May be repeated.")
        private List<String> free = List.of();

        @Option(
                names = "--working",
                paramLabel = "YYYYMMDD",
                description = "A free day that the Cabinet made a working day. May be repeated.")
        private List<String> working = List.of();

        @Option(
                names = "--as-week",
                paramLabel = "YYYYMMDD",
                description = "A day that was declared otherwise and is again as the week has it. May be repeated.")
        private List<String> asWeek = List.of();

        @Option(
                names = "--from",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "Days before it stay as they are; by default tomorrow.")
        private int from;

        /** What a year's decision lists; {@link IllegalArgumentException} where a date or the year cannot be. */
        SortedMap<Integer, Boolean> daysOf(int year) {
            YearCalendar calendar = of(year);
            SortedMap<Integer, Boolean> days = new TreeMap<>();
            calendar.free().forEach(day -> days.put(number(day), false));
            calendar.workingWeekends().forEach(day -> days.put(number(day), true));
            dates(asWeek).forEach(day -> days.put(number(day), !BusinessDate.isWeekend(number(day))));
            return days.tailMap(from == 0 ? BakuTime.today() + 1 : from);
        }

        /** The calendar of a year; {@link IllegalArgumentException} where a date or the year cannot be. */
        private YearCalendar of(int year) {
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new IllegalArgumentException("a year from 2021 to 2099, not " + year);
            }
            return new YearCalendar(year, dates(ramazan), dates(qurban), dates(free), dates(working));
        }

        private static List<LocalDate> dates(List<String> texts) {
            try {
                return texts.stream()
                        .map(text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE))
                        .toList();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'" + e.getParsedString() + "' is no date of the form YYYYMMDD", e);
            }
        }
    }
}
