package az.ecbar.ops.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {
    private static final int PAYLOAD = 30;

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
        Path data = work.resolve(name);
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            ChronicleFolder folder = new ChronicleFolder(lock, (what, cause) -> {
                throw new AssertionError(what, cause);
            });
            JournalConfig config = JournalConfig.defaults().withWaterMarks(0, 0);
            try (Journal journal = Journal.open(folder, config, JournalProgress.SILENT)) {
                int length = RecordHeader.HEADER_LENGTH + PAYLOAD;
                for (long sequence = 1; sequence <= records; sequence++) {
                    RecordHeader.write(buffer, 0, length, sequence, sequence * 1_000_000_000L, 0);
                    journal.append(buffer, 0, length);
                }
                journal.force();
            }
        }
        return data;
    }
}
