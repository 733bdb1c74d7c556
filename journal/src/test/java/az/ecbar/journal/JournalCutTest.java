package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalCut.SetAside;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a standby or an old owner holds behind the common sequence is set aside, and the journal ends there. */
class JournalCutTest {
    private static final JournalConfig CONFIG = JournalConfig.defaults()
            .withCycleLengthNs(JournalConfig.MINUTE_NS)
            .withMaxFileBytes(64 * 1024)
            .withReserveBytes(64 * 1024)
            .withWaterMarks(0, 0);
    private static final long LAST = 500;

    @TempDir
    Path data = Path.of("");

    private final TestRecords records = new TestRecords(TestRecords.SECOND_NS / 2);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);

    @Test
    void theJournalEndsAtTheCommonSequenceWhereverThatLies() {
        MemoryFolder made = journal(LAST, 100);
        long[] firsts = closedFirsts(made);
        assertTrue(firsts.length > 3, "too few files to be a test: " + firsts.length);
        long[] commons = {0, 1, firsts[1] - 1, firsts[1], firsts[2] - 2, firsts[firsts.length - 1], LAST - 1, LAST};
        for (long common : commons) {
            MemoryFolder folder = made.afterKill();
            List<AsideRecord> told = new ArrayList<>();
            SetAside done = JournalCut.setAside(
                    folder, replica(), common, linkOf(folder, common), told::add, JournalProgress.SILENT);
            assertEquals(LAST - common, done.records());
            assertEquals(LAST - common, told.size());
            if (common < LAST) {
                assertHoldsAside(folder, done.recordsFile(), common, linkOf(made, common), LAST);
                assertEquals(
                        told.stream().map(AsideRecord::line).toList(),
                        text(folder, done.reportFile()).lines().toList());
            }
            assertEndsAndGoesOn(folder, common, "common " + common);
        }
    }

    @Test
    void aPowerLossAtAnyOperationOfItLosesNothing() {
        long common = 230;
        MemoryFolder made = journal(LAST, 40);
        byte[] link = linkOf(made, common);
        boolean isDone = false;
        for (int at = 0; !isDone; at++) {
            for (int seed = 0; seed < 3; seed++) {
                MemoryFolder folder = made.afterKill();
                folder.powerGoesAfter(at);
                isDone = isDone(folder, common, link);
                String story = "power goes after operation " + at + ", seed " + seed;
                MemoryFolder left = isDone ? folder.afterKill() : folder.afterPowerLoss(seeded(at, seed));
                openAndCheck(left.afterKill(), common, story);
                // It goes again, once, while the rest is done.
                left.powerGoesAfter(seed * 7L);
                boolean isDoneNow = isDone(left, common, link);
                left = isDoneNow ? left.afterKill() : left.afterPowerLoss(seeded(at, seed + 100));
                assertTrue(isDoneNow || isDone(left, common, link), story);
                assertAllAside(left, common, link, story);
                assertEndsAndGoesOn(left, common, story);
            }
            assertTrue(at < 500, "it never ends");
        }
    }

    @Test
    void aTornEndIsNoHindrance() {
        for (int seed = 0; seed < 50; seed++) {
            MemoryFolder folder = new MemoryFolder();
            Journal journal = open(folder);
            records.append(journal, 300);
            journal.force();
            records.append(journal, 340);
            MemoryFolder left = folder.afterPowerLoss(seeded(1, seed));
            byte[] link = linkOf(folder, 290);
            assertTrue(isDone(left, 290, link));
            assertEndsAndGoesOn(left, 290, "seed " + seed);
        }
    }

    @Test
    void anotherLinkAndWhatIsKnownDurableAreRefusedAndNothingIsChanged() {
        MemoryFolder folder = journal(LAST, 100);
        byte[] link = linkOf(folder, 300);
        byte[] otherLink = link.clone();
        otherLink[31] ^= 1;
        List<Runnable> refused = List.of(
                () -> cut(folder, replica(), 300, otherLink),
                () -> cut(folder, replica(), 0, link),
                () -> cut(folder, replica(), LAST + 1, link),
                () -> cut(folder, replica().withKnownDurable(301), 300, link),
                // An owner's own records know how far it was durable.
                () -> cut(folder, CONFIG, 300, link));
        long operations = folder.operations();
        for (Runnable one : refused) {
            JournalDamaged halted = assertThrows(JournalDamaged.class, one::run);
            assertEquals(JournalExitCode.DAMAGED, halted.exitCode());
            assertEquals(operations, folder.operations());
        }
        cut(folder, replica().withKnownDurable(300), 300, link);
        assertEndsAndGoesOn(folder, 300, "known durable is where it ends");
    }

    @Test
    void realChronicleFilesAreCutToo() {
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            ChronicleFolder folder = new ChronicleFolder(
                    lock,
                    (what, cause) -> {
                        throw new AssertionError(what, cause);
                    },
                    64 * 1024);
            byte[] link;
            try (Journal journal = Journal.open(folder, replica(), JournalProgress.SILENT)) {
                records.append(journal, LAST);
                journal.force();
                link = linkOf(folder, 333);
            }
            SetAside done = cut(folder, replica(), 333, link);
            assertEquals(LAST - 333, done.records());
            assertHoldsAside(folder, done.recordsFile(), 333, link, LAST);
            assertEndsAndGoesOn(folder, 333, "Chronicle");
            assertEquals(0, cut(folder, replica(), 383, linkOf(folder, 383)).records(), "once is enough");
        }
    }

    private boolean isDone(MemoryFolder folder, long common, byte[] link) {
        try {
            cut(folder, replica(), common, link);
            return true;
        } catch (JournalFailure powerLost) {
            return false;
        }
    }

    private static SetAside cut(JournalFolder folder, JournalConfig config, long common, byte[] link) {
        return JournalCut.setAside(folder, config, common, link, entry -> {}, JournalProgress.SILENT);
    }

    /** Whatever was left in the middle is a whole journal that ends at or behind the common sequence. */
    private void openAndCheck(MemoryFolder folder, long common, String story) {
        try (Journal journal = open(folder)) {
            assertTrue(journal.lastSequence() >= common && journal.lastSequence() <= LAST, story);
            assertEquals(journal.lastSequence(), records.checkAll(journal.newReader()), story);
        }
    }

    private void assertEndsAndGoesOn(JournalFolder folder, long common, String story) {
        TestRecords other = new TestRecords(TestRecords.SECOND_NS / 2);
        try (Journal journal = Journal.open(folder, replica(), JournalProgress.SILENT)) {
            assertEquals(common, journal.lastSequence(), story);
            assertEquals(common, records.checkAll(journal.newReader()), story);
            other.append(journal, common + 50);
            assertEquals(common + 50, journal.force());
        }
        try (JournalReader reader = JournalReader.offline(folder, JournalProgress.SILENT)) {
            assertEquals(common + 50, other.checkAll(reader), story);
        }
    }

    /** One of the files set aside holds all; others, of later attempts, hold the beginning of it. */
    private void assertAllAside(MemoryFolder folder, long common, byte[] link, String story) {
        List<String> aside = names(folder).stream()
                .filter(name -> name.startsWith("aside/") && name.endsWith(".records"))
                .toList();
        assertTrue(aside.stream().anyMatch(name -> name.contains("-0000000000000000500-")), () -> story + ": " + aside);
        for (String name : aside) {
            long last = Long.parseLong(name.substring("aside/".length() + 20, "aside/".length() + 39));
            assertHoldsAside(folder, name, common, link, last);
        }
    }

    private void assertHoldsAside(FileFolder folder, String name, long common, byte[] link, long last) {
        byte[] bytes = bytes(folder, name);
        UnsafeBuffer all = new UnsafeBuffer(bytes);
        RecordChain chain = new RecordChain();
        chain.reset(common, Long.MIN_VALUE, 0, link);
        int at = 0;
        for (long sequence = common + 1; sequence <= last; sequence++) {
            assertEquals(RecordCheck.VALID, chain.verify(all, at, bytes.length - at), name + " " + sequence);
            at += RecordHeader.length(all, at);
        }
        assertEquals(bytes.length, at);
    }

    private MemoryFolder journal(long last, int batch) {
        MemoryFolder folder = new MemoryFolder();
        try (Journal journal = open(folder)) {
            for (long upTo = batch; upTo <= last; upTo += batch) {
                records.append(journal, upTo);
                journal.force();
            }
            records.append(journal, last);
        }
        return folder;
    }

    private static Journal open(MemoryFolder folder) {
        return Journal.open(folder, replica(), JournalProgress.SILENT);
    }

    private static JournalConfig replica() {
        return CONFIG.forReplica();
    }

    private byte[] linkOf(FileFolder folder, long sequence) {
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        if (sequence > 0) {
            try (JournalReader reader = JournalReader.whileWritten(folder, JournalProgress.SILENT)) {
                assertTrue(reader.read(sequence, buffer, 0) > 0);
                buffer.getBytes(RecordHeader.LINK_OFFSET, link);
            }
        }
        return link;
    }

    private static long[] closedFirsts(MemoryFolder folder) {
        return names(folder).stream()
                .filter(JournalNames::isClosedRecords)
                .flatMapToLong(name -> LongStream.of(JournalNames.firstSequence(name)))
                .toArray();
    }

    private static SplittableRandom seeded(long at, long seed) {
        return new SplittableRandom(at * 31 + seed);
    }

    private static List<String> names(FileFolder folder) {
        try {
            return folder.list();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(FileFolder folder, String name) {
        return new String(bytes(folder, name), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(FileFolder folder, String name) {
        try (StoredFile file = folder.open(name)) {
            byte[] bytes = new byte[(int) file.sizeBytes()];
            assertEquals(bytes.length, file.read(0, new UnsafeBuffer(bytes), 0, bytes.length));
            return bytes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
