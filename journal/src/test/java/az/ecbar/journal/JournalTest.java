package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);

    private final MemoryFolder folder = new MemoryFolder();
    private final TestRecords records = new TestRecords();

    @Test
    void whatWasAppendedIsReadAgain() {
        try (Journal journal = open(folder)) {
            assertEquals(0, journal.lastSequence());
            records.append(journal, 500);
            assertEquals(0, journal.durableSequence());
            assertEquals(500, journal.force());
            assertEquals(500, journal.durableSequence());
            assertEquals(500, journal.lastSequence());
            try (JournalReader reader = journal.newReader()) {
                assertEquals(500, records.checkAll(reader));
            }
        }
    }

    @Test
    void positionSurvivesCloseAndKill() {
        byte[] link = new byte[32];
        byte[] linkAgain = new byte[32];
        Journal journal = open(folder);
        records.append(journal, 1500);
        journal.force();
        journal.copyLink(link);
        MemoryFolder killed = folder.afterKill();
        journal.close();
        for (MemoryFolder left : List.of(folder, killed)) {
            try (Journal again = open(left)) {
                assertEquals(1500, again.lastSequence());
                assertEquals(1500, again.durableSequence());
                assertEquals(1, again.epoch());
                assertEquals(TestRecords.START_NS + 1500 * TestRecords.SECOND_NS / 1000, again.timeNs());
                again.copyLink(linkAgain);
                assertArrayEquals(link, linkAgain);
                records.append(again, 1600);
                assertEquals(1600, again.force());
                assertEquals(1600, records.checkAll(again.newReader()));
            }
        }
    }

    @Test
    void filesRollOnTheCommandsTimeAndOnSize() throws IOException {
        TestRecords slow = new TestRecords(20 * TestRecords.SECOND_NS);
        try (Journal journal = open(folder)) {
            slow.append(journal, 10);
            journal.force();
            assertEquals(10, slow.checkAll(journal.newReader()));
        }
        assertEquals(
                List.of(
                        "0000000000000000001-20260101-0000.cq4",
                        "0000000000000000003-20260101-0001.cq4",
                        "0000000000000000006-20260101-0002.cq4",
                        "0000000000000000009-20260101-0003.cq4"),
                folder.list().stream().filter(n -> n.endsWith(".cq4")).toList());

        MemoryFolder small = new MemoryFolder();
        try (Journal journal = Journal.open(small, CONFIG.withMaxFileBytes(64 * 1024), JournalProgress.SILENT)) {
            records.append(journal, 2000);
            journal.force();
            assertTrue(small.list().stream().filter(n -> n.endsWith(".cq4")).count() > 5);
            assertEquals(2000, records.checkAll(journal.newReader()));
        }
        assertEquals(2000, records.checkAll(JournalReader.offline(small, JournalProgress.SILENT)));
    }

    @Test
    void knownDurableIsWrittenIntoEachRecord() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        try (Journal journal = open(folder)) {
            records.append(journal, 7);
            journal.force();
            records.append(journal, 9);
            JournalReader reader = journal.newReader();
            reader.read(7, buffer, 0);
            assertEquals(0, RecordHeader.knownDurable(buffer, 0));
            reader.read(9, buffer, 0);
            assertEquals(7, RecordHeader.knownDurable(buffer, 0));
        }
    }

    @Test
    void ringJournalAndReaderHaveTheSameBytes() {
        UnsafeBuffer given = new UnsafeBuffer(new byte[4096 + 8]);
        UnsafeBuffer read = new UnsafeBuffer(new byte[4096]);
        try (Journal journal = open(folder)) {
            int length = RecordHeader.HEADER_LENGTH + 50;
            RecordHeader.write(given, 8, length, 1, TestRecords.START_NS, 3);
            given.setMemory(8 + RecordHeader.HEADER_LENGTH, 50, (byte) 7);
            journal.append(given, 8, length);
            assertEquals(length, journal.newReader().read(1, read, 0));
            for (int i = 0; i < length; i++) {
                assertEquals(given.getByte(8 + i), read.getByte(i), "byte " + i);
            }
        }
    }

    @Test
    void readersSeekAndStopAtTheirBound() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        TestRecords slow = new TestRecords(TestRecords.SECOND_NS / 4);
        try (Journal journal = open(folder)) {
            slow.append(journal, 1000);
            journal.force();
            try (JournalReader reader = journal.newReader()) {
                for (long sequence = 1000; sequence > 0; sequence -= 7) {
                    slow.checkOne(reader, sequence);
                }
                for (long sequence = 1; sequence <= 1000; sequence += 13) {
                    slow.checkOne(reader, sequence);
                }
                assertEquals(0, reader.read(1001, buffer, 0));
                reader.seek(700);
                assertTrue(reader.next(701, buffer, 0) > 0);
                assertEquals(700, RecordHeader.sequence(buffer, 0));
                assertTrue(reader.next(701, buffer, 0) > 0);
                assertEquals(0, reader.next(701, buffer, 0));
                assertEquals(702, reader.nextSequence());
                reader.seek(1001);
                assertEquals(0, reader.next(Long.MAX_VALUE, buffer, 0));
                slow.append(journal, 1001);
                assertTrue(reader.next(Long.MAX_VALUE, buffer, 0) > 0);
                assertThrows(IllegalArgumentException.class, () -> reader.seek(0));
            }
        }
    }

    @Test
    void aReadBySequenceReadsLittleHoweverLongTheJournalIs() {
        int reads = 500;
        try (Journal journal = open(folder)) {
            TestRecords slow = new TestRecords(TestRecords.SECOND_NS / 50);
            slow.append(journal, 30_000);
            journal.force();
            SplittableRandom random = new SplittableRandom(5);
            try (JournalReader reader = journal.newReader()) {
                long before = folder.bytesRead();
                for (int i = 0; i < reads; i++) {
                    slow.checkOne(reader, 1 + random.nextLong(30_000));
                }
                long perRead = (folder.bytesRead() - before) / reads;
                assertTrue(perRead < 64 * 1024, () -> perRead + " bytes for one record");
            }
        }
    }

    @Test
    void onlyTheNextRecordIsTakenAndAWrongOneEndsTheJournal() {
        assertPoisonedBy(3, 100, 0, 100);
        assertPoisonedBy(1, 100, 0, 100);
        assertPoisonedBy(2, 99, 0, 100);
        assertPoisonedBy(2, 100, -1, 100);
        assertPoisonedBy(2, 100, 0, 71);
        assertPoisonedBy(2, 100, 0, 4097);
    }

    private static void assertPoisonedBy(long sequence, long timeNs, int epoch, int length) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);
        MemoryFolder folder = new MemoryFolder();
        Journal journal = open(folder);
        RecordHeader.write(buffer, 0, 80, 1, 100, 0);
        journal.append(buffer, 0, 80);
        journal.force();
        RecordHeader.write(buffer, 0, length, sequence, timeNs, epoch);
        assertThrows(JournalFailure.class, () -> journal.append(buffer, 0, length));
        RecordHeader.write(buffer, 0, 80, 2, 100, 0);
        assertThrows(JournalFailure.class, () -> journal.append(buffer, 0, 80));
        assertThrows(JournalFailure.class, journal::force);
        assertEquals(1, journal.durableSequence());
        journal.close();
        try (Journal again = open(folder.afterKill())) {
            assertEquals(1, again.lastSequence());
        }
    }

    @Test
    void aLengthFieldThatSaysOtherwiseIsRefused() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        Journal journal = open(folder);
        RecordHeader.write(buffer, 0, 90, 1, 100, 0);
        assertThrows(JournalFailure.class, () -> journal.append(buffer, 0, 80));
    }

    @Test
    void lowSpaceIsToldInTwoSteps() {
        folder.capacityBytes(1_000_000);
        Journal journal = Journal.open(
                folder, CONFIG.withWaterMarks(600_000, 300_000).withSpaceCheckBytes(1), JournalProgress.SILENT);
        assertEquals(SpaceState.ENOUGH, journal.space());
        records.append(journal, 1000);
        while (journal.space() == SpaceState.ENOUGH) {
            records.append(journal, journal.lastSequence() + 10);
            journal.force();
        }
        assertEquals(SpaceState.LOW, journal.space());
        while (journal.space() == SpaceState.LOW) {
            records.append(journal, journal.lastSequence() + 10);
            journal.force();
        }
        assertEquals(SpaceState.STOP, journal.space());
        long last = journal.lastSequence();
        journal.close();
        assertEquals(last, records.checkAll(JournalReader.offline(folder, JournalProgress.SILENT)));
    }

    @Test
    void aFullFolderEndsTheJournalAndKeepsWhatWasForced() {
        folder.capacityBytes(300_000);
        Journal journal = open(folder);
        long forced = 0;
        try {
            while (true) {
                records.append(journal, journal.lastSequence() + 20);
                forced = journal.force();
            }
        } catch (JournalFailure full) {
            assertTrue(full.toString().contains("No space left"), full.toString());
        }
        assertEquals(SpaceState.STOP, journal.space());
        assertTrue(forced > 100);
        journal.close();
        MemoryFolder larger = folder.afterKill();
        larger.capacityBytes(Long.MAX_VALUE);
        try (Journal again = open(larger)) {
            assertTrue(again.lastSequence() >= forced);
            assertEquals(again.lastSequence(), records.checkAll(again.newReader()));
        }
    }

    @Test
    void aFolderThatCannotReserveIsToldSo() {
        folder.canReserve(false);
        try (Journal journal = open(folder)) {
            assertFalse(journal.isReservationUnsupported());
            records.append(journal, 10);
            assertTrue(journal.isReservationUnsupported());
            assertEquals(10, journal.force());
        }
    }

    @Test
    void aPreparedFileIsUsedOrLeavesNothing() throws IOException {
        try (Journal journal = open(folder)) {
            journal.prepare(TestRecords.START_NS - JournalConfig.DAY_NS);
            journal.prepare(TestRecords.START_NS);
            assertTrue(folder.exists("open/20251231-0000.cq4"));
            assertEquals(0, journal.newReader().lastSequence());
            records.append(journal, 10);
            assertFalse(folder.exists("open/20251231-0000.cq4"));
            assertEquals(10, journal.force());
            assertEquals(10, records.checkAll(journal.newReader()));
        }
        try (Journal journal = open(folder)) {
            journal.prepare(0);
            assertTrue(folder.exists("open/20260101-0000.cq4"));
            try (Journal afterKill = open(folder.afterKill())) {
                assertEquals(10, afterKill.lastSequence());
                assertEquals("", afterKill.recovery().setAsideAs());
            }
        }
        assertEquals(
                List.of("0000000000000000001-20260101-0000.cq4"),
                folder.list().stream().filter(name -> name.endsWith(".cq4")).toList());
    }

    @Test
    void aClosedJournalTakesNothing() {
        Journal journal = open(folder);
        records.append(journal, 3);
        journal.close();
        journal.close();
        assertThrows(JournalFailure.class, () -> records.append(journal, 4));
        try (Journal again = open(folder)) {
            assertEquals(3, again.lastSequence());
        }
    }

    private static Journal open(MemoryFolder folder) {
        return Journal.open(folder, CONFIG, JournalProgress.SILENT);
    }
}
