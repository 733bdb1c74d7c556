package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.pair.OwnLedgerWrong;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.QueryKind;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A byte of a live ledger changes in memory: it is found, judged, and mended without a commit that waits. */
class PairDifferenceTest {
    /** Of the first two banks: account 0 is the Central Bank's own. */
    private static final int ALFA = 1;

    private static final int BETA = 2;

    private final PairedWorld world;

    PairDifferenceTest() throws Exception {
        // As long as in production: a hash point follows the wrong one before its owner ends.
        world = new PairedWorld(23, 64, 1_000 * MS);
        world.invariants.ledgersMayDiffer();
        world.openDay();
        work(300);
    }

    private void work(int steps) throws Exception {
        for (int i = 0; i < steps; i++) {
            if (i % 5 == 0) {
                world.pay();
            }
            world.step();
        }
    }

    private void workUntil(BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 5_000 && !condition.getAsBoolean(); i += 5) {
            work(5);
        }
        assertTrue(condition.getAsBoolean(), world::toString);
    }

    private PairMachine owner() {
        PairMachine owner = world.pairedOwner();
        assertNotNull(owner, world::toString);
        return owner;
    }

    private static PairAgent agent(PairMachine machine) {
        PairAgent agent = machine.agent();
        assertNotNull(agent);
        return agent;
    }

    private static boolean differs(PairMachine machine) {
        return agent(machine).status().register().differs();
    }

    private static long committed(PairMachine owner) {
        return agent(owner).status().committed();
    }

    @Test
    void aStandbyWithAFaultBeginsAgainFromItsSnapshotAndNobodyWaits() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        Replica wrong = standby.node().current();
        LedgerFault.move(wrong.ledger(), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        long before = committed(owner);
        work(2_000);
        assertNotSame(wrong, standby.node().current(), "it was found");
        assertNotEquals(0, wrong.differsAtSequence());
        assertFalse(differs(standby), "and mended");
        assertTrue(agent(standby).status().objection().isEmpty());
        assertTrue(agent(owner).status().objection().isEmpty(), "the owner knows it");
        assertTrue(committed(owner) > before + 300, "commits went on");
        assertEquals(PairMode.PAIR, agent(owner).status().register().mode());
        world.closeDay();
        world.audit();
    }

    /** What it would tell a bank in the other language has another event. */
    @Test
    void aStandbyThatKnowsAnotherLanguageOfABankBeginsAgainFromItsSnapshot() throws Exception {
        PairMachine standby = world.other(owner());
        Replica wrong = standby.node().current();
        LedgerFault.changeLanguage(wrong.ledger(), ALFA);
        work(2_000);
        assertNotSame(wrong, standby.node().current(), "it was found");
        assertNotEquals(0, wrong.differsAtSequence());
        assertFalse(differs(standby), "and mended");
        world.closeDay();
        world.audit();
    }

    @Test
    void anOwnerWithAFaultStopsAndTheStandbyIsPromoted() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, 8);
        String wrong =
                world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        OwnLedgerWrong stopped = untilStopped();
        assertEquals(NodeExitCode.LEDGER_FAULT, FailStop.exitCode(stopped));
        assertTrue(stopped.toString().contains("console promote"), stopped::toString);
        owner.kill(60_000 * MS);
        world.until("the standby stands by its own", () -> !differs(standby));
        assertTrue(standby.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, standby.promised())));
        world.until("promoted", standby::isLeading);
        owner.loseDisk(0);
        world.until("together", () -> world.pairedOwner() == standby && !differs(owner));
        String right =
                world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        assertFalse(balance(wrong).equals(balance(right)));
        assertTrue(passed(standby) >= 2, "the owner said more than one wrong thing before its end");
        work(2_000);
        assertEquals(standby, world.pairedOwner(), world::toString);
        // A restart of either replays the hash point that counts for nothing.
        standby.kill(0);
        owner.kill(0);
        world.heal();
        assertFalse(differs(standby) || differs(owner));
        work(300);
    }

    @Test
    void anOwnerThatIsAloneAndHadAFaultStartsAgainAndLeads() throws Exception {
        PairMachine owner = owner();
        stopAlone(owner);
        owner.kill(0);
        world.until("it leads again", owner::isLeading);
        leadsAndIsAttached(owner);
    }

    /** Of what it told banks, its outbox is a witness; the runbook has it moved away. */
    @Test
    void ifItHadToldSomethingElseItsOutboxIsFilledAnew() throws Exception {
        PairMachine owner = owner();
        beAlone(owner);
        long held = LedgerFault.balance(leadingLedger(owner), ALFA);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, held - 1);
        OwnLedgerWrong _ = untilStopped();
        owner.kill(0);
        assertEquals(NodeExitCode.OUTBOX, exitCodeOfStart(owner), "the proof finds what the wrong ledger had told");
        owner.kill(0);
        owner.moveOutboxAway();
        world.until("it leads again", owner::isLeading);
        leadsAndIsAttached(owner);
    }

    @Test
    void ifItEndedBeforeItJudgedItselfOperatorsOrderThatItsReplayCounts() throws Exception {
        PairMachine owner = owner();
        stopAlone(owner);
        owner.kill(0);
        owner.forgetPassedOver();
        world.until(
                "operators are told",
                () -> owner.isOn() && owner.node().judge().lastReport().contains("console promote at this node"));
        work(3_000);
        assertFalse(owner.isLeading(), "it may be another program");
        assertTrue(differs(owner));
        assertTrue(owner.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, owner.promised())));
        world.until("it leads again", owner::isLeading);
        leadsAndIsAttached(owner);
    }

    /** Its wrong hash point is the last thing that it forced: nothing says that it is committed, and it is met all the same. */
    @Test
    void ifItEndedAsSoonAsItsWrongHashPointWasForcedOperatorsOrderThatItsReplayCounts() throws Exception {
        PairMachine owner = owner();
        beAlone(owner);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        stepUntil(() -> endsWithHashPoint(owner.node().current()));
        long hashPoint = owner.node().owner().forcedSequence();
        owner.kill(0);
        moveAwayTheOutboxOfTheWrongLedger(owner);
        world.until(
                "operators are told",
                () -> owner.isOn() && owner.node().judge().lastReport().contains("console promote at this node"));
        assertEquals(hashPoint, owner.node().current().lastSequence());
        work(2_000);
        assertFalse(owner.isLeading(), "it may be another program");
        assertTrue(owner.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, owner.promised())));
        world.until("it leads again", owner::isLeading);
        leadsAndIsAttached(owner);
    }

    /** The same of an owner with a standby: whoever is promoted has the wrong hash point, and does not know it committed. */
    @Test
    void aStandbyThatIsPromotedPassesOverAWrongHashPointAtTheEndOfItsJournal() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        stepUntil(() -> endsWithHashPoint(standby.node().current()));
        Replica stored = standby.node().current();
        assertTrue(stored.committedSequence() < stored.lastSequence(), "not known to be committed");
        owner.kill(60_000 * MS);
        assertTrue(standby.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, standby.promised())));
        world.until("promoted", standby::isLeading);
        assertTrue(standby.node().judge().lastReport().contains("the word of an owner before"));
        owner.loseDisk(0);
        world.until("together", () -> world.pairedOwner() == standby && !differs(owner));
        work(1_500);
        assertEquals(standby, world.pairedOwner(), world::toString);
        assertTrue(passed(standby) >= 1);
    }

    /** The one that wrote it cannot lead by it, and says who can. */
    @Test
    void anOwnerThatEndedWithAWrongHashPointAtTheEndOfItsJournalNamesTheOtherNode() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        stepUntil(() -> endsWithHashPoint(standby.node().current()));
        owner.kill(0);
        moveAwayTheOutboxOfTheWrongLedger(owner);
        assertEquals(NodeExitCode.LEDGER_FAULT, exitCodeOfStart(owner));
        owner.kill(1_000 * MS);
        // Until it tells operators of the epoch that it granted.
        steps(200);
        int promised = standby.promised();
        steps(3_000);
        assertTrue(differs(owner));
        assertEquals(promised, standby.promised(), "a later start does not ask: what operators sign stays valid");
        owner.kill(60_000 * MS);
        assertTrue(standby.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, standby.promised())));
        world.until("promoted", standby::isLeading);
    }

    /**
     * The same, and the other node is lost for good: by a first certificate it owns ALONE, replays all that it has and judges
     * itself; by a second one its replay counts.
     */
    @Test
    void itLeadsByTwoCertificatesWhenTheOtherNodeIsLostForGood() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        stepUntil(() -> endsWithHashPoint(standby.node().current()));
        owner.kill(0);
        moveAwayTheOutboxOfTheWrongLedger(owner);
        assertEquals(NodeExitCode.LEDGER_FAULT, exitCodeOfStart(owner));
        owner.kill(0);
        standby.loseDisk(3_600_000 * MS);
        world.loseWitness();
        world.until("it is on", () -> owner.isOn() && differs(owner));
        certify(owner);
        world.until(
                "operators are told", () -> owner.node().judge().lastReport().contains("console promote at this"));
        assertFalse(owner.isLeading(), "it may be another program");
        assertTrue(agent(owner).status().lastOrder().contains("order it once more"), world::toString);
        assertEquals(PairMode.ALONE, agent(owner).status().register().mode());
        certify(owner);
        world.until("it leads", owner::isLeading);
        assertFalse(differs(owner));
        standby.goOn();
        world.until("together", () -> world.pairedOwner() == owner);
        work(1_500);
        assertEquals(owner, world.pairedOwner(), world::toString);
        assertFalse(differs(owner) || differs(standby));
        assertTrue(passed(owner) >= 1, "its own word counts for nothing");
    }

    private void certify(PairMachine machine) {
        assertTrue(machine.order(new PairOrder(
                PairOrder.Kind.LEAD_ALONE_CERTIFIED,
                machine.promised(),
                new UnsafeBuffer(new byte[] {1, 2, 3}),
                world.witnessId())));
    }

    /** Its snapshot stands for the changed program: whatever begins from it contradicts the journal, whoever replays. */
    @Test
    void anOwnerThatIsAloneLeadsAgainWithTheProgramOfBefore() throws Exception {
        PairMachine owner = owner();
        aloneAndOff(owner);
        MemoryFolder sound = owner.snapshots().afterKill();
        ChangedSnapshots.change(owner.snapshots(), ALFA, BETA);
        world.until(
                "operators are told",
                () -> owner.isOn() && owner.node().judge().lastReport().contains("start the program of before"));
        work(2_000);
        assertTrue(differs(owner));
        assertFalse(owner.isLeading());
        assertEquals(names(sound), names(owner.snapshots()), "the changed program leaves no snapshot behind");
        owner.kill(0);
        ChangedSnapshots.replace(owner.snapshots(), sound);
        world.until("it leads again", owner::isLeading);
        assertEquals(0, known(owner), "nothing of its journal counts for nothing");
        isAttachedAsEqual(owner);
    }

    /** As if a bit fell over while it replayed at its start: what it began from is right when it is judged. */
    @Test
    void anOwnerThatIsAloneAndHadAFaultInItsStartBeginsAgainAndLeads() throws Exception {
        PairMachine owner = owner();
        aloneAndOff(owner);
        MemoryFolder sound = owner.snapshots().afterKill();
        ChangedSnapshots.change(owner.snapshots(), ALFA, BETA);
        stepUntil(owner::isOn);
        Replica wrong = owner.node().current();
        assertNotEquals(0, wrong.differsAtSequence());
        ChangedSnapshots.replace(owner.snapshots(), sound);
        world.until("it leads", owner::isLeading);
        assertNotSame(wrong, owner.node().current());
        assertEquals(0, known(owner));
        isAttachedAsEqual(owner);
    }

    private void aloneAndOff(PairMachine owner) throws Exception {
        beAlone(owner);
        for (int i = 0;
                i < 10_000 && !hasHashPointBehindItsSnapshot(owner.node().current());
                i++) {
            work(1);
        }
        assertTrue(hasHashPointBehindItsSnapshot(owner.node().current()));
        owner.kill(0);
        // So that the next start passes the place of another one on its way.
        SnapshotStore store = new SnapshotStore(owner.snapshots());
        assertTrue(store.list().size() > 1);
        store.list().stream()
                .max(Comparator.comparingLong(SnapshotInfo::sequence))
                .ifPresent(store::delete);
    }

    private static boolean hasHashPointBehindItsSnapshot(Replica replica) {
        return endsWithHashPoint(replica)
                && replica.snapshotter().lastSnapshot() + 10 < replica.journal().durableSequence();
    }

    private void isAttachedAsEqual(PairMachine owner) throws Exception {
        assertFalse(differs(owner));
        work(1_000);
        world.other(owner).goOn();
        world.until("together", () -> world.pairedOwner() == owner);
        work(1_500);
        assertEquals(owner, world.pairedOwner(), world::toString);
        assertFalse(differs(owner) || differs(world.other(owner)));
        world.closeDay();
        world.audit();
    }

    private static List<String> names(MemoryFolder folder) throws IOException {
        return folder.list().stream().sorted().toList();
    }

    private void steps(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            world.step();
        }
    }

    private void moveAwayTheOutboxOfTheWrongLedger(PairMachine machine) throws Exception {
        assertEquals(NodeExitCode.OUTBOX, exitCodeOfStart(machine));
        machine.kill(0);
        machine.moveOutboxAway();
    }

    private void stepUntil(BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 5_000 && !condition.getAsBoolean(); i++) {
            world.step();
        }
        assertTrue(condition.getAsBoolean(), world::toString);
    }

    private static boolean endsWithHashPoint(Replica replica) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        return replica.journal().newReader().read(replica.forcedSequence(), record, 0) > 0
                && new MessageHeaderDecoder()
                                .wrap(record, RecordHeader.HEADER_LENGTH)
                                .templateId()
                        == HashPointDecoder.TEMPLATE_ID;
    }

    private int exitCodeOfStart(PairMachine machine) throws Exception {
        for (int i = 0; i < 5_000; i++) {
            try {
                world.step();
            } catch (AssertionError e) {
                return e.getCause() instanceof Exception failure ? FailStop.exitCode(failure) : 0;
            }
        }
        throw new AssertionError("never ended: " + machine);
    }

    private void beAlone(PairMachine owner) throws Exception {
        PairMachine standby = world.other(owner);
        standby.kill(600_000 * MS);
        work(700);
        assertTrue(owner.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, owner.promised())));
        world.until(
                "alone",
                () -> owner.isLeading() && agent(owner).status().register().mode() == PairMode.ALONE);
        work(500);
    }

    private void stopAlone(PairMachine owner) throws Exception {
        beAlone(owner);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        OwnLedgerWrong stopped = untilStopped();
        assertTrue(stopped.toString().contains("owned ALONE"), stopped::toString);
        assertFalse(stopped.toString().contains("console promote"), stopped::toString);
    }

    private void leadsAndIsAttached(PairMachine owner) throws Exception {
        assertFalse(differs(owner));
        work(1_500);
        world.other(owner).goOn();
        world.until("together", () -> world.pairedOwner() == owner);
        work(1_500);
        assertEquals(owner, world.pairedOwner(), world::toString);
        assertFalse(differs(owner) || differs(world.other(owner)));
        assertTrue(passed(owner) >= 1, "its own hash point stays in the journal, and counts for nothing");
    }

    /** A node that came in by a snapshot behind it knows nothing of the hash point of another owner. */
    @Test
    void anOwnerDoesNotTakeTheWordOfTheOneBeforeForItsOwn() throws Exception {
        PairMachine second = promotedAfterAFault();
        PairMachine first = world.other(second);
        work(1_500);
        assertTrue(second.order(PairOrder.of(PairOrder.Kind.SWITCH_OVER, second.promised())));
        world.until("changed", () -> world.pairedOwner() == first);
        assertEquals(0, known(first), "nothing is noted there");
        second.kill(0);
        second.forgetPassedOver();
        SnapshotStore store = new SnapshotStore(second.snapshots());
        store.list().forEach(store::delete);
        world.until("it met the hash point", () -> second.isOn() && known(second) > 0);
        world.until("together", () -> world.pairedOwner() == first && !differs(second));
        assertTrue(known(first) > 0, "noted by the owner too");
        work(1_500);
        assertEquals(first, world.pairedOwner(), world::toString);
        assertFalse(differs(second));
    }

    private PairMachine promotedAfterAFault() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        LedgerFault.move(leadingLedger(owner), ALFA, BETA, 8);
        String _ = world.query(QueryKind.ACCOUNT, BankingWorld.BANKS.getFirst().bic());
        OwnLedgerWrong _ = untilStopped();
        owner.kill(60_000 * MS);
        world.until("the standby stands by its own", () -> !differs(standby));
        assertTrue(standby.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, standby.promised())));
        world.until("promoted", standby::isLeading);
        work(1_000);
        owner.loseDisk(0);
        world.until("together", () -> world.pairedOwner() == standby && !differs(owner));
        return standby;
    }

    /** Of how many epochs its disk says that hash points count for nothing. */
    private static int known(PairMachine machine) {
        PassedOver passedOver = machine.passedOver();
        return (int) IntStream.range(1, 100)
                .filter(epoch -> passedOver.contains(epoch, Long.MAX_VALUE - 1))
                .count();
    }

    /** How many hash points of its journal a replay by its own folder passes over. */
    private static long passed(PairMachine machine) {
        HashComparison hashPoints = new HashComparison(machine.passedOver());
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        try (Journal journal =
                Journal.open(machine.journal.afterKill(), PairSettings.of(1).journal(), JournalProgress.SILENT)) {
            JournalReader reader = journal.newReader();
            Ledger ledger = new Ledger(PairSettings.of(1).ledger());
            reader.seek(1);
            while (reader.next(journal.lastSequence(), record, 0) > 0) {
                long sequence = RecordHeader.sequence(record, 0);
                assertTrue(hashPoints.isSound(ledger, record), () -> "at " + sequence);
                ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, RecordHeader.timeNs(record, 0));
            }
        }
        return hashPoints.passed();
    }

    @Test
    void aReplayThatTakesSnapshotsAndHadAFaultIsJudgedByItsDigest() throws Exception {
        PairMachine standby = world.other(owner());
        world.until("a snapshot is equal", () -> equalSnapshot(standby) > 0);
        LedgerFault.credit(LedgerFault.ofSnapshots(standby), ALFA, 8);
        long at = LedgerFault.ofSnapshots(standby).lastSequence();
        work(1_500);
        assertTrue(
                standby.node().judge().lastReport().contains("begins again"),
                standby.node().judge()::lastReport);
        assertEquals("", owner().node().judge().lastReport(), "the owner stands by its own");
        assertTrue(equalSnapshot(standby) > at + 50, "equal again");
        assertFalse(differs(standby), "the live ledger was right");
        world.closeDay();
        world.audit();
    }

    private static long equalSnapshot(PairMachine machine) {
        return machine.node().current().judge().equalSnapshot();
    }

    /** As if the standby ran another program: its replays say the same as its live ledger, and the owner's another thing. */
    @Test
    void ifBothStandByTheirResultsOperatorsHearTheCommandAndThePartsAndNobodyWaits() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        standby.kill(10_000 * MS);
        ChangedSnapshots.change(standby.snapshots(), ALFA, BETA);
        standby.goOn();
        work(1_200);
        world.until("reported", () -> standby.node().judge().lastReport().contains("both nodes stand"));
        String report = standby.node().judge().lastReport();
        assertTrue(report.matches(".*First differing command: sequence \\d+, [A-Z]\\w+; .*AccountRecord.*"), report);
        assertTrue(differs(standby));
        assertFalse(agent(standby).status().objection().isEmpty());
        long before = committed(owner);
        work(1_000);
        assertTrue(committed(owner) > before + 150, "commits do not wait for a ledger that differs");
        assertEquals(PairMode.PAIR, agent(owner).status().register().mode());
        assertTrue(agent(standby).status().forced() >= committed(owner) - 64, "it stores and acknowledges");
        assertFalse(owner.node().judge().lastReport().contains("fault"), "the owner leads on");
    }

    /** The standby asks of a hash point while the owner judges a snapshot: one is judged after the other. */
    @Test
    void twoCasesAtOnceAreJudgedOneAfterTheOther() throws Exception {
        PairMachine owner = owner();
        PairMachine standby = world.other(owner);
        standby.kill(10_000 * MS);
        ChangedSnapshots.change(standby.snapshots(), ALFA, BETA);
        standby.holdSnapshotter(true);
        standby.goOn();
        work(50);
        long before = owner.node().current().snapshotter().lastSnapshot();
        workUntil(() -> owner.node().current().snapshotter().lastSnapshot() > before);
        owner.holdSnapshotter(true);
        standby.holdSnapshotter(false);
        workUntil(() -> differs(standby));
        work(50);
        owner.holdSnapshotter(false);
        String expected = "at sequence " + standby.node().current().differsAtSequence() + ": the programs differ";
        world.until("judged", () -> standby.node().judge().lastReport().contains(expected));
    }

    private static String balance(String answer) {
        return answer.replaceAll(".*\"balance\":\"([^\"]*)\".*", "$1");
    }

    private static Ledger leadingLedger(PairMachine owner) {
        Node leading = owner.leading();
        assertNotNull(leading);
        return leading.ledger();
    }

    private OwnLedgerWrong untilStopped() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            try {
                work(1);
            } catch (AssertionError e) {
                if (e.getCause() instanceof OwnLedgerWrong wrong) {
                    return wrong;
                }
                throw e;
            }
        }
        throw new AssertionError("never stopped\n" + world);
    }
}
