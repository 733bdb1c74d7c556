package az.ecbar.ops.journal;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Opens the journal of a data folder to read, tells progress when it lasts, and puts errors into words. */
final class OfflineJournal {
    private static final long PROGRESS_NS = 1_000_000_000L;
    private static final int WRONG_USAGE = 2;

    private OfflineJournal() {}

    /** Lets the task read the journal; returns its exit code, or the one of what stopped it. */
    static int read(Path dataFolder, PrintWriter out, PrintWriter err, ToIntFunction<JournalReader> task) {
        Path folder = dataFolder.resolve(ChronicleFolder.FOLDER);
        if (!Files.isDirectory(folder)) {
            err.println("there is no journal in " + dataFolder.toAbsolutePath());
            err.flush();
            return WRONG_USAGE;
        }
        try (JournalReader reader = open(dataFolder, new DiskFolder(folder), out, err)) {
            if (reader.firstSequence() > 1) {
                out.println("The journal begins at sequence " + reader.firstSequence()
                        + ": what is older is still to be filled in from the other node.");
            }
            return task.applyAsInt(reader);
        } catch (JournalException e) {
            err.println(dataFolder + ": " + e.getMessage());
            return e.exitCode();
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static JournalReader open(Path dataFolder, DiskFolder folder, PrintWriter out, PrintWriter err) {
        JournalProgress progress = progress(err);
        if (DataFolderLock.isHeld(dataFolder)) {
            out.println("A process holds this folder; the journal is read as far as it is written now.");
            return JournalReader.whileWritten(folder, progress);
        }
        return JournalReader.offline(folder, progress);
    }

    /** Says how far a task is, once it has lasted a second, and then once a second. */
    static JournalProgress progress(PrintWriter err) {
        long[] saidAt = {System.nanoTime()};
        return (task, done, total) -> {
            long now = System.nanoTime();
            if (now - saidAt[0] < PROGRESS_NS || total <= 0) {
                return;
            }
            saidAt[0] = now;
            err.printf(Locale.ROOT, "%s: %d of %d (%d %%)%n", task, done, total, done * 100 / total);
            err.flush();
        };
    }
}
