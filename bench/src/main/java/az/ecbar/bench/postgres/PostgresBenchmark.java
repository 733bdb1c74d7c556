package az.ecbar.bench.postgres;

import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.Round;
import java.io.IOException;
import java.util.List;

/** The peer alone; {@code journal} also measures it in its own runs. */
public final class PostgresBenchmark implements Benchmark {

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String description() {
        return "double-entry transfers in PostgreSQL 15, each one durable transaction";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of();
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        PostgresPeer.measure(round);
    }
}
