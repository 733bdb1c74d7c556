package az.ecbar.bench.gridlock;

import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JmhPart;
import az.ecbar.bench.run.Round;
import java.io.IOException;
import java.util.List;

/** How long a resolution of 10,000 waiting payments of 50 banks holds the ledger: the search alone, and with all that follows. */
public final class GridlockBenchmark implements Benchmark {

    private static final int BANKS = 50;
    private static final int HEAP_MEGABYTES = 2048;
    private static final double MS_PER_SECOND = 1_000;
    private static final String NONE_SETTLES = "resolution of 10,000 of which none can settle";
    private static final String ALL_SETTLE = "resolution of 10,000 that all settle";
    private static final String TIME = ", time of one";

    @Override
    public String name() {
        return "gridlock";
    }

    @Override
    public String description() {
        return "one command that settles waiting payments together";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of(
                GoalRule.atMost(10, "ms to find out that none of 10,000 can settle", NONE_SETTLES + TIME),
                GoalRule.atMost(10, "ms to find and settle 10,000, all events included", ALL_SETTLE + TIME));
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        measure(round, new JmhPart(FindNothing.class, HEAP_MEGABYTES), "search", NONE_SETTLES);
        measure(round, new JmhPart(SettleAll.class, HEAP_MEGABYTES), "settle", ALL_SETTLE);
    }

    private static void measure(Round round, JmhPart part, String method, String figure)
            throws IOException, BrokenRunException {
        part.run(round, method, BANKS, figure);
        round.put(figure + TIME, "ms", MS_PER_SECOND / round.value(figure));
    }
}
