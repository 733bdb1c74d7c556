package az.ecbar.ops.calendar;

import az.ecbar.ops.console.TextTable;
import az.ecbar.ops.console.TextTable.Column;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Shows a year's calendar: for people, for programs, and as the part of a genesis file. */
final class CalendarPrinter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private CalendarPrinter() {}

    static void table(YearCalendar calendar, PrintWriter out) {
        TextTable table =
                new TextTable(List.of(Column.text("DATE"), Column.text("DAY"), Column.text("IS"), Column.text("WHY")));
        for (LocalDate date : calendar.notable()) {
            table.add(List.of(
                    DATE.format(date),
                    date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                    kind(calendar, date),
                    why(calendar, date)));
        }
        table.print(out);
        out.println();
        out.println(calendar.businessDays() + " business days in " + calendar.year());
    }

    static void json(YearCalendar calendar, PrintWriter out) {
        StringJoiner days = new StringJoiner(",\n    ", "[\n    ", "\n]");
        for (LocalDate date : calendar.notable()) {
            HolidayDay holiday = calendar.holiday(date);
            days.add("{\"date\":" + DATE.format(date)
                    + ",\"businessDay\":" + calendar.isBusinessDay(date)
                    + (holiday == null
                            ? ""
                            : ",\"holiday\":\"" + holiday.holiday() + "\",\"of\":" + DATE.format(holiday.proper()))
                    + ",\"decided\":" + calendar.isDecided(date) + "}");
        }
        out.println("{\"year\":" + calendar.year() + ",\"businessDays\":" + calendar.businessDays() + ",\"days\":"
                + days + "}");
    }

    /** What a ledger must be told: the days that are not as Monday to Friday would have them. */
    static void genesis(YearCalendar calendar, PrintWriter out) {
        out.println("calendar:");
        out.println("  businessDays: " + list(calendar.workingWeekends()));
        out.println("  holidays: " + list(calendar.free()));
    }

    private static String list(List<LocalDate> dates) {
        return dates.stream().map(DATE::format).toList().toString();
    }

    private static String kind(YearCalendar calendar, LocalDate date) {
        if (calendar.isBusinessDay(date)) {
            return "working";
        }
        return Holidays.isWeekend(date) ? "weekend" : "free";
    }

    private static String why(YearCalendar calendar, LocalDate date) {
        if (calendar.isDecided(date)) {
            return "Cabinet of Ministers";
        }
        HolidayDay holiday = calendar.holiday(date);
        if (holiday == null) {
            return "";
        }
        String of = holiday.isMoved() ? ", for " + DATE.format(holiday.proper()) : "";
        return holiday.holiday().title() + of;
    }
}
