package az.ecbar.ops.calendar;

import az.ecbar.ops.config.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "YEAR", description = "2021 to 2099: the list of holidays is that in force since 2021.")
    private int year;

    @Mixin
    private HolidayOptions holidays = new HolidayOptions();

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
        YearCalendar calendar;
        try {
            calendar = holidays.calendar(year);
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
