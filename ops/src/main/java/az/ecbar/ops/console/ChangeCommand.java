package az.ecbar.ops.console;

import az.ecbar.command.EnteredChange;
import az.ecbar.schema.Channel;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console change}: what a participant that is out of order wants of a pending payment of its own. */
@Command(
        name = "change",
        description = {
            "Asks for another priority of a pending payment, or cancels it, on behalf of its sender that is out of"
                    + " order (4.14, 4.16, 4.27, 6.1); needs two operators.",
            "The number of the paper is the reference of the request: what the participant is told names it."
        })
final class ChangeCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleCommand console;

    @Parameters(index = "0", paramLabel = "BIC", description = "Of the participant.")
    private String bic = "";

    @Parameters(index = "1", paramLabel = "REFERENCE", description = "Field 20 of its payment.")
    private String reference = "";

    @ArgGroup(multiplicity = "1")
    private Wanted wanted = new Wanted();

    @Option(
            names = "--value-date",
            required = true,
            paramLabel = "YYYYMMDD",
            description = "Of the payment: no other of this number is meant, whatever is pending when it is approved.")
    private int valueDate;

    @Option(
            names = "--carrier",
            paramLabel = "CARRIER",
            defaultValue = "PAPER",
            description = "Whence it comes: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private EnterCommand.Carrier carrier = EnterCommand.Carrier.PAPER;

    @Option(
            names = "--paper",
            required = true,
            paramLabel = "NUMBER",
            description = "Of the request on paper, or of the appeal to the workstation; at most 16 characters.")
    private String paperNumber = "";

    @Option(
            names = "--paper-date",
            paramLabel = "YYYYMMDD",
            defaultValue = "0",
            description = "Of that paper; by default today.")
    private int paperDate;

    /** One of both. */
    static final class Wanted {
        @Option(names = "--priority", paramLabel = "NN", description = "The new priority, 30 to 99.")
        private int priority;

        @Option(names = "--cancel", description = "Cancels the payment.")
        private boolean isCancellation;
    }

    @Override
    public Integer call() {
        return console.act(_ -> {
            EnteredChange change = new EnteredChange(
                    bic,
                    carrier == EnterCommand.Carrier.PAPER ? Channel.PAPER : Channel.WORKSTATION,
                    paperDate == 0 ? BakuTime.today() : paperDate,
                    paperNumber,
                    reference,
                    valueDate);
            return wanted.isCancellation ? change.cancellation() : change.priority(wanted.priority);
        });
    }
}
