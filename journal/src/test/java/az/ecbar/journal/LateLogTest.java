package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A log that is far behind is set aside, the journal begins at a base, and is one with that log again in the end. */
class LateLogTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0)
            .forReplica();
    private static final long OWN = 130;
    private static final long BASE = 330;
    private static final long LAST = 350;
    private static final int RECORDS_OF_FILE = 70;
    private static final List<Long> REFERRED = List.of(1L, 17L, 200L, BASE);

    private final TestRecords records = new TestRecords(TestRecords.SECOND_NS);
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final Journal owner = open(new MemoryFolder());
    private final JournalReader reader = owner.newReader();
    private long asked;

    LateLogTest() {
        records.append(owner, LAST);
        owner.force();
    }

    private static Journal open(JournalFolder folder) {
        return Journal.open(folder, CONFIG, JournalProgress.SILENT);
    }

    private void follow(Journal journal, long upTo) {
        for (long sequence = journal.lastSequence() + 1; sequence <= upTo; sequence++) {
            int length = reader.read(sequence, record, 0);
            assertEquals(RecordCheck.VALID, journal.appendSealed(record, 0, length));
        }
        journal.force();
    }

    private MemoryFolder late() {
        MemoryFolder folder = new MemoryFolder();
        try (Journal journal = open(folder)) {
            follow(journal, OWN);
        }
        return folder;
    }

    private static void setAside(MemoryFolder folder) {
        LateLog.setAside(folder, CONFIG, JournalProgress.SILENT);
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

    private void fill(Journal journal) {
        try (JournalFill fill = journal.history().newFill(RECORDS_OF_FILE)) {
            while (fill.next() > 0) {
                asked = asked == 0 ? fill.next() : Math.min(asked, fill.next());
                int length = reader.read(fill.next(), record, 0);
                assertTrue(fill.add(record, 0, length), "record " + RecordHeader.sequence(record, 0));
            }
        }
    }

    @Test
    void theJournalIsEmptyWhileItsLogIsAside() {
        MemoryFolder folder = late();
        setAside(folder);
        try (Journal journal = open(folder)) {
            assertEquals(0, journal.lastSequence());
            assertEquals(OWN, LateLog.lastSequence(folder));
        }
    }

    @Test
    void whatIsOlderThanItsOwnLogIsNotAskedForAgain() throws Exception {
        MemoryFolder folder = late();
        List<String> own =
                folder.list().stream().filter(name -> name.endsWith(".cq4")).toList();
        setAside(folder);
        begin(folder);
        try (Journal journal = open(folder)) {
            follow(journal, LAST);
            fill(journal);
            assertEquals(OWN + 1, asked);
            assertEquals(0, journal.history().newFill().base());
            assertEquals(0, LateLog.lastSequence(folder));
            assertEquals(LAST, records.checkAll(journal.newReader()), "while it runs");
        }
        assertTrue(folder.list().containsAll(own), () -> folder.names().toString());
        assertFalse(folder.list().stream().anyMatch(name -> name.startsWith("late/")), folder.names()::toString);
        try (Journal again = open(folder)) {
            assertEquals(LAST, records.checkAll(again.newReader()));
        }
    }

    /** As the runbook has it: copied beside, it can be read by the tools. */
    @Test
    void whileItIsAwayItIsAJournalByItself() throws Exception {
        MemoryFolder folder = late();
        setAside(folder);
        for (String name : folder.list()) {
            folder.replace(name, name.substring(name.indexOf('/') + 1));
        }
        try (JournalReader own = JournalReader.offline(folder, JournalProgress.SILENT)) {
            assertEquals(OWN, records.checkAll(own));
        }
    }

    @Test
    void aLostIndexOfItIsMadeAgain() throws Exception {
        MemoryFolder folder = late();
        setAside(folder);
        for (String name : folder.list()) {
            if (name.startsWith("late/") && name.endsWith(".index")) {
                folder.delete(name);
            }
        }
        begin(folder);
        try (Journal journal = open(folder)) {
            follow(journal, LAST);
            fill(journal);
            assertEquals(LAST, records.checkAll(journal.newReader()));
        }
    }

    @Test
    void withoutASnapshotItCountsAgain() {
        MemoryFolder folder = late();
        setAside(folder);
        LateLog.takeBack(folder);
        LateLog.takeBack(folder);
        try (Journal journal = open(folder)) {
            assertEquals(OWN, records.checkAll(journal.newReader()));
            follow(journal, LAST);
            assertEquals(LAST, records.checkAll(journal.newReader()));
        }
    }

    @Test
    void aNoteThatADiskHasChangedCostsNoRecord() {
        MemoryFolder folder = late();
        setAside(folder);
        folder.flip("late/end", 12, 1);
        try (Journal journal = open(folder)) {
            assertEquals(OWN, records.checkAll(journal.newReader()), "without a base it comes back");
        }
        setAside(folder);
        begin(folder);
        folder.flip("late/end", 12, 1);
        for (int i = 0; i < 2; i++) {
            try (Journal journal = open(folder)) {
                follow(journal, LAST);
                fill(journal);
                assertEquals(LAST, records.checkAll(journal.newReader()), "behind one all is asked for");
            }
            assertFalse(LateLog.isPossible(folder), "what is away is not mixed with anything");
        }
    }

    /** An owner whose newest snapshot is older than what the standby had: all of it is asked for, as of a new standby. */
    @Test
    void aBaseBeforeItsEndFillsInEverything() {
        MemoryFolder folder = new MemoryFolder();
        try (Journal journal = open(folder)) {
            follow(journal, LAST);
        }
        setAside(folder);
        begin(folder);
        try (Journal journal = open(folder)) {
            follow(journal, LAST);
            fill(journal);
            assertEquals(LAST, records.checkAll(journal.newReader()));
        }
    }

    @Test
    void thePowerMayGoAtEveryOperation() {
        MemoryFolder counted = late();
        long before = counted.operations();
        assertTrue(isDone(counted));
        long operations = counted.operations() - before;
        assertTrue(operations > 80, () -> operations + " operations");
        for (long at = 0; at < operations; at++) {
            MemoryFolder folder = late();
            folder.powerGoesAfter(at);
            boolean isDone = isDone(folder);
            MemoryFolder left = folder.afterPowerLoss(new SplittableRandom(at));
            assertTrue(isDone(left), "after operation " + at + (isDone ? ", which was the last" : ""));
            try (Journal journal = open(left)) {
                assertEquals(LAST, records.checkAll(journal.newReader()), "after operation " + at);
                assertEquals(0, LateLog.lastSequence(left));
            }
        }
    }

    @Test
    void thePowerMayGoAtEveryOperationOfTheWayBack() {
        int at = 0;
        boolean isDone = false;
        while (!isDone) {
            MemoryFolder folder = late();
            setAside(folder);
            folder.powerGoesAfter(at);
            isDone = isTakenBack(folder);
            MemoryFolder left = folder.afterPowerLoss(new SplittableRandom(at));
            LateLog.takeBack(left);
            try (Journal journal = open(left)) {
                assertEquals(OWN, records.checkAll(journal.newReader()), "after operation " + at);
            }
            at++;
        }
        assertTrue(at > 5, at + " operations");
    }

    private static boolean isTakenBack(MemoryFolder folder) {
        try {
            LateLog.takeBack(folder);
            return true;
        } catch (JournalFailure e) {
            return false;
        }
    }

    /** Is set aside, comes up by the base, follows and is filled in, from wherever it stands; false if the power goes. */
    private boolean isDone(MemoryFolder folder) {
        try {
            long last = lastSequence(folder);
            if (last == OWN) {
                setAside(folder);
                last = lastSequence(folder);
            }
            if (last == 0) {
                begin(folder);
            }
            try (Journal journal = open(folder)) {
                follow(journal, LAST);
                fill(journal);
                return true;
            }
        } catch (JournalFailure e) {
            return false;
        }
    }

    private static long lastSequence(MemoryFolder folder) {
        try (Journal journal = open(folder)) {
            return journal.lastSequence();
        }
    }
}
