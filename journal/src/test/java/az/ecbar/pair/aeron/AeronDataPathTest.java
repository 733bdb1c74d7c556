package az.ecbar.pair.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.TestRecords;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.pair.data.DataPath;
import az.ecbar.pair.data.DataSealing;
import az.ecbar.pair.data.JournalOwnerLog;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.agrona.ErrorHandler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of records over Aeron, sealed, while the owner appends on a thread of its own. */
class AeronDataPathTest {
    private static final int RECORDS = 200_000;
    private static final int BEFORE = 50_000;
    private static final int BATCH = 1_000;
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withMaxFileBytes(1024 * 1024)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);
    private static final ErrorHandler STRICT = thrown -> {
        throw new AssertionError(thrown);
    };

    @TempDir
    Path data = Path.of("");

    private final TestRecords records = new TestRecords();
    private final InetSocketAddress here = AeronDataLinkTest.freeAddress();
    private final InetSocketAddress there = AeronDataLinkTest.freeAddress();

    private void appendUpTo(Journal owner, JournalOwnerLog log, int count) {
        for (long upTo = owner.lastSequence() + BATCH; upTo <= count; upTo += BATCH) {
            records.append(owner, upTo);
            log.force();
        }
    }

    @Test
    @Tag("long")
    void aStandbyCatchesUpAndKeepsUpAndComesBack() {
        MemoryFolder standbyFolder = new MemoryFolder();
        try (DataFolderLock lock = DataFolderLock.acquire(data.resolve("owner"))) {
            ChronicleFolder ownerFolder = new ChronicleFolder(lock, (what, cause) -> {
                throw new AssertionError(what, cause);
            });
            try (Journal owner = Journal.open(
                            ownerFolder, JournalConfig.defaults().withWaterMarks(0, 0), JournalProgress.SILENT);
                    Journal standby = Journal.open(standbyFolder, CONFIG.forReplica(), JournalProgress.SILENT);
                    AeronDataLink one = new AeronDataLink(AeronLinkConfig.of(data.resolve("1"), here, there), STRICT)) {
                JournalOwnerLog log = new JournalOwnerLog(owner);
                appendUpTo(owner, log, BEFORE);
                CompletableFuture<Void> appends = CompletableFuture.runAsync(() -> appendUpTo(owner, log, RECORDS));
                assertEquals(0, follow(log, standby, one, RECORDS / 2));
                // What was under way to the process before opens no more.
                assertTrue(follow(log, standby, one, RECORDS) > 0);
                appends.join();
                assertEquals(RECORDS, standby.durableSequence());
            }
            try (JournalReader first = JournalReader.offline(ownerFolder, JournalProgress.SILENT);
                    JournalReader second = JournalReader.offline(standbyFolder, JournalProgress.SILENT)) {
                JournalComparison comparison = JournalComparison.of(first, second, JournalProgress.SILENT);
                assertTrue(comparison.isSame(), comparison::toString);
            }
        }
    }

    /** A standby's process, from its start until it has acknowledged so many; returns what it dropped. */
    private long follow(JournalOwnerLog log, Journal standby, AeronDataLink one, int until) {
        try (AeronDataLink other = new AeronDataLink(AeronLinkConfig.of(data.resolve("2"), there, here), STRICT)) {
            DataPath path = new DataPath(log, standby, one, other, new DataSealing(true, 12));
            path.connect();
            AeronDataLinkTest.await("acknowledged " + until, () -> {
                path.send();
                path.receive();
                path.acknowledge();
                path.heal();
                return path.acknowledged() >= until;
            });
            return path.receiver().dropped();
        }
    }
}
