package az.ecbar.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A part of a round that JMH measures: one benchmark class, one fork, operations per second, and the bytes allocated per
 * operation by JMH's own profiler. JMH times single invocations of many operations each, so that a state that grows with
 * each operation stays within its bounds. The fork runs with {@link JvmFlags}.
 */
public final class JmhPart {

    /** Invocations for each second of the settings, whatever they really take: the number of operations is fixed. */
    private static final int INVOCATIONS_PER_SECOND = 30;

    private static final int INVOCATION_LIMIT_SECONDS = 60;

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Class<?> benchmark;
    private final int heapMegabytes;

    public JmhPart(Class<?> benchmark, int heapMegabytes) {
        this.benchmark = benchmark;
        this.heapMegabytes = heapMegabytes;
    }

    /**
     * Runs it once with one value of its parameter {@code accounts}.
     *
     * @param method the benchmark method
     * @param figure name of the figure; the bytes get {@code , allocated} behind it
     */
    public void run(Round round, String method, int accounts, String figure) throws IOException, BrokenRunException {
        Settings settings = round.settings();
        Path log = Files.createTempFile(settings.work(), "jmh", ".log");
        Options options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .param("accounts", Integer.toString(accounts))
                .mode(Mode.SingleShotTime)
                .timeUnit(TimeUnit.SECONDS)
                .forks(1)
                .warmupIterations(settings.warmUpSeconds() * INVOCATIONS_PER_SECOND)
                .measurementIterations(settings.seconds() * INVOCATIONS_PER_SECOND)
                .addProfiler(GCProfiler.class)
                .jvmArgs(JvmFlags.withHeap(heapMegabytes).toArray(String[]::new))
                .timeout(TimeValue.seconds(INVOCATION_LIMIT_SECONDS))
                .shouldFailOnError(true)
                .output(log.toString())
                .build();
        put(round, figure, run(options, log));
    }

    private static RunResult run(Options options, Path log) throws IOException, BrokenRunException {
        try {
            Collection<RunResult> results = new Runner(options).run();
            if (results.size() != 1) {
                throw new BrokenRunException(results.size() + " benchmarks fit");
            }
            return results.iterator().next();
        } catch (RunnerException e) {
            List<String> lines = Files.readAllLines(log);
            throw new BrokenRunException(e.getMessage() + "\n" + String.join("\n", lines));
        }
    }

    private static void put(Round round, String figure, RunResult result) throws BrokenRunException {
        round.put(figure, "1/s", 1 / result.getPrimaryResult().getScore());
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        if (allocated == null) {
            throw new BrokenRunException("the profiler gave no " + ALLOCATED);
        }
        round.put(figure + ", allocated", "B", allocated.getScore());
    }
}
