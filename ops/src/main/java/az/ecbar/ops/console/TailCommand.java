package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.view.TailRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code console tail}: what happens, while it happens. */
@Command(
        name = "tail",
        description = {
            "What happens from now on, a line each, until Ctrl-C: payments, sessions, the day, operators' acts.",
            "A console that does not keep up is told how many lines it lost; the node never waits for it."
        })
final class TailCommand implements Callable<Integer> {
    private static final int MAX_OF_PAGE = 500;

    @ParentCommand
    private ConsoleCommand console;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "0",
            description = "Ends after so many lines; 0: never (${DEFAULT-VALUE}).")
    private long lines;

    @Option(names = "--bic", paramLabel = "BIC", description = "Only what concerns this participant.")
    private String bic = "";

    @Override
    public Integer call() {
        return console.run(this::follow);
    }

    private int follow(OperatorDesk desk, AnswerPrinter printer) throws ConfigException, OperatorException {
        if (lines < 0) {
            throw new ConfigException("-n must not be negative");
        }
        String only = bic.isEmpty() ? "" : ConsoleCommand.bic11(bic);
        TailPrinter tail = printer.tail();
        long left = lines == 0 ? Long.MAX_VALUE : lines;
        TailRequest next = new TailRequest(0, 0, 1, only);
        while (left > 0 && !console.isStopped()) {
            Answer seen = desk.view(next.encode());
            // An answer to a request that was repeated in the meantime is passed over.
            if (seen.number("after") == next.after() && seen.number("asked") == next.epoch()) {
                left -= tail.print(seen);
                int most = Math.clamp(left, 1, MAX_OF_PAGE);
                next = new TailRequest((int) seen.number("epoch"), seen.number("next"), most, only);
            }
        }
        return ConsoleCommand.DONE;
    }
}
