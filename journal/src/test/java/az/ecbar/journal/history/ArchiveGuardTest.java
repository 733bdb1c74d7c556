package az.ecbar.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An archive tells one history, and a copy that fails is not taken for damage of the journal. */
class ArchiveGuardTest {
    private static final int OF_DAY = 100;
    private static final HistoryConfig CONFIG = HistoryConfig.defaults().withScrub(0, 0);

    private final TestHistory with = new TestHistory();
    private final MemoryFolder folder = new MemoryFolder();
    private final MemoryFolder archive = new MemoryFolder();

    /** Restored up to the end of a file, the journal went on otherwise: no file has the name of an abandoned one. */
    @Test
    void anAbandonedHistoryUnderOtherNamesIsNotAddedTo() throws IOException {
        long common = archived().get(1).lastSequence();
        long operations = archive.operations();
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, common, OF_DAY, 0);
            with.append(journal, common + 10, 37, 0);
            with.run(agent(journal, archive));
            assertEquals(List.of(), with.alarms(), "the abandoned files may still come from a peer");
            with.append(journal, common + 200, 37, 0);
            with.run(agent(journal, archive));
        }
        assertEquals(operations, archive.operations());
        assertEquals(1, with.alarms().size(), with.heard::toString);
        assertTrue(with.alarms().getFirst().contains("the journal has no such file"), with.heard::toString);
    }

    @Test
    void anArchiveThatHasTwoHistoriesAlreadyIsNoticedAtTheStart() throws IOException {
        long common = archived().get(1).lastSequence();
        MemoryFolder other = new MemoryFolder();
        try (Journal journal = TestHistory.open(new MemoryFolder())) {
            with.append(journal, common, OF_DAY, 0);
            with.append(journal, common + 200, 37, 0);
            with.run(agent(journal, other));
        }
        ArchiveHead foreign = new Archive(other).heads().get(2);
        new Archive(archive).add(foreign);
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 350, OF_DAY, 0);
            with.append(journal, 600, OF_DAY, 0);
            with.run(agent(journal, archive));
        }
        assertEquals(1, with.alarms().size(), with.heard::toString);
        assertTrue(with.alarms().getFirst().contains(foreign.stem()), with.heard::toString);
    }

    @Test
    void aJournalThatFollowsItsArchiveAgainIsNoOtherHistory() throws IOException {
        List<ArchiveHead> before = archived();
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 350, OF_DAY, 0);
            HistoryAgent agent = agent(journal, archive);
            with.run(agent);
            with.append(journal, 600, OF_DAY, 0);
            with.run(agent);
            with.append(journal, 900, OF_DAY, 0);
            with.run(agent);
        }
        assertEquals(List.of(), with.alarms());
        assertTrue(new Archive(archive).heads().size() > before.size() + 1, with.heard::toString);
    }

    @Test
    void aCopyThatCannotBeReadBackIsMadeAgain() throws IOException {
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 250, OF_DAY, 0);
            assertMadeAgain(agent(journal, archive), archive, "archive");
            assertEquals(
                    journal.history().files().size(),
                    new Archive(archive).heads().size());
            with.heard.clear();
            with.append(journal, 600, OF_DAY, 0);
            assertMadeAgain(agent(journal, null), folder, "compress");
            assertTrue(journal.history().files().getFirst().isCompressed());
        }
    }

    /** Its copy is changed before it is read back. */
    private void assertMadeAgain(HistoryAgent agent, MemoryFolder target, String task) throws IOException {
        int seconds = 0;
        while (fresh(target) == null) {
            with.run(agent, 1);
            assertTrue(++seconds < 100, "nothing is copied");
        }
        target.flip(String.valueOf(fresh(target)), 2000, 4);
        with.run(agent, 300);
        assertEquals(List.of(), with.alarms());
        List<String> troubles =
                with.heard.stream().filter(line -> line.startsWith("trouble")).toList();
        assertEquals(1, troubles.size(), with.heard::toString);
        assertTrue(troubles.getFirst().startsWith("trouble " + task + " the copy of "), with.heard::toString);
    }

    @Test
    void aDamagedSourceIsAlarmedAndTheArchiveSaysThatItStops() throws IOException {
        try (Journal journal = TestHistory.open(folder)) {
            with.append(journal, 400, OF_DAY, 0);
            ClosedFile damaged = journal.history().files().get(1);
            folder.flip(damaged.name(), 3000, 4);
            with.run(agent(journal, archive));
            assertEquals(2, with.alarms().size(), with.heard::toString);
            assertTrue(with.alarms().getFirst().startsWith("ALARM " + damaged.name()), with.heard::toString);
            assertEquals(
                    "ALARM archive halted by " + damaged.name(), with.alarms().getLast());
            assertEquals(1, new Archive(archive).heads().size());
        }
    }

    /** Archives 600 records; a record knows what was durable before it, so where they are forced is part of them. */
    private List<ArchiveHead> archived() throws IOException {
        try (Journal journal = TestHistory.open(new MemoryFolder())) {
            with.append(journal, 350, OF_DAY, 0);
            with.append(journal, 600, OF_DAY, 0);
            with.run(agent(journal, archive));
        }
        return new Archive(archive).heads();
    }

    /** With an archive it does nothing else; without one it compresses. */
    private HistoryAgent agent(Journal journal, @Nullable MemoryFolder where) {
        HistoryAgent.ArchivePorts ports = where == null
                ? null
                : new HistoryAgent.ArchivePorts(
                        new Archive(where), () -> Long.MAX_VALUE, new TestHistory.TestSigner(), () ->
                                new byte[] {1, 2, 3});
        HistoryConfig config = CONFIG.withCompressAfterDays(where == null ? 2 : 0);
        return new HistoryAgent(journal.history(), ports, config, with, with, JournalProgress.SILENT);
    }

    private static @Nullable String fresh(MemoryFolder target) throws IOException {
        return target.list().stream()
                .filter(name -> name.endsWith(".gz.new"))
                .findFirst()
                .orElse(null);
    }
}
