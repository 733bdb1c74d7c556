package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compresses closed files of days that are long past. The plain file is removed only when the compressed one was read
 * back and found to hold the same chain. The newest closed file stays plain. Days are counted by the records' own time.
 */
final class Compressor extends Copying {
    private static final long DAY_NS = 24 * 3600 * 1_000_000_000L;

    private final JournalHistory history;
    private final HistoryListener listener;
    private final int afterDays;
    private final Set<Long> damaged = new HashSet<>();

    Compressor(JournalHistory history, HistoryConfig config, HistoryListener listener, JournalProgress progress) {
        super("compress", history, history.folder(), listener, progress, new Pace(config.copyBytesPerSecond()));
        this.history = history;
        this.listener = listener;
        this.afterDays = config.compressAfterDays();
    }

    @Override
    @Nullable
    ClosedFile next() throws IOException {
        List<ClosedFile> files = history.files();
        if (afterDays == 0 || files.isEmpty()) {
            return null;
        }
        long before = files.getLast().lastTimeNs() - afterDays * DAY_NS;
        for (ClosedFile file : files.subList(0, files.size() - 1)) {
            if (!file.isCompressed() && !damaged.contains(file.firstSequence()) && file.lastTimeNs() <= before) {
                return history.hasRoomFor(file.sizeBytes()) ? file : null;
            }
        }
        return null;
    }

    @Override
    void onCopied(PackedCopy copied) throws IOException {
        history.replaceByCompressed(copied.file(), copied.freshName());
        listener.onCompressed(copied.file().name(), copied.plainBytes(), copied.packedBytes());
    }

    @Override
    void onDamaged(ClosedFile file) {
        damaged.add(file.firstSequence());
    }
}
