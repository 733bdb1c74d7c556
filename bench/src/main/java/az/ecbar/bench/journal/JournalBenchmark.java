package az.ecbar.bench.journal;

import az.ecbar.bench.postgres.PostgresPeer;
import az.ecbar.bench.run.Benchmark;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ChildJvm;
import az.ecbar.bench.run.GoalRule;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.Round;
import az.ecbar.bench.run.Settings;
import java.io.IOException;
import java.util.List;

/** How fast records become durable, and how soon, beside bare files on the same disk in the same run. */
public final class JournalBenchmark implements Benchmark {

    private static final String GROWING = "growing file, 4 KiB append and fdatasync";
    private static final String SMALL = "ring, ledger and journal, records of 128 B";
    private static final String PAYMENT = "ring, ledger and journal, MT103";
    private static final String EVEN = "ring, ledger and journal, 20,000 records of 128 B a second";
    private static final int EVEN_PER_SECOND = 20_000;
    private static final int HEAP_MEGABYTES = 2048;

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
        return List.of(
                GoalRule.atLeast(0.6, "records of 128 B by the bare mapped file", SMALL, bare("mapped", SMALL)),
                GoalRule.atLeast(0.6, "MT103 by the bare mapped file", PAYMENT, bare("mapped", PAYMENT)),
                GoalRule.atMost(
                        1.5,
                        "p50 at 20,000 records a second by the growing append",
                        EVEN + ", p50",
                        GROWING + ", p50"));
    }

    @Override
    public void measure(Round round) throws IOException, InterruptedException, BrokenRunException {
        for (String kind : List.of("small", "mt103")) {
            String figure = kind.equals("small") ? SMALL : PAYMENT;
            measureOurs(round, kind, 0, figure);
            measureBareFiles(round, figure);
        }
        measureOurs(round, "small", EVEN_PER_SECOND, EVEN);
        measureGrowingAppend(round);
        PostgresPeer.measure(round);
    }

    private static void measureOurs(Round round, String kind, int perSecond, String figure)
            throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("journal", JournalRun.class.getName())
                .flags(JvmFlags.withHeap(HEAP_MEGABYTES))
                .arguments(kind, perSecond, settings.warmUpSeconds(), settings.seconds(), figure, settings.work())
                .run(round);
    }

    /** Bare files take records of the same length, forced after as many as ours were in this round. */
    private static void measureBareFiles(Round round, String ours)
            throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        long recordBytes = Math.round(round.value(ours + ", length of a record"));
        long recordsPerForce = Math.max(1, Math.round(round.value(ours + ", records per force")));
        for (String kind : List.of("mapped", "channel")) {
            new ChildJvm("bare-" + kind, BareFileRun.class.getName())
                    .arguments(kind, recordBytes, recordsPerForce, settings.warmUpSeconds(), settings.seconds())
                    .arguments(bare(kind, ours), settings.work())
                    .run(round);
        }
    }

    private static String bare(String kind, String ours) {
        return "bare " + kind + " file with the same bytes per force as " + ours;
    }

    private static void measureGrowingAppend(Round round) throws IOException, InterruptedException, BrokenRunException {
        Settings settings = round.settings();
        new ChildJvm("growing-append", GrowingAppendRun.class.getName())
                .arguments(settings.warmUpSeconds(), settings.seconds(), GROWING, settings.work())
                .run(round);
    }
}
