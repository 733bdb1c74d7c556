package az.ecbar.ops.console;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.view.OutputsRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console outputs}: what is kept for a participant, for paper. */
@Command(
        name = "outputs",
        description = {
            "Prints what is kept for a participant's terminal and not acknowledged by it, each message as 'print' does:"
                    + " so it is handed over on paper while the participant is out of order (4.27).",
            "It stays kept, and goes to the terminal when that logs on. Of more than " + OutputsCommand.MAX_OUTPUTS
                    + " the rest is asked for with --after; while not all was printed, the exit code is 1. A file that"
                    + " is there already is not written over."
        })
final class OutputsCommand implements Callable<Integer> {
    static final int MAX_OUTPUTS = 1000;

    @ParentCommand
    private ConsoleCommand console;

    @Parameters(paramLabel = "BIC", description = "Of the participant.")
    private String bic = "";

    @Option(
            names = "--terminal",
            paramLabel = "LETTER",
            defaultValue = "A",
            description = "${DEFAULT-VALUE} by default.")
    private char terminal = 'A';

    @Option(
            names = "--after",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Only outputs behind this number.")
    private long after;

    @Option(names = "--pdf", paramLabel = "TO", description = "Writes a PDF into this file.")
    private @Nullable Path pdf;

    @Override
    public Integer call() {
        return console.run(this::print);
    }

    private int print(OperatorDesk desk, AnswerPrinter printer) throws ConfigException, OperatorException {
        if (after < 0) {
            throw new ConfigException("--after must not be negative");
        }
        List<Answer> pages = new ArrayList<>();
        long last = after;
        Answer answer = ask(desk, new OutputsRequest(ConsoleCommand.bic11(bic), terminal, last));
        while (answer.number("number") != 0 && pages.size() < MAX_OUTPUTS) {
            pages.add(answer);
            last = answer.number("number");
            answer = ask(desk, new OutputsRequest(ConsoleCommand.bic11(bic), terminal, last));
        }
        if (!answer.text("error").isEmpty()) {
            throw new ConfigException(answer.text("error"));
        }
        String missing = missing(answer, last);
        Path to = pdf;
        if (to != null && !pages.isEmpty()) {
            PastCommand.Statement.write(pages, to);
        } else if (missing.isEmpty() || !pages.isEmpty()) {
            printer.printOutputs(pages);
        }
        return missing.isEmpty() ? ConsoleCommand.DONE : console.refuse(missing);
    }

    /** What is kept and was not shown: whoever hands it over on paper must not take for whole what is not. */
    private String missing(Answer answer, long shown) {
        if (answer.number("last") == 0) {
            return "terminal " + terminal + " of " + bic + " never had an output";
        }
        if (answer.number("number") != 0) {
            return "there are more: go on with --after " + shown;
        }
        long next = Math.max(shown, answer.number("acknowledged")) + 1;
        return next > answer.number("last")
                ? ""
                : "output " + next + " waits to be made, and what is behind it, up to " + answer.number("last")
                        + ", with it: ask again later with --after " + (next - 1);
    }

    /** Asks for one output; an answer to a request that was repeated in the meantime is passed over. */
    static Answer ask(OperatorDesk desk, OutputsRequest request) throws ConfigException, OperatorException {
        Answer answer = desk.view(request.encode());
        while (!answer.text("view").equals("OUTPUTS") || answer.number("after") != request.after()) {
            answer = desk.view(request.encode());
        }
        return answer;
    }
}
