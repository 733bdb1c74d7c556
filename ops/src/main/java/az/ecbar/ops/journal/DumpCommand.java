package az.ecbar.ops.journal;

import az.ecbar.command.MessagePrinter;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.offline.JournalDump;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows records readably. */
@Command(
        name = "dump",
        description = "Shows the journal's records readably, and the last one's link at the end.",
        mixinStandardHelpOptions = true)
final class DumpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The node's data folder.")
    private Path data;

    @Option(names = "--from", paramLabel = "SEQUENCE", defaultValue = "1", description = "The first record shown.")
    private long from;

    @Option(
            names = "--to",
            paramLabel = "SEQUENCE",
            defaultValue = "9223372036854775807",
            description = "The last record shown.")
    private long to;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return OfflineJournal.read(data, out, spec.commandLine().getErr(), reader -> dump(reader, out));
    }

    private int dump(JournalReader reader, PrintWriter out) {
        MessagePrinter printer = new MessagePrinter();
        new JournalDump(reader, (buffer, offset, length) -> printer.print(buffer, offset)).dump(from, to, out::println);
        return 0;
    }
}
