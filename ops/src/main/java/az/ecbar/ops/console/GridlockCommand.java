package az.ecbar.ops.console;

import az.ecbar.schema.SystemId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code console gridlock}. */
@Command(name = "gridlock", description = "Settles together what waits in AZIPS; needs two operators.")
final class GridlockCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(
            description = {
                "Settles the largest set of waiting payments that can settle together, if the rule set allows it:",
                "no account falls below zero, and each account's payments keep their order."
            })
    int resolve() {
        return console.act(writer -> writer.resolveGridlock(SystemId.AZIPS));
    }
}
