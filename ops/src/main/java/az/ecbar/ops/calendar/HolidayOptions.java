package az.ecbar.ops.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What the Labour Code leaves open about a year, as options of a command. */
public final class HolidayOptions {
    private static final int FIRST_YEAR = 2021;
    private static final int LAST_YEAR = 2099;

    /** Dates are written as everywhere here, yyyymmdd. */
    public static final class Date implements ITypeConverter<LocalDate> {
        /** Made by the command line. */
        public Date() {}

        @Override
        public LocalDate convert(String value) {
            return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    @Option(
            names = "--ramazan",
            required = true,
            paramLabel = "YYYYMMDD",
            converter = Date.class,
            description = "First of the two days of Ramazan, as announced. May be given twice.")
    private List<LocalDate> ramazan = List.of();

    @Option(
            names = "--qurban",
            required = true,
            paramLabel = "YYYYMMDD",
            converter = Date.class,
            description = "First of the two days of Qurban, as announced. May be given twice.")
    private List<LocalDate> qurban = List.of();

    @Option(
            names = "--free",
            paramLabel = "YYYYMMDD",
            converter = Date.class,
            description = "A working day that the Cabinet of Ministers made free. May be repeated.")
    private List<LocalDate> free = List.of();

    @Option(
            names = "--working",
            paramLabel = "YYYYMMDD",
            converter = Date.class,
            description = "A free day that the Cabinet of Ministers made a working day. May be repeated.")
    private List<LocalDate> working = List.of();

    /** Made by the command line. */
    public HolidayOptions() {}

    /**
     * The calendar of a year.
     *
     * @throws IllegalArgumentException if the year is not one of 2021 to 2099, or a date cannot be what it is given for
     */
    public YearCalendar calendar(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("a year from 2021 to 2099, not " + year);
        }
        return new YearCalendar(year, ramazan, qurban, free, working);
    }
}
