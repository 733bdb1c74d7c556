package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ctn.memory.MemoryNetwork;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.ops.testing.Surroundings;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A whole node with its banks and operators: the real agents, ledger, journal, sessions, translators, renderer and outbox
 * above folders, a network and a clock in memory.
 */
final class SimulatedWorld extends BankingWorld {
    final MemoryNetwork network;
    MemoryFolder journal = new MemoryFolder();
    MemoryFolder snapshots = new MemoryFolder();
    MemoryFolder outbox = new MemoryFolder();
    MemoryFolder proofs = new MemoryFolder();
    Node node;
    private final Node.Settings settings;

    @Nullable
    SwiftPort swift;

    private boolean isSnapshotterStarted;

    SimulatedWorld(long seed, int maxBatch, long snapshotInterval) throws Exception {
        this(seed, maxBatch, snapshotInterval, null);
    }

    /** With a second channel, if there is one. */
    SimulatedWorld(long seed, int maxBatch, long snapshotInterval, @Nullable SwiftPort swift) throws Exception {
        super(seed, 1, true);
        this.swift = swift;
        network = around.network();
        settings = Surroundings.settings(maxBatch, snapshotInterval);
        node = newNode();
        terminals().forEach(terminal -> terminal.start(monotonicNs()));
    }

    private Node newNode() throws Exception {
        isSnapshotterStarted = false;
        return Node.solo(ports(), settings, genesis, JournalProgress.SILENT);
    }

    /** What the node is given; for what stands beside it. */
    Node.Ports ports() {
        return around.ports(new Node.Folders(journal, snapshots, outbox, proofs))
                .withSwift(swift);
    }

    // ---- steps

    @Override
    void step() throws Exception {
        pass(TimeUnit.MILLISECONDS.toNanos(1));
        stepTerminals();
        stepEdge();
        int _ = stepCore();
        stepSnapshotter();
    }

    void stepTerminals() {
        for (RememberingTerminal terminal : terminals()) {
            int _ = terminal.step(monotonicNs());
        }
        network.step();
    }

    void stepEdge() throws Exception {
        node.edge().doWork();
    }

    int stepCore() throws Exception {
        return node.core().doWork();
    }

    private void stepSnapshotter() throws Exception {
        if (!isSnapshotterStarted) {
            node.snapshotter().onStart();
            isSnapshotterStarted = true;
        }
        node.snapshotter().doWork();
    }

    // ---- disasters

    /** The process ends without a word; all that it wrote is there. */
    void kill() {
        journal = journal.afterKill();
        snapshots = snapshots.afterKill();
        outbox = outbox.afterKill();
        proofs = proofs.afterKill();
    }

    /** The data folder is removed. */
    void forgetAll() {
        journal = new MemoryFolder();
        snapshots = new MemoryFolder();
        outbox = new MemoryFolder();
        proofs = new MemoryFolder();
    }

    /** The power goes: of what was not forced, some pages are there and some are not. */
    void losePower(RandomGenerator dice) {
        journal = journal.afterPowerLoss(dice);
        snapshots = snapshots.afterPowerLoss(dice);
        outbox = outbox.afterPowerLoss(dice);
        proofs = proofs.afterPowerLoss(dice);
    }

    /** The node comes up again on what the disasters have left. */
    void restart() throws Exception {
        network.cutAll();
        node = newNode();
    }

    /**
     * Judges the day: the ledger's balances are those that follow from what the banks hold; the journal alone gives the
     * same ledger and, byte for byte, the outputs that the terminals hold; and the auditor finds nothing in it.
     */
    void audit() throws Exception {
        long[] expected =
                day.audit(banks.stream().map(RememberingTerminal::messages).toList());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], balance(i), "balance of " + BANKS.get(i).bic());
            DayStatements.audit(banks.get(i).messages(), OPENING_MINOR, expected[i]);
        }
        requireSound();
    }

    /** The journal gives the same ledger and the same outputs again, and the auditor finds nothing. */
    void requireSound() throws Exception {
        Rebuilt rebuilt =
                Rebuilt.of(journal.afterKill(), settings, around.authority().checker());
        rebuilt.assertSameLedger(node.ledger());
        for (int i = 0; i < banks.size(); i++) {
            rebuilt.assertSameOutputs(1 + i, 'A', banks.get(i).outputs);
        }
        for (RememberingTerminal operator : operators) {
            rebuilt.assertSameOutputs(0, operator.letter, operator.outputs);
        }
        JournalAudit.assertClean(journal.afterKill(), settings);
    }
}
