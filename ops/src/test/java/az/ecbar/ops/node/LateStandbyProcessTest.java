package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standby that was away while its owner went on alone, as a process, over TLS, Aeron and Chronicle Queue: it sets its log
 * aside, comes up by the owner's snapshot while banks pay, is attached, has its own log again, and takes over.
 */
@Tag("long")
class LateStandbyProcessTest {
    private static final int ANSWERS = 300;
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(20_261_122);

    @Test
    void aLateStandbyComesUpByASnapshotAndTakesOver() throws Exception {
        int today = Operators.today();
        SandboxPlan plan = SandboxPlan.of(3, new BigDecimal("1000.00")).withNodeSetting("snapshotInterval", 100);
        try (PairSandbox pair = PairSandbox.create(folder, plan)) {
            for (int node = 1; node <= 2; node++) {
                Files.writeString(
                        folder.resolve("node" + node + ".yaml"),
                        "  catchUp:\n    lateDistance: 100\n    recordsPerSecond: 500\n",
                        StandardOpenOption.APPEND);
            }
            pair.begin();
            PaymentDay day = new PaymentDay(pair.sandbox().banks(), 100_000, today, random);
            try (BankTerminals banks = new BankTerminals(pair.sandbox(), day, random)) {
                Operators.decide(pair.sandbox(), new ActionWriter().openDay(SystemId.AZIPS, today));
                banks.pay(ANSWERS, MOST_NS);
                pair.kill(2);
                pair.order("detach");
                banks.pay(2 * ANSWERS, MOST_NS);
                pair.start(2);
                pair.awaitState(1, PairSandbox.ATTACHED);
                assertTrue(pair.output(2).contains("far behind: the log here"), () -> folder + " node2.log");
                banks.pay(ANSWERS, MOST_NS);
                int epoch = pair.servesEpoch(1);
                pair.kill(1);
                assertTrue(pair.order("promote").contains("leads epoch"), "the console waits for the outcome");
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

    /** Of the log that was away nothing is away any more. */
    private static void assertSameFromTheFirstRecordOn(PairSandbox pair) throws Exception {
        try (JournalReader one = journal(pair, 1);
                JournalReader other = journal(pair, 2)) {
            assertEquals(1, other.firstSequence());
            assertTrue(
                    JournalComparison.of(one, other, JournalProgress.SILENT).isContinuation(),
                    "one continues the other");
        }
        List<String> names = new DiskFolder(pair.dataFolder(2).resolve("journal")).list();
        assertFalse(names.stream().anyMatch(name -> name.startsWith("late/")), names::toString);
    }

    private static JournalReader journal(PairSandbox pair, int node) {
        return JournalReader.offline(new DiskFolder(pair.dataFolder(node).resolve("journal")), JournalProgress.SILENT);
    }
}
