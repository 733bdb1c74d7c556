package az.ecbar.ops.node;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One seed: a day of a pair with disasters, at whose end everything is judged. */
final class PairRun {
    private static final int STEPS = 3_000;

    /** One seed in so many has so many times fewer disasters of the nodes, so that banks are served longer. */
    private static final int CALM = 3;

    private PairRun() {}

    /** Fails with what happened if anything was lost, repeated or changed; else tells in a line what the pair went through. */
    static String of(long seed) throws Exception {
        PairedWorld world = PairedWorld.of(seed, batchOf(seed), Breadth.DEEP);
        return run(seed, world, new WiderDisasters(world, seed), new DeeperDisasters(world, seed));
    }

    /** As {@link #of}, without what {@link DeeperDisasters} adds: as seeds were before there was that. */
    static String wide(long seed) throws Exception {
        PairedWorld world = PairedWorld.of(seed, batchOf(seed), Breadth.WIDE);
        return run(seed, world, new WiderDisasters(world, seed), null);
    }

    /** As {@link #wide}, without what {@link WiderDisasters} adds: as seeds were before there was that. */
    static String narrow(long seed) throws Exception {
        return run(seed, new PairedWorld(seed, batchOf(seed)), null, null);
    }

    private static int batchOf(long seed) {
        return seed % 3 == 0 ? 1 : 64;
    }

    private static String run(
            long seed, PairedWorld world, @Nullable WiderDisasters wider, @Nullable DeeperDisasters deeper)
            throws Exception {
        PairDisasters disasters = new PairDisasters(world);
        try {
            world.openDay();
            if (seed % 3 == 1) {
                world.giveStandingOrder();
            }
            for (int node = 0; node < 2; node++) {
                world.around.network(node).cutProbability(0.001);
                world.around.network(node).stallProbability(0.2);
            }
            for (int step = 0; step < STEPS; step++) {
                if (wider == null || seed % CALM != 1 || step % CALM == 0) {
                    disasters.step();
                }
                if (wider != null) {
                    wider.step();
                }
                if (deeper != null) {
                    deeper.step();
                }
                world.operating.help();
                if (world.random.nextInt(9) == 0) {
                    world.pay();
                }
                world.step();
            }
            if (wider != null) {
                wider.end();
            }
            world.heal();
            if (wider != null) {
                world.until(
                        "operators answered", () -> world.operators.stream().allMatch(RememberingTerminal::isAnswered));
                wider.mendUnruly();
                wider.drills().run(seed);
            }
            if (deeper != null) {
                deeper.drills().run(seed);
            }
            world.closeDay();
            world.audit();
            return "seed " + seed + ": " + world.story.disasters() + " disasters and orders, " + epochs(world)
                    + " epochs, " + setAside(world) + " times set aside, " + world.story.late() + " times far behind, "
                    + world.day.count() + " payments"
                    + (wider == null ? "" : "; " + wider);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + world.story + world, e);
        }
    }

    /** How many epochs began. */
    private static int epochs(PairedWorld world) {
        Set<Integer> epochs = new HashSet<>();
        world.machines[0].node().current().ledger().epochs((epoch, _) -> epochs.add(epoch));
        return epochs.size();
    }

    /** How often a node has set records aside on the disk that it has now. */
    private static long setAside(PairedWorld world) throws IOException {
        long count = 0;
        for (PairMachine machine : world.machines) {
            count += machine.journal.list().stream()
                    .filter(name -> name.contains("aside") && name.endsWith(".report"))
                    .count();
        }
        return count;
    }
}
