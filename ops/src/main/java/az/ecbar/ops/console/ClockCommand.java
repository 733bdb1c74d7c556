package az.ecbar.ops.console;

import az.ecbar.command.ActionWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code console clock}. */
@Command(name = "clock", description = "What operators decide about the node's clock; needs two operators.")
final class ClockCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Accepts that the clock has jumped ahead: payments are taken again.")
    int accept() {
        return console.act(ActionWriter::acceptClock);
    }
}
