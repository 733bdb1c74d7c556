package az.ecbar.ops.node;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole pair with its banks and operators, stepped on one thread. */
class PairedWorldTest {
    /** Seeds that failed once; they run for ever. */
    private static final long[] KEPT_SEEDS = {39};

    private static final int SEEDS = Boolean.getBoolean("ecbar.long") ? 1_000 : Integer.getInteger("ecbar.seeds", 50);
    private static final boolean IS_TOLD = Integer.getInteger("ecbar.seeds") != null;
    private static final long FIRST_SEED = Long.getLong("ecbar.seed", 0);

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(KEPT_SEEDS), LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS));
    }

    @Test
    void aDayWithoutDisasters() throws Exception {
        PairedWorld world = new PairedWorld(1, 64);
        world.openDay();
        for (int i = 0; i < 500; i++) {
            if (i % 5 == 0) {
                world.pay();
            }
            world.step();
        }
        world.closeDay();
        world.audit();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void throughDisastersOfAPairNothingIsLostRepeatedOrChanged(long seed) throws Exception {
        try {
            tell(PairRun.of(seed));
        } catch (AssertionError e) {
            String.valueOf(e.getMessage()).lines().forEach(line -> tell("seed " + seed + ": " + line));
            throw e;
        }
    }

    private static void tell(String line) {
        if (IS_TOLD) {
            System.out.println(line);
        }
    }
}
