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
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standby as a process, over TLS, Aeron and Chronicle Queue, that comes up by its owner's snapshot while banks pay: it is
 * attached, takes over, and its journal is the owner's from the first record on.
 */
@Tag("long")
class StandbyBySnapshotTest {
    private static final int ANSWERS = 300;
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(20_261_122);

    /** What happens at one point of the day. */
    private interface Step {
        void pass(PairSandbox pair, BankTerminals banks) throws Exception;
    }

    @Test
    void oneWhoseDiskWasReplaced() throws Exception {
        try (PairSandbox pair = pair("snapshotDistance: 100")) {
            standbyReturns(
                    pair,
                    (_, banks) -> {
                        delete(pair.dataFolder(2));
                        banks.pay(ANSWERS, MOST_NS);
                    },
                    (_, _) -> {});
            List<String> names = new DiskFolder(pair.dataFolder(2).resolve("journal")).list();
            assertTrue(
                    names.contains("referred")
                            || names.stream()
                                            .filter(name -> name.endsWith(".index"))
                                            .count()
                                    > 1,
                    () -> "it did not begin at a snapshot: " + names);
        }
    }

    /** It sets its log aside, and has it again when what lies between is filled in. */
    @Test
    void oneThatWasAwayForLong() throws Exception {
        try (PairSandbox pair = pair("lateDistance: 100\n    recordsPerSecond: 500")) {
            standbyReturns(
                    pair,
                    (_, banks) -> banks.pay(2 * ANSWERS, MOST_NS),
                    (_, _) -> assertTrue(pair.output(2).contains("far behind: the log here"), "it sets its log aside"));
            List<String> names = new DiskFolder(pair.dataFolder(2).resolve("journal")).list();
            assertFalse(names.stream().anyMatch(name -> name.startsWith("late/")), names::toString);
        }
    }

    private PairSandbox pair(String catchUp) throws Exception {
        SandboxPlan plan = SandboxPlan.of(3, new BigDecimal("1000.00")).withNodeSetting("snapshotInterval", 100);
        PairSandbox pair = PairSandbox.create(folder, plan);
        for (int node = 1; node <= 2; node++) {
            Files.writeString(
                    folder.resolve("node" + node + ".yaml"),
                    "  catchUp:\n    " + catchUp + "\n",
                    StandardOpenOption.APPEND);
        }
        return pair;
    }

    private void standbyReturns(PairSandbox pair, Step absence, Step back) throws Exception {
        pair.begin();
        int today = Operators.today();
        PaymentDay day = new PaymentDay(pair.sandbox().banks(), 100_000, today, random);
        try (BankTerminals banks = new BankTerminals(pair.sandbox(), day, random)) {
            Operators.decide(pair.sandbox(), new ActionWriter().openDay(SystemId.AZIPS, today));
            banks.pay(ANSWERS, MOST_NS);
            pair.kill(2);
            pair.order("detach");
            absence.pass(pair, banks);
            pair.start(2);
            pair.awaitState(1, PairSandbox.ATTACHED);
            back.pass(pair, banks);
            banks.pay(ANSWERS, MOST_NS);
            takeOver(pair);
            banks.pay(ANSWERS, MOST_NS);
            pair.start(1);
            pair.awaitState(2, PairSandbox.ATTACHED);
            banks.awaitAnswers();
            Operators.decide(pair.sandbox(), new ActionWriter().closeDay(SystemId.AZIPS));
            banks.awaitEndings();
            assertBalances(pair, day.audit(banks.messages()));
        }
        assertEquals(List.of(0, 0, 0), pair.stopAll());
        assertSameFromTheFirstRecordOn(pair);
    }

    private static void takeOver(PairSandbox pair) throws Exception {
        int epoch = pair.servesEpoch(1);
        pair.kill(1);
        assertTrue(pair.order("promote").contains("leads epoch"), "the console waits for the outcome");
        assertTrue(pair.awaitServing(2, epoch) > epoch);
    }

    private static void assertBalances(PairSandbox pair, long[] expected) throws Exception {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    BigDecimal.valueOf(expected[i], 2),
                    Operators.balance(pair.sandbox(), pair.sandbox().banks().get(i)));
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
