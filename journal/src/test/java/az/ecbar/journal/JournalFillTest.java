package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.journal.offline.JournalVerifier;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that begins at a base, and is filled in from another one that is whole. */
class JournalFillTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0)
            .forReplica();
    private static final long BASE = 230;
    private static final long LAST = 250;
    private static final int RECORDS_OF_FILE = 70;
    private static final List<Long> REFERRED = List.of(1L, 17L, 100L, BASE);

    private final TestRecords records = new TestRecords(TestRecords.SECOND_NS);
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MemoryFolder owners = new MemoryFolder();
    private final Journal owner = Journal.open(owners, CONFIG, JournalProgress.SILENT);
    private final JournalReader reader = owner.newReader();

    JournalFillTest() {
        records.append(owner, LAST);
        owner.force();
    }

    private static Journal open(JournalFolder folder) {
        return Journal.open(folder, CONFIG, JournalProgress.SILENT);
    }

    private void begin(JournalFolder folder) {
        try (JournalBase base = JournalBase.begin(folder)) {
            for (long sequence : REFERRED) {
                int length = reader.read(sequence, record, 0);
                assertTrue(base.add(record, 0, length));
            }
            base.finish();
        }
    }

    private void follow(Journal journal) {
        for (long sequence = journal.lastSequence() + 1; sequence <= LAST; sequence++) {
            int length = reader.read(sequence, record, 0);
            assertEquals(RecordCheck.VALID, journal.appendSealed(record, 0, length));
        }
        journal.force();
    }

    private void fill(Journal journal) {
        try (JournalFill fill = journal.history().newFill(RECORDS_OF_FILE)) {
            while (fill.next() > 0) {
                int length = reader.read(fill.next(), record, 0);
                assertTrue(fill.add(record, 0, length), "record " + RecordHeader.sequence(record, 0));
            }
        }
    }

    @Test
    void theJournalGoesOnBehindItsBaseAndGivesWhatTheSnapshotRefersTo() {
        MemoryFolder folder = new MemoryFolder();
        begin(folder);
        try (Journal journal = open(folder)) {
            assertEquals(BASE, journal.history().newFill().base());
            assertEquals(BASE, journal.lastSequence());
            follow(journal);
            JournalReader own = journal.newReader();
            assertEquals(BASE + 1, own.firstSequence());
            for (long sequence : REFERRED) {
                records.checkOne(own, sequence);
            }
            assertEquals(0, own.read(18, record, 0));
            records.checkOne(own, BASE + 7);
        }
        try (JournalReader offline = JournalReader.offline(folder, JournalProgress.SILENT)) {
            assertEquals(
                    LAST - BASE,
                    new JournalVerifier(offline, JournalProgress.SILENT)
                            .verify()
                            .records());
            assertTrue(JournalComparison.of(reader, offline, JournalProgress.SILENT)
                    .isSame());
        }
    }

    @Test
    void itIsFilledInFileByFileUntilItIsWhole() throws Exception {
        MemoryFolder folder = new MemoryFolder();
        begin(folder);
        try (Journal journal = open(folder)) {
            follow(journal);
            fill(journal);
            assertEquals(0, journal.history().newFill().base());
            assertEquals(LAST, records.checkAll(journal.newReader()));
            assertTrue(journal.history().files().size() > 4);
        }
        try (Journal again = open(folder)) {
            assertEquals(0, again.history().newFill().base());
            assertFalse(folder.exists("referred"));
            assertEquals(LAST, records.checkAll(again.newReader()));
        }
    }

    /** The journal's thread fills in, and whoever looks after closed files repairs one, each in a part of its own. */
    @Test
    void aFileIsRepairedWhileAnotherOneIsFilledIn(@TempDir Path data) throws Exception {
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            JournalFolder folder = new ChronicleFolder(
                    lock,
                    (what, cause) -> {
                        throw new AssertionError(what, cause);
                    },
                    64 * 1024);
            begin(folder);
            try (Journal journal = open(folder)) {
                follow(journal);
                ClosedFile closed = journal.history().files().getFirst();
                try (FileRepair repair = journal.history().repair(closed);
                        JournalFill fill = journal.history().newFill(RECORDS_OF_FILE)) {
                    repairUpTo(repair, closed.firstSequence() + 2);
                    while (fill.base() == BASE) {
                        assertTrue(fill.add(record, 0, reader.read(fill.next(), record, 0)));
                    }
                    repairUpTo(repair, closed.lastSequence());
                    repair.finish();
                }
                fill(journal);
                assertEquals(LAST, records.checkAll(journal.newReader()));
            }
            try (Journal again = open(folder)) {
                assertEquals(LAST, records.checkAll(again.newReader()));
            }
        }
    }

    private void repairUpTo(FileRepair repair, long last) throws Exception {
        while (repair.nextSequence() <= last) {
            int length = reader.read(repair.nextSequence(), record, 0);
            assertEquals(RecordCheck.VALID, repair.add(record, 0, length));
        }
    }

    @Test
    void aRecordThatTheChainDoesNotSayIsNotTaken() {
        MemoryFolder folder = new MemoryFolder();
        begin(folder);
        MemoryFolder others = new MemoryFolder();
        try (Journal journal = open(folder);
                Journal other = Journal.open(others, CONFIG, JournalProgress.SILENT)) {
            new TestRecords(TestRecords.SECOND_NS + 1).append(other, LAST);
            other.force();
            JournalReader foreign = other.newReader();
            JournalFill fill = journal.history().newFill(RECORDS_OF_FILE);
            boolean isTaken = true;
            while (isTaken) {
                int length = foreign.read(fill.next(), record, 0);
                isTaken = fill.add(record, 0, length);
            }
            assertEquals(BASE, journal.history().newFill().base(), "nothing of it counts");
            fill(journal);
            assertEquals(0, journal.history().newFill().base());
        }
    }

    @Test
    void aBaseThatCannotBeReadHalts() {
        MemoryFolder folder = new MemoryFolder();
        begin(folder);
        folder.flip("base", 12, 1);
        assertThrows(JournalDamaged.class, () -> open(folder).close());
    }

    @Test
    void itCannotBeCutBeforeItsBase() {
        MemoryFolder folder = new MemoryFolder();
        begin(folder);
        try (Journal journal = open(folder)) {
            follow(journal);
        }
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        reader.read(100, record, 0);
        record.getBytes(RecordHeader.LINK_OFFSET, link);
        assertThrows(
                JournalDamaged.class,
                () -> JournalCut.setAside(folder, CONFIG, 100, link, _ -> {}, JournalProgress.SILENT));
    }

    @Test
    void thePowerMayGoAtEveryOperation() {
        MemoryFolder counted = new MemoryFolder();
        assertTrue(isDone(counted));
        long operations = counted.operations();
        assertTrue(operations > 80, () -> operations + " operations");
        for (long at = 0; at < operations; at++) {
            MemoryFolder folder = new MemoryFolder();
            folder.powerGoesAfter(at);
            boolean isDone = isDone(folder);
            MemoryFolder left = folder.afterPowerLoss(new SplittableRandom(at));
            assertTrue(isDone(left), "after operation " + at + (isDone ? ", which was the last" : ""));
            try (Journal journal = open(left)) {
                assertEquals(LAST, records.checkAll(journal.newReader()), "after operation " + at);
            }
        }
    }

    /** Comes up by the base, follows and is filled in, from wherever it stands; false if the power goes. */
    private boolean isDone(MemoryFolder folder) {
        boolean isEmpty;
        try (Journal journal = open(folder)) {
            isEmpty = journal.lastSequence() == 0;
        } catch (JournalFailure e) {
            return false;
        }
        try {
            if (isEmpty) {
                begin(folder);
            }
            try (Journal journal = open(folder)) {
                follow(journal);
                fill(journal);
                return true;
            }
        } catch (JournalFailure e) {
            return false;
        }
    }
}
