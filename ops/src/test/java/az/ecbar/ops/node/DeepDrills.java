package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.Register;
import az.ecbar.pair.witness.WitnessState;
import az.ecbar.ring.Admission;
import az.ecbar.schema.QueryKind;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One fault that is found while nothing else is wrong, and is mended by operators as the runbook has it, a different one by
 * the seed: in the memory of an owner's ledger, with a standby or alone; a program at the standby that gives another state;
 * closed files that a start finds damaged, one behind another; what a new standby is to come up by, or came up by.
 */
final class DeepDrills {
    private static final int ALFA = 1;
    private static final int BETA = 2;
    private static final int MOVED_MINOR = 8;
    private static final int MASK = 4;
    private static final int PAYMENTS = 60;
    private static final int FAILURES = 8;
    private static final int STARTS = 3;
    private static final int TAILS = 3;
    private static final long LONG_NS = 1_000_000 * MS;

    private final PairedWorld world;
    private final SplittableRandom random;

    DeepDrills(PairedWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    void run(long seed) throws Exception {
        PairMachine owner = world.pairedOwner();
        if (owner == null) {
            return;
        }
        PairMachine standby = world.other(owner);
        switch (Math.floorMod(seed, 8)) {
            case 0 -> newStandby(owner, Math.floorMod(seed / 8, 3));
            case 1 -> tailsLost();
            case 2 -> otherProgram(standby);
            case 3 -> aloneByStandingOrder(owner);
            case 4 -> ownersFault(owner);
            case 5 -> damagedStarts();
            case 7 -> baseDamaged(owner, standby);
            case 6 -> faultAlone(owner, Math.floorMod(seed, 16) == 6);
            default -> {} // these are all
        }
        until("owner and standby agree", this::isTogether);
    }

    private void until(String what, BooleanSupplier condition) throws Exception {
        world.until(what, () -> {
            world.operating.help();
            return condition.getAsBoolean();
        });
    }

    private boolean isTogether() {
        return world.pairedOwner() != null && isSound(world.machines[0]) && isSound(world.machines[1]);
    }

    private static boolean isSound(PairMachine machine) {
        PairAgent agent = machine.agent();
        if (agent == null) {
            return false;
        }
        Register register = agent.status().register();
        return !register.differs() && !register.isNew();
    }

    private void pay() throws Exception {
        for (int i = 0; i < PAYMENTS; i++) {
            world.pay();
            for (int step = 0; step < 5; step++) {
                world.operating.help();
                world.step();
            }
        }
    }

    // ---- an owner that lost what it sent

    /** Its power goes while it forces what it has sent already; it starts again. */
    private void tailsLost() throws Exception {
        world.machines[0].sendWhileForced();
        world.machines[1].sendWhileForced();
        for (int i = 0; i < TAILS; i++) {
            PairMachine owner = world.pairedOwner();
            if (owner == null) {
                throw new AssertionError("the pair fell apart\n" + world);
            }
            int endsBefore = world.ends.count();
            owner.journal.powerGoesAfter(1 + random.nextInt(3));
            until("the owner's power goes", () -> {
                if (random.nextInt(5) == 0) {
                    world.pay();
                }
                return world.ends.count() > endsBefore;
            });
            owner.repair();
            until("owner and standby agree", this::isTogether);
        }
    }

    // ---- an owner whose standby is silent

    /** It detaches itself, admits for as long as the order says and then again when operators confirm. */
    private void aloneByStandingOrder(PairMachine owner) throws Exception {
        world.giveStandingOrderForAllClocks();
        if (world.witnessState() != WitnessState.PAIRED) {
            // It names the standby, for an epoch that was never led, and grants the owner nothing.
            return;
        }
        PairMachine standby = world.other(owner);
        world.story.tell("node " + standby.number() + " is switched off");
        standby.kill(LONG_NS);
        world.until("the owner has detached itself", () -> isAlone(owner));
        until("its longest duration is over", () -> admissionOf(owner) == Admission.HANDING_OVER);
        until("operators have confirmed", () -> admissionOf(owner) == Admission.OPEN);
        pay();
        standby.goOn();
    }

    private static @Nullable Admission admissionOf(PairMachine machine) {
        Node leading = machine.leading();
        return leading == null ? null : leading.admission();
    }

    // ---- an owner's ledger

    private void ownersFault(PairMachine owner) throws Exception {
        fault(owner);
        until("the owner finds its fault", () -> !world.ends.isFaultExpected());
        until("the standby is promoted", world.other(owner)::isLeading);
    }

    private void faultAlone(PairMachine owner, boolean isForgotten) throws Exception {
        PairMachine standby = world.other(owner);
        world.story.tell("node " + standby.number() + " is switched off");
        standby.kill(LONG_NS);
        until("the owner is alone", () -> isAlone(owner));
        fault(owner);
        until("the owner finds its fault", () -> !world.ends.isFaultExpected());
        if (isForgotten) {
            // As if it had ended before it had noted it: operators decide.
            owner.forgetPassedOver();
        }
        until("the owner leads again", () -> owner.isLeading() && isSound(owner));
        standby.goOn();
    }

    private static boolean isAlone(PairMachine machine) {
        PairAgent agent = machine.agent();
        return agent != null && machine.isLeading() && agent.status().register().mode() == PairMode.ALONE;
    }

    /** What it answers an operator is wrong; banks are told nothing meanwhile. */
    private void fault(PairMachine owner) throws Exception {
        until("the banks are answered", () -> world.banks.stream().allMatch(RememberingTerminal::isAnswered));
        Node leading = owner.leading();
        if (leading == null) {
            throw new AssertionError("node " + owner.number() + " does not lead");
        }
        world.invariants.ledgersMayDiffer();
        world.ends.expectFault(owner);
        world.story.tell("a fault in the memory of node " + owner.number() + ", which leads");
        LedgerFault.move(leading.ledger(), ALFA, BETA, MOVED_MINOR);
        RememberingTerminal operator = world.operators.getFirst();
        world.mayTellWrong(operator);
        operator.send(OperatorRequest.query(
                QueryKind.ACCOUNT, 0, BankingWorld.BANKS.getFirst().bic()));
    }

    // ---- a standby's program

    private void otherProgram(PairMachine standby) throws Exception {
        if (standby.node().current().older().base() > 0) {
            return;
        }
        pay();
        world.invariants.ledgersMayDiffer();
        world.story.tell("another program is started at node " + standby.number());
        standby.kill(LONG_NS);
        MemoryFolder sound = standby.snapshots().afterKill();
        if (new SnapshotStore(sound).list().isEmpty()) {
            standby.goOn();
            return;
        }
        ChangedSnapshots.change(standby.snapshots(), ALFA, BETA);
        world.ends.outboxMayBeWrong(standby);
        standby.goOn();
        pay();
        until(
                "operators hear that the programs differ",
                () -> !world.ends.mayOutboxBeWrong() || (standby.isOn() && isToldOfPrograms(standby)));
        world.story.tell("the program of before is started at node " + standby.number());
        standby.kill(LONG_NS);
        ChangedSnapshots.replace(standby.snapshots(), sound);
        standby.goOn();
    }

    private static boolean isToldOfPrograms(PairMachine machine) {
        return machine.node().judge().lastReport().contains("both nodes stand by their results");
    }

    // ---- a new standby

    private void newStandby(PairMachine owner, int kind) throws Exception {
        if (owner.node().current().older().base() > 0) {
            return;
        }
        PairMachine standby = world.other(owner);
        switch (kind) {
            case 0 -> recordLost(owner, standby);
            case 1 -> offerDamaged(owner, standby);
            default -> {} // nothing but what follows
        }
        until("owner and standby agree", this::isTogether);
        disksFail();
    }

    /** The owner cannot read a record that the new standby needs, until its file is put back. */
    private void recordLost(PairMachine owner, PairMachine standby) throws Exception {
        String file = firstRecords(owner.journal);
        if (!file.isEmpty()) {
            damage(owner, owner.journal, file, 100);
            getsNewDisk(standby);
            until("the new standby waits for a record", () -> isWaiting(standby));
            owner.journal.flip(file, 100, MASK);
        }
    }

    /** What the owner offers is not as it was written: the new standby takes the log from its first record on. */
    private void offerDamaged(PairMachine owner, PairMachine standby) {
        MemoryFolder snapshots = owner.snapshots();
        List<SnapshotInfo> all = new SnapshotStore(snapshots).list();
        if (!all.isEmpty()) {
            String file = snapshots.names().getLast();
            damage(owner, snapshots, file, snapshots.sizeBytes(file) / 2);
            getsNewDisk(standby);
        }
    }

    private void damage(PairMachine machine, MemoryFolder folder, String file, long position) {
        world.story.tell("a byte changes in " + file + " of node " + machine.number());
        folder.flip(file, position, MASK);
    }

    /** Its disk fails again and again while it comes up, in whatever step, and now and then the owner's. */
    private void disksFail() throws Exception {
        PairMachine owner = Objects.requireNonNull(world.pairedOwner());
        PairMachine standby = world.other(owner);
        for (int i = 0; i < FAILURES; i++) {
            if (isTogether()) {
                getsNewDisk(standby);
            }
            PairMachine machine = random.nextInt(4) == 0 ? owner : standby;
            MemoryFolder folder = random.nextInt(3) > 0 ? machine.snapshots() : machine.journal;
            switch (random.nextInt(6)) {
                case 0 -> folder.capacityBytes(folder.usedBytes() + random.nextInt(10_000));
                case 1 -> folder.forceFailsAfter(0);
                case 2 -> folder.nameForceFailsAfter(1 + random.nextInt(3));
                case 3 -> folder.powerGoesAfter(random.nextInt(12));
                case 4 -> folder.readFailsAfter(random.nextInt(5));
                default -> folder.lookFailsAfter(random.nextInt(10));
            }
            int endsBefore = world.ends.count();
            // A start may fail again and again until somebody sees to the disk.
            until(
                    "the nodes are started, or one cannot be",
                    () -> (owner.isOn() && standby.isOn()) || world.ends.count() > endsBefore);
            until("a disk fails", () -> !owner.isOn() || !standby.isOn() || isTogether());
            owner.repair();
            standby.repair();
        }
    }

    /** The start that finds damage may break off as well. */
    private void damagedStarts() throws Exception {
        for (int i = 0; i < STARTS; i++) {
            PairMachine owner = world.pairedOwner();
            if (owner != null) {
                new DamagedStart(world, random).run(world.other(owner));
            }
            until("owner and standby agree", this::isTogether);
            world.machines[0].repair();
            world.machines[1].repair();
        }
    }

    // ---- a standby whose journal begins at a snapshot

    /** What came with the snapshot is damaged while older records are still filled in: it comes up anew. */
    private void baseDamaged(PairMachine owner, PairMachine standby) throws Exception {
        if (owner.node().current().older().base() > 0) {
            return;
        }
        getsNewDisk(standby);
        until("the new standby comes up", () -> hasBase(standby) || isTogether());
        if (!hasBase(standby)) {
            return;
        }
        standby.kill(LONG_NS);
        String file = random.nextBoolean() ? "referred" : "base";
        MemoryFolder journal = standby.journal;
        if (!journal.names().contains(file)) {
            throw new AssertionError(file + " is not among " + journal.names());
        }
        switch (random.nextInt(3)) {
            case 0 -> damage(standby, journal, file, random.nextLong(journal.sizeBytes(file)));
            case 1 -> {
                world.story.tell(file + " of node " + standby.number() + " is cut");
                journal.truncate(file, journal.sizeBytes(file) - 1 - random.nextInt(40));
            }
            default -> {
                world.story.tell(file + " of node " + standby.number() + " is gone");
                journal.delete(file);
            }
        }
        standby.goOn();
    }

    private static boolean hasBase(PairMachine machine) {
        return machine.isOn() && machine.node().current().older().base() > 0;
    }

    private void getsNewDisk(PairMachine standby) {
        world.story.tell("node " + standby.number() + " gets a new disk");
        standby.loseDisk(20 * MS);
    }

    private static boolean isWaiting(PairMachine standby) {
        PairAgent agent = standby.agent();
        return agent != null && agent.status().progress().contains("the owner does not give record");
    }

    private static String firstRecords(MemoryFolder journal) {
        List<String> found = journal.names().stream()
                .filter(name -> name.startsWith("0000000000000000001-") && !name.endsWith(".index"))
                .toList();
        return found.size() == 1 ? found.getFirst() : "";
    }
}
