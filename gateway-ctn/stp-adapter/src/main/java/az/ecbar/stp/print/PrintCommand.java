package az.ecbar.stp.print;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code print FILE}: a notice, advice or statement on paper; of the bank's adapter and of the operators' console. */
@Command(
        name = "print",
        description = {
            "Prints a message: its fields with their names in English and Azerbaijani, as text or as a PDF.",
            "A file that is there already is not written over."
        })
public final class PrintCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int WRONG_USE = 2;
    private static final long MAX_BYTES = 10L << 20;

    @Parameters(paramLabel = "FILE", description = "The message, as it was received: a .fin file.")
    private Path file = Path.of("");

    @Option(names = "--pdf", paramLabel = "TO", description = "Writes a PDF into this file.")
    private @Nullable Path pdf;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by the command line. */
    public PrintCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnprintableException("longer than " + MAX_BYTES + " bytes");
            }
            PrintedMessage printed = new PrintedMessage(Files.readAllBytes(file));
            if (pdf == null) {
                out.print(printed.text());
            } else {
                PdfPaper.writeNew(printed.title(), printed.lines(), pdf);
                out.println(pdf + " written");
            }
            out.flush();
            return DONE;
        } catch (UnprintableException | IOException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(file + ": " + (e instanceof UnprintableException ? e.getMessage() : e.toString()));
            err.flush();
            return WRONG_USE;
        }
    }
}
