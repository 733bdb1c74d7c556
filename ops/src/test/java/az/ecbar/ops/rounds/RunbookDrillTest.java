package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.JournalExitCode;
import az.ecbar.ops.docs.Runbook;
import az.ecbar.ops.node.Operators;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runbook, tried: for each section what it is about happens to a real pair, and then its commands are given, as the page
 * has them and in their order. After each one node leads and the other is attached.
 */
@Tag("long")
class RunbookDrillTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LAST_RECORD_BYTES = 60;

    @TempDir
    Path folder = Path.of("");

    private final List<String> tried = new ArrayList<>();

    @Test
    void everyFailureIsMendedByTheCommandsOfItsSection() throws Exception {
        try (PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(2, new BigDecimal("1000.00")))) {
            Path archive = Files.createDirectory(folder.resolve("archive"));
            Path file = folder.resolve("node1.yaml");
            Files.writeString(file, Files.readString(file) + "archive: " + archive + "\n");
            pair.begin();
            Operators.decide(pair.sandbox(), new ActionWriter().openDay(SystemId.AZIPS, Operators.today()));
            RunbookDrill drill = new RunbookDrill(pair);
            failuresOfNodes(pair, drill);
            failuresOfTheWitness(pair, drill);
            failuresOfDisks(pair, drill);
            workWithoutFailure(pair, drill);
            theLastResort(pair, drill);
            List<String> missing = new ArrayList<>(Runbook.read().headings());
            missing.removeAll(tried);
            // Without a witness: PairProcessesTest.
            assertEquals(List.of("There is no witness"), missing, "sections whose commands were not tried");
        }
    }

    private void failuresOfNodes(PairSandbox pair, RunbookDrill drill) throws Exception {
        play(drill, "Runbook");
        pair.kill(1);
        play(drill, "The owner is gone");
        drill.giveBackTo(1);
        pair.kill(2);
        play(drill, "The standby is gone");
        Shell.signal("STOP", pair.node(1).pid());
        play(drill, "A node hangs");
        drill.giveBackTo(1);
        pair.kill(1);
        pair.kill(2);
        play(drill, "Both nodes were down");
        drill.giveBackTo(1);
        Shell.signal("STOP", pair.node(2).pid());
        play(drill, "The network is split");
        Shell.signal("CONT", pair.node(2).pid());
        drill.awaitAttached(1);
    }

    private void failuresOfTheWitness(PairSandbox pair, RunbookDrill drill) throws Exception {
        pair.witness().kill();
        play(drill, "The witness is gone");
        drill.awaitAttached(1);
        pair.kill(2);
        pair.witness().kill();
        Path lost = folder.resolve("witness");
        Path _ = Files.move(lost, folder.resolve("witness-lost"));
        play(drill, "The witness is lost for good");
        drill.awaitAttached(1);
    }

    private void failuresOfDisks(PairSandbox pair, RunbookDrill drill) throws Exception {
        assertEquals(0, pair.node(2).stop());
        damage(pair.dataFolder(2).resolve("journal"));
        play(drill, "An old journal file is damaged");
        drill.awaitAttached(1);
        assertEquals(0, pair.node(2).stop());
        damageLast(pair.dataFolder(2).resolve("journal"));
        play(drill, "A disk is damaged");
        drill.awaitAttached(1);
        assertEquals(0, pair.node(1).stop());
        damageLast(pair.dataFolder(1).resolve("journal"));
        NodeChild damaged = pair.start(1);
        assertEquals(JournalExitCode.DAMAGED, damaged.awaitExit(LIMIT).orElse(-1), damaged.tail());
        drill.expect("journal verify", JournalExitCode.DAMAGED);
        play(drill, "The disk of the owner is damaged");
        drill.expect("journal verify", 0);
        drill.giveBackTo(1);
        pair.kill(1);
        play(drill, "A disk is full");
        drill.giveBackTo(1);
        copy(pair.dataFolder(2), folder.resolve("other"));
        play(drill, "A node stops by itself");
    }

    private void workWithoutFailure(PairSandbox pair, RunbookDrill drill) throws Exception {
        drill.expect("payment", 1);
        play(drill, "An operator's error");
        play(drill, "The clock was moved");
        play(drill, "Planned maintenance");
        drill.giveBackTo(1);
        drill.expect("level raise", 2);
        play(drill, "Upgrade");
        drill.giveBackTo(1);
        play(drill, "Trouble with the archive");
        assertTrue(Files.exists(folder.resolve("restored/journal")));
        assertEquals(List.of(0, 0, 0), pair.stopAll());
    }

    private void theLastResort(PairSandbox pair, RunbookDrill drill) throws Exception {
        Path _ = Files.move(pair.dataFolder(1), folder.resolve("data1-lost"));
        play(drill, "Restore from the archive");
        pair.awaitState(1, "owned until it was stopped");
    }

    private void play(RunbookDrill drill, String heading) throws Exception {
        for (Runbook.Line line : Runbook.read().lines(heading)) {
            drill.give(line);
        }
        tried.add(heading);
    }

    /** Changes a byte near the end of the last closed file, and takes away what tells what it held. */
    private static void damageLast(Path journal) throws Exception {
        try (Stream<Path> files = Files.list(journal)) {
            Path last = files.filter(file -> file.getFileName().toString().matches("[0-9]{19}-.*\\.cq4"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(last);
            bytes[bytes.length - LAST_RECORD_BYTES] ^= 1;
            Path _ = Files.write(last, bytes);
            Files.delete(Path.of(last.toString().replace(".cq4", ".index")));
        }
    }

    /** Changes a byte of the first records, which every start needs. */
    private static void damage(Path journal) throws Exception {
        try (Stream<Path> files = Files.walk(journal)) {
            Path last = files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList()
                    .getFirst();
            byte[] bytes = Files.readAllBytes(last);
            int middle = firstRecord(bytes);
            bytes[middle] ^= 1;
            Path _ = Files.write(last, bytes);
        }
    }

    /** Some byte of the text that the genesis put into one of the first records. */
    private static int firstRecord(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("NABZAZ2CXXX");
        assertTrue(at > 0, "no record of the genesis");
        return at;
    }

    private static void copy(Path from, Path to) throws Exception {
        String _ = Shell.run("cp", "-a", from.toString(), to.toString());
    }
}
