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
import org.jspecify.annotations.Nullable;

/** A measured process: payments through one node, or through an owner with the process of its standby. */
public final class CommitRun {
    private static final int MOST_PER_SECOND = 100_000;

    private final CommitMode mode;
    private final LoadedCore core;
    private final @Nullable OwnerSide standby;

    private CommitRun(CommitMode mode, LoadedCore core, @Nullable OwnerSide standby) {
        this.mode = mode;
        this.core = core;
        this.standby = standby;
    }

    /** {@code MODE PER_SECOND|0 WARM_UP_SECONDS SECONDS WORK RESULTS}; 0: as fast as it goes. */
    public static void main(String[] args) throws Exception {
        CommitMode mode = CommitMode.valueOf(args[0]);
        int perSecond = Integer.parseInt(args[1]);
        int warmUp = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        Path work = Files.createTempDirectory(Path.of(args[4]), "pair");
        ResultFile results = new ResultFile();
        try (DataFolderLock lock = DataFolderLock.acquire(work.resolve("owner"));
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, CommitRun::halt), JournalConfig.defaults(), JournalProgress.SILENT)) {
            LoadedCore core =
                    new LoadedCore(journal, (perSecond == 0 ? MOST_PER_SECOND : perSecond) * (warmUp + seconds));
            core.begin(mode != CommitMode.ALONE);
            try (OwnerSide standby = mode == CommitMode.ALONE
                    ? null
                    : new OwnerSide(work, core.sentLog(mode == CommitMode.TOGETHER), true)) {
                CommitRun run = new CommitRun(mode, core, standby);
                run.measure(perSecond, warmUp, seconds, results);
            }
        }
        results.write(Path.of(args[5]));
        System.exit(0);
    }

    static void halt(String what, Throwable cause) {
        throw new IllegalStateException(what, cause);
    }

    private void measure(int perSecond, int warmUp, int seconds, ResultFile results) throws Exception {
        if (standby != null) {
            standby.begin();
            core.start("pair", AeronDataLink.idle(), () -> turn(standby));
        }
        if (perSecond == 0) {
            fast(warmUp, seconds, results);
            core.end();
        } else {
            Histogram _ = core.publishEvenly(perSecond, warmUp, () -> false);
            core.log().countForces();
            if (standby != null) {
                standby.recordFrom(core.lastSequence() + 1);
            }
            Histogram latenessNs = core.publishEvenly(perSecond, seconds, () -> false);
            core.end();
            report(perSecond, latenessNs, results);
        }
    }

    private int turn(OwnerSide there) throws BrokenRunException {
        boolean isBusy = there.turn();
        core.acknowledged(there.acknowledged());
        return isBusy ? 1 : 0;
    }

    private void fast(int warmUp, int seconds, ResultFile results) throws BrokenRunException {
        core.publish(MOST_PER_SECOND * warmUp, TimeUnit.SECONDS.toNanos(warmUp));
        int from = core.released();
        long startNs = System.nanoTime();
        core.publish(MOST_PER_SECOND * seconds, TimeUnit.SECONDS.toNanos(seconds));
        double elapsed = (System.nanoTime() - startNs) / 1e9;
        results.figure(mode.figure() + ", payments as fast as they go", "1/s", (core.released() - from) / elapsed);
    }

    private void report(int perSecond, Histogram latenessNs, ResultFile results) {
        results.latency(mode.figure() + ", " + perSecond + " payments a second, from due to released", latenessNs);
        results.latency(mode.figure() + ", force at the owner", core.log().forceNs());
        if (standby != null) {
            results.latency(mode.figure() + ", there and back without the standby's force", standby.wireNs());
            results.latency(mode.figure() + ", force at the standby", standby.remoteForceNs());
        }
    }
}
