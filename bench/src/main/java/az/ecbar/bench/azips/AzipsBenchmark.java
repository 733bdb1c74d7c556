package az.ecbar.bench.azips;

import az.ecbar.bench.postgres.PostgresPeer;
import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Signed payments through a whole node over TLS, beside what their parts cost alone in the same round. */
public final class AzipsBenchmark implements Benchmark {

    /** Cores for which the goal is set; load generator and node share them. */
    private static final int CORES = 2;

    private static final int HEAP_MEGABYTES = 1024;
    private static final int LOAD_LIMIT_SECONDS = 420;
    private static final double MOST_MICROS_TO_ACK = 20_000;

    @Override
    public String name() {
        return "azips";
    }

    @Override
    public String description() {
        return "signed payments through a node over TLS, journal forced, beside what their parts cost";
    }

    @Override
    public List<GoalRule> goals() {
        List<GoalRule> goals = new ArrayList<>(List.of(
                GoalRule.atLeast(
                        0.5, "individually signed by what the CPU parts allow", LoadRun.sustained(1), allowed(1)),
                GoalRule.atLeast(
                        8,
                        "envelopes of 64 by individually signed",
                        LoadRun.sustained(LoadRun.FULL),
                        LoadRun.sustained(1))));
        for (int envelopeSize : LoadRun.ENVELOPE_SIZES) {
            goals.add(GoalRule.atMost(
                    MOST_MICROS_TO_ACK,
                    LoadRun.mode(envelopeSize) + ", p99 from send to ACK at half of the rate, us",
                    LoadRun.takenAtHalf(envelopeSize) + ", p99"));
        }
        return goals;
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        measureParts(round);
        for (int envelopeSize : LoadRun.ENVELOPE_SIZES) {
            round.put(allowed(envelopeSize), "1/s", CORES * 1e6 / round.value(Part.sumFigure(envelopeSize)));
        }
        measureLoad(round);
        PostgresPeer.measure(round);
    }

    private static String allowed(int envelopeSize) {
        return LoadRun.mode(envelopeSize) + ", what the sum of the parts allows on " + CORES + " cores";
    }

    private static void measureParts(Round round) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("parts", PartsRun.class.getName())
                .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                .arguments(settings.warmUpSeconds(), settings.seconds(), settings.isQuick(), settings.work())
                .run(round);
    }

    private static void measureLoad(Round round) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        Path folder = Files.createTempDirectory(settings.work(), "azips");
        try (AzipsNode node = AzipsNode.start(folder)) {
            new ChildJvm("load", LoadRun.class.getName())
                    .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                    .arguments(node.folder(), node.port(), node.businessDate(), node.pid())
                    .arguments(settings.warmUpSeconds(), settings.seconds(), settings.isQuick())
                    .limitSeconds(LOAD_LIMIT_SECONDS)
                    .run(round);
            node.check(Math.round(round.value(LoadRun.PAYMENTS)));
        } catch (BrokenRunException e) {
            throw new BrokenRunException(e.getMessage() + "\nThe node said at last:\n" + AzipsNode.tail(folder));
        }
    }
}
