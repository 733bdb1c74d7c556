package az.ecbar.bench.pair;

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
import java.util.concurrent.locks.LockSupport;

/** A measured process: an owner with a journal, and an empty standby that fetches all of it, sealed and forced. */
public final class CatchUpRun {
    private static final int RECORDS_PER_FORCE = 1_000;

    private CatchUpRun() {}

    /** {@code RECORDS WORK RESULTS}. */
    public static void main(String[] args) throws IOException, BrokenRunException {
        long records = Long.parseLong(args[0]);
        Path work = Files.createTempDirectory(Path.of(args[1]), "catch-up");
        ResultFile results = new ResultFile();
        try (DataFolderLock lock = DataFolderLock.acquire(work.resolve("owner"));
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, CatchUpRun::halt),
                        JournalConfig.defaults(),
                        JournalProgress.SILENT)) {
            OwnerJournal log = new OwnerJournal(journal, false);
            for (long done = 0; done < records; done += RECORDS_PER_FORCE) {
                for (int i = 0; i < RECORDS_PER_FORCE; i++) {
                    log.append();
                }
                log.force();
            }
            try (OwnerSide side = new OwnerSide(work, log)) {
                long startNs = System.nanoTime();
                while (side.acknowledged() < log.forcedSequence()) {
                    if (!side.turn()) {
                        LockSupport.parkNanos(StandbyRun.IDLE_NS);
                    }
                }
                double seconds = (System.nanoTime() - startNs) / 1e9;
                results.figure("an empty standby catches up, records of 128 B", "1/s", log.forcedSequence() / seconds);
            }
        }
        results.write(Path.of(args[2]));
    }

    private static void halt(String what, Throwable cause) {
        throw new IllegalStateException(what, cause);
    }
}
