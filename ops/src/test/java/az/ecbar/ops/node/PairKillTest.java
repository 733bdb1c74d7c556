package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes and their witness as processes, over TLS, Aeron and Chronicle Queue: the owner is killed while three banks pay
 * each other, two operators promote its standby, the banks go on by themselves; nothing acknowledged is lost, nothing
 * happens twice, and the killed one comes back as standby. Then the same the other way round.
 */
@Tag("long")
class PairKillTest {
    private static final int OPENING_MINOR = 100_000;
    private static final int ANSWERS = 300;
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(20_261_123);

    @Test
    void aKilledOwnerIsReplacedByItsStandbyAndComesBack() throws Exception {
        int today = Operators.today();
        SandboxPlan plan = SandboxPlan.of(3, new BigDecimal("1000.00")).withNodeSetting("snapshotInterval", 300);
        try (PairSandbox pair = PairSandbox.create(folder, plan)) {
            pair.begin();
            PaymentDay day = new PaymentDay(pair.sandbox().banks(), OPENING_MINOR, today, random);
            try (BankTerminals banks = new BankTerminals(pair.sandbox(), day, random)) {
                Operators.decide(pair.sandbox(), new ActionWriter().openDay(SystemId.AZIPS, today));
                banks.pay(ANSWERS, MOST_NS);
                for (int owner = 1; owner <= 2; owner++) {
                    killAndPromote(pair, banks, owner);
                }
                banks.awaitAnswers();
                Operators.decide(pair.sandbox(), new ActionWriter().closeDay(SystemId.AZIPS));
                banks.awaitEndings();
                assertTrue(day.count() > 3 * ANSWERS / 2, day.count() + " payments");
                long[] expected = day.audit(banks.messages());
                for (int i = 0; i < expected.length; i++) {
                    assertEquals(
                            BigDecimal.valueOf(expected[i], 2),
                            Operators.balance(
                                    pair.sandbox(), pair.sandbox().banks().get(i)));
                }
            }
            assertEquals(List.of(0, 0, 0), pair.stopAll());
            assertSameJournals(pair);
        }
    }

    private static void killAndPromote(PairSandbox pair, BankTerminals banks, int owner) throws Exception {
        int standby = 3 - owner;
        int epoch = pair.servesEpoch(owner);
        pair.kill(owner);
        String told = pair.order("promote");
        assertTrue(told.contains("LEADING ALONE"), told);
        assertTrue(pair.awaitServing(standby, epoch) > epoch);
        banks.pay(ANSWERS, MOST_NS);
        NodeChild back = pair.start(owner);
        pair.awaitState(standby, PairSandbox.ATTACHED);
        pair.awaitState(owner, "standby, follows the owner");
        assertEquals(0, pair.servesEpoch(owner), back::toString);
        banks.pay(ANSWERS, MOST_NS);
    }

    /** Whichever of the two stopped first holds all that it acknowledged; the other one goes on from there. */
    private static void assertSameJournals(PairSandbox pair) {
        try (JournalReader one = journal(pair, 1);
                JournalReader other = journal(pair, 2)) {
            JournalComparison comparison = JournalComparison.of(one, other, JournalProgress.SILENT);
            assertTrue(comparison.isContinuation(), comparison::toString);
            assertTrue(comparison.sameUpTo() > ANSWERS, comparison::toString);
        }
    }

    private static JournalReader journal(PairSandbox pair, int node) {
        return JournalReader.offline(new DiskFolder(pair.dataFolder(node).resolve("journal")), JournalProgress.SILENT);
    }

    @Test
    void aFolderThatBelongsToAPairCannotBeginAnotherOne() throws Exception {
        try (PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(2, new BigDecimal("1000.00")))) {
            NodeChild begun = pair.start(1, "--first-owner");
            pair.awaitState(1, "owned until it was stopped");
            assertEquals(0, begun.stop());
            NodeChild again = pair.start(1, "--first-owner");
            assertEquals(
                    NodeExitCode.CONFIG, again.awaitExit(Duration.ofSeconds(60)).orElseThrow());
            assertTrue(again.output().contains("belongs to a pair already"), again.output());
        }
    }
}
