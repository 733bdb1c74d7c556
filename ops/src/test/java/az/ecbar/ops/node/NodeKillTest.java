package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.ops.testing.Surroundings;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.certificate.CertificateChecker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process over TLS and Chronicle Queue, killed at fifty random moments while three banks pay each other: nothing
 * acknowledged is lost, nothing happens twice, no output is missing or changed, and all ways to the state agree.
 */
class NodeKillTest {
    private static final int KILLS = Integer.getInteger("ecbar.kills", 50);
    private static final int OPENING_MINOR = 100_000;
    private static final int MAX_ANSWERS_BETWEEN = 120;
    private static final long MOST_BETWEEN_NS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(20_261_122);

    @Test
    void fiftyKillsUnderLoadLoseRepeatAndChangeNothing() throws Exception {
        int today = Operators.today();
        SandboxPlan plan = SandboxPlan.of(3, new BigDecimal("1000.00")).withNodeSetting("snapshotInterval", 300);
        Sandbox sandbox = Sandbox.create(folder, plan);
        PaymentDay day = new PaymentDay(sandbox.banks(), OPENING_MINOR, today, random);
        NodeChild node = sandbox.startNode();
        try (BankTerminals banks = new BankTerminals(sandbox, day, random)) {
            Operators.decide(sandbox, new ActionWriter().openDay(SystemId.AZIPS, today));
            for (int kill = 1; kill <= KILLS; kill++) {
                // Now and then by time, as while the banks log on; mostly in the middle of answers.
                boolean isByTime = random.nextInt(4) == 0;
                banks.pay(
                        1 + random.nextInt(MAX_ANSWERS_BETWEEN),
                        isByTime ? random.nextLong(300_000_000L) : MOST_BETWEEN_NS);
                node.kill();
                node = sandbox.startNode();
            }
            banks.awaitAnswers();
            Operators.decide(sandbox, new ActionWriter().closeDay(SystemId.AZIPS));
            banks.awaitEndings();
            assertTrue(day.count() > 10 * KILLS, day.count() + " payments");
            long[] expected = day.audit(banks.messages());
            for (int i = 0; i < expected.length; i++) {
                assertEquals(
                        BigDecimal.valueOf(expected[i], 2),
                        Operators.balance(sandbox, sandbox.banks().get(i)));
            }
            assertEquals(0, node.stop(), node.tail());
            assertAllWaysAgree(sandbox, banks);
        } finally {
            node.close();
        }
    }

    /** The journal from its beginning, and the newest snapshot with the tail behind it, give one state; the auditor agrees. */
    static void assertAllWaysAgree(Sandbox sandbox, BankTerminals banks) throws Exception {
        Path data = sandbox.dataFolder();
        Node.Settings settings = new Node.Settings(
                JournalConfig.defaults().withReserveBytes(16 << 20).withWaterMarks(64 << 20, 16 << 20),
                LedgerCapacity.standard(),
                64,
                64,
                1,
                Surroundings.CENTRE);
        CertificateChecker checker = Operators.checker(sandbox);
        try (DataFolderLock lock = DataFolderLock.acquire(data)) {
            ChronicleFolder journal = new ChronicleFolder(lock, (what, cause) -> {}, 4 << 20);
            Rebuilt fromGenesis = Rebuilt.of(journal, settings, checker);
            Rebuilt fromSnapshot = Rebuilt.of(
                    journal,
                    new DiskFolder(data.resolve("snapshots")),
                    new DiskFolder(data.resolve("outbox")),
                    settings,
                    checker);
            fromSnapshot.assertSameLedger(fromGenesis.ledger());
            for (int i = 0; i < banks.all.size(); i++) {
                fromGenesis.assertSameOutputs(1 + i, 'A', banks.all.get(i).outputs);
            }
            JournalAudit.assertClean(journal, settings);
        }
    }
}
