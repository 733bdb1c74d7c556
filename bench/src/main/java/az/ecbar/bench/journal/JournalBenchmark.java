package az.ecbar.bench.journal;

import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.util.List;

/** How fast records become durable, and how soon, beside bare files on the same disk in the same run. */
public final class JournalBenchmark implements Benchmark {

    private static final int SMALL_RECORD_BYTES = 128;
    private static final int SMALL_RECORDS_PER_FORCE = 256;
    private static final String GROWING = "growing file, 4 KiB append and fdatasync";

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String description() {
        return "ring, ledger and journal beside bare files and PostgreSQL";
    }

    @Override
    public List<GoalRule> goals() {
        return List.of();
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        measureBareFiles(round, SMALL_RECORD_BYTES, SMALL_RECORDS_PER_FORCE);
        measureGrowingAppend(round);
    }

    private static void measureBareFiles(Round round, int recordBytes, int recordsPerForce)
            throws IOException, InterruptedException, BrokenRunException {
        for (String kind : List.of("mapped", "channel")) {
            String figure = "bare " + kind + " file, reserved, " + recordBytes + " B";
            Settings settings = round.settings();
            new ChildJvm("bare-" + kind, BareFileRun.class.getName())
                    .arguments(kind, recordBytes, recordsPerForce, settings.warmUpSeconds(), settings.seconds())
                    .arguments(figure, settings.work())
                    .run(round);
        }
    }

    private static void measureGrowingAppend(Round round) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("growing-append", GrowingAppendRun.class.getName())
                .arguments(settings.warmUpSeconds(), settings.seconds(), GROWING, settings.work())
                .run(round);
    }
}
