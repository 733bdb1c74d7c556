package az.ecbar.ops.console;

import az.ecbar.schema.SystemId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console day}. */
@Command(name = "day", description = "Opens and closes the transaction day of AZIPS; needs two operators.")
final class DayCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Opens the day.")
    int open(
            @Parameters(
                            paramLabel = "YYYYMMDD",
                            arity = "0..1",
                            defaultValue = "0",
                            description = "By default today, in Baku.")
                    int date) {
        return console.act(writer -> writer.openDay(SystemId.AZIPS, date == 0 ? BakuTime.today() : date));
    }

    @Command(description = "Closes the day: what waits is annulled.")
    int close() {
        return console.act(writer -> writer.closeDay(SystemId.AZIPS));
    }
}
