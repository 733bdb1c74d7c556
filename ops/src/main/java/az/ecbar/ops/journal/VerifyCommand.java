package az.ecbar.ops.journal;

import az.ecbar.journal.JournalReader;
import az.ecbar.journal.offline.JournalSummary;
import az.ecbar.journal.offline.JournalVerifier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks every checksum, sequence and link. */
@Command(
        name = "verify",
        description = "Checks every record's checksum, sequence and link. Exit code 21 if the journal is damaged.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The node's data folder.")
    private Path data;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return OfflineJournal.read(data, out, err, reader -> verify(reader, out, err));
    }

    private static int verify(JournalReader reader, PrintWriter out, PrintWriter err) {
        JournalSummary summary = new JournalVerifier(reader, OfflineJournal.progress(err)).verify();
        if (summary.records() == 0) {
            out.println("The journal is empty.");
            return 0;
        }
        out.println("records        " + summary.records());
        out.println("bytes          " + summary.bytes());
        out.println("from           " + time(summary.firstTimeNs()));
        out.println("to             " + time(summary.lastTimeNs()));
        out.println("epoch          " + summary.epoch());
        out.println("known durable  " + summary.knownDurable());
        out.println("link           " + summary.link());
        out.println("The journal is sound.");
        return 0;
    }

    private static Instant time(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND));
    }
}
