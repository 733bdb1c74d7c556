package az.ecbar.ops.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.HistoryConfig;
import az.ecbar.journal.history.HistoryListener;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {
    private static final int PAYLOAD = 30;
    private static final JournalConfig CONFIG =
            JournalConfig.defaults().withReserveBytes(1 << 20).withWaterMarks(0, 0);

    @TempDir
    Path work = Path.of("");

    private final StringWriter said = new StringWriter();

    @Test
    void aSoundJournalIsVerifiedDumpedAndCompared() {
        Path data = journal("one", 20);
        assertEquals(0, run("verify", "--data", data.toString()), said::toString);
        assertTrue(said.toString().contains("records        20"), said::toString);
        assertTrue(said.toString().contains("The journal is sound."), said::toString);
        assertEquals(0, run("dump", "--data", data.toString(), "--from", "3", "--to", "4"), said::toString);
        assertTrue(said.toString().contains("3  1970-01-01T00:00:03Z  epoch 0"), said::toString);
        assertTrue(said.toString().contains("ends at sequence 4, link "), said::toString);
        assertEquals(
                0,
                run(
                        "compare",
                        "--data",
                        data.toString(),
                        "--with",
                        journal("two", 25).toString()));
        assertTrue(said.toString().contains("One continues the other."), said::toString);
    }

    @Test
    void filesThatAreCompressedOrCutElsewhereMakeNoDifference() throws IOException {
        long fiveADay = JournalConfig.DAY_NS / 5;
        Path owner = journal("owner", 40, fiveADay, 0);
        Path standby = work.resolve("standby");
        copy(owner, standby, JournalConfig.HOUR_NS);
        compress(owner);
        try (Stream<Path> files = Files.list(owner.resolve("journal"))) {
            assertTrue(files.anyMatch(file -> file.toString().endsWith(".cq4.gz")));
        }
        assertEquals(0, run("compare", owner.toString(), standby.toString()), said::toString);
        assertTrue(said.toString().contains("The journals are the same."), said::toString);
        assertEquals(0, run("verify", "--data", owner.toString()), said::toString);
        assertEquals(
                1,
                run(
                        "compare",
                        standby.toString(),
                        journal("other", 40, fiveADay, 17).toString()),
                said::toString);
        assertTrue(said.toString().contains("differ, first at sequence 17: payload\n"), said::toString);
        assertTrue(said.toString().contains("the second:\n17  1970-01-04"), said::toString);
        assertEquals(2, run("compare", standby.toString()));
    }

    /** As a standby does: the owner's bytes, in files of its own. */
    private void copy(Path from, Path to, long cycleLengthNs) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        JournalConfig config = CONFIG.withCycleLengthNs(cycleLengthNs).forReplica();
        try (DataFolderLock lock = DataFolderLock.acquire(to);
                Journal journal = Journal.open(folder(lock), config, JournalProgress.SILENT);
                JournalReader reader =
                        JournalReader.offline(new DiskFolder(from.resolve("journal")), JournalProgress.SILENT)) {
            int length = reader.next(Long.MAX_VALUE, buffer, 0);
            while (length > 0) {
                assertEquals(RecordCheck.VALID, journal.appendSealed(buffer, 0, length));
                length = reader.next(Long.MAX_VALUE, buffer, 0);
            }
            journal.force();
        }
    }

    private static void compress(Path data) {
        HistoryConfig config = HistoryConfig.defaults().withCompressAfterDays(1);
        try (DataFolderLock lock = DataFolderLock.acquire(data);
                Journal journal = Journal.open(folder(lock), CONFIG, JournalProgress.SILENT)) {
            long[] now = {0};
            Clock clock = new Clock() {
                @Override
                public long utcNs() {
                    return now[0];
                }

                @Override
                public long monotonicNs() {
                    return now[0];
                }
            };
            HistoryAgent agent = new HistoryAgent(
                    journal.history(), null, config, clock, new SilentHistory(), JournalProgress.SILENT);
            for (int i = 0; i < 100; i++) {
                now[0] += JournalConfig.MINUTE_NS;
                agent.doWork();
            }
            agent.onClose();
        }
    }

    private static final class SilentHistory implements HistoryListener {
        @Override
        public void onCompressed(String file, long plainBytes, long compressedBytes) {}

        @Override
        public void onArchived(String file, long lastSequence) {}

        @Override
        public void onChecked(int files, int damaged) {
            assertEquals(0, damaged);
        }

        @Override
        public void onDamage(String file, long firstSequence, long lastSequence, long position, String cause) {
            throw new AssertionError(file);
        }

        @Override
        public void onRepaired(String file, long firstSequence, long lastSequence) {}

        @Override
        public void onNotRepaired(String file, String cause) {
            throw new AssertionError(file + ": " + cause);
        }

        @Override
        public void onArchiveDiffers(String file, String cause) {
            throw new AssertionError(file);
        }

        @Override
        public void onArchiveHalted(String file) {
            throw new AssertionError(file);
        }

        @Override
        public void onTrouble(String task, String cause) {
            throw new AssertionError(task + ": " + cause);
        }

        @Override
        public void onStopped(RuntimeException cause) {
            throw cause;
        }
    }

    @Test
    void aDamagedJournalHasItsOwnExitCode() throws IOException {
        Path data = journal("one", 20);
        Path file = data.resolve("journal/0000000000000000001-19700101.cq4");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 500] ^= 1;
        Files.write(file, bytes);
        assertEquals(JournalExitCode.DAMAGED, run("verify", "--data", data.toString()), said::toString);
        assertTrue(said.toString().contains("journal damaged"), said::toString);
    }

    @Test
    void aFolderWithoutAJournalIsWrongUsage() {
        assertEquals(2, run("verify", "--data", work.resolve("none").toString()));
        assertTrue(said.toString().contains("there is no journal in"), said::toString);
    }

    @Test
    void aFolderInUseIsReadAsFarAsItIsWritten() {
        Path data = journal("one", 20);
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            assertTrue(lock.isHeld());
            assertEquals(0, run("verify", "--data", data.toString()), said::toString);
            assertTrue(said.toString().contains("A process holds this folder"), said::toString);
        }
    }

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new JournalCommand());
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        return command.execute(arguments);
    }

    private Path journal(String name, long records) {
        return journal(name, records, 1_000_000_000L, 0);
    }

    private Path journal(String name, long records, long stepNs, long differentAt) {
        Path data = work.resolve(name);
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        try (DataFolderLock lock = DataFolderLock.acquire(data);
                Journal journal = Journal.open(folder(lock), CONFIG, JournalProgress.SILENT)) {
            int length = RecordHeader.HEADER_LENGTH + PAYLOAD;
            for (long sequence = 1; sequence <= records; sequence++) {
                RecordHeader.write(buffer, 0, length, sequence, sequence * stepNs, 0);
                buffer.putByte(length - 1, (byte) (sequence == differentAt ? 1 : 0));
                journal.append(buffer, 0, length);
            }
            journal.force();
        }
        return data;
    }

    private static ChronicleFolder folder(DataFolderLock lock) {
        return new ChronicleFolder(lock, (what, cause) -> {
            throw new AssertionError(what, cause);
        });
    }
}
