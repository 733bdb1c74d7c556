package az.ecbar.bench.ledger;

import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JmhPart;
import az.ecbar.bench.run.Round;
import java.io.IOException;
import java.util.List;

/** How fast payments are settled in memory, beside a bare loop and exchange-core in the same run. */
public final class LedgerBenchmark implements Benchmark {

    private static final int MANY_ACCOUNTS = 1_000_000;
    private static final int FEW_ACCOUNTS = 100;
    private static final int HEAP_MEGABYTES = 2048;

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
        return List.of();
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        JmhPart bare = new JmhPart(BareLedger.class, HEAP_MEGABYTES);
        bare.run(round, "transfer", MANY_ACCOUNTS, "bare array loop, 1 M accounts");
        bare.run(round, "transfer", FEW_ACCOUNTS, "bare array loop, 100 accounts");
        ExchangeCorePart.measure(round, FEW_ACCOUNTS);
    }
}
