package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standby whose disk was replaced, as a process, over TLS, Aeron and Chronicle Queue: it comes up by the owner's snapshot
 * while banks pay, is attached and promoted, and its journal is the owner's from the first record on.
 */
@Tag("long")
class NewStandbyTest {
    private static final int ANSWERS = 300;
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(20_261_122);

    @Test
    void aNewStandbyComesUpByASnapshotAndTakesOver() throws Exception {
        int today = Operators.today();
        SandboxPlan plan = SandboxPlan.of(3, new BigDecimal("1000.00")).withNodeSetting("snapshotInterval", 100);
        try (PairSandbox pair = PairSandbox.create(folder, plan)) {
            Files.writeString(
                    folder.resolve("node1.yaml"), "  catchUp:\n    snapshotDistance: 100\n", StandardOpenOption.APPEND);
            pair.begin();
            PaymentDay day = new PaymentDay(pair.sandbox().banks(), 100_000, today, random);
            try (BankTerminals banks = new BankTerminals(pair.sandbox(), day, random)) {
                Operators.decide(pair.sandbox(), new ActionWriter().openDay(SystemId.AZIPS, today));
                banks.pay(ANSWERS, MOST_NS);
                pair.kill(2);
                delete(pair.dataFolder(2));
                pair.order("detach");
                banks.pay(ANSWERS, MOST_NS);
                pair.start(2);
                pair.awaitState(1, PairSandbox.ATTACHED);
                banks.pay(ANSWERS, MOST_NS);
                int epoch = pair.servesEpoch(1);
                pair.kill(1);
                pair.order("promote");
                assertTrue(pair.awaitServing(2, epoch) > epoch);
                banks.pay(ANSWERS, MOST_NS);
                pair.start(1);
                pair.awaitState(2, PairSandbox.ATTACHED);
                banks.awaitAnswers();
                Operators.decide(pair.sandbox(), new ActionWriter().closeDay(SystemId.AZIPS));
                banks.awaitEndings();
                long[] expected = day.audit(banks.messages());
                for (int i = 0; i < expected.length; i++) {
                    assertEquals(
                            BigDecimal.valueOf(expected[i], 2),
                            Operators.balance(
                                    pair.sandbox(), pair.sandbox().banks().get(i)));
                }
            }
            assertEquals(List.of(0, 0, 0), pair.stopAll());
            assertSameFromTheFirstRecordOn(pair);
        }
    }

    private static void assertSameFromTheFirstRecordOn(PairSandbox pair) throws Exception {
        try (JournalReader one = journal(pair, 1);
                JournalReader other = journal(pair, 2)) {
            assertEquals(1, other.firstSequence());
            assertTrue(
                    JournalComparison.of(one, other, JournalProgress.SILENT).isContinuation(),
                    "one continues the other");
        }
        try (Stream<Path> files = Files.list(pair.dataFolder(2).resolve("journal"))) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            assertTrue(
                    names.contains("referred")
                            || names.stream()
                                            .filter(name -> name.endsWith(".index"))
                                            .count()
                                    > 1,
                    () -> "it did not begin at a snapshot: " + names);
        }
    }

    private static JournalReader journal(PairSandbox pair, int node) {
        return JournalReader.offline(new DiskFolder(pair.dataFolder(node).resolve("journal")), JournalProgress.SILENT);
    }

    private static void delete(Path folder) throws Exception {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
