package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileCheck;
import az.ecbar.journal.JournalHistory;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all closed files again, slowly and for ever, so that what a disk has lost is noticed while a peer or the archive
 * still has it. Damage is an alarm; the file stays as it is until it is repaired.
 */
final class Scrubber {
    private static final int STEP_BYTES = 64 * 1024;
    private static final long PAUSE_NS = 60 * 1_000_000_000L;

    private final JournalHistory history;
    private final HistoryListener listener;
    private final Consumer<ClosedFile> repairs;
    private final Pace pace;
    private final long pauseNs;
    private @Nullable FileCheck check;
    private @Nullable ClosedFile file;
    private long checkedUpTo;
    private long startedNs;
    private int files;
    private int damaged;

    /** @param repairs takes what was found damaged, after the alarm */
    Scrubber(JournalHistory history, HistoryConfig config, HistoryListener listener, Consumer<ClosedFile> repairs) {
        this.history = history;
        this.listener = listener;
        this.repairs = repairs;
        this.pace = new Pace(config.scrubBytesPerSecond());
        this.pauseNs = config.scrubPauseNs();
    }

    int doWork(long nowNs) {
        if (!pace.isDue(nowNs)) {
            return 0;
        }
        ClosedFile present = file;
        FileCheck checking = check;
        try {
            if (present == null || checking == null) {
                return begin(nowNs);
            }
            FileCheck.State state = checking.step(STEP_BYTES);
            pace.spent(STEP_BYTES, nowNs);
            if (state != FileCheck.State.RUNNING) {
                done(present, checking, state);
            }
            return 1;
        } catch (IOException e) {
            pace.waitFor(nowNs, PAUSE_NS);
            if (present != null && checking != null) {
                unreadable(present, checking, e);
            }
            return 0;
        }
    }

    private int begin(long nowNs) {
        ClosedFile next = history.files().stream()
                .filter(one -> one.firstSequence() > checkedUpTo)
                .findFirst()
                .orElse(null);
        if (next == null) {
            endPass(nowNs);
            return 0;
        }
        if (checkedUpTo == 0) {
            startedNs = nowNs;
        }
        file = next;
        check = history.check(next);
        return 1;
    }

    private void done(ClosedFile present, FileCheck checking, FileCheck.State state) {
        files++;
        if (state == FileCheck.State.DAMAGED) {
            damaged++;
            listener.onDamage(
                    present.name(), checking.sequence(), present.lastSequence(), checking.position(), checking.cause());
            repairs.accept(present);
        }
        skip();
    }

    /** The disk does not give it: as good as damaged, and the other node's records go to another place of the disk. */
    private void unreadable(ClosedFile present, FileCheck checking, IOException cause) {
        files++;
        damaged++;
        listener.onDamage(
                present.name(),
                checking.sequence(),
                present.lastSequence(),
                checking.position(),
                "it cannot be read: " + cause.getMessage());
        repairs.accept(present);
        skip();
    }

    private void endPass(long nowNs) {
        if (files > 0) {
            listener.onChecked(files, damaged);
        }
        checkedUpTo = 0;
        files = 0;
        damaged = 0;
        pace.waitFor(nowNs, Math.max(PAUSE_NS, startedNs + pauseNs - nowNs));
    }

    private void skip() {
        ClosedFile present = file;
        checkedUpTo = present == null ? checkedUpTo : present.lastSequence();
        close();
        file = null;
    }

    void close() {
        FileCheck checking = check;
        check = null;
        if (checking != null) {
            try {
                checking.close();
            } catch (IOException e) {
                listener.onTrouble("check", String.valueOf(e.getMessage()));
            }
        }
    }
}
