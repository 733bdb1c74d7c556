package az.ecbar.bench.pair;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ResultFile;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.pair.aeron.AeronDataLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A measured process: an owner that leads alone under an even load, first by itself, then while a standby that has nothing
 * fetches the whole journal; both in one run, so that they differ in nothing else.
 */
public final class CatchUpRun {
    /** The owner's p99 by itself. */
    public static final String WITHOUT = "owner alone, from due to released";

    /** And while the standby fetches. */
    public static final String WITH = "owner while a standby catches up, from due to released";

    private static final int MOST_SECONDS = 60;
    private static final long FILL_LIMIT_NS = TimeUnit.SECONDS.toNanos(120);
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private volatile long caughtUpNs;

    private CatchUpRun() {}

    /** {@code PAYMENTS PER_SECOND WARM_UP_SECONDS SECONDS WORK RESULTS}: so many payments lie in the owner's journal. */
    public static void main(String[] args) throws Exception {
        int before = Integer.parseInt(args[0]);
        int perSecond = Integer.parseInt(args[1]);
        int warmUp = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        Path work = Files.createTempDirectory(Path.of(args[4]), "catch-up");
        ResultFile results = new ResultFile();
        try (DataFolderLock lock = DataFolderLock.acquire(work.resolve("owner"));
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, CommitRun::halt), JournalConfig.defaults(), JournalProgress.SILENT)) {
            LoadedCore core = new LoadedCore(journal, before + perSecond * (warmUp + seconds + MOST_SECONDS));
            core.begin(false);
            core.publish(before, FILL_LIMIT_NS);
            try (OwnerSide standby = new OwnerSide(work, core.sentLog(true), false)) {
                Histogram _ = core.publishEvenly(perSecond, warmUp, () -> false);
                results.latency(WITHOUT, core.publishEvenly(perSecond, seconds, () -> false));
                new CatchUpRun().measure(core, standby, perSecond, results);
                core.end();
            }
        }
        results.write(Path.of(args[5]));
        System.exit(0);
    }

    private void measure(LoadedCore core, OwnerSide standby, int perSecond, ResultFile results)
            throws BrokenRunException {
        long records = core.lastSequence();
        long bytes = core.log().bytes();
        long startNs = System.nanoTime();
        standby.begin();
        core.start("pair", AeronDataLink.idle(), () -> turn(standby, records));
        Histogram latenessNs = core.publishEvenly(perSecond, MOST_SECONDS, () -> caughtUpNs != 0);
        if (caughtUpNs == 0) {
            throw new BrokenRunException(
                    "after " + MOST_SECONDS + " s the standby has " + standby.acknowledged() + " of " + records);
        }
        double elapsed = (caughtUpNs - startNs) / 1e9;
        results.latency(WITH, latenessNs);
        results.figure("a standby catches up, records", "1/s", records / elapsed);
        results.figure("a standby catches up, megabytes of records", "1/s", bytes / BYTES_PER_MEGABYTE / elapsed);
        results.figure("a standby catches up, time for all of them", "s", elapsed);
    }

    private int turn(OwnerSide standby, long records) throws BrokenRunException {
        boolean isBusy = standby.turn();
        if (caughtUpNs == 0 && standby.acknowledged() >= records) {
            caughtUpNs = System.nanoTime();
        }
        return isBusy ? 1 : 0;
    }
}
