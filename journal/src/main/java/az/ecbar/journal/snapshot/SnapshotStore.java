package az.ecbar.journal.snapshot;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalFailure;
import az.ecbar.journal.JournalReader;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots in one folder. A file that is torn, cut or changed is not a snapshot: it is passed over, and
 * the next older one serves, for a snapshot only saves time.
 *
 * <p>A snapshot's sequence was durable when it was taken. So the highest one belongs into the journal's
 * configuration as known durable, before the journal is opened. Snapshots are taken and removed by one thread; others
 * read meanwhile, and for them one that is gone is none.
 */
public final class SnapshotStore {
    private static final String FRESH_SUFFIX = ".new";

    private final FileFolder folder;
    private volatile long lent;

    public SnapshotStore(FileFolder folder) {
        this.folder = folder;
    }

    /** Starts a new snapshot. */
    public SnapshotWriter begin() {
        try {
            for (String name : folder.list()) {
                if (name.endsWith(FRESH_SUFFIX)) {
                    folder.delete(name);
                }
            }
            return new SnapshotWriter(folder, "snapshot" + FRESH_SUFFIX);
        } catch (IOException e) {
            throw new JournalFailure("no snapshot can be written: " + e.getMessage(), e);
        }
    }

    /** What snapshots there are, newest first, by their footers; their content is not read yet. */
    public List<SnapshotInfo> list() {
        List<SnapshotInfo> found = new ArrayList<>();
        try {
            for (String name : folder.list()) {
                SnapshotInfo info = SnapshotLayout.isName(name) ? readInfo(name) : null;
                if (info != null && SnapshotLayout.name(info.sequence()).equals(name)) {
                    found.add(info);
                }
            }
        } catch (IOException e) {
            throw new JournalFailure("the snapshots cannot be listed: " + e.getMessage(), e);
        }
        found.sort(Comparator.comparingLong(SnapshotInfo::sequence).reversed());
        return found;
    }

    /** At a start: what an earlier process changed of names, and may not have forced, is durable on return. */
    public void settle() {
        try {
            folder.forceNames();
        } catch (IOException e) {
            throw new JournalFailure("the snapshots' names cannot be forced: " + e.getMessage(), e);
        }
    }

    /**
     * The newest snapshot, up to a sequence, that is whole and whose place the journal holds with the same
     * link.
     */
    public Optional<SnapshotInfo> newestFor(JournalReader journal, long upToSequence) {
        for (SnapshotInfo info : list()) {
            if (info.sequence() <= upToSequence && isOf(journal, info) && isWhole(info)) {
                return Optional.of(info);
            }
        }
        return Optional.empty();
    }

    /** As {@link #newestFor}, by footers alone: for who gives it to another node, which checks it. */
    public Optional<SnapshotInfo> newestOf(JournalReader journal, long upToSequence) {
        return list().stream()
                .filter(info -> info.sequence() <= upToSequence && isConfirmed(journal, info))
                .findFirst();
    }

    private static boolean isConfirmed(JournalReader journal, SnapshotInfo info) {
        try {
            return isOf(journal, info);
        } catch (JournalException e) {
            return false;
        }
    }

    private static boolean isOf(JournalReader journal, SnapshotInfo info) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        boolean isThere = journal.read(info.sequence(), record, 0) > 0;
        record.getBytes(RecordHeader.LINK_OFFSET, link);
        return isThere && Arrays.equals(link, info.link());
    }

    /** Length of a snapshot's file in bytes; 0 if there is none. */
    public long lengthBytes(long sequence) {
        try (StoredFile file = folder.open(SnapshotLayout.name(sequence))) {
            return file.sizeBytes();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new JournalFailure("snapshot " + sequence + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a piece of a snapshot's file as it is; gives its length in bytes, 0 if it is gone. */
    public int read(long sequence, long position, MutableDirectBuffer target, int offset, int maxLength) {
        try (StoredFile file = folder.open(SnapshotLayout.name(sequence))) {
            return Math.max(0, file.read(position, target, offset, maxLength));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new JournalFailure("snapshot " + sequence + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Begins to take the file of a snapshot that another node took. */
    public SnapshotIntake take(long sequence) {
        return new SnapshotIntake(folder, sequence);
    }

    /** This snapshot is being given to another node, and is wanted until another one is, or 0. Any thread. */
    public void lend(long sequence) {
        lent = sequence;
    }

    /** Whether it is being given to another node. Any thread. */
    public boolean isLent(SnapshotInfo info) {
        return info.sequence() == lent;
    }

    /** Whether every byte of the snapshot is as it was written. */
    public boolean isWhole(SnapshotInfo info) {
        try (StoredFile file = folder.open(SnapshotLayout.name(info.sequence()))) {
            return SnapshotFile.isWhole(file);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new JournalFailure(info + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Gives out the records of a snapshot, after all of it was checked.
     *
     * @throws JournalFailure if it is not whole; nothing was given out then
     */
    public void read(SnapshotInfo info, SnapshotSink sink) {
        try (StoredFile file = folder.open(SnapshotLayout.name(info.sequence()))) {
            if (!SnapshotFile.isWhole(file)) {
                throw new JournalFailure(info + " was changed since it was written");
            }
            SnapshotFile.read(file, sink);
        } catch (IOException e) {
            throw new JournalFailure(info + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Removes a snapshot that nobody needs any more. */
    public void delete(SnapshotInfo info) {
        try {
            folder.delete(SnapshotLayout.name(info.sequence()));
            folder.forceNames();
        } catch (IOException e) {
            throw new JournalFailure(info + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Removes, durably, every file of a snapshot behind a sequence, sound or not: the journal will end there. */
    public void removeBehind(long sequence) {
        try {
            for (String name : folder.list()) {
                if (SnapshotLayout.isName(name) && SnapshotLayout.sequence(name) > sequence) {
                    folder.delete(name);
                }
            }
            folder.forceNames();
        } catch (IOException e) {
            throw new JournalFailure(
                    "snapshots behind sequence " + sequence + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private @Nullable SnapshotInfo readInfo(String name) throws IOException {
        try (StoredFile file = folder.open(name)) {
            return SnapshotFile.info(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
