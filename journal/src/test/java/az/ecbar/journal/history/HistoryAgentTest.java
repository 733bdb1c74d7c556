package az.ecbar.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileRepair;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalCut;
import az.ecbar.journal.JournalDamaged;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.journal.offline.JournalVerifier;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed files are archived, compressed, read again and repaired, while the journal goes on. */
class HistoryAgentTest {
    private static final int OF_DAY = 100;
    private static final HistoryConfig WEEK = HistoryConfig.defaults();
    private static final HistoryConfig TWO_DAYS = WEEK.withCompressAfterDays(2).withScrub(0, 0);

    @TempDir
    Path data = Path.of("");

    private final TestHistory with = new TestHistory();
    private final MemoryFolder folder = new MemoryFolder();
    private final MemoryFolder archive = new MemoryFolder();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);

    @Test
    void daysLongPastAreCompressedAndEveryReaderGoesOn() {
        assertCompressedAndRead(folder);
    }

    @Test
    void realChronicleFilesAreCompressedToo() {
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            assertCompressedAndRead(new ChronicleFolder(
                    lock,
                    (what, cause) -> {
                        throw new AssertionError(what, cause);
                    },
                    64 * 1024));
        }
    }

    private void assertCompressedAndRead(JournalFolder where) {
        MemoryFolder twin = new MemoryFolder();
        try (Journal journal = TestHistory.open(twin)) {
            with.append(journal, 1050, OF_DAY, 0);
        }
        try (Journal journal = TestHistory.open(where);
                JournalReader before = journal.newReader()) {
            with.append(journal, 1010, OF_DAY, 0);
            assertTrue(before.read(5, record, 0) > 0);
            with.run(agent(journal, null, TWO_DAYS));
            List<ClosedFile> files = journal.history().files();
            assertTrue(files.stream().filter(ClosedFile::isCompressed).count() >= 7, with.heard::toString);
            for (ClosedFile file : files) {
                long days = (files.getLast().lastTimeNs() - file.lastTimeNs()) / JournalConfig.DAY_NS;
                assertEquals(days >= 2, file.isCompressed(), file.name());
            }
            assertEquals(List.of(), with.alarms());
            assertTrue(with.heard.stream().allMatch(line -> line.endsWith(" true")), with.heard::toString);
            for (long sequence : new long[] {6, 999, 1, 350, 1010}) {
                assertTrue(before.read(sequence, record, 0) > 0);
                assertEquals(sequence, RecordHeader.sequence(record, 0));
            }
            with.append(journal, 1040, OF_DAY, 0);
        }
        try (Journal again = TestHistory.open(where)) {
            with.append(again, 1050, OF_DAY, 0);
        }
        try (JournalReader reader = JournalReader.offline(where, JournalProgress.SILENT);
                JournalReader other = JournalReader.offline(twin, JournalProgress.SILENT)) {
            assertEquals(
                    1050,
                    new JournalVerifier(reader, JournalProgress.SILENT).verify().records());
            // Forced at other places: what a record knew to be durable differs, and the first such record is named.
            assertEquals(
                    1010,
                    JournalComparison.of(reader, other, JournalProgress.SILENT).sameUpTo());
        }
    }

    @Test
    void aPowerLossAtAnyOperationOfACompressionLosesNothing() {
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 400, OF_DAY, 0);
        }
        boolean isDone = false;
        long compressedAfterwards = 0;
        for (int at = 0; !isDone; at++) {
            MemoryFolder tried = folder.afterKill();
            Journal journal = TestHistory.open(tried);
            tried.powerGoesAfter(at);
            with.heard.clear();
            HistoryAgent agent = agent(journal, null, TWO_DAYS);
            for (int i = 0; i < 200 && with.heard.stream().noneMatch(line -> line.startsWith("trouble")); i++) {
                with.run(agent, 1);
            }
            isDone = with.heard.stream().noneMatch(line -> line.startsWith("trouble"));
            for (int seed = 0; seed < 2; seed++) {
                MemoryFolder left = tried.afterPowerLoss(new SplittableRandom(at * 7L + seed));
                try (Journal again = TestHistory.open(left);
                        JournalReader reader = again.newReader()) {
                    assertEquals(
                            400,
                            new JournalVerifier(reader, JournalProgress.SILENT)
                                    .verify()
                                    .records());
                    with.run(agent(again, null, TWO_DAYS), 200);
                    compressedAfterwards += again.history().files().stream()
                            .filter(ClosedFile::isCompressed)
                            .count();
                    assertEquals(
                            400,
                            new JournalVerifier(reader, JournalProgress.SILENT)
                                    .verify()
                                    .records());
                }
                assertTrue(
                        names(left).stream().noneMatch(name -> name.endsWith(".new")),
                        () -> names(left).toString());
            }
            assertTrue(at < 300, "it never ends");
        }
        assertTrue(compressedAfterwards > 50, "compressed " + compressedAfterwards);
    }

    /** As {@code JournalCutTest}, where the common sequence lies in a compressed file. */
    @Test
    void aJournalWithCompressedFilesIsCutWhereverThePowerGoes() {
        JournalConfig replica = TestHistory.CONFIG.forReplica();
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        long common;
        try (Journal journal = Journal.open(folder, replica, JournalProgress.SILENT);
                JournalReader reader = journal.newReader()) {
            with.append(journal, 400, OF_DAY, 0);
            with.run(agent(journal, null, TWO_DAYS));
            ClosedFile file = journal.history().files().get(1);
            assertTrue(file.isCompressed());
            common = file.lastSequence() - 7;
            assertTrue(reader.read(common, record, 0) > 0);
            record.getBytes(RecordHeader.LINK_OFFSET, link);
        }
        boolean isDone = false;
        for (int at = 0; !isDone; at++) {
            MemoryFolder tried = folder.afterKill();
            tried.powerGoesAfter(at);
            isDone = isCut(tried, replica, common, link);
            MemoryFolder left = isDone ? tried.afterKill() : tried.afterPowerLoss(new SplittableRandom(at));
            assertTrue(isCut(left, replica, common, link));
            try (Journal again = Journal.open(left, replica, JournalProgress.SILENT);
                    JournalReader reader = again.newReader()) {
                assertEquals(common, again.lastSequence());
                with.append(again, common + 30, OF_DAY, 9);
                assertEquals(
                        common + 30,
                        new JournalVerifier(reader, JournalProgress.SILENT)
                                .verify()
                                .records());
            }
            assertTrue(at < 300, "it never ends");
        }
    }

    private static boolean isCut(MemoryFolder folder, JournalConfig config, long common, byte[] link) {
        try {
            JournalCut.setAside(folder, config, common, link, entry -> {}, JournalProgress.SILENT);
            return true;
        } catch (JournalFailure powerLost) {
            return false;
        }
    }

    @Test
    void readersGoOnWhileFilesRollAndAreCompressedByOthers() throws Exception {
        long last = 1200;
        try (DataFolderLock lock = DataFolderLock.acquire(data);
                ExecutorService threads = Executors.newFixedThreadPool(2);
                Journal journal = TestHistory.open(new ChronicleFolder(
                        lock,
                        (what, cause) -> {
                            throw new AssertionError(what, cause);
                        },
                        64 * 1024))) {
            AtomicLong durable = new AtomicLong();
            HistoryAgent agent =
                    agent(journal, durable::get, WEEK.withCompressAfterDays(1).withScrub(64 << 20, 0));
            Future<?> looked = threads.submit(() -> {
                while (durable.get() < last) {
                    with.run(agent, 20);
                }
                with.run(agent, 3000);
            });
            Future<Long> read = threads.submit(() -> readAll(journal, durable, last));
            while (journal.lastSequence() < last) {
                with.append(journal, journal.lastSequence() + 20, OF_DAY, 0);
                durable.set(journal.durableSequence());
            }
            assertEquals(last, read.get());
            Object _ = looked.get();
            assertEquals(List.of(), with.alarms());
            List<ClosedFile> files = journal.history().files();
            assertTrue(
                    files.stream().filter(ClosedFile::isCompressed).count() > files.size() - 4, with.heard::toString);
        }
        try (JournalReader reader =
                JournalReader.offline(new DiskFolder(data.resolve(ChronicleFolder.FOLDER)), JournalProgress.SILENT)) {
            assertEquals(
                    last,
                    new JournalVerifier(reader, JournalProgress.SILENT).verify().records());
        }
    }

    /** Reads in a row, and here and there. */
    private static long readAll(Journal journal, AtomicLong durable, long last) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        SplittableRandom random = new SplittableRandom(1);
        try (JournalReader inRow = journal.newReader();
                JournalReader anywhere = journal.newReader()) {
            while (inRow.nextSequence() <= last) {
                long known = durable.get();
                while (inRow.next(known, buffer, 0) > 0) {
                    long sequence = 1 + random.nextLong(known);
                    if (sequence % 8 == 0) {
                        assertTrue(anywhere.read(sequence, buffer, 0) > 0);
                        assertEquals(sequence, RecordHeader.sequence(buffer, 0));
                    }
                }
            }
            return inRow.nextSequence() - 1;
        }
    }

    @Test
    void committedFilesAndTheirHeadsAreAddedToTheArchive() {
        long[] committed = {450};
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 600, OF_DAY, 0);
            with.run(agent(journal, () -> committed[0], WEEK));
            List<ArchiveHead> heads = heads();
            long last = heads.getLast().lastSequence();
            assertTrue(last <= 450 && last > 300, "archived up to " + last);
            committed[0] = 600;
            with.run(agent(journal, () -> committed[0], WEEK));
            heads = heads();
            assertEquals(journal.history().files().size(), heads.size());
            long next = 1;
            byte[] link = new byte[32];
            for (ArchiveHead head : heads) {
                assertTrue(TestHistory.isSignedWell(head));
                assertEquals(next, head.firstSequence());
                assertEquals(List.of(bytes(link)), List.of(bytes(head.linkBefore())));
                next = head.lastSequence() + 1;
                link = head.link();
            }
            assertEquals(List.of(), with.alarms());
            long operations = archive.operations();
            with.run(agent(journal, () -> committed[0], WEEK));
            assertEquals(operations, archive.operations(), "what is there is not written again");
        }
    }

    @Test
    void anArchiveWithOtherRecordsAlarmsAndIsLeftAlone() {
        MemoryFolder other = new MemoryFolder();
        try (Journal journal = TestHistory.open(other)) {
            with.append(journal, 600, OF_DAY, 1);
            with.run(agent(journal, () -> 200, WEEK));
        }
        long operations = archive.operations();
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 600, OF_DAY, 0);
            with.run(agent(journal, () -> 600, WEEK));
        }
        assertEquals(operations, archive.operations());
        assertEquals(1, with.alarms().size(), with.heard::toString);
        assertTrue(with.alarms().getFirst().contains("0000000000000000001-20260101.head"), with.heard::toString);
    }

    @Test
    void aPowerLossWhileArchivingIsMadeGoodAtTheNextStart() throws IOException {
        for (int at = 0; at < 60; at++) {
            MemoryFolder tried = new MemoryFolder();
            MemoryFolder kept = folder.afterKill();
            tried.powerGoesAfter(at);
            try (Journal journal = TestHistory.open(kept)) {
                with.append(journal, 350, OF_DAY, 0);
                with.run(agent(journal, tried, () -> 350, WEEK), 100);
                MemoryFolder left = tried.afterPowerLoss(new SplittableRandom(at));
                with.heard.clear();
                with.run(agent(journal, left, () -> 350, WEEK), 200);
                assertEquals(List.of(), with.alarms(), "power went at " + at);
                assertEquals(
                        journal.history().files().size(),
                        new Archive(left).heads().size());
            }
        }
    }

    @Test
    void damageIsFoundWithFileAndRangeAndRepairedFromAPeer() throws IOException {
        HistoryConfig scrub = WEEK.withCompressAfterDays(3).withScrub(1 << 20, 0);
        MemoryFolder peer = new MemoryFolder();
        try (Journal journal = TestHistory.open(peer)) {
            with.append(journal, 800, OF_DAY, 0);
        }
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 800, OF_DAY, 0);
            HistoryAgent agent = agent(journal, null, scrub);
            with.run(agent);
            assertTrue(
                    with.heard.contains("checked " + journal.history().files().size() + " 0"), with.heard::toString);
            assertRepaired(journal, agent, peer, journal.history().files().get(1), true);
            assertRepaired(
                    journal, agent, peer, journal.history().files().reversed().get(1), false);
        }
        try (Journal again = TestHistory.open(folder);
                JournalReader reader = again.newReader()) {
            assertEquals(0, again.recovery().indexesRebuilt());
            assertEquals(
                    800,
                    new JournalVerifier(reader, JournalProgress.SILENT).verify().records());
        }
    }

    private void assertRepaired(
            Journal journal, HistoryAgent agent, MemoryFolder peer, ClosedFile file, boolean isCompressed)
            throws IOException {
        assertEquals(isCompressed, file.isCompressed());
        JournalReader standing = journal.newReader();
        assertTrue(standing.read(file.lastSequence(), record, 0) > 0);
        folder.flip(file.name(), 5000, 4);
        with.heard.clear();
        with.run(agent);
        String alarm = with.alarms().getFirst();
        assertTrue(alarm.startsWith("ALARM " + file.name() + " "), alarm);
        assertTrue(alarm.endsWith(" to " + file.lastSequence()), alarm);
        try (JournalReader source = JournalReader.offline(peer, JournalProgress.SILENT);
                FileRepair repair = journal.history().repair(file)) {
            source.seek(file.firstSequence());
            assertEquals(RecordCheck.BAD_LENGTH, repair.add(record, 0, 50));
            while (!repair.isComplete()) {
                int length = source.next(Long.MAX_VALUE, record, 0);
                assertEquals(RecordCheck.VALID, repair.add(record, 0, length));
            }
            assertEquals(RecordCheck.BAD_SEQUENCE, repair.add(record, 0, RecordHeader.length(record, 0)));
            repair.finish();
        }
        with.heard.clear();
        with.run(agent);
        assertEquals(List.of(), with.alarms());
        assertTrue(standing.read(file.firstSequence(), record, 0) > 0, "a reader goes on");
        assertEquals(file.firstSequence(), RecordHeader.sequence(record, 0));
    }

    @Test
    void aPowerLossAtAnyOperationOfARepairLeavesOneOrTheOther() throws IOException {
        MemoryFolder peer = new MemoryFolder();
        try (Journal journal = TestHistory.open(peer)) {
            with.append(journal, 399, OF_DAY, 0);
        }
        boolean isDone = false;
        int repaired = 0;
        for (int at = 0; !isDone; at++) {
            MemoryFolder tried = peer.afterKill();
            Journal journal = TestHistory.open(tried);
            ClosedFile file = journal.history().files().getLast();
            tried.flip(file.name(), 3000, 4);
            tried.powerGoesAfter(at);
            try {
                repairFrom(peer, journal, file);
                isDone = true;
            } catch (IOException powerLost) {
                // As wanted.
            }
            for (int seed = 0; seed < 4; seed++) {
                MemoryFolder left = tried.afterPowerLoss(new SplittableRandom(at * 7L + seed));
                try (Journal again = TestHistory.open(left);
                        JournalReader reader = again.newReader()) {
                    assertEquals(
                            399,
                            new JournalVerifier(reader, JournalProgress.SILENT)
                                    .verify()
                                    .records());
                    repaired++;
                } catch (JournalDamaged damaged) {
                    assertEquals(file.name(), damaged.file());
                    assertKnown(left, file);
                }
            }
            assertTrue(at < 300, "it never ends");
        }
        assertTrue(repaired >= 4, "repaired " + repaired);
    }

    /** What a start finds damaged can be repaired still: it is known what the file held. */
    private static void assertKnown(MemoryFolder left, ClosedFile file) {
        assertTrue(JournalHistory.ofStopped(left, TestHistory.CONFIG).files().stream()
                .anyMatch(one -> one.name().equals(file.name()) && one.lastSequence() == file.lastSequence()));
    }

    private void repairFrom(MemoryFolder peer, Journal journal, ClosedFile file) throws IOException {
        try (JournalReader source = JournalReader.offline(peer, JournalProgress.SILENT);
                FileRepair repair = journal.history().repair(file)) {
            source.seek(file.firstSequence());
            while (!repair.isComplete()) {
                int length = source.next(Long.MAX_VALUE, record, 0);
                assertEquals(RecordCheck.VALID, repair.add(record, 0, length));
            }
            repair.finish();
        }
    }

    private HistoryAgent agent(Journal journal, @Nullable LongSupplier committed, HistoryConfig config) {
        return agent(journal, archive, committed, config);
    }

    private HistoryAgent agent(
            Journal journal, MemoryFolder where, @Nullable LongSupplier committed, HistoryConfig config) {
        HistoryAgent.ArchivePorts ports = committed == null
                ? null
                : new HistoryAgent.ArchivePorts(
                        new Archive(where), committed, new TestHistory.TestSigner(), () -> new byte[] {1, 2, 3});
        return new HistoryAgent(journal.history(), ports, config, with, with, JournalProgress.SILENT);
    }

    private List<ArchiveHead> heads() {
        try {
            return new Archive(archive).heads();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String bytes(byte[] link) {
        return java.util.HexFormat.of().formatHex(link);
    }

    private static List<String> names(MemoryFolder folder) {
        try {
            return folder.list();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
