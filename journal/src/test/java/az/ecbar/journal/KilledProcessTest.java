package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed again and again while it appends; the next one goes on, at once. */
class KilledProcessTest {
    private static final int ROUNDS = 20;
    private static final long FOREVER = Long.MAX_VALUE;
    private static final long CHRONICLES_LOCK_TIMEOUT_MS = 15_000;

    @TempDir
    Path data = Path.of("");

    @Test
    void nothingSaidToBeDurableIsLost() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(42);
        long acknowledged = 0;
        long slowestFirstMs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ChildProcess child = ChildProcess.start(List.of(), data, random.nextLong(), FOREVER, "go on");
            assertTrue(child.awaitFirstDurable(), child::heard);
            LockSupport.parkNanos(random.nextLong(250_000_000L));
            child.kill();
            assertEquals(137, child.awaitEnd(), child::heard);
            assertTrue(child.recovered() >= acknowledged, "round " + round + ": " + child.heard());
            acknowledged = child.durable();
            slowestFirstMs = Math.max(slowestFirstMs, child.firstAppendMs());
        }
        assertTrue(slowestFirstMs < CHRONICLES_LOCK_TIMEOUT_MS, "first append took " + slowestFirstMs + " ms");
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            ChronicleFolder folder = new ChronicleFolder(
                    lock,
                    (what, cause) -> {
                        throw new AssertionError(what, cause);
                    },
                    JournalChild.BLOCK_BYTES);
            try (Journal journal = Journal.open(folder, JournalChild.config(), JournalProgress.SILENT)) {
                assertTrue(journal.lastSequence() >= acknowledged);
                assertEquals(journal.lastSequence(), JournalChild.newRecords().checkAll(journal.newReader()));
                System.out.println("killed " + ROUNDS + " times: " + journal.lastSequence() + " records, slowest first "
                        + "append " + slowestFirstMs + " ms");
            }
        }
    }

    @Test
    void aSecondProcessIsRefusedWithItsOwnExitCode() throws IOException, InterruptedException {
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            // What this process asks about its own lock must not let go of it.
            assertThrows(DataFolderInUse.class, () -> DataFolderLock.acquire(data));
            assertTrue(lock.isHeld() && DataFolderLock.isHeld(data));
            ChildProcess child = ChildProcess.start(List.of(), data, 1, 1, "go on");
            assertEquals(JournalExitCode.DATA_FOLDER_IN_USE, child.awaitEnd());
            assertTrue(
                    child.heard()
                            .contains("in use by process "
                                    + ProcessHandle.current().pid()),
                    child::heard);
        }
        assertEquals(List.of("lock"), new DiskFolder(data).list());
    }
}
