package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileCheck;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.gzip.GzipBlock;
import az.ecbar.port.FileFolder;
import az.ecbar.port.SigningFailure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One task that makes compressed copies of closed files, one after the other, at its pace. What fails is told, and tried
 * again after a while. When a copy is not sound its source is read too: one that is damaged is passed over, and with
 * one that is not, the copy has failed.
 */
abstract class Copying {
    private static final long PAUSE_NS = 60 * 1_000_000_000L;
    private static final long PROGRESS_BYTES = 64L * 1024 * 1024;

    private final String task;
    private final JournalHistory history;
    private final FileFolder target;
    private final HistoryListener listener;
    private final JournalProgress progress;
    private final Pace pace;
    private @Nullable PackedCopy copy;
    private @Nullable FileCheck sourceCheck;
    private long reportAt;

    Copying(
            String task,
            JournalHistory history,
            FileFolder target,
            HistoryListener listener,
            JournalProgress progress,
            Pace pace) {
        this.task = task;
        this.history = history;
        this.target = target;
        this.listener = listener;
        this.progress = progress;
        this.pace = pace;
    }

    /** The next file that is to be copied now; null if there is none. */
    abstract @Nullable ClosedFile next() throws IOException;

    /** The copy is whole, forced and checked, and has still a name of its own. */
    abstract void onCopied(PackedCopy copied) throws IOException;

    /** The source is damaged; {@link #next} must not give it again. */
    abstract void onDamaged(ClosedFile file);

    /** Does a piece of work, if it is time. */
    final int doWork(long nowNs) {
        if (!pace.isDue(nowNs)) {
            return 0;
        }
        try {
            PackedCopy present = copy;
            if (present == null) {
                present = begin();
            }
            if (present == null) {
                pace.waitFor(nowNs, PAUSE_NS / 60);
                return 0;
            }
            FileCheck source = sourceCheck;
            if (source == null) {
                step(present);
            } else {
                stepSource(present, source);
            }
            pace.spent(GzipBlock.PLAIN_LENGTH, nowNs);
            return 1;
        } catch (IOException | SigningFailure e) {
            letGo();
            listener.onTrouble(task, String.valueOf(e.getMessage()));
            pace.waitFor(nowNs, PAUSE_NS);
            return 0;
        }
    }

    private @Nullable PackedCopy begin() throws IOException {
        ClosedFile file = next();
        if (file == null) {
            return null;
        }
        PackedCopy begun = new PackedCopy(history, file, target);
        copy = begun;
        reportAt = PROGRESS_BYTES;
        return begun;
    }

    private void step(PackedCopy present) throws IOException {
        FileCheck.State state = present.step();
        if (present.position() >= reportAt) {
            reportAt += PROGRESS_BYTES;
            progress.onProgress(task + " " + present.file().name(), present.position(), present.plainBytes());
        }
        switch (state) {
            case RUNNING -> {}
            case SOUND -> {
                onCopied(present);
                letGo();
            }
            case DAMAGED -> sourceCheck = history.check(present.file());
        }
    }

    private void stepSource(PackedCopy present, FileCheck source) throws IOException {
        FileCheck.State state = source.step(GzipBlock.PLAIN_LENGTH);
        if (state == FileCheck.State.RUNNING) {
            return;
        }
        ClosedFile file = present.file();
        FileCheck copied = present.check();
        letGo();
        target.delete(present.freshName());
        if (state == FileCheck.State.SOUND) {
            String cause = copied == null ? "" : copied.cause();
            throw new IOException("the copy of " + file.name() + " was not read back as it was written: " + cause);
        }
        listener.onDamage(file.name(), source.sequence(), file.lastSequence(), source.position(), source.cause());
        onDamaged(file);
    }

    final void letGo() {
        PackedCopy present = copy;
        FileCheck source = sourceCheck;
        copy = null;
        sourceCheck = null;
        if (present != null) {
            try (present) {
                if (source != null) {
                    source.close();
                }
            } catch (IOException e) {
                listener.onTrouble(task, String.valueOf(e.getMessage()));
            }
        }
    }
}
