package az.ecbar.ops.journal;

import az.ecbar.command.MessagePrinter;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.journal.offline.JournalComparison.Part;
import az.ecbar.journal.offline.JournalDump;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds where two journals part. */
@Command(
        name = "compare",
        description =
                "Compares two journals byte for byte, and their hash points. Exit code 0 if they are the same or one"
                        + " continues the other, 1 if they differ.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "A node's data folder.")
    private @Nullable Path data;

    @Option(names = "--with", paramLabel = "DIR", description = "Another node's data folder.")
    private @Nullable Path other;

    @Parameters(arity = "0..2", paramLabel = "DIR", description = "The two folders, instead of the options.")
    private List<Path> folders = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Path> both = Stream.concat(Stream.of(data, other).filter(Objects::nonNull), folders.stream())
                .toList();
        if (both.size() != 2) {
            throw new ParameterException(spec.commandLine(), "two data folders are compared, not " + both.size());
        }
        return OfflineJournal.read(
                both.getFirst(),
                out,
                err,
                first -> OfflineJournal.read(both.getLast(), out, err, second -> compare(first, second, out, err)));
    }

    private static int compare(JournalReader first, JournalReader second, PrintWriter out, PrintWriter err) {
        JournalComparison comparison = JournalComparison.of(first, second, OfflineJournal.progress(err));
        out.println("the same up to   " + comparison.sameUpTo());
        out.println("the first ends   " + comparison.firstLast());
        out.println("the second ends  " + comparison.secondLast());
        out.println("hash points      " + hashPoints(comparison));
        if (comparison.isSame()) {
            out.println("The journals are the same.");
            return 0;
        }
        if (comparison.isContinuation()) {
            out.println("One continues the other.");
            return 0;
        }
        long sequence = comparison.sameUpTo() + 1;
        out.println("The journals differ, first at sequence " + sequence + ": "
                + comparison.difference().stream().map(Part::toString).collect(Collectors.joining(", ")));
        show("the first", first, sequence, out);
        show("the second", second, sequence, out);
        return 1;
    }

    private static String hashPoints(JournalComparison comparison) {
        String equal = comparison.lastEqualHashPoint() == 0
                ? "none equal"
                : "equal up to sequence " + comparison.lastEqualHashPoint();
        return comparison.firstOtherHashPoint() == 0
                ? equal + ", none different"
                : equal + ", different at sequence " + comparison.firstOtherHashPoint();
    }

    private static void show(String which, JournalReader reader, long sequence, PrintWriter out) {
        MessagePrinter printer = new MessagePrinter();
        out.println(which + ":");
        new JournalDump(reader, (buffer, offset, _) -> printer.print(buffer, offset))
                .dump(sequence, sequence, out::println);
    }
}
