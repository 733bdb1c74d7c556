package az.ecbar.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.history.ArchiveRestore.Reached;
import az.ecbar.journal.history.ArchiveRestore.Until;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalVerifier;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is restored up to a bound was proven by a head, and what was not reached is said. */
class ArchiveRestoreTest {
    private final TestHistory with = new TestHistory();
    private final MemoryFolder archive = new MemoryFolder();
    private List<ArchiveHead> heads = List.of();

    @BeforeEach
    void archiveSomeDays() throws IOException {
        archive(archive, 600, 100, 0);
        heads = new Archive(archive).heads();
        assertTrue(heads.size() >= 4, () -> "archived " + heads.size());
    }

    /** Archives records up to 600, of which those behind a sequence are of other times or have another salt. */
    private void archive(MemoryFolder where, long behind, int ofDay, int salt) {
        try (Journal journal = TestHistory.open(new MemoryFolder())) {
            with.append(journal, behind, 100, 0);
            with.append(journal, 600, ofDay, salt);
            TestHistory.TestSigner signer = new TestHistory.TestSigner();
            HistoryAgent.ArchivePorts ports = new HistoryAgent.ArchivePorts(
                    new Archive(where), () -> Long.MAX_VALUE, signer, () -> new byte[] {1, 2, 3});
            HistoryConfig config = HistoryConfig.defaults();
            with.run(new HistoryAgent(journal.history(), ports, config, with, with, JournalProgress.SILENT));
        }
    }

    @Test
    void aBoundInsideASoundFileIsReachedExactly() throws IOException {
        MemoryFolder target = new MemoryFolder();
        long middle = (heads.get(2).firstSequence() + heads.get(2).lastSequence()) / 2;
        assertReached(3, middle, "", restore(target, new Until(middle, Long.MAX_VALUE)));
        assertTrue(target.list().stream().noneMatch(name -> name.endsWith(".new")), () -> "left something behind");
        assertVerified(target, middle);
        MemoryFolder timed = new MemoryFolder();
        long timeNs = heads.get(1).timeNs() + 1;
        assertReached(2, heads.get(1).lastSequence(), "", restore(timed, new Until(Long.MAX_VALUE, timeNs)));
        assertVerified(timed, heads.get(1).lastSequence());
    }

    /** Its chain is whole, as nobody needs a key to make one; the head tells of other records. */
    @Test
    void aForgedFileInWhichTheBoundLiesIsNotCalledProven() throws IOException {
        MemoryFolder other = new MemoryFolder();
        ArchiveHead head = heads.get(2);
        archive(other, head.firstSequence() - 1, 100, 9);
        copy(other, archive, head.stem() + ".cq4.gz");
        Reached reached = restore(new MemoryFolder(), new Until(head.firstSequence() + 5, Long.MAX_VALUE));
        assertEquals(head.firstSequence() + 5, reached.lastSequence());
        assertTrue(reached.stoppedBy().startsWith(head.stem() + ": "), reached::toString);
        assertTrue(reached.stoppedBy().contains("not proven by its head"), reached::toString);
    }

    /** The beginning can be had, as a chain of records without a proof. */
    @Test
    void aFileThatEndsBeforeItsHeadSaysIsNotCalledProven() throws IOException {
        ArchiveHead head = heads.get(2);
        MemoryFolder other = new MemoryFolder();
        archive(other, head.firstSequence() + 50, 20, 0);
        copy(other, archive, head.stem() + ".cq4.gz");
        for (long until : new long[] {head.firstSequence() + 20, head.lastSequence() - 1}) {
            MemoryFolder target = new MemoryFolder();
            Reached reached = restore(target, new Until(until, Long.MAX_VALUE));
            assertEquals(Math.min(until, head.firstSequence() + 50), reached.lastSequence());
            assertTrue(reached.stoppedBy().contains("not proven by its head"), reached::toString);
            assertVerified(target, reached.lastSequence());
        }
    }

    @Test
    void ofAFileThatCannotBeUnpackedNothingIsKept() throws IOException {
        ArchiveHead head = heads.get(2);
        String name = head.stem() + ".cq4.gz";
        archive.truncate(name, sizeBytes(name) / 2);
        MemoryFolder target = new MemoryFolder();
        Reached reached = restore(target, new Until(head.lastSequence() - 1, Long.MAX_VALUE));
        assertEquals(heads.get(1).lastSequence(), reached.lastSequence());
        assertTrue(reached.stoppedBy().contains(head.stem()), reached::toString);
        assertTrue(target.list().stream().noneMatch(one -> one.endsWith(".new")), "it left something behind");
        reached = restore(new MemoryFolder(), new Until(heads.get(1).lastSequence(), Long.MAX_VALUE));
        assertReached(2, heads.get(1).lastSequence(), "", reached);
    }

    @Test
    void aHeadThatIsDamagedOrMissingIsNotPassedOver() throws IOException {
        ArchiveHead newest = heads.getLast();
        String cause = newest.stem() + ": the archive has no head for it that can be read";
        archive.flip(newest.stem() + ".head", 3, 4);
        assertReached(heads.size() - 1, newest.firstSequence() - 1, cause, restore(new MemoryFolder(), Until.END));
        archive.delete(newest.stem() + ".head");
        assertReached(heads.size() - 1, newest.firstSequence() - 1, cause, restore(new MemoryFolder(), Until.END));
    }

    @Test
    void aBoundBehindTheEndIsNotReached() throws IOException {
        long last = heads.getLast().lastSequence();
        MemoryFolder target = new MemoryFolder();
        Reached reached = restore(target, new Until(9000, Long.MAX_VALUE));
        assertReached(heads.size(), last, "the archive ends with sequence " + last, reached);
        assertVerified(target, last);
        assertReached(heads.size(), last, "", restore(new MemoryFolder(), Until.END));
    }

    private Reached restore(MemoryFolder target, Until until) throws IOException {
        return ArchiveRestore.run(
                archive,
                target,
                TestHistory.CONFIG,
                head -> TestHistory.isSignedWell(head) ? null : "its signature does not fit",
                until,
                JournalProgress.SILENT);
    }

    private static void assertReached(int files, long lastSequence, String stoppedBy, Reached reached) {
        assertEquals(stoppedBy, reached.stoppedBy());
        assertEquals(lastSequence, reached.lastSequence());
        assertEquals(files, reached.files());
    }

    private static void assertVerified(MemoryFolder target, long last) {
        try (Journal journal = TestHistory.open(target);
                JournalReader reader = journal.newReader()) {
            assertEquals(last, journal.lastSequence());
            assertEquals(
                    last,
                    new JournalVerifier(reader, JournalProgress.SILENT).verify().records());
        }
    }

    private long sizeBytes(String name) throws IOException {
        try (StoredFile file = archive.open(name)) {
            return file.sizeBytes();
        }
    }

    private static void copy(MemoryFolder from, MemoryFolder to, String name) throws IOException {
        to.delete(name);
        try (StoredFile source = from.open(name);
                StoredFile target = to.create(name)) {
            int length = (int) source.sizeBytes();
            UnsafeBuffer bytes = new UnsafeBuffer(new byte[length]);
            assertEquals(length, source.read(0, bytes, 0, length));
            target.write(bytes, 0, length);
        }
    }
}
