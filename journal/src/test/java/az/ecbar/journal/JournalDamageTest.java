package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Bytes change, files vanish: what was known durable and is not there stops the node, and nothing is touched. */
class JournalDamageTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);

    private final TestRecords records = new TestRecords(TestRecords.SECOND_NS / 10);
    private final MemoryFolder folder = new MemoryFolder();

    @Test
    void damageInTheOpenFileBeforeWhatALaterRecordKnewHalts() throws IOException {
        Journal journal = open(folder);
        records.append(journal, 100);
        journal.force();
        long end = endOfRecords(folder, "open/20260101-0000.cq4");
        records.append(journal, 110);
        journal.force();
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            MemoryFolder damaged = folder.afterKill();
            long position = 64 + random.nextLong(end - 64);
            damaged.flip("open/20260101-0000.cq4", position, 1 << random.nextInt(8));
            if (isSound(damaged)) {
                continue;
            }
            List<String> before = damaged.list();
            long operations = damaged.operations();
            JournalDamaged halted = assertThrows(JournalDamaged.class, () -> open(damaged), "position " + position);
            assertEquals(JournalExitCode.DAMAGED, halted.exitCode());
            assertEquals("open/20260101-0000.cq4", halted.file());
            assertTrue(halted.sequence() <= 100 && halted.position() <= position, halted::toString);
            assertEquals(before, damaged.list());
            assertEquals(operations, damaged.operations());
        }
    }

    /** Some bytes mean nothing: those between documents. */
    private boolean isSound(MemoryFolder damaged) {
        try (JournalReader reader = JournalReader.offline(damaged, JournalProgress.SILENT)) {
            return records.checkAll(reader) == 110;
        } catch (JournalDamaged e) {
            return false;
        }
    }

    @Test
    void damageBehindWhatIsKnownDurableIsSetAside() {
        Journal journal = open(folder);
        records.append(journal, 100);
        journal.force();
        records.append(journal, 110);
        MemoryFolder killed = folder.afterKill();
        long end = endOfRecords(killed, "open/20260101-0000.cq4");
        killed.flip("open/20260101-0000.cq4", end - 10, 1);
        try (Journal again = open(killed)) {
            assertEquals(109, again.lastSequence());
            assertTrue(again.recovery().setAsideAs().startsWith("torn/0000000000000000110-20260101-0000.cq4."));
            assertTrue(again.recovery().bytesSetAside() > 0);
            records.append(again, 120);
            again.force();
            assertEquals(120, records.checkAll(again.newReader()));
        }
    }

    @Test
    void theCallersKnowledgeAndTheNotedPositionHaltToo() throws IOException {
        Journal journal = open(folder);
        records.append(journal, 100);
        journal.force();
        MemoryFolder killed = folder.afterKill();
        assertThrows(
                JournalDamaged.class,
                () -> Journal.open(killed.afterKill(), CONFIG.withKnownDurable(101), JournalProgress.SILENT));
        Journal.open(killed.afterKill(), CONFIG.withKnownDurable(100), JournalProgress.SILENT)
                .close();

        // Recovered once, hundred is noted; lost afterwards, that is seen although no later record knows it.
        open(killed).close();
        String closed = "0000000000000000001-20260101-0000.cq4";
        killed.delete(closed);
        killed.delete(closed.replace(".cq4", ".index"));
        JournalDamaged halted = assertThrows(JournalDamaged.class, () -> open(killed));
        assertTrue(halted.toString().contains("noted as durable"), halted::toString);
    }

    @Test
    void aDamagedClosedFileIsSeenAtTheStartOrWhenItIsRead() {
        try (Journal journal = open(folder)) {
            records.append(journal, 2000);
        }
        List<String> closed = closedFiles(folder);
        assertEquals(4, closed.size());
        SplittableRandom random = new SplittableRandom(2);
        for (String name : closed) {
            for (int round = 0; round < 40; round++) {
                MemoryFolder damaged = folder.afterKill();
                long position = 64 + random.nextLong(endOfRecords(damaged, name) - 64);
                damaged.flip(name, position, 1 << random.nextInt(8));
                try (JournalReader reader = JournalReader.offline(damaged, JournalProgress.SILENT)) {
                    assertEquals(2000, records.checkAll(reader));
                    assertFalse(isInRecord(folder, name, position), name + " at " + position);
                } catch (JournalDamaged seen) {
                    assertEquals(name, seen.file());
                }
            }
        }
    }

    @Test
    void aMissingOrForeignFileHalts() throws IOException {
        try (Journal journal = open(folder)) {
            records.append(journal, 2000);
        }
        List<String> closed = closedFiles(folder);
        for (String name : closed) {
            MemoryFolder missing = folder.afterKill();
            missing.delete(name);
            assertThrows(JournalDamaged.class, () -> open(missing), name);
        }
        MemoryFolder other = new MemoryFolder();
        TestRecords otherRecords = new TestRecords(TestRecords.SECOND_NS / 10 + 1);
        try (Journal journal = open(other)) {
            otherRecords.append(journal, 1900);
        }
        String last = closed.getLast();
        MemoryFolder mixed = folder.afterKill();
        copy(other, closedFiles(other).getLast(), mixed, last);
        mixed.delete(last.replace(".cq4", ".index"));
        assertThrows(JournalDamaged.class, () -> open(mixed));
    }

    @Test
    void aLostOrDamagedIndexIsMadeAgain() throws IOException {
        try (Journal journal = open(folder)) {
            records.append(journal, 2000);
        }
        for (String name : closedFiles(folder)) {
            String index = name.replace(".cq4", ".index");
            for (long position : new long[] {-1, 0, 20, 70, 130, 133, 137, 144, 150}) {
                MemoryFolder damaged = folder.afterKill();
                if (position < 0) {
                    damaged.delete(index);
                } else {
                    damaged.flip(index, position, 4);
                }
                try (Journal journal = open(damaged)) {
                    assertEquals(2000, records.checkAll(journal.newReader()), index + " at " + position);
                }
            }
        }
    }

    @Test
    void anUnreadablePositionFileIsMadeAgain() throws IOException {
        try (Journal journal = open(folder)) {
            records.append(journal, 20);
        }
        folder.flip("position", 9, 1);
        try (Journal journal = open(folder)) {
            assertEquals(20, journal.lastSequence());
        }
        folder.delete("position");
        try (Journal journal = open(folder)) {
            assertEquals(20, journal.lastSequence());
        }
    }

    private static void copy(MemoryFolder from, String name, MemoryFolder to, String newName) throws IOException {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[1 << 20]);
        try (StoredFile source = from.open(name)) {
            int length = source.read(0, bytes, 0, bytes.capacity());
            to.delete(newName);
            try (StoredFile target = to.create(newName)) {
                target.write(bytes, 0, length);
            }
        }
    }

    private static long endOfRecords(MemoryFolder folder, String name) {
        try (StoredFile file = folder.open(name)) {
            DocumentCursor cursor = new DocumentCursor(file, 0);
            long end = 0;
            while (cursor.next() == DocumentCursor.Step.RECORD) {
                end = cursor.nextPosition();
            }
            return end;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isInRecord(MemoryFolder folder, String name, long position) {
        try (StoredFile file = folder.open(name)) {
            DocumentCursor cursor = new DocumentCursor(file, 0);
            while (cursor.next() == DocumentCursor.Step.RECORD) {
                if (position >= cursor.position() && position < cursor.position() + 4 + cursor.length()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> closedFiles(MemoryFolder folder) {
        try {
            return folder.list().stream().filter(JournalNames::isClosedRecords).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Journal open(MemoryFolder folder) {
        return Journal.open(folder, CONFIG, JournalProgress.SILENT);
    }
}
