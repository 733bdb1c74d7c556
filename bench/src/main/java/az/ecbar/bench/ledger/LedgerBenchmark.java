package az.ecbar.bench.ledger;

import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JmhPart;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Round;
import java.io.IOException;
import java.util.List;

/** How fast payments are settled in memory, beside a bare loop and exchange-core in the same run. */
public final class LedgerBenchmark implements Benchmark {

    private static final int MANY_ACCOUNTS = 1_000_000;
    private static final int FEW_ACCOUNTS = 100;
    private static final int SOME_ACCOUNTS = 10_000;
    private static final int HEAP_MEGABYTES = 2048;
    private static final int QUICK_HEAP_MEGABYTES = 1024;
    private static final String THROUGH_RING = "settle command through the ring, 100 accounts";

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String description() {
        return "settling in memory beside a bare loop and exchange-core";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of(
                GoalRule.atLeast(
                        3, "through the ring by exchange-core's transfers", THROUGH_RING, ExchangeCorePart.BEST),
                GoalRule.atMost(
                        0,
                        "bytes allocated per command by the core thread",
                        THROUGH_RING + ", allocated by the core thread"));
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        ExchangeCorePart.check(round.settings());
        boolean isQuick = round.settings().isQuick();
        int many = isQuick ? SOME_ACCOUNTS : MANY_ACCOUNTS;
        String manyNamed = isQuick ? "10 k accounts" : "1 M accounts";
        int heapMegabytes = isQuick ? QUICK_HEAP_MEGABYTES : HEAP_MEGABYTES;
        JmhPart bare = new JmhPart(BareLedger.class, heapMegabytes);
        JmhPart settlement = new JmhPart(AzipsSettlement.class, heapMegabytes);
        bare.run(round, "transfer", many, "bare array loop, " + manyNamed);
        settlement.run(round, "settle", many, "settle command, " + manyNamed);
        bare.run(round, "transfer", FEW_ACCOUNTS, "bare array loop, 100 accounts");
        settlement.run(round, "settle", FEW_ACCOUNTS, "settle command, 100 accounts");
        measureRing(round, many, heapMegabytes, "settle command through the ring, " + manyNamed);
        measureRing(round, FEW_ACCOUNTS, heapMegabytes, THROUGH_RING);
        ExchangeCorePart.measure(round, FEW_ACCOUNTS);
    }

    private static void measureRing(Round round, int accounts, int heapMegabytes, String figure)
            throws IOException, InterruptedException, BrokenRunException {
        new ChildJvm("ring", RingRun.class.getName())
                .flags(JvmFlags.withHeap(heapMegabytes))
                .arguments(
                        accounts,
                        round.settings().warmUpSeconds(),
                        round.settings().seconds(),
                        figure)
                .run(round);
    }
}
