package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.QueryKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code console approve}: the second operator sees what he approves before he confirms it (D23). A proposal is what its
 * record in the journal says, for good: what is shown is what is approved.
 */
@Command(
        name = "approve",
        description = "Shows what another operator has proposed, with all that it says, asks, and approves it.")
final class ApproveCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleCommand console;

    @Parameters(paramLabel = "PROPOSAL", description = "Its number, as 'proposals' shows it.")
    private long proposalId;

    @Option(names = "--yes", description = "Approves without asking: for scripts.")
    private boolean isSure;

    @Override
    public Integer call() {
        return console.run(this::approve);
    }

    private int approve(OperatorDesk desk, AnswerPrinter printer) throws ConfigException, OperatorException {
        List<Answer> shown = desk.query(QueryKind.PROPOSALS, String.valueOf(proposalId));
        if (!printer.isProposalShown(shown)) {
            return ConsoleCommand.REFUSED;
        }
        if (!isSure && !console.isTyped("To approve it type 'approve': ", "approve")) {
            return console.tell(false, "not approved");
        }
        return printer.printSteps(List.of(desk.approve(proposalId)));
    }
}
