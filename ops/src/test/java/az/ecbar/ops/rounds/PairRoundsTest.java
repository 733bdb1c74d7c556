package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disasters at random over real processes, one a round, while banks pay: after each round nothing acknowledged is lost,
 * nothing happened twice, both journals are the same, every balance is what the payments make of it, and owner and standby
 * are attached again.
 *
 * <p>{@code -Decbar.rounds=200} is the full count; {@code -Decbar.seed=…} repeats one run's choices,
 * {@code -Decbar.disaster=…} lets one happen alone.
 */
@Tag("long")
class PairRoundsTest {
    private static final int ROUNDS = Integer.getInteger("ecbar.rounds", 2 * Disaster.values().length);
    private static final long SEED = Long.getLong("ecbar.seed", System.nanoTime() & 0xFFFFFF);
    private static final String ONLY = System.getProperty("ecbar.disaster", "");
    private static final int MOST_BEFORE_MS = 700;
    private static final double NANOS_PER_SECOND = 1e9;

    @TempDir
    Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Disaster> deck = new ArrayList<>();
    private final Map<Disaster, List<Double>> pauses = new EnumMap<>(Disaster.class);

    @Test
    void nothingIsLostRepeatedOrChangedInAnyRound() throws Exception {
        System.out.println("seed " + SEED + ", " + ROUNDS + " rounds: -Decbar.seed=" + SEED + " repeats them");
        try (PairAtWork pair = PairAtWork.begin(folder, true)) {
            long begin = System.nanoTime();
            for (int round = 1; round <= ROUNDS; round++) {
                play(pair, round);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d rounds, %d payments, %.1f s a round, set aside %d and %d times%n",
                    ROUNDS,
                    pair.banks().sent(),
                    (System.nanoTime() - begin) / NANOS_PER_SECOND / ROUNDS,
                    pair.setAside(1),
                    pair.setAside(2));
            pauses.forEach(PairRoundsTest::tell);
            assertTrue(pair.banks().sent() > 10L * ROUNDS, pair.banks().sent() + " payments");
        }
    }

    private void play(PairAtWork pair, int round) throws Exception {
        Disaster disaster = next();
        long begin = System.nanoTime();
        try {
            pair.banks().pay();
            pair.rest(random.nextInt(MOST_BEFORE_MS));
            disaster.strike(pair, random);
            pair.assertWhole();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "seed " + SEED + ", round " + round + ", " + disaster + ": " + e + "\n" + pair.tails(), e);
        }
        double pause = seconds(pair.banks().longestGap());
        pauses.computeIfAbsent(disaster, _ -> new ArrayList<>()).add(pause);
        System.out.printf(
                Locale.ROOT,
                "round %d %s: %.1f s, longest time without a settlement %.1f s, %d payments%n",
                round,
                disaster,
                (System.nanoTime() - begin) / NANOS_PER_SECOND,
                pause,
                pair.banks().sent());
    }

    /** How long nothing was settled at most, in the middle one of the rounds and in the worst. */
    private static void tell(Disaster disaster, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d rounds, longest time without a settlement %.1f s in the middle one, %.1f s in the worst%n",
                disaster,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.getLast());
    }

    /** Each comes once before any comes again. */
    private Disaster next() {
        if (deck.isEmpty()) {
            deck.addAll(ONLY.isEmpty() ? List.of(Disaster.values()) : List.of(Disaster.valueOf(ONLY)));
            Collections.shuffle(deck, Random.from(random));
        }
        return deck.removeLast();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
