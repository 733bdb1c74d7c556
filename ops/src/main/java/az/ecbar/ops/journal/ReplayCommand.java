package az.ecbar.ops.journal;

import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.ops.node.PassedOver;
import az.ecbar.ops.pki.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays the records through a fresh ledger. */
@Command(
        name = "replay",
        description = {
            "Applies the journal's records to a fresh ledger, checks the hash points on the way, and shows where it"
                    + " ends.",
            "Hash points that the file judged in the folder names count for nothing; it says how many.",
            "Exit code 1 if the records contradict what they once caused, or money is not conserved; 21 if the journal"
                    + " is damaged."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int DOES_NOT_HOLD = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The node's data folder.")
    private Path data;

    @Option(names = "--from-snapshot", description = "Begins with the newest valid snapshot, not with the genesis.")
    private boolean isFromSnapshot;

    @Option(
            names = "--to",
            paramLabel = "SEQUENCE",
            defaultValue = "9223372036854775807",
            description = "The last record applied.")
    private long to;

    @Option(names = "--json", description = "One JSON object.")
    private boolean isJson;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        // What is said beside the result must not stand within the JSON.
        PrintWriter notes = isJson ? err : out;
        return OfflineJournal.read(data, notes, err, reader -> {
            int code = replay(reader, out, notes, err);
            out.flush();
            return code;
        });
    }

    private int replay(JournalReader reader, PrintWriter out, PrintWriter notes, PrintWriter err) {
        try {
            JournalReplay replay =
                    new JournalReplay(reader, PassedOver.in(new DiskFolder(data)), OfflineJournal.progress(err));
            if (isFromSnapshot) {
                SnapshotInfo info = replay.restore(new SnapshotStore(new DiskFolder(data.resolve("snapshots"))), to);
                notes.println(info == null ? "There is no valid snapshot; from the genesis." : "From " + info + ".");
            }
            ReplayResult result = replay.run(to);
            if (isJson) {
                out.println(json(result));
            } else {
                print(result, out);
            }
            return result.isConserved() ? 0 : DOES_NOT_HOLD;
        } catch (InvariantViolation e) {
            err.println("The replay does not hold: " + e.getMessage());
            return DOES_NOT_HOLD;
        }
    }

    private static void print(ReplayResult result, PrintWriter out) {
        if (result.lastSequence() == 0) {
            out.println("The journal is empty.");
            return;
        }
        out.println("records        " + result.records() + ", from sequence " + result.fromSequence());
        out.println("hash points    " + (result.hashPoints() == 0 ? "none" : result.hashPoints() + agreed(result)));
        out.println("last sequence  " + result.lastSequence());
        out.println("epoch          " + result.epoch());
        out.println("link           " + result.link());
        out.println("event hash     " + result.eventHash() + " over " + result.eventCount() + " events");
        out.println("state digest   " + result.stateDigest());
        for (Money money : result.money()) {
            out.println("money " + money.currency() + "      " + money.issued().toPlainString() + " issued, "
                    + money.held().toPlainString() + " held" + (money.isConserved() ? "" : ": NOT CONSERVED"));
        }
        out.println(result.isConserved() ? "The replay holds." : "The replay does not hold: money is not conserved.");
    }

    private static String agreed(ReplayResult result) {
        return result.passedOver() == 0
                ? ", all agree"
                : "; " + result.passedOver()
                        + " do not agree and count for nothing, by the file judged: the words of an"
                        + " owner whose ledger had a fault";
    }

    private static JsonObject json(ReplayResult result) {
        JsonObject money = new JsonObject();
        for (Money one : result.money()) {
            money.with(
                    one.currency(),
                    new JsonObject()
                            .with("issued", one.issued().toPlainString())
                            .with("held", one.held().toPlainString())
                            .with("isConserved", one.isConserved()));
        }
        return new JsonObject()
                .with("fromSequence", result.fromSequence())
                .with("records", result.records())
                .with("hashPoints", result.hashPoints())
                .with("passedOver", result.passedOver())
                .with("lastSequence", result.lastSequence())
                .with("epoch", result.epoch())
                .with("link", result.link())
                .with("eventHash", result.eventHash())
                .with("eventCount", result.eventCount())
                .with("stateDigest", result.stateDigest())
                .with("money", money);
    }
}
