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

/** How soon a record is durable at both nodes, beside one alone, and how fast a standby catches up. */
public final class PairBenchmark implements Benchmark {
    private static final int PER_SECOND = 20_000;
    private static final int BEHIND = 1_000_000;
    private static final int BEHIND_QUICK = 100_000;
    private static final int HEAP_MEGABYTES = 1024;

    @Override
    public String name() {
        return "pair";
    }

    @Override
    public String description() {
        return "records durable at two nodes beside one, and catching up";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of();
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        for (CommitMode mode : CommitMode.values()) {
            new ChildJvm("pair-" + mode.name().toLowerCase(Locale.ROOT), CommitRun.class.getName())
                    .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                    .arguments(mode, PER_SECOND, settings.warmUpSeconds(), settings.seconds(), settings.work())
                    .run(round);
        }
        new ChildJvm("pair-catch-up", CatchUpRun.class.getName())
                .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                .arguments(settings.isQuick() ? BEHIND_QUICK : BEHIND, settings.work())
                .run(round);
    }
}
