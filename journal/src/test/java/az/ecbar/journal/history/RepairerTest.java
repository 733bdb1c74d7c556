package az.ecbar.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.offline.JournalVerifier;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordHeader;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged closed files are repaired by the records of another journal of the same history. */
class RepairerTest {
    private static final int OF_DAY = 100;
    private static final int ALL = 400;

    @TempDir
    Path data = Path.of("");

    private final TestHistory with = new TestHistory();

    /** Another journal, a few records at a time; or nobody who answers. */
    private static final class Other implements RecordSource {
        private final JournalReader reader;
        private boolean isSilent;
        private boolean isOther;
        private int asked;
        private @Nullable DirectBuffer answer;

        Other(JournalReader reader) {
            this.reader = reader;
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void want(long first, long last) {
            asked++;
            UnsafeBuffer some = new UnsafeBuffer(new byte[16 * 1024]);
            int length = 0;
            for (long at = first; at <= last && length + RecordHeader.MAX_RECORD_LENGTH <= some.capacity(); at++) {
                try {
                    length += reader.read(at, some, length);
                } catch (JournalException e) {
                    break;
                }
            }
            answer = isSilent ? null : new UnsafeBuffer(some, 0, length);
        }

        @Override
        public @Nullable DirectBuffer answer() {
            return answer;
        }

        @Override
        public void onOtherHistory() {
            isOther = true;
        }

        @Override
        public void forget() {
            answer = null;
        }
    }

    private Journal written(JournalFolder folder, int salt) {
        Journal journal = TestHistory.open(folder);
        with.append(journal, ALL, OF_DAY, salt);
        return journal;
    }

    private HistoryAgent agent(Journal journal, RecordSource source) {
        return new HistoryAgent(
                journal.history(),
                null,
                source,
                HistoryConfig.defaults().withCompressAfterDays(0),
                with,
                with,
                JournalProgress.SILENT);
    }

    private void assertWhole(Journal journal) {
        try (JournalReader all = journal.newReader()) {
            assertEquals(
                    ALL,
                    new JournalVerifier(all, JournalProgress.SILENT).verify().records());
        }
    }

    @Test
    void realChronicleFiles() throws Exception {
        MemoryFolder elsewhere = new MemoryFolder();
        try (DataFolderLock lock = DataFolderLock.acquire(data);
                Journal other = written(elsewhere, 0);
                JournalReader reader = other.newReader()) {
            ChronicleFolder folder = new ChronicleFolder(
                    lock,
                    (what, cause) -> {
                        throw new AssertionError(what, cause);
                    },
                    64 * 1024);
            try (Journal journal = written(folder, 0)) {
                ClosedFile damaged = journal.history().files().get(1);
                try (RandomAccessFile file = new RandomAccessFile(
                        data.resolve("journal").resolve(damaged.name()).toFile(), "rw")) {
                    long at = damaged.sizeBytes() - 20;
                    file.seek(at);
                    int was = file.read();
                    file.seek(at);
                    file.write(was ^ 1);
                }
                Other source = new Other(reader);
                with.run(agent(journal, source));
                assertEquals(List.of("ALARM " + damaged.name()), alarmedFiles());
                assertTrue(
                        with.heard.contains("repaired " + damaged.name() + " " + damaged.firstSequence() + " to "
                                + damaged.lastSequence()),
                        with.heard::toString);
                assertTrue(source.asked > 1, "in pieces");
                assertWhole(journal);
            }
            try (Journal again = TestHistory.open(folder)) {
                assertWhole(again);
            }
        }
    }

    private List<String> alarmedFiles() {
        return with.alarms().stream()
                .map(line -> line.substring(0, line.indexOf(' ', "ALARM ".length())))
                .toList();
    }

    @Test
    void whoDoesNotAnswerOrHoldsAnotherHistoryIsAskedAgain() {
        MemoryFolder folder = new MemoryFolder();
        try (Journal journal = written(folder, 0);
                Journal foreign = written(new MemoryFolder(), 1);
                Journal other = written(new MemoryFolder(), 0);
                JournalReader foreignReader = foreign.newReader();
                JournalReader reader = other.newReader()) {
            ClosedFile damaged = journal.history().files().get(1);
            folder.flip(damaged.name(), 3_000, 4);
            Other silent = new Other(reader);
            silent.isSilent = true;
            HistoryAgent agent = agent(journal, silent);
            with.run(agent, 40);
            assertEquals(1, silent.asked);
            assertTrue(
                    with.heard.contains("trouble repair " + damaged.name() + " the other node does not answer"),
                    with.heard::toString);
            silent.isSilent = false;
            with.run(agent, 100);
            assertTrue(with.heard.stream().anyMatch(line -> line.startsWith("repaired " + damaged.name())));
            assertWhole(journal);
            folder.flip(damaged.name(), 3_000, 4);
            Other wrong = new Other(foreignReader);
            with.heard.clear();
            with.run(agent(journal, wrong), 40);
            assertTrue(with.heard.stream().anyMatch(line -> line.contains("is BAD_LINK")), with.heard::toString);
            assertTrue(wrong.isOther);
            assertFalse(silent.isOther);
        }
    }
}
