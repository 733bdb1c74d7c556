package az.ecbar.ops.demo;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.journal.offline.JournalSummary;
import az.ecbar.journal.offline.JournalVerifier;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ops.journal.JournalReplay;
import az.ecbar.ops.journal.ReplayResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Verifies the journal of the stopped node and replays it, whole, from a snapshot, and as it was at the kill. */
final class JournalCheck {
    private final Path data;
    private final Path atKill;

    /**
     * @param data the node's data folder
     * @param atKill holds a copy of the journal from when the node was killed
     */
    JournalCheck(Path data, Path atKill) {
        this.data = data;
        this.atKill = atKill;
    }

    JournalSummary verify() {
        try (JournalReader reader = reader(data)) {
            return new JournalVerifier(reader, JournalProgress.SILENT).verify();
        }
    }

    /** A replay from the genesis up to a sequence. */
    ReplayResult replay(long upTo) {
        return replay(data, upTo);
    }

    /** Whether a replay from the newest snapshot ends where one from the genesis does. */
    List<String> snapshotDiffers(ReplayResult whole) {
        try (JournalReader reader = reader(data)) {
            JournalReplay replay = new JournalReplay(reader, JournalProgress.SILENT);
            SnapshotInfo info =
                    replay.restore(new SnapshotStore(new DiskFolder(data.resolve("snapshots"))), whole.lastSequence());
            if (info == null) {
                return List.of("there is no valid snapshot");
            }
            return differences(replay.run(Long.MAX_VALUE), whole);
        }
    }

    /** Whether the journal of the killed node is the beginning of the final one, and its replay that of the beginning. */
    List<String> killDiffers() {
        List<String> wrong = new ArrayList<>();
        try (JournalReader killed = reader(atKill);
                JournalReader whole = reader(data)) {
            JournalComparison comparison = JournalComparison.of(killed, whole, JournalProgress.SILENT);
            if (!comparison.isContinuation() || comparison.firstLast() > comparison.secondLast()) {
                wrong.add("the same up to " + comparison.sameUpTo() + " of " + comparison.firstLast());
            }
            wrong.addAll(differences(replay(atKill, comparison.firstLast()), replay(data, comparison.firstLast())));
        }
        return wrong;
    }

    /** How many records the journal had at the kill. */
    long recordsAtKill() {
        try (JournalReader killed = reader(atKill)) {
            return killed.lastSequence();
        }
    }

    private static List<String> differences(ReplayResult one, ReplayResult other) {
        List<String> wrong = new ArrayList<>();
        compare(wrong, "event hash", one.eventHash(), other.eventHash());
        compare(wrong, "events", one.eventCount(), other.eventCount());
        compare(wrong, "state digest", one.stateDigest(), other.stateDigest());
        compare(wrong, "link", one.link(), other.link());
        compare(wrong, "money", one.money(), other.money());
        return wrong;
    }

    private static void compare(List<String> wrong, String what, Object one, Object other) {
        if (!one.equals(other)) {
            wrong.add(what + ": " + one + " and " + other);
        }
    }

    private static ReplayResult replay(Path data, long upTo) {
        try (JournalReader reader = reader(data)) {
            return new JournalReplay(reader, JournalProgress.SILENT).run(upTo);
        }
    }

    private static JournalReader reader(Path data) {
        return JournalReader.offline(new DiskFolder(data.resolve("journal")), JournalProgress.SILENT);
    }
}
