package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TickEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What befalls a node beside crashes: each time it ends or refuses, with a clear message and a code of its own. */
class NodeDisasterTest {
    private static final long MANY = 1L << 40;

    @TempDir
    Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void whenSpaceRunsOutBanksWaitAndThenTheNodeStopsAndNothingIsLost() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", small.toString()) == 0,
                "a small file system can be mounted here");
        try {
            runOutOfSpace(small);
        } finally {
            assertEquals(0, run("umount", "--lazy", small.toString()));
        }
    }

    private void runOutOfSpace(Path small) throws Exception {
        SandboxPlan plan = SandboxPlan.of(2, new BigDecimal("1000.00"))
                .withDataFolder(small.resolve("data"))
                .withNodeSetting("journal.reserveBytes", 4 << 20)
                .withNodeSetting("journal.lowWaterBytes", 24 << 20)
                .withNodeSetting("journal.stopWaterBytes", 12 << 20);
        Sandbox sandbox = Sandbox.create(folder.resolve("sandbox"), plan);
        PaymentDay day = new PaymentDay(sandbox.banks(), 100_000, Operators.today(), random);
        try (NodeChild node = sandbox.startNode();
                BankTerminals banks = new BankTerminals(sandbox, day, random)) {
            Operators.decide(sandbox, new ActionWriter().openDay(SystemId.AZIPS, Operators.today()));
            banks.pay(50, TimeUnit.SECONDS.toNanos(20));
            banks.awaitAnswers();
            Path filler = small.resolve("filler");
            fillUpTo(filler, 20 << 20);
            banks.until("admission stops", () -> says(node, "space is running out"));
            assertTrue(node.isAlive());
            Operators.balance(sandbox, sandbox.banks().getFirst());
            Files.delete(filler);
            banks.until("admission opens", () -> says(node, " open"));
            banks.pay(20, TimeUnit.SECONDS.toNanos(20));
            banks.awaitAnswers();
            fillUpTo(filler, 8 << 20);
            banks.pay(MANY, TimeUnit.SECONDS.toNanos(5));
            assertEquals(
                    JournalExitCode.NO_SPACE,
                    node.awaitExit(Duration.ofSeconds(20)).orElseThrow(),
                    node.tail());
            assertTrue(node.output().contains("free space and start again"), node.tail());
            Files.delete(filler);
            try (NodeChild again = sandbox.startNode()) {
                banks.awaitAnswers();
                Operators.decide(sandbox, new ActionWriter().closeDay(SystemId.AZIPS));
                banks.awaitEndings();
                long[] expected = day.audit(banks.messages());
                assertEquals(
                        BigDecimal.valueOf(expected[0], 2),
                        Operators.balance(sandbox, sandbox.banks().getFirst()));
                assertEquals(0, again.stop(), again.tail());
            }
        }
    }

    private static boolean says(NodeChild node, String text) {
        try {
            return node.output().contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a file grow until so much is free. */
    private static void fillUpTo(Path filler, long freeBytes) throws IOException {
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(filler).getUsableSpace() > freeBytes) {
                out.write(block);
            }
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void aJournalThatIsDamagedInTheMiddleIsRefusedAndNotChanged() throws Exception {
        Sandbox sandbox = Sandbox.create(folder, SandboxPlan.of(2, new BigDecimal("1000.00")));
        try (NodeChild node = sandbox.startNode()) {
            Operators.decide(sandbox, new ActionWriter().openDay(SystemId.AZIPS, Operators.today()));
            assertEquals(0, node.stop(), node.tail());
        }
        Path file = journalFile(sandbox);
        damage(file);
        byte[] before = Files.readAllBytes(file);
        NodeChild again = sandbox.launchNode();
        assertEquals(
                JournalExitCode.DAMAGED, again.awaitExit(Duration.ofSeconds(60)).orElseThrow(), again.tail());
        assertTrue(again.output().contains(file.getFileName().toString()), again.output());
        assertArrayEquals(before, Files.readAllBytes(file), "nothing was changed");
    }

    private static Path journalFile(Sandbox sandbox) throws IOException {
        try (Stream<Path> files = Files.walk(sandbox.dataFolder().resolve("journal"))) {
            return files.filter(path -> path.toString().endsWith(".cq4"))
                    .max(Comparator.comparingLong(path -> path.toFile().length()))
                    .orElseThrow();
        }
    }

    /** Changes one byte of the certificate of the first operator, which stands among the first records. */
    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("leyla");
        assertTrue(at > 0);
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
            random.seek(at);
            random.write('L');
        }
    }

    @Test
    void aNodeWhoseClockIsBehindItsJournalDoesNotStart() throws Exception {
        Sandbox sandbox = Sandbox.create(folder, SandboxPlan.of(1, new BigDecimal("1000.00")));
        try (NodeChild node = sandbox.startNode()) {
            assertEquals(0, node.stop(), node.tail());
        }
        long tomorrowNs = new SystemClock().utcNs() + TimeUnit.DAYS.toNanos(1);
        Path data = sandbox.dataFolder();
        try (DataFolderLock lock = DataFolderLock.acquire(data);
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, (what, cause) -> {}, 4 << 20),
                        JournalConfig.defaults().withReserveBytes(1 << 20).withWaterMarks(0, 0),
                        JournalProgress.SILENT)) {
            UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
            TickEncoder tick = new TickEncoder()
                    .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, new MessageHeaderEncoder());
            int length = RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength();
            RecordHeader.write(record, 0, length, journal.lastSequence() + 1, tomorrowNs, journal.epoch() + 1);
            journal.append(record, 0, length);
            journal.force();
        }
        NodeChild again = sandbox.launchNode();
        assertEquals(NodeExitCode.CLOCK, again.awaitExit(Duration.ofSeconds(60)).orElseThrow(), again.tail());
        assertTrue(again.output().contains("set the clock right, or wait, and start again"), again.output());
    }
}
