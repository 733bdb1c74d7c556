package az.ecbar.ops.console;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ops.calendar.HolidayOptions;
import az.ecbar.ops.calendar.YearCalendar;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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
            @Mixin Decision decision) {
        return console.act(writer ->
                writer.declareDay(decision.system, date, kind == Kind.WORKING, decision.date(), decision.number));
    }

    @Command(
            description = {
                "Declares a whole year at once, as 'ecbar calendar' proposes it, and announces it to all participants.",
                "It holds at once, for days after today. What was declared otherwise before must be among its days: it"
                        + " is refused otherwise."
            })
    int year(
            @Parameters(paramLabel = "YEAR", description = "2021 to 2099.") int year,
            @Mixin HolidayOptions holidays,
            @Mixin Changes changes,
            @Mixin Decision decision) {
        SortedMap<Integer, Boolean> days;
        try {
            days = changes.daysOf(holidays.calendar(year));
        } catch (IllegalArgumentException e) {
            return console.refuseUse(String.valueOf(e.getMessage()));
        }
        return console.act(
                _ -> CalendarYearWriter.declareYear(decision.system, year, days, decision.date(), decision.number));
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

    /** The Cabinet's decision. */
    static final class Decision {
        @Option(names = "--number", required = true, paramLabel = "N", description = "Number of the decision.")
        private String number = "";

        @Option(
                names = "--date",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "Date of the decision; by default today.")
        private int date;

        @Option(
                names = "--system",
                paramLabel = "SYSTEM",
                defaultValue = "ALL",
                description = "AZIPS or LVPCSS; by default ALL that have business days.")
        private SystemId system = SystemId.ALL;

        private int date() {
            return date == 0 ? BakuTime.today() : date;
        }
    }

    /** What of a year is declared. */
    static final class Changes {
        @Option(
                names = "--as-week",
                paramLabel = "YYYYMMDD",
                converter = HolidayOptions.Date.class,
                description = "A day that was declared otherwise and is again as the week has it. May be repeated.")
        private List<LocalDate> asWeek = List.of();

        @Option(
                names = "--from",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "Days before it stay as they are; by default tomorrow.")
        private int from;

        private SortedMap<Integer, Boolean> daysOf(YearCalendar calendar) {
            SortedMap<Integer, Boolean> days = new TreeMap<>();
            calendar.free().forEach(day -> days.put(number(day), false));
            calendar.workingWeekends().forEach(day -> days.put(number(day), true));
            asWeek.forEach(day -> days.put(number(day), !BusinessDate.isWeekend(number(day))));
            return days.tailMap(from == 0 ? BakuTime.today() + 1 : from);
        }
    }
}
