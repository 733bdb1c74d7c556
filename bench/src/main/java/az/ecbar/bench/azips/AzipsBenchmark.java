package az.ecbar.bench.azips;

import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Signed payments through a whole node over TLS, beside what their parts cost alone in the same round. */
public final class AzipsBenchmark implements Benchmark {

    @Override
    public String name() {
        return "azips";
    }

    @Override
    public String description() {
        return "signed payments through a node over TLS, journal forced, beside the cost of their parts";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of();
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        Path folder = round.settings().work().resolve("azips-" + System.nanoTime());
        try (AzipsNode node = AzipsNode.start(folder)) {
            load(round, node);
            node.check(Math.round(round.value(LoadRun.PAYMENTS)));
        }
    }

    private static void load(Round round, AzipsNode node) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("load", LoadRun.class.getName())
                .flags(JvmFlags.withHeap(1024))
                .arguments(node.folder(), node.port(), node.businessDate(), node.pid())
                .arguments(settings.warmUpSeconds(), settings.seconds())
                .run(round);
    }
}
