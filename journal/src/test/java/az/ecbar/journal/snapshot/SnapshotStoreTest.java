package az.ecbar.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalDamaged;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
    private final MemoryFolder folder = new MemoryFolder();

    @Test
    void recordsAreGivenBackInOrder() {
        writeAndReadBack(folder);
    }

    @Test
    void aRealFolderServesAsWell(@TempDir Path data) {
        writeAndReadBack(new DiskFolder(data.resolve("snapshots")));
    }

    private static void writeAndReadBack(FileFolder folder) {
        SnapshotStore store = new SnapshotStore(folder);
        write(store, info(5, 1), 40_000);
        write(store, info(17, 2), 3);
        write(store, info(9, 3), 0);
        assertEquals(List.of(info(17, 2), info(9, 3), info(5, 1)), store.list());
        assertEquals(40_000, readAll(store, info(5, 1)));
        assertEquals(3, readAll(store, info(17, 2)));
        assertEquals(0, readAll(store, info(9, 3)));
        store.delete(info(17, 2));
        assertEquals(List.of(info(9, 3), info(5, 1)), store.list());
    }

    /** Its thread removes it while another one looks. */
    @Test
    void aSnapshotThatGoesWhileTheyAreListedIsNone() throws Exception {
        write(new SnapshotStore(folder), info(5, 1), 3);
        write(new SnapshotStore(folder), info(17, 2), 3);
        String gone = folder.list().getFirst();
        FileFolder stale = (FileFolder) Proxy.newProxyInstance(
                FileFolder.class.getClassLoader(), new Class<?>[] {FileFolder.class}, (_, method, arguments) -> {
                    if (method.getName().equals("open") && gone.equals(arguments[0]) && folder.exists(gone)) {
                        folder.delete(gone);
                    }
                    try {
                        return method.invoke(folder, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        assertEquals(List.of(info(17, 2)), new SnapshotStore(stale).list());
        assertFalse(new SnapshotStore(stale).isWhole(info(5, 1)));
    }

    @Test
    void aRecordMayBeLongerThanWhatIsReadAtATime() {
        SnapshotStore store = new SnapshotStore(folder);
        int[] lengths = {1, SnapshotFile.PIECE_LENGTH - 4, SnapshotFile.PIECE_LENGTH, 3, 1024 * 1024, 70_000, 2};
        try (SnapshotWriter writer = store.begin()) {
            for (int length : lengths) {
                UnsafeBuffer record = new UnsafeBuffer(new byte[length]);
                record.setMemory(0, length, (byte) (1 + length % 100));
                writer.write(record, 0, length);
            }
            writer.finish(info(5, 1));
        }
        List<Integer> read = new ArrayList<>();
        store.read(info(5, 1), (buffer, offset, length) -> {
            assertEquals(1 + length % 100, buffer.getByte(offset));
            assertEquals(1 + length % 100, buffer.getByte(offset + length - 1));
            read.add(length);
        });
        assertEquals(IntStream.of(lengths).boxed().toList(), read);
    }

    /** Whoever takes it must check first that it bears its state, and may end before that. */
    @Test
    void aSnapshotOfAnotherNodeIsNoneBeforeItIsKept() throws IOException {
        write(new SnapshotStore(folder), info(17, 2), 30_000);
        MemoryFolder there = new MemoryFolder();
        SnapshotStore store = new SnapshotStore(there);
        try (SnapshotIntake intake = store.take(17)) {
            copy(intake, 0);
            assertEquals(info(17, 2), intake.finish());
            assertEquals(List.of(), new SnapshotStore(there.afterKill()).list());
            intake.keep();
        }
        SnapshotStore later = new SnapshotStore(there.afterPowerLoss(new SplittableRandom(1)));
        assertEquals(List.of(info(17, 2)), later.list());
        assertEquals(30_000, readAll(later, info(17, 2)));
        try (SnapshotIntake intake = store.take(17)) {
            copy(intake, 1);
            assertNull(intake.finish(), "a byte of it was changed on the way");
        }
        try (SnapshotIntake intake = store.take(18)) {
            copy(intake, 0);
            assertNull(intake.finish(), "it is another one than was offered");
        }
        assertEquals(List.of(info(17, 2)), store.list());
    }

    private void copy(SnapshotIntake intake, int change) throws IOException {
        try (StoredFile file = folder.open(SnapshotLayout.name(17))) {
            UnsafeBuffer bytes = new UnsafeBuffer(new byte[(int) file.sizeBytes()]);
            assertEquals(bytes.capacity(), file.read(0, bytes, 0, bytes.capacity()));
            bytes.putByte(1_000, (byte) (bytes.getByte(1_000) ^ change));
            intake.add(bytes, 0, bytes.capacity());
        }
    }

    @Test
    void anUnfinishedSnapshotIsNone() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        try (SnapshotWriter writer = store.begin()) {
            writer.write(new UnsafeBuffer(new byte[10]), 0, 10);
        }
        assertEquals(List.of(), store.list());
        SnapshotWriter abandoned = store.begin();
        abandoned.write(new UnsafeBuffer(new byte[10]), 0, 10);
        MemoryFolder killed = folder.afterKill();
        assertEquals(List.of(), new SnapshotStore(killed).list());
        write(new SnapshotStore(killed), info(3, 1), 5);
        assertEquals(List.of("snapshot-0000000000000000003"), killed.list());
    }

    @Test
    void aChangedByteAnywhereIsSeenAndAnOlderSnapshotServes() throws IOException {
        long[] position = {0};
        SplittableRandom random = new SplittableRandom(1);
        MemoryFolder journalFolder = new MemoryFolder();
        try (Journal journal = journal(journalFolder);
                JournalReader reader = journal.newReader()) {
            append(journal, 30);
            write(new SnapshotStore(folder), infoAt(reader, 10), 50);
            write(new SnapshotStore(folder), infoAt(reader, 20), 50);
            String name = "snapshot-0000000000000000020";
            long size = folder.open(name).sizeBytes();
            for (position[0] = 0; position[0] < size; position[0]++) {
                MemoryFolder changed = folder.afterKill();
                changed.flip(name, position[0], 1 << random.nextInt(8));
                SnapshotStore store = new SnapshotStore(changed);
                SnapshotInfo newest = store.newestFor(reader, 30).orElseThrow();
                assertEquals(10, newest.sequence(), () -> "byte " + position[0]);
                if (store.list().size() == 2) {
                    assertThrows(
                            JournalFailure.class, () -> store.read(store.list().getFirst(), (b, o, l) -> {}));
                }
            }
        }
    }

    @Test
    void snapshotsBehindASequenceAreRemovedSoundOrNot() throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        for (long sequence : new long[] {5, 9, 10, 17}) {
            write(store, info(sequence, 1), 5);
        }
        folder.flip("snapshot-0000000000000000017", 20, 1);
        store.removeBehind(9);
        assertEquals(
                List.of("snapshot-0000000000000000005", "snapshot-0000000000000000009"),
                folder.afterPowerLoss(new SplittableRandom(1)).list());
        store.removeBehind(0);
        assertEquals(List.of(), folder.list());
    }

    @Test
    void onlyASnapshotOfThisHistoryServes() {
        MemoryFolder journalFolder = new MemoryFolder();
        SnapshotStore store = new SnapshotStore(folder);
        try (Journal journal = journal(journalFolder);
                JournalReader reader = journal.newReader()) {
            append(journal, 30);
            write(store, infoAt(reader, 10), 5);
            write(store, info(15, 1), 5);
            write(store, info(31, 1), 5);
            assertEquals(10, store.newestFor(reader, 30).orElseThrow().sequence());
            assertTrue(store.newestFor(reader, 9).isEmpty());
        }
        JournalConfig config = config().withKnownDurable(store.list().getFirst().sequence());
        assertThrows(JournalDamaged.class, () -> Journal.open(journalFolder, config, JournalProgress.SILENT));
    }

    @Test
    void aPowerLossLeavesAWholeSnapshotOrNone() {
        SplittableRandom random = new SplittableRandom(3);
        int there = 0;
        for (int at = 0; at < 30; at++) {
            MemoryFolder present = new MemoryFolder();
            write(new SnapshotStore(present), info(4, 1), 7);
            present.powerGoesAfter(at);
            boolean isAcknowledged = false;
            try {
                write(new SnapshotStore(present), info(8, 1), 100);
                isAcknowledged = true;
            } catch (JournalFailure powerLost) {
                assertFalse(isAcknowledged);
            }
            for (int seed = 0; seed < 10; seed++) {
                SnapshotStore store = new SnapshotStore(present.afterPowerLoss(random));
                List<SnapshotInfo> list = store.list();
                assertEquals(7, readAll(store, list.getLast()));
                if (list.size() == 2) {
                    assertEquals(100, readAll(store, list.getFirst()));
                    there++;
                } else {
                    assertFalse(isAcknowledged);
                }
            }
        }
        assertTrue(there > 100);
    }

    private static void write(SnapshotStore store, SnapshotInfo info, int records) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        try (SnapshotWriter writer = store.begin()) {
            for (int i = 0; i < records; i++) {
                buffer.putLong(1, i);
                writer.write(buffer, 1, 8 + i % 300);
            }
            writer.finish(info);
        }
    }

    private static int readAll(SnapshotStore store, SnapshotInfo info) {
        List<Long> seen = new ArrayList<>();
        store.read(info, (buffer, offset, length) -> {
            assertEquals(8 + seen.size() % 300, length);
            seen.add(buffer.getLong(offset));
            assertEquals(seen.size() - 1L, seen.getLast());
        });
        return seen.size();
    }

    private static SnapshotInfo info(long sequence, int filler) {
        byte[] link = new byte[32];
        byte[] digest = new byte[32];
        link[0] = (byte) filler;
        digest[31] = (byte) filler;
        return new SnapshotInfo(sequence, sequence * 10, filler, 1, sequence * 7, sequence * 3, link, digest);
    }

    private static SnapshotInfo infoAt(JournalReader reader, long sequence) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        assertTrue(reader.read(sequence, buffer, 0) > 0);
        byte[] link = new byte[32];
        buffer.getBytes(RecordHeader.LINK_OFFSET, link);
        return new SnapshotInfo(sequence, 1, 0, 1, 1, 1, link, new byte[32]);
    }

    private static JournalConfig config() {
        return JournalConfig.defaults().withReserveBytes(64 * 1024).withWaterMarks(0, 0);
    }

    private static Journal journal(MemoryFolder folder) {
        return Journal.open(folder, config(), JournalProgress.SILENT);
    }

    private static void append(Journal journal, long upTo) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        for (long sequence = journal.lastSequence() + 1; sequence <= upTo; sequence++) {
            RecordHeader.write(buffer, 0, 100, sequence, sequence, 0);
            journal.append(buffer, 0, 100);
        }
        journal.force();
    }
}
