package az.ecbar.bench.failover;

import az.ecbar.bench.pair.CatchUpRun;
import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.util.List;

/** How soon a promoted standby settles, how fast one that is behind catches up, and how long a start takes. */
public final class FailoverBenchmark implements Benchmark {
    private static final String START = "start from snapshot and journal until banks may connect";
    private static final int TAKEOVERS = 3;
    private static final int TAKEOVER_LIMIT_SECONDS = 600;
    private static final int BEHIND = 300_000;
    private static final int BEHIND_QUICK = 20_000;
    private static final int PER_SECOND = 1_000;
    private static final int CATCH_UP_LIMIT_SECONDS = 400;
    private static final int HEAP_MEGABYTES = 1024;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String description() {
        return "take-over, catching up, start from snapshot and journal";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of(
                GoalRule.atMost(1, "seconds from the order to the first settled payment", TakeoverRun.SETTLED),
                GoalRule.atMost(1, "seconds from the order until its bank has heard", TakeoverRun.HEARD),
                GoalRule.atMost(
                        1.5,
                        "the owner's p99 while a standby catches up, by itself",
                        CatchUpRun.WITH + ", p99",
                        CatchUpRun.WITHOUT + ", p99"),
                GoalRule.atMost(10, "seconds from the start of a process until banks may connect", START));
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("takeover", TakeoverRun.class.getName())
                .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                .limitSeconds(TAKEOVER_LIMIT_SECONDS)
                .arguments(settings.isQuick() ? 1 : TAKEOVERS, settings.work())
                .run(round);
        new ChildJvm("catch-up", CatchUpRun.class.getName())
                .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                .limitSeconds(CATCH_UP_LIMIT_SECONDS)
                .arguments(settings.isQuick() ? BEHIND_QUICK : BEHIND, PER_SECOND)
                .arguments(settings.warmUpSeconds(), settings.seconds(), settings.work())
                .run(round);
        StartBenchmark.measure(round);
        round.put(START, "s", round.value(StartBenchmark.figure(settings.isQuick())));
    }
}
