package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.ctn.ClientState;
import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairOrder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What happens beside {@link PairDisasters}: banks whose frames are changed on the way, or whose programs are wrong, long
 * messages that break off, standbys that stay away for long, everybody suspended for minutes, threads that get no time, orders at the very moment at which a
 * link comes back, an order to an empty folder, snapshots that are damaged, who is not a node at the witness. By a random
 * of its own, so that what happens without it stays as it was under the same seed.
 */
final class WiderDisasters {
    private static final long STUCK_NS = 500 * MS;

    private final PairedWorld world;
    private final SplittableRandom random;
    private final UnrulyBank unruly;
    private final OfficeWork office;
    private final WrongNode[] wrongNodes;
    private final long[] activeAtNs = new long[BankingWorld.BANKS.size()];
    private final Identity[] folders = new Identity[2];
    private long relayMendsAtNs;
    private long orderAtNs = Long.MAX_VALUE;
    private long starveNs;
    private PairMachine impatient;

    WiderDisasters(PairedWorld world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(Long.reverse(seed));
        impatient = world.machines[0];
        unruly = new UnrulyBank(world, BankingWorld.UNRULY, random.split());
        office = new OfficeWork(world, random.split());
        wrongNodes = new WrongNode[] {new WrongNode(world, random.split(), 1), new WrongNode(world, random.split(), 2)};
        for (int i = 0; i < folders.length; i++) {
            folders[i] = world.machines[i].folder();
        }
    }

    void step() {
        unruly.step();
        office.step();
        for (WrongNode wrongNode : wrongNodes) {
            wrongNode.step();
        }
        payInBatches();
        breakRelay();
        mindTerminals();
        endPrograms();
        suspendAll();
        starve(world.machines[random.nextInt(2)]);
        orderWhileLinksReturn();
        mistakeNewFolders();
        damageSnapshot(world.machines[random.nextInt(2)]);
        damageIndex(world.machines[random.nextInt(2)]);
        stayAway();
    }

    /** Nothing of it happens any more; banks and operators start their programs anew. */
    void end() {
        unruly.end();
        world.relay.part(0);
        world.terminals().forEach(terminal -> terminal.restart(world.monotonicNs()));
    }

    private void payInBatches() {
        if (chance(60)) {
            world.send(world.day.nextBatch(random));
        }
    }

    private void breakRelay() {
        if (chance(250)) {
            tell("the relay at the banks' door is defective");
            world.relay.part(chance(3) ? 0.3 : 0.05);
            relayMendsAtNs = world.monotonicNs() + between(20, 400);
        }
        if (world.monotonicNs() >= relayMendsAtNs) {
            world.relay.part(0);
        }
    }

    /** People at a bank start its program anew when it does not come back by itself. */
    private void mindTerminals() {
        for (int i = 0; i < activeAtNs.length; i++) {
            RememberingTerminal bank = world.banks.get(i);
            if (bank.state() == ClientState.ACTIVE) {
                activeAtNs[i] = world.monotonicNs();
            } else if (world.monotonicNs() - activeAtNs[i] > STUCK_NS) {
                activeAtNs[i] = world.monotonicNs();
                bank.restart(world.monotonicNs());
            }
        }
    }

    private void endPrograms() {
        RememberingTerminal bank = world.banks.get(random.nextInt(activeAtNs.length));
        if (chance(600)) {
            bank.logOut(world.monotonicNs());
        }
        if (chance(2_000)) {
            bank.halt();
        }
    }

    private void suspendAll() {
        if (chance(1_500)) {
            suspend(21 + random.nextInt(10));
        }
        if (chance(4_000)) {
            suspend(TimeUnit.MINUTES.toSeconds(11));
        }
        if (chance(6_000)) {
            suspend(TimeUnit.MINUTES.toSeconds(61));
        }
    }

    private void suspend(long seconds) {
        tell("everybody is suspended for " + seconds + " s");
        world.pass(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void starve(PairMachine machine) {
        if (chance(700)) {
            machine.threads.starveCore(between(5, 150));
        }
        if (chance(700)) {
            machine.threads.starveEdge(between(5, 150));
        }
    }

    /**
     * Somebody sees the link lost and orders the standby to lead just when it is back, while the standby's core gets no time.
     * With so much under way at a time the connection is back after two ways, and the owner's FOLLOW is there after four.
     */
    private void orderWhileLinksReturn() {
        PairMachine owner = world.pairedOwner();
        if (chance(150) && owner != null) {
            tell("connection lost, the link between the nodes is slow, and somebody loses patience with node "
                    + owner.number());
            long wayNs = between(20, 100);
            world.breakPair();
            world.cable.delayNs(wayNs, wayNs);
            impatient = world.other(owner);
            orderAtNs = world.monotonicNs() + 2 * wayNs + random.nextLong(2 * wayNs);
            starveNs = 2 * wayNs;
        }
        if (world.monotonicNs() >= orderAtNs) {
            orderAtNs = Long.MAX_VALUE;
            tell("LEAD_ALONE ordered at node " + impatient.number());
            impatient.threads.starveCore(starveNs);
            boolean _ = impatient.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, impatient.promised()));
        }
    }

    /** By mistake operators certify at an empty folder that took the place of a lost one. */
    private void mistakeNewFolders() {
        for (PairMachine machine : world.machines) {
            if (!machine.folder().equals(folders[machine.number() - 1])) {
                folders[machine.number() - 1] = machine.folder();
                if (random.nextBoolean()) {
                    tell("operators will certify at the new folder of node " + machine.number());
                    machine.certifyAtStart();
                }
            }
        }
    }

    private void damageSnapshot(PairMachine machine) {
        PairAgent agent = machine.agent();
        if (!chance(600) || agent == null || machine.node().current().older().base() > 0) {
            return;
        }
        MemoryFolder snapshots = machine.snapshots();
        List<String> files = snapshots.names().stream()
                .filter(name -> snapshots.sizeBytes(name) > 0)
                .toList();
        if (!files.isEmpty()) {
            String file = files.get(random.nextInt(files.size()));
            tell("a byte changes in " + file + " of node " + machine.number());
            snapshots.flip(file, random.nextLong(snapshots.sizeBytes(file)), 1 << random.nextInt(Byte.SIZE));
            machine.kill(between(10, 300));
        }
    }

    /** What a start makes anew from the file of records. */
    private void damageIndex(PairMachine machine) {
        MemoryFolder journal = machine.journal;
        List<String> files = chance(600) && machine.isOn()
                ? journal.names().stream()
                        .filter(name -> name.endsWith(".index") && journal.sizeBytes(name) > 0)
                        .toList()
                : List.of();
        if (!files.isEmpty()) {
            String file = files.get(random.nextInt(files.size()));
            tell("a byte changes in " + file + " of node " + machine.number());
            journal.flip(file, random.nextLong(journal.sizeBytes(file)), 1 << random.nextInt(Byte.SIZE));
            machine.kill(between(10, 300));
        }
    }

    /** A standby is away for long while its owner goes on alone, and comes back far behind. */
    private void stayAway() {
        PairMachine owner = chance(1_500) ? world.pairedOwner() : null;
        if (owner != null) {
            PairMachine standby = world.other(owner);
            tell("node " + standby.number() + " stays away for long, and its owner is detached");
            standby.kill(between(700, 1_500));
            boolean _ = owner.order(PairOrder.of(PairOrder.Kind.LEAD_ALONE, owner.promised()));
        }
    }

    /** The unruly bank's right program takes the place of the wrong one, and fetches all that is due to it. */
    void mendUnruly() throws Exception {
        RememberingTerminal bank = world.unruly;
        if (bank != null) {
            bank.start(world.monotonicNs());
            world.until("the unruly bank's program is right", () -> bank.state() == ClientState.ACTIVE);
        }
    }

    /** What a node mends by itself when nothing else happens any more. */
    QuietDrills drills() {
        return new QuietDrills(world, random);
    }

    private void tell(String what) {
        world.story.disaster(what);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private long between(long fromMs, long toMs) {
        return random.nextLong(fromMs, toMs) * MS;
    }

    @Override
    public String toString() {
        return unruly + "; " + office.asked() + " requests of operators; " + wrongNodes[0] + "; " + wrongNodes[1];
    }
}
