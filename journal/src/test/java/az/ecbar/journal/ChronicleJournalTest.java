package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withReserveBytes(1024 * 1024)
            .withWaterMarks(0, 0);

    @TempDir
    Path data = Path.of("");

    private final TestRecords records = new TestRecords();
    private DataFolderLock lock = DataFolderLock.acquire(Path.of("target/none"));

    @BeforeEach
    void takeFolder() {
        lock.close();
        lock = DataFolderLock.acquire(data);
    }

    @AfterEach
    void letGo() {
        lock.close();
    }

    @Test
    void whatWasAppendedIsReadAgain() {
        try (Journal journal = open()) {
            records.append(journal, 3000);
            assertEquals(3000, journal.force());
            try (JournalReader reader = journal.newReader()) {
                assertEquals(3000, records.checkAll(reader));
                records.append(journal, 3100);
                records.checkOne(reader, 3100);
            }
            assertTrue(!journal.isReservationUnsupported());
        }
        try (Journal journal = open()) {
            assertEquals(3100, journal.lastSequence());
            records.append(journal, 3200);
            journal.force();
            assertEquals(3200, records.checkAll(journal.newReader()));
        }
        try (JournalReader reader = JournalReader.offline(folder(), JournalProgress.SILENT)) {
            assertEquals(3200, records.checkAll(reader));
        }
    }

    @Test
    void filesRollThroughMinutesHoursAndDays() {
        long step = JournalConfig.HOUR_NS / 7;
        TestRecords slow = new TestRecords(step);
        for (long cycle : new long[] {JournalConfig.MINUTE_NS, JournalConfig.HOUR_NS, JournalConfig.DAY_NS}) {
            try (Journal journal = Journal.open(folder(), CONFIG.withCycleLengthNs(cycle), JournalProgress.SILENT)) {
                slow.append(journal, journal.lastSequence() + (cycle == JournalConfig.DAY_NS ? 400 : 20));
                journal.force();
                assertEquals(journal.lastSequence(), slow.checkAll(journal.newReader()));
            }
        }
        List<String> names = names();
        assertTrue(names.contains("0000000000000000001-20260101-0008.cq4"), names::toString);
        assertTrue(names.contains("0000000000000000022-20260101-03.cq4"), names::toString);
        assertTrue(names.contains("0000000000000000041-20260101.cq4"), names::toString);
        assertTrue(names.contains("0000000000000000169-20260102.cq4"), names::toString);
    }

    @Test
    void aClosedFileIsAChronicleQueueLikeAnyOther() throws IOException {
        try (Journal journal = open()) {
            records.append(journal, 5000);
        }
        String closed = names().getFirst();
        Path queueFolder = data.resolve("queue");
        Files.createDirectories(queueFolder);
        Files.copy(
                data.resolve(ChronicleFolder.FOLDER).resolve(closed),
                queueFolder.resolve(closed.substring(closed.indexOf('-') + 1)));
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.single(queueFolder.toFile())
                        .rollCycle(LegacyRollCycles.MINUTELY)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            for (long sequence = 1; sequence <= 5000; sequence++) {
                try (DocumentContext document = tailer.readingDocument()) {
                    assertTrue(document.isPresent(), "sequence " + sequence);
                    var wire = document.wire();
                    assertTrue(wire != null);
                    long start = wire.bytes().readPosition();
                    assertEquals(sequence, wire.bytes().readLong(start + RecordHeader.SEQUENCE_OFFSET));
                    assertEquals(wire.bytes().readRemaining(), wire.bytes().readInt(start));
                }
            }
        }
    }

    @Test
    void compressedFilesAreReadBySequence() throws IOException {
        TestRecords slow = new TestRecords(TestRecords.SECOND_NS / 10);
        try (Journal journal = open()) {
            slow.append(journal, 2000);
        }
        Path folder = data.resolve(ChronicleFolder.FOLDER);
        for (String name : names().subList(0, 2)) {
            try (InputStream plain = Files.newInputStream(folder.resolve(name));
                    OutputStream compressed =
                            new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
                plain.transferTo(compressed);
            }
            Files.delete(folder.resolve(name));
        }
        try (Journal journal = open()) {
            assertEquals(2000, journal.lastSequence());
            assertEquals(2000, slow.checkAll(journal.newReader()));
            try (JournalReader reader = journal.newReader()) {
                slow.checkOne(reader, 1999);
                slow.checkOne(reader, 3);
                slow.checkOne(reader, 801);
            }
        }
        Files.delete(folder.resolve(names().getFirst().replace(".cq4.gz", ".index")));
        try (Journal journal = open()) {
            assertEquals(1, journal.recovery().indexesRebuilt());
            assertEquals(2000, slow.checkAll(journal.newReader()));
        }
    }

    @Test
    void aReaderFollowsWhileTheJournalRolls() throws InterruptedException {
        TestRecords fast = new TestRecords(TestRecords.SECOND_NS / 20);
        var durable = new java.util.concurrent.atomic.AtomicLong();
        var failure = new java.util.concurrent.atomic.AtomicReference<Throwable>();
        try (Journal journal = open()) {
            JournalReader reader = journal.newReader();
            Thread follower = new Thread(() -> {
                try {
                    TestRecords expected = new TestRecords(TestRecords.SECOND_NS / 20);
                    var buffer = new org.agrona.concurrent.UnsafeBuffer(new byte[4096]);
                    while (reader.nextSequence() <= 10_000) {
                        long sequence = reader.nextSequence();
                        int length = reader.next(durable.get(), buffer, 0);
                        if (length > 0) {
                            assertEquals(sequence, RecordHeader.sequence(buffer, 0));
                            expected.checkOne(journal.newReader(), 1 + sequence % 1000 * sequence / 1000);
                        } else {
                            Thread.onSpinWait();
                        }
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            follower.start();
            while (journal.lastSequence() < 10_000) {
                fast.append(journal, Math.min(10_000, journal.lastSequence() + 50));
                durable.set(journal.force());
            }
            follower.join();
            assertEquals(null, failure.get());
        }
    }

    @Test
    void aFolderOpenedTwiceIsRefusedAndUntouched() {
        try (Journal journal = open()) {
            records.append(journal, 10);
            DataFolderInUse refused = assertThrows(DataFolderInUse.class, () -> DataFolderLock.acquire(data));
            assertEquals(JournalExitCode.DATA_FOLDER_IN_USE, refused.exitCode());
            assertTrue(
                    refused.toString()
                            .contains("in use by process "
                                    + ProcessHandle.current().pid()),
                    refused::toString);
            assertTrue(DataFolderLock.isHeld(data));
            assertEquals(10, journal.force());
        }
    }

    private ChronicleFolder folder() {
        return new ChronicleFolder(
                lock,
                (what, cause) -> {
                    throw new AssertionError(what, cause);
                },
                64 * 1024);
    }

    private Journal open() {
        return Journal.open(folder(), CONFIG, JournalProgress.SILENT);
    }

    private List<String> names() {
        try {
            return new DiskFolder(data.resolve(ChronicleFolder.FOLDER))
                    .list().stream()
                            .filter(name -> name.endsWith(".cq4") || name.endsWith(".gz"))
                            .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
