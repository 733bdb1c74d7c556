package az.ecbar.ops.node;

import static az.ecbar.ops.node.PairedWorld.MS;

import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairOrder;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What happens to a pair by chance: to its machines, disks and networks, and what impatient operators order. */
final class PairDisasters {
    private final PairedWorld world;
    private final SplittableRandom random;
    private final StringBuilder story = new StringBuilder();
    private long mendsAtNs;
    private long witnessMendsAtNs;
    private boolean isCut;
    private int lostDisks;

    PairDisasters(PairedWorld world) {
        this.world = world;
        this.random = world.random;
    }

    void step() {
        harmMachines();
        harmNetworks();
        operate();
    }

    /** How many things happened. */
    long count() {
        return story.toString().lines().count();
    }

    /** What happened, a line each. */
    @Override
    public String toString() {
        return story.toString();
    }

    private void harmMachines() {
        PairMachine machine = world.machines[random.nextInt(2)];
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
            machine.powerGoesAfter(random.nextInt(40), random.nextInt(6));
        }
        if (chance(900)) {
            tell("paused ", machine);
            machine.pause(between(50, 2_000));
        }
        if (chance(1_500)) {
            loseDisk(machine);
        }
    }

    /** Of a standby that was counted in: the owner holds all that is committed. */
    private void loseDisk(PairMachine machine) {
        PairMachine owner = world.pairedOwner();
        if (owner != null && owner != machine && lostDisks < 1) {
            lostDisks++;
            tell("disk replaced at ", machine);
            machine.loseDisk(between(10, 500));
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
        story.append(world.monotonicNs() / MS % 10_000_000)
                .append(" ms: ")
                .append(what)
                .append(machine == null ? "" : "node " + machine.number())
                .append(
                        agent == null
                                ? ""
                                : " (" + agent.status().state() + " "
                                        + agent.status().register().mode() + ")")
                .append('\n');
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private long between(long fromMs, long toMs) {
        return random.nextLong(fromMs, toMs) * MS;
    }
}
