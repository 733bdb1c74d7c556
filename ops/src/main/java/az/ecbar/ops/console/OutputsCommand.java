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
            "It stays kept, and goes to the terminal when that logs on. A file that is there already is not written"
                    + " over."
        })
final class OutputsCommand implements Callable<Integer> {
    private static final int MAX_OUTPUTS = 1000;

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
        List<Answer> pages = new ArrayList<>();
        long last = after;
        while (pages.size() < MAX_OUTPUTS) {
            Answer answer = ask(desk, new OutputsRequest(ConsoleCommand.bic11(bic), terminal, last));
            if (answer.number("number") == 0) {
                if (!answer.text("error").isEmpty()) {
                    throw new ConfigException(answer.text("error"));
                }
                break;
            }
            pages.add(answer);
            last = answer.number("number");
        }
        Path to = pdf;
        if (to == null || pages.isEmpty()) {
            return printer.printOutputs(pages);
        }
        PastCommand.Statement.write(pages, to);
        return ConsoleCommand.DONE;
    }

    /** An answer to a request that was repeated in the meantime is passed over. */
    private static Answer ask(OperatorDesk desk, OutputsRequest request) throws ConfigException, OperatorException {
        Answer answer = desk.view(request.encode());
        while (!answer.text("view").equals("OUTPUTS") || answer.number("after") != request.after()) {
            answer = desk.view(request.encode());
        }
        return answer;
    }
}
