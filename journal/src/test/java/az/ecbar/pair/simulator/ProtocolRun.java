package az.ecbar.pair.simulator;

import az.ecbar.pair.simulator.PairProperties.Seen;
import java.util.Map;

/** One seed of the protocol's simulator, for who plants defects in what it runs. */
public final class ProtocolRun {
    private ProtocolRun() {}

    /** Fails with what was violated; else tells in a line what the pair went through. */
    public static String of(long seed) {
        Map<Seen, Integer> seen = new PairRun(seed).run().properties().seen();
        return "seed " + seed + ": " + seen;
    }
}
