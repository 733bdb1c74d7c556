package az.ecbar.bench.pair;

import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** How soon a payment is durable at both nodes, and how many are, beside one node alone. */
public final class PairBenchmark implements Benchmark {
    private static final int PER_SECOND = 1_000;
    private static final int HEAP_MEGABYTES = 1024;
    private static final String P50 = ", " + PER_SECOND + " payments a second, from due to released, p50";

    @Override
    public String name() {
        return "pair";
    }

    @Override
    public String description() {
        return "payments through two nodes beside one";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of(GoalRule.atMost(
                2,
                "p50 at 1,000 payments a second, pair by solo",
                CommitMode.TOGETHER.figure() + P50,
                CommitMode.ALONE.figure() + P50));
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        for (CommitMode mode : CommitMode.values()) {
            run(round, mode, PER_SECOND);
        }
        run(round, CommitMode.ALONE, 0);
        run(round, CommitMode.TOGETHER, 0);
    }

    private static void run(Round round, CommitMode mode, int perSecond)
            throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("pair-" + mode.name().toLowerCase(Locale.ROOT), CommitRun.class.getName())
                .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                .arguments(mode, perSecond, settings.warmUpSeconds(), settings.seconds(), settings.work())
                .run(round);
    }
}
