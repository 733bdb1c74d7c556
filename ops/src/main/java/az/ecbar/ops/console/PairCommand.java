package az.ecbar.ops.console;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code console pair}. */
@Command(
        name = "pair",
        description =
                "How the two nodes and the witness stand, as each says of itself and of the others, and the orders"
                        + " that wait for another operator.")
final class PairCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleCommand console;

    @Override
    public Integer call() {
        return console.runAtPair((desk, printer) -> {
            List<PairView> views = desk.look();
            printer.print(views);
            return views.stream().anyMatch(PairView::isHeard) ? ConsoleCommand.DONE : ConsoleCommand.NO_ANSWER;
        });
    }
}
