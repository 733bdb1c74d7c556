package az.ecbar.ops.console;

import az.ecbar.schema.SystemId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console calendar}. */
@Command(name = "calendar", description = "Changes the calendar by a decision of the Cabinet; needs two operators.")
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
}
