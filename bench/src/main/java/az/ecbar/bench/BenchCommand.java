package az.ecbar.bench;

import az.ecbar.bench.azips.AzipsBenchmark;
import az.ecbar.bench.failover.FailoverBenchmark;
import az.ecbar.bench.gridlock.GridlockBenchmark;
import az.ecbar.bench.journal.JournalBenchmark;
import az.ecbar.bench.ledger.LedgerBenchmark;
import az.ecbar.bench.pair.PairBenchmark;
import az.ecbar.bench.postgres.PostgresBenchmark;
import az.ecbar.bench.report.Report;
import az.ecbar.bench.report.ReportJson;
import az.ecbar.bench.report.ReportPage;
import az.ecbar.bench.report.ReportTable;
import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Runner;
import az.ecbar.bench.run.Settings;
import az.ecbar.bench.run.WorkFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./ecbar bench}: runs benchmarks one after the other, prints their tables and writes their results. A goal that
 * is not met is printed as such; only a broken run makes the command fail.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the parts and the whole beside bare baselines and other programs.")
public final class BenchCommand implements Callable<Integer> {

    private static final List<Benchmark> BENCHMARKS = List.of(
            new LedgerBenchmark(),
            new GridlockBenchmark(),
            new JournalBenchmark(),
            new PairBenchmark(),
            new FailoverBenchmark(),
            new AzipsBenchmark(),
            new PostgresBenchmark());

    private static final int BROKEN = 1;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "ledger, journal, pair, failover, azips, postgres; all if none is given")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "One short run of each part: shows that it runs, the figures mean little.")
    private boolean isQuick;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each part, each in a new process; 3.")
    private int runs;

    @Option(names = "--results", paramLabel = "DIR", description = "Where the results go; bench/results.")
    private Path results = JvmFlags.home().resolve("bench/results");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--runs must be at least 1");
        }
        List<Benchmark> chosen = chosen();
        Files.createDirectories(results);
        try (WorkFolder work = WorkFolder.in(results)) {
            Settings settings = isQuick
                    ? Settings.quick(work.path(), peerClassPath())
                    : Settings.full(runs, work.path(), peerClassPath());
            return runAll(chosen, new Runner(settings, spec.commandLine().getErr()::println));
        }
    }

    /** The first broken run does not keep the others from running. */
    private int runAll(List<Benchmark> chosen, Runner runner) throws IOException, InterruptedException {
        int exitCode = 0;
        for (Benchmark benchmark : chosen) {
            try {
                publish(runner.run(benchmark));
            } catch (BrokenRunException e) {
                spec.commandLine().getErr().println(benchmark.name() + ": " + e.getMessage());
                exitCode = BROKEN;
            }
        }
        return exitCode;
    }

    private void publish(Report report) throws IOException {
        Path json = results.resolve(report.name() + ".json");
        Path page = results.resolve(report.name() + ".html");
        Files.writeString(json, ReportJson.of(report));
        Files.writeString(page, ReportPage.of(report));
        PrintWriter out = spec.commandLine().getOut();
        out.println(ReportTable.of(report));
        out.println("  " + json);
        out.println("  " + page);
        out.println();
        out.flush();
    }

    private List<Benchmark> chosen() {
        if (names.isEmpty()) {
            return BENCHMARKS;
        }
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(BENCHMARKS.stream()
                    .filter(benchmark -> benchmark.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            spec.commandLine(),
                            "no benchmark '" + name + "'; there are "
                                    + BENCHMARKS.stream().map(Benchmark::name).toList())));
        }
        return chosen;
    }

    /** The peer is a module of its own; its class path lies where its build puts it. */
    private static String peerClassPath() {
        Path target = JvmFlags.home().resolve("bench/exchange-core-peer/target");
        return target.resolve("classes") + ":" + target.resolve("lib") + "/*";
    }
}
