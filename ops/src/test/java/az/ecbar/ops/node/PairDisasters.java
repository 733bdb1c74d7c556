package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.journal.memory.MemoryFolder;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.witness.WitnessState;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happens to a pair by chance: to its machines, disks, clocks and networks, and what impatient operators order. */
final class PairDisasters {
    private static final int SECOND_MS = 1_000;
    private static final int FIRST_RECORDS = 4_500;

    /** Two batches at least: nobody can tell a damage within the last one from what a power loss tore. */
    private static final int LAST_BATCHES = 160 << 10;

    private static final Pattern CLOSED = Pattern.compile("[0-9]{19}-.*\\.cq4(\\.gz)?");

    private final PairedWorld world;
    private final SplittableRandom random;
    private long mendsAtNs;
    private long witnessMendsAtNs;
    private long attackEndsAtNs;
    private long readAgainAtNs;
    private final long[] spaceAtNs = {Long.MAX_VALUE, Long.MAX_VALUE};
    private boolean isCut;
    private int lostDisks;
    private int lostWitnesses;

    PairDisasters(PairedWorld world) {
        this.world = world;
        this.random = world.random;
    }

    void step() {
        PairMachine machine = world.machines[random.nextInt(2)];
        harmProcess(machine);
        harmDisk(machine);
        harmClock(machine);
        harmNetworks();
        harmWitness();
        harmBanks();
        operate();
    }

    private void harmProcess(PairMachine machine) {
        if (chance(400) && machine.isOn()) {
            boolean isPower = random.nextBoolean();
            tell(isPower ? "power lost at " : "killed ", machine);
            if (random.nextBoolean()) {
                world.breakPair();
            }
            if (isPower) {
                machine.losePower(between(10, 1_500), new Random(random.nextLong()));
            } else {
                machine.kill(between(10, 1_500));
            }
        }
        if (chance(500)) {
            tell("the power is about to go at ", machine);
            machine.someFolder().powerGoesAfter(random.nextInt(40));
        }
        if (chance(900)) {
            tell("paused ", machine);
            machine.pause(between(50, 2_000));
        }
    }

    private void harmDisk(PairMachine machine) {
        if (chance(900)) {
            tell("a force is about to fail at ", machine);
            MemoryFolder folder = machine.someFolder();
            int after = random.nextInt(15);
            folder.forceFailsAfter(after);
            if (machine.isRegister(folder)) {
                // The new one is there, and its name may not be durable.
                folder.nameForceFailsAfter(after / 2);
            }
        }
        if (chance(1_000)) {
            tell("the disk gets full at ", machine);
            long bytes = between(0, 150) / MS * 1_024;
            machine.disk().forEach(folder -> folder.capacityBytes(folder.usedBytes() + bytes));
            spaceAtNs[machine.number() - 1] = world.monotonicNs() + between(50, 1_500);
        }
        if (world.monotonicNs() >= spaceAtNs[machine.number() - 1]) {
            spaceAtNs[machine.number() - 1] = Long.MAX_VALUE;
            machine.disk().forEach(folder -> folder.capacityBytes(Long.MAX_VALUE));
        }
        PairMachine owner = world.pairedOwner();
        if (chance(1_500) && owner != null && owner != machine && lostDisks < 1) {
            // Of a standby that was counted in: the owner holds all that is committed.
            lostDisks++;
            tell("disk replaced at ", machine);
            machine.loseDisk(between(10, 500));
        }
        if (chance(500) && owner != null && lostDisks < 1) {
            damage(machine);
        }
    }

    /** In the older half of the open file, or of a closed one where there are many: what nobody can take for the end that a power loss tore. */
    private void damage(PairMachine machine) {
        MemoryFolder journal = machine.journal;
        List<String> files = journal.names().stream()
                .filter(name -> name.startsWith("open/")
                        ? journal.sizeBytes(name) > LAST_BATCHES
                        : world.isWide()
                                && CLOSED.matcher(name).matches()
                                && journal.sizeBytes(name) > 3 * FIRST_RECORDS)
                .toList();
        if (!files.isEmpty()) {
            lostDisks++;
            String file = files.get(random.nextInt(files.size()));
            tell("a byte changes in " + file + " at ", machine);
            long position = random.nextLong(FIRST_RECORDS, journal.sizeBytes(file) / 2);
            world.ends.damage(machine, file, position, 1 << random.nextInt(Byte.SIZE));
            machine.kill(between(10, 500));
        }
    }

    private void harmClock(PairMachine machine) {
        if (chance(1_500)) {
            long wrongMs = random.nextLong(-60 * SECOND_MS, 60 * SECOND_MS);
            tell("the clock is set by " + wrongMs + " ms at ", machine);
            machine.setClock(machine.wrongNs() + wrongMs * MS);
        }
    }

    private void harmNetworks() {
        if (chance(500)) {
            tell("connection lost", null);
            world.breakPair();
        }
        if (chance(500) && !isCut) {
            tell("cut", null);
            isCut = true;
            world.cutPair(true);
            mendsAtNs = world.monotonicNs() + between(20, 2_500);
        }
        if (isCut && world.monotonicNs() >= mendsAtNs) {
            isCut = false;
            world.cutPair(false);
        }
        if (chance(600)) {
            world.slow(chance(3) ? between(30, 200) : between(1, 20));
        }
        if (chance(900)) {
            tell("an attacker is between the nodes", null);
            world.attack(0.2);
            attackEndsAtNs = world.monotonicNs() + between(20, 800);
        }
        if (world.monotonicNs() >= attackEndsAtNs) {
            attackEndsAtNs = Long.MAX_VALUE;
            world.attack(0);
        }
    }

    private void harmWitness() {
        if (chance(700)) {
            world.witnessCable(1 + random.nextInt(2)).cut();
            witnessMendsAtNs = world.monotonicNs() + between(20, 1_500);
        }
        if (world.monotonicNs() >= witnessMendsAtNs) {
            world.witnessCable(1).mend();
            world.witnessCable(2).mend();
        }
        if (chance(900)) {
            tell("witness restarted", null);
            world.restartWitness();
        }
        if (chance(3_000)
                && lostWitnesses < 1
                && world.pairedOwner() != null
                && world.witnessState() != WitnessState.EMPTY) {
            lostWitnesses++;
            tell("witness lost", null);
            world.loseWitness();
        }
    }

    private void harmBanks() {
        if (chance(700)) {
            tell("the terminals do not read what node 1 or 2 sends", null);
            world.around.network(random.nextInt(2)).isToClientsStalled(true);
            readAgainAtNs = world.monotonicNs() + between(20, 700);
        }
        if (world.monotonicNs() >= readAgainAtNs) {
            readAgainAtNs = Long.MAX_VALUE;
            world.around.network(0).isToClientsStalled(false);
            world.around.network(1).isToClientsStalled(false);
        }
        if (chance(600)) {
            int bank = random.nextInt(world.banks.size());
            tell("bank " + (bank + 1) + " restarted", null);
            world.banks.get(bank).restart(world.monotonicNs());
        }
    }

    private void operate() {
        order(250, PairOrder.Kind.LEAD_ALONE);
        order(150, PairOrder.Kind.SWITCH_OVER);
    }

    private void order(int oneIn, PairOrder.Kind kind) {
        if (chance(oneIn)) {
            PairMachine machine = world.machines[random.nextInt(2)];
            tell(kind + " ordered at ", machine);
            machine.order(PairOrder.of(kind, machine.promised()));
        }
    }

    private void tell(String what, @Nullable PairMachine machine) {
        PairAgent agent = machine == null ? null : machine.agent();
        world.story.disaster(what
                + (machine == null ? "" : "node " + machine.number())
                + (agent == null
                        ? ""
                        : " (" + agent.status().state() + " "
                                + agent.status().register().mode() + ")"));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private long between(long fromMs, long toMs) {
        return random.nextLong(fromMs, toMs) * MS;
    }
}
