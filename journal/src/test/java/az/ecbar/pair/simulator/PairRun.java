package az.ecbar.pair.simulator;

import static az.ecbar.pair.simulator.PairWorld.MS;

import java.util.SplittableRandom;

/** One seed: the pair is set up, suffers, and heals. */
final class PairRun {
    private static final long SET_UP_NS = 20_000 * MS;
    private static final long HEALED_WITHIN_NS = 60_000 * MS;
    private static final int FAULTY_STEPS = 1_000;

    private final SplittableRandom random;
    private final PairWorld world;

    PairRun(long seed) {
        random = new SplittableRandom(seed);
        world = new PairWorld(random);
    }

    PairWorld run() {
        try {
            setUp(world);
            PairFaults faults = new PairFaults(world);
            for (int step = 0; step < FAULTY_STEPS; step++) {
                faults.step();
                world.step(random.nextLong(25 * MS));
            }
            faults.end();
            heal();
        } catch (PairProperties.Violated e) {
            throw new IllegalStateException(e.getMessage() + "\n" + world, e);
        }
        return world;
    }

    /** Starts both nodes; operators certify that the first one begins, which counts the second one in. */
    static void setUp(PairWorld world) {
        world.node(1).start();
        world.node(2).start();
        PairOperators operators = new PairOperators(world);
        while (world.pairedOwner() == null) {
            PairProperties.require(world.nowNs() < SET_UP_NS, "the pair is not set up");
            operators.step();
            world.step(10 * MS);
        }
    }

    private void heal() {
        PairOperators operators = new PairOperators(world);
        long untilNs = world.nowNs() + HEALED_WITHIN_NS;
        while (!world.isHealed()) {
            PairProperties.require(world.nowNs() < untilNs, "the pair does not heal");
            operators.step();
            world.step(10 * MS);
        }
        world.properties().requireSomeDiskHoldsAll();
        boolean isWhole = world.properties().holdsCommitted(world.node(1).disk())
                && world.properties().holdsCommitted(world.node(2).disk());
        PairProperties.require(isWhole, "NONE_LOST: a node of the healed pair lacks what was committed");
    }
}
