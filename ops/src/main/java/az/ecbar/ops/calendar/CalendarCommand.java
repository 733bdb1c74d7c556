package az.ecbar.ops.calendar;

import az.ecbar.ops.config.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The launcher's command {@code calendar}: proposes the business days of a year.
 *
 * <p>Exit codes: 0 done, 1 the file that was checked says otherwise, 2 wrong usage, 3 the file cannot be used.
 */
@Command(
        name = "calendar",
        description = {
            "The business days of a year in Azerbaijan, by article 105 of the Labour Code.",
            "Exit codes: 0 done, 1 the checked file says otherwise, 2 wrong usage, 3 the file cannot be used."
        },
        mixinStandardHelpOptions = true)
public final class CalendarCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;
    private static final int UNKNOWN = 3;

    /** Dates are written as everywhere here, yyyymmdd. */
    private static final class Date implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "YEAR", description = "2021 to 2099: the list of holidays is that in force since 2021.")
    private int year;

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

    @Option(names = "--json", description = "As one JSON object.")
    private boolean isJson;

    @Option(names = "--genesis", description = "As the part 'calendar' of a genesis file.")
    private boolean isGenesis;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Holds the part 'calendar' of a genesis file against it, and tells every difference.")
    private @Nullable Path checked;

    /** Made by the command line. */
    public CalendarCommand() {}

    @Override
    public Integer call() {
        if (year < 2021 || year > 2099) {
            throw new ParameterException(spec.commandLine(), "a year from 2021 to 2099, not " + year);
        }
        YearCalendar calendar;
        try {
            calendar = new YearCalendar(year, ramazan, qurban, free, working);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (checked != null) {
            return check(calendar, checked, out);
        }
        if (isGenesis) {
            CalendarPrinter.genesis(calendar, out);
        } else if (isJson) {
            CalendarPrinter.json(calendar, out);
        } else {
            CalendarPrinter.table(calendar, out);
        }
        out.flush();
        return 0;
    }

    private int check(YearCalendar calendar, Path file, PrintWriter out) {
        List<String> differences;
        try {
            differences = CalendarCheck.differences(calendar, file);
        } catch (ConfigException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("ecbar calendar: " + e.getMessage());
            err.flush();
            return UNKNOWN;
        }
        differences.forEach(out::println);
        if (differences.isEmpty()) {
            out.println("the file says the same of all " + calendar.businessDays() + " business days of " + year);
        }
        out.flush();
        return differences.isEmpty() ? 0 : DIFFERENT;
    }
}
