package az.ecbar.bench.pair;

import az.ecbar.bench.load.OpenLoop;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ResultFile;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A measured process: records of 128 bytes, each due at its moment, appended and forced by one thread in groups as they
 * come, and sent by another; each is committed when it is forced here and, in a pair, acknowledged from there.
 */
public final class CommitRun {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    private final Histogram localForceNs = new Histogram(3);
    private final Histogram committedNs = new Histogram(3);
    private final CommitMode mode;
    private final OpenLoop load;
    private final long warmUp;
    private final OwnerJournal log;
    private final @Nullable OwnerSide side;
    private volatile @Nullable Throwable failure;

    private CommitRun(CommitMode mode, OpenLoop load, long warmUp, OwnerJournal log, @Nullable OwnerSide side) {
        this.mode = mode;
        this.load = load;
        this.warmUp = warmUp;
        this.log = log;
        this.side = side;
    }

    /** {@code MODE PER_SECOND WARM_UP_SECONDS SECONDS WORK RESULTS}. */
    public static void main(String[] args) throws IOException, BrokenRunException, InterruptedException {
        CommitMode mode = CommitMode.valueOf(args[0]);
        int perSecond = Integer.parseInt(args[1]);
        int warmUpSeconds = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        Path work = Files.createTempDirectory(Path.of(args[4]), "pair");
        try (DataFolderLock lock = DataFolderLock.acquire(work.resolve("owner"));
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, CommitRun::halt), JournalConfig.defaults(), JournalProgress.SILENT)) {
            OwnerJournal log = new OwnerJournal(journal, mode == CommitMode.TOGETHER);
            try (OwnerSide side = mode == CommitMode.ALONE ? null : new OwnerSide(work, log)) {
                OpenLoop load = new OpenLoop(
                        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10),
                        perSecond,
                        (long) perSecond * (warmUpSeconds + seconds));
                CommitRun run = new CommitRun(mode, load, (long) perSecond * warmUpSeconds, log, side);
                run.measure();
                run.report(perSecond).write(Path.of(args[5]));
            }
        }
    }

    private static void halt(String what, Throwable cause) {
        throw new IllegalStateException(what, cause);
    }

    private void measure() throws BrokenRunException, InterruptedException {
        if (side != null) {
            side.recordFrom(warmUp + 1);
        }
        Thread core = Thread.ofPlatform().name("core").daemon().start(this::append);
        long committed = 0;
        long deadlineNs = load.dueNs(load.count() - 1) + LIMIT_NS;
        while (committed < load.count()) {
            boolean isBusy = side != null && side.turn();
            long forced = log.forcedSequence();
            long now = side == null ? forced : Math.min(forced, side.acknowledged());
            long nowNs = System.nanoTime();
            for (long record = Math.max(committed, warmUp); record < now; record++) {
                committedNs.recordValue(Math.max(0, nowNs - load.dueNs(record)));
            }
            if (!isBusy && now == committed) {
                LockSupport.parkNanos(StandbyRun.IDLE_NS);
            }
            committed = now;
            if (failure != null || nowNs - deadlineNs > 0) {
                throw new BrokenRunException(committed + " of " + load.count() + " are committed: " + failure);
            }
        }
        core.join();
    }

    /** The work of the thread that owns the journal. */
    private void append() {
        try {
            long done = 0;
            while (done < load.count()) {
                long due = load.dueBy(System.nanoTime());
                if (due == done) {
                    LockSupport.parkNanos(StandbyRun.IDLE_NS);
                    continue;
                }
                while (done < due) {
                    log.append();
                    done++;
                }
                long startNs = System.nanoTime();
                log.force();
                if (done > warmUp) {
                    localForceNs.recordValue(System.nanoTime() - startNs);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private ResultFile report(int perSecond) {
        String figure = mode.figure() + ", " + perSecond + " records of 128 B a second, committed";
        ResultFile results = new ResultFile();
        results.latency(figure, committedNs);
        results.latency(mode.figure() + ", force at the owner", localForceNs);
        if (side != null) {
            results.latency(mode.figure() + ", force at the standby", side.remoteForceNs());
            results.latency(mode.figure() + ", last record of a group from sent to acknowledged", side.sendToAckNs());
        }
        return results;
    }
}
