package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.history.Archive;
import az.ecbar.journal.history.ArchiveHead;
import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.HistoryConfig;
import az.ecbar.ops.journal.JournalReplay;
import az.ecbar.ops.journal.ReplayResult;
import az.ecbar.ops.journal.RestoreCommand;
import az.ecbar.port.FileFolder;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.testing.TestAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A node's days are archived, its data folder is lost, and the archive alone gives the same ledger. */
class ArchiveDrillTest {
    private static final int DAYS = 4;

    @TempDir
    Path work = Path.of("");

    private final StringWriter said = new StringWriter();

    @Test
    void theArchiveAloneGivesTheSameLedger() throws Exception {
        SimulatedWorld world = new SimulatedWorld(5, 64, 50);
        Files.createDirectory(work.resolve("archive"));
        Files.writeString(work.resolve("ca.pem"), authority(world));
        liveAndArchive(world);
        List<ArchiveHead> heads = new Archive(new DiskFolder(work.resolve("archive"))).heads();
        assertTrue(heads.size() >= DAYS - 1, () -> "archived " + heads.size());

        assertEquals(0, restore("whole"), said::toString);
        long last = heads.getLast().lastSequence();
        assertTrue(said.toString().contains("last sequence  " + last), said::toString);
        assertSame(replay(world.journal, last), replay("whole", Long.MAX_VALUE));

        long middle = (heads.get(1).firstSequence() + heads.get(1).lastSequence()) / 2;
        assertEquals(0, restore("part", "--until", Long.toString(middle)), said::toString);
        assertSame(replay(world.journal, middle), replay("part", Long.MAX_VALUE));

        String day = UtcNs.toInstant(heads.get(1).timeNs())
                .atZone(ZoneId.of("Asia/Baku"))
                .toLocalDate()
                .toString();
        assertEquals(0, restore("day", "--until", day), said::toString);
        ReplayResult untilDay = replay("day", Long.MAX_VALUE);
        assertTrue(untilDay.lastSequence() >= heads.get(1).lastSequence() && untilDay.lastSequence() < last, day);
        assertSame(replay(world.journal, untilDay.lastSequence()), untilDay);

        assertDamageStopsIt(heads);
        assertForeignSignatureStopsIt(heads);
        assertEquals(2, restore("whole"), "a folder that is not empty is left alone");
        assertEquals(2, restore("none", "--until", "tomorrow"));
    }

    private void assertDamageStopsIt(List<ArchiveHead> heads) throws IOException {
        Path file = work.resolve("archive").resolve(heads.get(2).stem() + ".cq4.gz");
        byte[] sound = Files.readAllBytes(file);
        byte[] changed = sound.clone();
        changed[changed.length / 2] ^= 16;
        Files.write(file, changed);
        assertEquals(1, restore("damaged"), said::toString);
        assertEquals(
                heads.get(1).lastSequence(), replay("damaged", Long.MAX_VALUE).lastSequence());
        Files.delete(file);
        assertEquals(1, restore("missing"), said::toString);
        assertTrue(said.toString().contains("the archive has its head alone"), said::toString);
        Files.write(file, sound);
    }

    /** A head that says what its signer did not say, and an authority that did not issue its certificate. */
    private void assertForeignSignatureStopsIt(List<ArchiveHead> heads) throws IOException {
        Path head = work.resolve("archive").resolve(heads.getFirst().stem() + ".head");
        String sound = Files.readString(head);
        Files.writeString(head, sound.replaceFirst("\nepoch [0-9]+\n", "\nepoch 77\n"));
        assertEquals(1, restore("changed"), said::toString);
        assertTrue(said.toString().endsWith("Nothing was restored.\n"), said::toString);
        assertFalse(Files.exists(work.resolve("changed")) || Files.exists(work.resolve("changed.restoring")));
        assertTrue(said.toString().contains("its signature does not fit"), said::toString);
        Files.writeString(head, sound);
        Files.writeString(
                work.resolve("ca.pem"),
                pem(new TestAuthority().checker().anchor().certificate()));
        assertEquals(1, restore("foreign"), said::toString);
        assertTrue(said.toString().contains("its signer is not believed"), said::toString);
    }

    private void liveAndArchive(SimulatedWorld world) throws Exception {
        HistoryAgent history = new HistoryAgent(
                world.node.history(),
                new HistoryAgent.ArchivePorts(
                        new Archive(new DiskFolder(work.resolve("archive"))),
                        world.node.gate()::committedSequence,
                        world.ports().signer(),
                        world.ports().nodeCertificate()::der),
                HistoryConfig.defaults().withCompressAfterDays(1),
                world,
                new HistoryLog(world),
                JournalProgress.SILENT);
        world.openDay();
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < 40; i++) {
                world.pay();
                world.step();
            }
            world.until("answered", () -> world.banks.stream().allMatch(RememberingTerminal::isAnswered));
            world.pass(TimeUnit.DAYS.toNanos(1));
            for (int i = 0; i < 50; i++) {
                world.step();
                world.pass(TimeUnit.SECONDS.toNanos(1));
                history.doWork();
            }
        }
        world.pay();
        world.until("answered", () -> world.banks.stream().allMatch(RememberingTerminal::isAnswered));
        history.onClose();
        assertTrue(
                world.journal.list().stream().anyMatch(name -> name.endsWith(".cq4.gz")), () -> "nothing compressed");
    }

    private static String authority(SimulatedWorld world) {
        return pem(world.ports().checker().anchor().certificate());
    }

    private static String pem(BcscCertificate certificate) {
        return Pem.encode(Pem.CERTIFICATE, certificate.der());
    }

    private static void assertSame(ReplayResult expected, ReplayResult replayed) {
        assertEquals(expected, replayed);
        assertTrue(replayed.records() > 50 && replayed.isConserved());
    }

    private ReplayResult replay(String folder, long upTo) {
        return replay(new DiskFolder(work.resolve(folder).resolve("journal")), upTo);
    }

    private static ReplayResult replay(FileFolder journal, long upTo) {
        try (JournalReader reader = JournalReader.whileWritten(journal, JournalProgress.SILENT)) {
            return new JournalReplay(reader, JournalProgress.SILENT).run(upTo);
        }
    }

    private int restore(String folder, String... more) {
        CommandLine command = new CommandLine(new RestoreCommand());
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(said));
        Stream<String> arguments = Stream.concat(
                Stream.of(
                        "--from",
                        work.resolve("archive").toString(),
                        "--data",
                        work.resolve(folder).toString(),
                        "--authority",
                        work.resolve("ca.pem").toString()),
                Stream.of(more));
        return command.execute(arguments.toArray(String[]::new));
    }
}
