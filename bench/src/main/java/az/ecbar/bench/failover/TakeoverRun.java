package az.ecbar.bench.failover;

import az.ecbar.bench.run.ResultFile;
import az.ecbar.ops.demo.TakeoverRounds;
import az.ecbar.ops.demo.TakeoverRounds.Takeover;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A measured process: banks with their adapters, and two nodes, a witness and consoles as processes of their own. */
public final class TakeoverRun {
    static final String SETTLED = "take-over: order to first payment settled and committed";
    static final String HEARD =
            "take-over: order to first payment settled that was sent after the kill, as its bank has heard";
    private static final double NS_PER_SECOND = 1e9;

    private TakeoverRun() {}

    /** {@code TIMES WORK RESULTS}. */
    public static void main(String[] args) throws Exception {
        List<Takeover> all = new ArrayList<>();
        Path folder = Files.createTempDirectory(Path.of(args[1]), "takeover");
        try (TakeoverRounds rounds = TakeoverRounds.begin(folder)) {
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                all.add(rounds.play());
            }
        }
        ResultFile results = new ResultFile();
        results.figure("take-over: order to epoch granted and begun", "s", median(all, Takeover::granted));
        results.figure("take-over: order to banks' port open", "s", median(all, Takeover::serving));
        results.figure("take-over: order to first adapter logged on", "s", median(all, Takeover::loggedOn));
        results.figure(SETTLED, "s", median(all, Takeover::settled));
        results.figure(HEARD, "s", median(all, Takeover::heard));
        results.write(Path.of(args[2]));
        System.exit(0);
    }

    private static double median(List<Takeover> all, Function<Takeover, Duration> step) {
        List<Duration> sorted = all.stream().map(step).sorted().toList();
        Duration low = sorted.get((sorted.size() - 1) / 2);
        Duration high = sorted.get(sorted.size() / 2);
        return (low.toNanos() + high.toNanos()) / (2 * NS_PER_SECOND);
    }
}
