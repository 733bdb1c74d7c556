package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairConfig;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairState;
import az.ecbar.pair.RegisterNotForced;
import az.ecbar.pair.memory.LinkFaults;
import az.ecbar.pair.memory.MemoryCable;
import az.ecbar.pair.memory.MemoryDataLinks;
import az.ecbar.pair.witness.WitnessAgent;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.pair.witness.WitnessState;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A whole pair with its witness, three banks and two operators that know both addresses, on one thread with virtual time:
 * everything real above folders, networks and a clock in memory.
 */
final class PairedWorld extends BankingWorld {
    static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long RETRY_NS = 200 * MS;
    private static final long LATE_DISTANCE = 60;
    /** Milliseconds: a start waits ten minutes for a repair, and may begin anew then. */
    private static final int HEALING_STEPS = 1_500_000;

    private static final long STANDING_ORDER_NS = TimeUnit.SECONDS.toNanos(1);

    /** One seed in so many has real signatures. */
    private static final int REAL_SIGNATURES = 50;

    final PairStory story = new PairStory(this::monotonicNs);
    final PairOperators operating = new PairOperators(this);
    final PairEnds ends = new PairEnds(this);
    final PairInvariants invariants = new PairInvariants(this);
    final MemoryCable cable;
    final MemoryDataLinks wire;
    final PairMachine[] machines = new PairMachine[2];
    private final MemoryCable[] witnessCables;
    private MemoryFolder witnessFolder = new MemoryFolder();
    private WitnessAgent witness;
    private long identities;
    private long catchUpBytes = 64 << 20;
    private long catchUpRecords = 1_000_000;
    private long lateDistance = Long.MAX_VALUE;
    private LinkFaults faults = LinkFaults.none();
    private Identity witnessId;
    private final long retryNs;
    private final Set<RememberingTerminal> toldWrong = new HashSet<>();
    private long aheadNs;

    PairedWorld(long seed, int maxBatch) throws Exception {
        this(seed, maxBatch, RETRY_NS);
    }

    /** In which more may happen. */
    static PairedWorld of(long seed, int maxBatch, Breadth breadth) throws Exception {
        return new PairedWorld(seed, maxBatch, RETRY_NS, breadth);
    }

    /**
     * With another patience.
     *
     * @param retryNs after which nodes ask again, and for which an owner that found itself wrong waits for its end
     */
    PairedWorld(long seed, int maxBatch, long retryNs) throws Exception {
        this(seed, maxBatch, retryNs, Breadth.NARROW);
    }

    private PairedWorld(long seed, int maxBatch, long retryNs, Breadth breadth) throws Exception {
        super(seed, 2, seed % REAL_SIGNATURES == 0, breadth != Breadth.NARROW);
        this.retryNs = retryNs;
        if (breadth != Breadth.NARROW) {
            lateDistance = LATE_DISTANCE;
            catchUpRecords = 20_000;
        }
        cable = new MemoryCable(this::monotonicNs, random);
        wire = new MemoryDataLinks(random, LinkFaults.none());
        witnessCables = new MemoryCable[] {
            new MemoryCable(this::monotonicNs, random), new MemoryCable(this::monotonicNs, random)
        };
        witnessId = newIdentity();
        witness = newWitness(witnessId);
        for (int i = 0; i < machines.length; i++) {
            machines[i] = new PairMachine(this, i + 1, PairSettings.of(maxBatch, breadth));
            around.network(i).refusesConnections(true);
        }
        slow(3 * MS);
        setUp();
        terminals().forEach(terminal -> terminal.start(monotonicNs()));
    }

    /** The first start of a pair: two operators certify that the other node is off and never led. */
    private void setUp() throws Exception {
        PairMachine first = machines[0];
        first.setUpAsFirstOwner(witnessId);
        first.start();
        operating.setUp(first, witnessId);
        until("the first node leads", first::isLeading);
        machines[1].start();
        until("the pair is attached", () -> pairedOwner() != null);
    }

    Identity newIdentity() {
        identities++;
        return new Identity(identities, 1);
    }

    private WitnessAgent newWitness(Identity id) {
        return new WitnessAgent(
                witnessFolder,
                id,
                witnessCables[0].attachFirst(),
                witnessCables[1].attachFirst(),
                (adopt, _) -> WrongNode.isOrdered(adopt));
    }

    /** Whether there is all that {@link WiderDisasters} needs. */
    boolean isWide() {
        return unruly != null;
    }

    MemoryCable witnessCable(int node) {
        return witnessCables[node - 1];
    }

    PairMachine other(PairMachine machine) {
        return machines[2 - machine.number()];
    }

    PairConfig config(int node) {
        return new PairConfig(node, 1, 100 * MS, 600 * MS, retryNs, 1_500 * MS, 150 * MS, 10, 1_000 * MS, 1_500 * MS)
                .withCatchUp(40, lateDistance, catchUpRecords, catchUpBytes);
    }

    /** From now on a standby that is far behind an owner that is alone comes up by a snapshot; older records go slowly. */
    void joinLateBySnapshot() throws Exception {
        lateDistance = LATE_DISTANCE;
        catchUpRecords = 200;
        catchUpBytes = 400_000;
        restartBoth();
    }

    /** From their next start on, nodes give older records slowly. */
    void slowFill() throws Exception {
        catchUpBytes = 20_000;
        restartBoth();
    }

    private void restartBoth() throws Exception {
        for (PairMachine machine : machines) {
            machine.kill(10 * MS);
            until("the pair is attached", () -> {
                operating.help();
                return pairedOwner() != null;
            });
        }
    }

    void slow(long maxDelayNs) {
        cable.delayNs(0, maxDelayNs);
        faults = faults.withDelay(0.1, 0, maxDelayNs);
        wire.faults(faults);
        witnessCables[0].delayNs(0, maxDelayNs);
        witnessCables[1].delayNs(0, maxDelayNs);
    }

    /** Somebody is in the network between the nodes, or not any more. */
    void attack(double part) {
        faults = faults.withAttack(part, part / 2, part / 2);
        wire.faults(faults);
    }

    void cutPair(boolean isCut) {
        if (isCut) {
            cable.cut();
            wire.cut();
        } else {
            cable.mend();
            wire.mend();
        }
    }

    void breakPair() {
        cable.breakConnection();
        wire.lose();
    }

    void restartWitness() {
        witnessFolder = witnessFolder.afterPowerLoss(new Random(random.nextLong()));
        witness = newWitness(newIdentity());
    }

    /** The witness is gone for good, and an empty one takes its place. */
    void loseWitness() {
        witnessFolder = new MemoryFolder();
        witnessId = newIdentity();
        witness = newWitness(witnessId);
    }

    WitnessState witnessState() {
        return witness.register().state();
    }

    WitnessRegister witness() {
        return witness.register();
    }

    /** The witness's own id. */
    Identity witnessId() {
        return witnessId;
    }

    /** How far the clock of an owner is ahead, or was, while it was taken for right. */
    long aheadNs() {
        return aheadNs;
    }

    void isAhead(long ns) {
        aheadNs = Math.max(aheadNs, ns);
    }

    @Override
    void step() throws Exception {
        pass(MS);
        wire.timeIs(monotonicNs());
        for (RememberingTerminal terminal : terminals()) {
            int _ = terminal.step(monotonicNs());
        }
        if (unruly != null && unruly.isStarted()) {
            int _ = unruly.step(monotonicNs());
        }
        for (PairMachine machine : machines) {
            around.network(machine.number() - 1).step();
            stepMachine(machine);
        }
        try {
            witness.doWork();
        } catch (RegisterNotForced e) {
            restartWitness();
        }
        operating.step();
        if (pairedOwner() != null) {
            machines[0].isAttached();
            machines[1].isAttached();
        }
        invariants.check();
    }

    private void stepMachine(PairMachine machine) {
        try {
            machine.step();
            ends.onStep(machine);
        } catch (Exception e) {
            if (!ends.explain(machine, e)) {
                throw new AssertionError(e.getMessage(), e);
            }
        }
    }

    /** The owner in mode PAIR that is followed by a standby that was counted in; null if there is none. */
    @Nullable
    PairMachine pairedOwner() {
        for (PairMachine machine : machines) {
            PairAgent owner = machine.agent();
            PairAgent standby = other(machine).agent();
            boolean isPaired = owner != null
                    && standby != null
                    && owner.status().state() == PairState.LEADING
                    && owner.status().register().mode() == PairMode.PAIR
                    && standby.status().isFollowing()
                    && !standby.status().register().isNew();
            if (isPaired) {
                return machine;
            }
        }
        return null;
    }

    /** An owner may detach by itself while its standby is silent. */
    void giveStandingOrder() throws Exception {
        giveStandingOrder(utcNs());
    }

    private void giveStandingOrder(long fromNs) throws Exception {
        long untilNs = utcNs() + TimeUnit.HOURS.toNanos(1);
        assertDone(decide(actions.setStandingOrder(fromNs, untilNs, STANDING_ORDER_NS)));
    }

    /** The same, whatever a node's clock says. */
    void giveStandingOrderForAllClocks() throws Exception {
        giveStandingOrder(utcNs() - TimeUnit.HOURS.toNanos(1));
    }

    /** Everything works again: waits until owner and standby are together. */
    void heal() throws Exception {
        cutPair(false);
        witnessCables[0].mend();
        witnessCables[1].mend();
        slow(3 * MS);
        attack(0);
        for (PairMachine machine : machines) {
            machine.goOn();
            machine.repair();
            around.network(machine.number() - 1).cutProbability(0);
            around.network(machine.number() - 1).isToClientsStalled(false);
        }
        operating.beginToWait();
        for (int i = 0; i < HEALING_STEPS && pairedOwner() == null; i++) {
            operating.help();
            step();
        }
        assertNotNull(pairedOwner(), "never: owner and standby are together");
    }

    /**
     * Judges the day: the balances are those that follow from what the banks hold; of each node, its journal alone gives
     * the same ledger and, byte for byte, the outputs that the terminals hold; and the auditor finds nothing in it.
     */
    void audit() throws Exception {
        long[] expected =
                day.audit(banks.stream().map(RememberingTerminal::messages).toList());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], balance(i), "balance of " + BANKS.get(i).bic());
        }
        PairMachine owner = pairedOwner();
        if (owner == null) {
            throw new AssertionError("the pair fell apart\n" + this);
        }
        until(
                "the standby's journal is whole",
                () -> other(owner).node().current().older().base() == 0);
        until("the standby has applied everything", this::isStandbyEqual);
        Rebuilt rebuilt = null;
        for (PairMachine machine : List.of(owner, other(owner))) {
            if (machine.node().current().older().base() > 0) {
                assertHeldInPart(machine);
                continue;
            }
            // Who came in by a snapshot behind them knows nothing of hash points that count for nothing.
            PassedOver passedOver = machine.hasJoined() ? owner.passedOver() : machine.passedOver();
            if (rebuilt == null || !isSameAsOf(owner, machine)) {
                rebuilt = Rebuilt.of(
                        machine.journal.afterKill(),
                        PairSettings.of(1),
                        around.authority().checker(),
                        passedOver);
            }
            rebuilt.assertSameLedger(machine.node().current().ledger());
            assertHeld(rebuilt);
            assertHeldInPart(machine);
            if (machine == owner) {
                JournalAudit.assertClean(owner.journal.afterKill(), PairSettings.of(1), passedOver);
            }
        }
    }

    /** Whether what follows from the one journal follows from the other as well. */
    private static boolean isSameAsOf(PairMachine owner, PairMachine machine) {
        return !owner.hasPassedOver()
                && !machine.hasPassedOver()
                && SameRecords.are(owner.journal.afterKill(), machine.journal.afterKill(), PairSettings.of(1));
    }

    /** What its outbox holds is what the terminals hold: all, unless it came up by a snapshot. */
    private void assertHeldInPart(PairMachine machine) {
        Outbox outbox = machine.node().current().behind().outbox();
        for (int i = 0; i < banks.size(); i++) {
            Rebuilt.assertSameTail(outbox, 1 + i, 'A', banks.get(i).outputs, machine.hasJoined());
        }
        for (RememberingTerminal operator : operatorsToldRight()) {
            Rebuilt.assertSameTail(outbox, 0, operator.letter, operator.outputs, machine.hasJoined());
        }
        if (unruly != null) {
            Rebuilt.assertSameTail(outbox, UNRULY.number(), 'A', unruly.outputs, machine.hasJoined());
        }
    }

    /** A ledger with a fault in memory may answer this operator before it is found. */
    void mayTellWrong(RememberingTerminal operator) {
        toldWrong.add(operator);
    }

    private List<RememberingTerminal> operatorsToldRight() {
        return operators.stream()
                .filter(operator -> !toldWrong.contains(operator))
                .toList();
    }

    private void assertHeld(Rebuilt rebuilt) {
        for (int i = 0; i < banks.size(); i++) {
            rebuilt.assertSameOutputs(1 + i, 'A', banks.get(i).outputs);
        }
        for (RememberingTerminal operator : operatorsToldRight()) {
            rebuilt.assertSameOutputs(0, operator.letter, operator.outputs);
        }
        if (unruly != null) {
            rebuilt.assertSameOutputs(UNRULY.number(), 'A', unruly.outputs);
        }
    }

    private boolean isStandbyEqual() {
        PairMachine owner = pairedOwner();
        if (owner == null) {
            return false;
        }
        Replica here = owner.node().current();
        Replica there = other(owner).node().current();
        return here.appliedSequence() == there.appliedSequence()
                && here.lastSequence() == there.lastSequence()
                && owner.node().owner().committedSequence() == here.lastSequence();
    }

    @Override
    public String toString() {
        return "at " + monotonicNs() / MS + " ms, witness " + witness.register() + "\n" + machines[0] + "\n"
                + machines[1] + "\n" + super.toString();
    }
}
