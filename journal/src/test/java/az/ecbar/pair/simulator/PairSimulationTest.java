package az.ecbar.pair.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.pair.simulator.PairProperties.Seen;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes and a witness on one thread, with virtual time and every fault that docs/replication.md speaks of. What must
 * hold is checked at every step; when the faults stop, the pair comes together again.
 */
class PairSimulationTest {
    /** Seeds that once found something. */
    private static final long[] KEPT_SEEDS = {1362, 4444, 19672};

    private static final int SEEDS = 2_000;
    private static final int LONG_SEEDS = 100_000;
    private static final int MAX_REPORTED = 5;

    @Test
    void nothingCommittedIsLostAndThePairHeals() {
        run(LongStream.concat(LongStream.of(KEPT_SEEDS), LongStream.range(0, SEEDS)));
    }

    @Test
    @Tag("long")
    void norInManyMoreSeeds() {
        run(LongStream.range(SEEDS, LONG_SEEDS));
    }

    private static void run(LongStream seeds) {
        List<String> failures = new ArrayList<>();
        Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
        seeds.forEach(seed -> {
            try {
                PairWorld world = new PairRun(seed).run();
                world.properties().seen().forEach((what, times) -> seen.merge(what, times, Integer::sum));
            } catch (RuntimeException e) {
                failures.add("seed " + seed + ": " + e);
            }
        });
        assertTrue(
                failures.isEmpty(),
                () -> failures.size() + " seeds failed:\n"
                        + String.join("\n", failures.subList(0, Math.min(failures.size(), MAX_REPORTED))));
        for (Seen what : Seen.values()) {
            assertTrue(seen.containsKey(what), () -> what + " was never seen: " + seen);
        }
    }
}
