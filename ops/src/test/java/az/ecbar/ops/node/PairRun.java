package az.ecbar.ops.node;

/** One seed: a day of a pair with disasters, at whose end everything is judged. */
final class PairRun {
    private static final int STEPS = 3_000;

    private PairRun() {}

    /** Fails with what happened if anything was lost, repeated or changed; else tells in a line what the pair went through. */
    static String of(long seed) throws Exception {
        PairedWorld world = new PairedWorld(seed, seed % 3 == 0 ? 1 : 64);
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
                disasters.step();
                world.operating.help();
                if (world.random.nextInt(9) == 0) {
                    world.pay();
                }
                world.step();
            }
            world.heal();
            world.closeDay();
            world.audit();
            return "seed " + seed + ": " + world.story.disasters() + " disasters and orders, " + world.epochs()
                    + " epochs, " + world.setAside() + " times set aside, " + world.day.count() + " payments";
        } catch (Exception | AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + world.story + world, e);
        }
    }
}
