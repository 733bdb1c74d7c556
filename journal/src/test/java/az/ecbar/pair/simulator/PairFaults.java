package az.ecbar.pair.simulator;

import static az.ecbar.pair.simulator.PairWorld.MS;

import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import java.util.SplittableRandom;

/** What happens to the pair, at random: faults of machines, disks and networks, and impatient operators. */
final class PairFaults {
    private static final int MAX_LOST_DISKS = 2;

    private final PairWorld world;
    private final SplittableRandom random;
    private long mendsAtNs;
    private long witnessMendsAtNs;
    private int lostDisks;

    PairFaults(PairWorld world) {
        this.world = world;
        this.random = world.random();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private long between(long fromMs, long toMs) {
        return random.nextLong(fromMs, toMs) * MS;
    }

    private SimNode someNode() {
        return world.node(1 + random.nextInt(2));
    }

    void step() {
        harmMachines();
        harmNetwork();
        harmWitness();
        operate();
    }

    private void harmMachines() {
        if (chance(250)) {
            SimNode node = someNode();
            if (node.isOn()) {
                end(node);
            }
        }
        if (chance(250)) {
            someNode().disk().folder().powerGoesAfter(random.nextInt(10));
        }
        if (chance(250)) {
            someNode().disk().folder().nameForceFailsAfter(random.nextInt(4));
        }
        if (chance(250)) {
            someNode().pause(between(50, 3_000));
        }
        if (chance(300)) {
            world.jumpUtc(between(-10_000, 10_000));
        }
        if (chance(400)) {
            loseDisk(someNode());
        }
        if (chance(400)) {
            damage(someNode());
        }
    }

    /** The disk of a standby loses what it had acknowledged; the other node holds all that is committed. */
    private void damage(SimNode node) {
        SimNode other = world.other(node);
        boolean isSpare = node.mode() == PairMode.STANDBY
                && !other.isNew()
                && other.mode() != PairMode.STANDBY
                && world.properties().holdsCommitted(other.disk());
        if (isSpare) {
            if (node.isOn()) {
                end(node);
            }
            node.disk().damage(random);
            world.properties().see(PairProperties.Seen.DAMAGED);
        }
    }

    private void end(SimNode node) {
        if (random.nextBoolean()) {
            world.breakPair();
        }
        if (random.nextBoolean()) {
            node.kill();
        } else {
            node.losePower();
        }
        node.startAfter(between(10, 2_000));
    }

    /** The other node holds all that is committed, and was counted in; else it is lost by definition. */
    private void loseDisk(SimNode node) {
        SimNode other = world.other(node);
        boolean isSpare = lostDisks < MAX_LOST_DISKS
                && !other.isNew()
                && world.properties().holdsCommitted(other.disk())
                && (!node.hasLedAlone() || world.mayOtherLead(node));
        if (isSpare) {
            lostDisks++;
            if (node.isOn()) {
                end(node);
            }
            node.replaceDisk(new SimDisk(world.newIdentity()));
        }
    }

    private void harmNetwork() {
        if (chance(150)) {
            world.breakPair();
        }
        if (chance(150)) {
            world.cutPair(true);
            mendsAtNs = world.nowNs() + between(20, 3_000);
        }
        if (world.pairCable().isCut() && world.nowNs() >= mendsAtNs) {
            world.cutPair(false);
        }
        if (chance(200)) {
            world.slow(chance(3) ? between(50, 400) : between(1, 30));
        }
    }

    private void harmWitness() {
        if (chance(200)) {
            world.witnessCable(1 + random.nextInt(2)).cut();
            witnessMendsAtNs = world.nowNs() + between(20, 2_000);
        }
        if (world.nowNs() >= witnessMendsAtNs) {
            world.witnessCable(1).mend();
            world.witnessCable(2).mend();
        }
        if (chance(200)) {
            world.witnessCable(1 + random.nextInt(2)).breakConnection();
        }
        if (chance(250)) {
            world.restartWitness();
        }
        if (chance(250)) {
            if (random.nextBoolean()) {
                world.witnessFolder().powerGoesAfter(random.nextInt(10));
            } else {
                world.witnessFolder().nameForceFailsAfter(random.nextInt(4));
            }
        }
    }

    private void operate() {
        if (world.hasWitness() && chance(150)) {
            order(someNode(), PairOrder.Kind.LEAD_ALONE);
        }
        if (chance(120)) {
            order(someNode(), PairOrder.Kind.SWITCH_OVER);
        }
        if (chance(100)) {
            order(someNode(), PairOrder.Kind.CONFIRM_ALONE);
        }
        SimNode node = someNode();
        if (chance(world.hasWitness() ? 400 : 20) && world.isCertificateTrue(node)) {
            world.certify(node);
            node.step();
        }
    }

    /** All is well again. */
    void end() {
        world.cutPair(false);
        world.witnessCable(1).mend();
        world.witnessCable(2).mend();
        world.slow(5 * MS);
        world.stopAdmission();
        world.node(1).goOn();
        world.node(2).goOn();
    }

    private static void order(SimNode node, PairOrder.Kind kind) {
        node.order(PairOrder.of(kind, node.promised()));
    }
}
