package az.ecbar.ops.journal;

import az.ecbar.journal.JournalReader;
import az.ecbar.journal.offline.JournalComparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds where two journals part. */
@Command(
        name = "compare",
        description =
                "Compares two journals byte for byte. Exit code 0 if they are the same or one continues the other,"
                        + " 1 if they differ.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "A node's data folder.")
    private Path data;

    @Option(names = "--with", required = true, paramLabel = "DIR", description = "Another node's data folder.")
    private Path other;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return OfflineJournal.read(
                data,
                out,
                err,
                first -> OfflineJournal.read(other, out, err, second -> compare(first, second, out, err)));
    }

    private static int compare(JournalReader first, JournalReader second, PrintWriter out, PrintWriter err) {
        JournalComparison comparison = JournalComparison.of(first, second, OfflineJournal.progress(err));
        out.println("the same up to   " + comparison.sameUpTo());
        out.println("the first ends   " + comparison.firstLast());
        out.println("the second ends  " + comparison.secondLast());
        if (comparison.isSame()) {
            out.println("The journals are the same.");
            return 0;
        }
        out.println(comparison.isContinuation() ? "One continues the other." : "The journals differ.");
        return comparison.isContinuation() ? 0 : 1;
    }
}
