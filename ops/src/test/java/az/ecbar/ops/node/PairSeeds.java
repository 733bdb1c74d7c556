package az.ecbar.ops.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs seeds, each a world of its own, on several threads; outcomes come in the order of the seeds. */
final class PairSeeds {
    private PairSeeds() {}

    /** The seed that {@code ./ecbar test} gives, new with each change of the sources; else one that nobody knows before. */
    static long fresh() {
        return Long.getLong("ecbar.firstSeed", System.currentTimeMillis() / 100 % 1_000_000_000L * 1_000);
    }

    /** A day of a pair by its seed. */
    @FunctionalInterface
    interface Day {
        /** Tells in a line what the pair went through; fails with its story if anything is not as it should be. */
        String run(long seed) throws Exception;
    }

    /** @param text the line of a seed that passed, or the story of one that failed */
    record Outcome(long seed, boolean isGood, String text) {
        /** For people, with what repeats it. */
        @Override
        public String toString() {
            return isGood
                    ? text
                    : "seed " + seed + " FAILED; repeat it with: ./ecbar simulate --seed " + seed + "\n" + text;
        }
    }

    /** Runs all; gives how many failed. */
    static long run(LongStream seeds, int threads, Day day, Consumer<Outcome> listener) throws Exception {
        long failed = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            seeds.forEach(seed -> outcomes.add(executor.submit(() -> outcome(seed, day))));
            for (Future<Outcome> future : outcomes) {
                Outcome outcome = future.get();
                failed += outcome.isGood ? 0 : 1;
                listener.accept(outcome);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a seed could not be run", e);
        }
        return failed;
    }

    private static Outcome outcome(long seed, Day day) throws Exception {
        try {
            return new Outcome(seed, true, day.run(seed));
        } catch (AssertionError e) {
            return new Outcome(seed, false, String.valueOf(e.getMessage()));
        }
    }
}
