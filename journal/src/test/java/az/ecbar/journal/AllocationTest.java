package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.record.RecordHeader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Append and force allocate nothing per record. What is left is the position index, an array of 8 KiB for
 * 65,536 records, and a few objects when Chronicle maps its next block.
 */
class AllocationTest {
    private static final int RECORDS = 40_000;
    private static final int BATCH = 200;

    @TempDir
    Path data = Path.of("");

    @Test
    void appendAndForceAllocateNothingPerRecord() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
        JournalConfig config = JournalConfig.defaults().withWaterMarks(0, 0);
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            ChronicleFolder folder = new ChronicleFolder(lock, (what, cause) -> {
                throw new AssertionError(what, cause);
            });
            try (Journal journal = Journal.open(folder, config, JournalProgress.SILENT)) {
                run(journal, record, RECORDS);
                long before = threads.getCurrentThreadAllocatedBytes();
                run(journal, record, RECORDS);
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                System.out.println("append and force: " + allocated + " bytes allocated for " + RECORDS + " records, "
                        + RECORDS / BATCH + " forces");
                assertTrue(allocated < RECORDS, () -> allocated + " bytes for " + RECORDS + " records");
            }
        }
    }

    private static void run(Journal journal, UnsafeBuffer record, int count) {
        long from = journal.lastSequence();
        for (long sequence = from + 1; sequence <= from + count; sequence++) {
            RecordHeader.write(record, 0, 128, sequence, sequence, 0);
            journal.append(record, 0, 128);
            if (sequence % BATCH == 0) {
                journal.force();
            }
        }
    }
}
