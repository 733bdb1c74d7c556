package az.ecbar.journal.snapshot;

import az.ecbar.journal.JournalFailure;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the file of a snapshot that another node took, piece by piece. It is no snapshot of this store before
 * {@link #keep}, by which it gets its name: until then it bears one that counts for nothing, so that a process which ends
 * before all of it was checked leaves nothing that a start could come up by. One thread.
 */
public final class SnapshotIntake implements AutoCloseable {
    private static final String FRESH = "incoming.new";

    private final FileFolder folder;
    private final long sequence;
    private @Nullable StoredFile file;
    private String name = FRESH;
    private long position;

    SnapshotIntake(FileFolder folder, long sequence) {
        this.folder = folder;
        this.sequence = sequence;
        try {
            if (folder.exists(FRESH)) {
                folder.delete(FRESH);
            }
            file = folder.create(FRESH);
        } catch (IOException e) {
            throw new JournalFailure("no snapshot can be taken: " + e.getMessage(), e);
        }
    }

    /** The snapshot's. */
    public long sequence() {
        return sequence;
    }

    /** How many bytes there are. */
    public long position() {
        return position;
    }

    /** Adds the next piece. */
    public void add(DirectBuffer bytes, int offset, int length) {
        StoredFile target = file;
        if (target == null) {
            throw new IllegalStateException("the snapshot is whole already");
        }
        try {
            target.write(bytes, offset, length);
            position += length;
        } catch (IOException e) {
            throw new JournalFailure("snapshot " + sequence + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Ends the file, durably, and checks every byte of it.
     *
     * @return what it says; null if it is not whole, or not the snapshot of this sequence
     */
    public @Nullable SnapshotInfo finish() {
        try {
            StoredFile target = file;
            if (target != null) {
                target.force();
                close();
            }
            try (StoredFile whole = folder.open(name)) {
                SnapshotInfo found = SnapshotFile.info(whole);
                return found != null && found.sequence() == sequence && SnapshotFile.isWhole(whole) ? found : null;
            }
        } catch (IOException e) {
            throw new JournalFailure("snapshot " + sequence + " cannot be completed: " + e.getMessage(), e);
        }
    }

    /** Gives out the records of a file that {@link #finish} found whole. */
    public void read(SnapshotSink sink) {
        try (StoredFile whole = folder.open(name)) {
            SnapshotFile.read(whole, sink);
        } catch (IOException e) {
            throw new JournalFailure("snapshot " + sequence + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Makes it a snapshot of this store, durable on return: it is whole, and bears the state that it says. */
    public void keep() {
        try {
            if (name.equals(FRESH)) {
                folder.replace(FRESH, SnapshotLayout.name(sequence));
                name = SnapshotLayout.name(sequence);
            }
            folder.forceNames();
        } catch (IOException e) {
            throw new JournalFailure("snapshot " + sequence + " cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Lets go of the file; one that was not kept is removed with the next snapshot. */
    @Override
    public void close() {
        StoredFile target = file;
        file = null;
        if (target != null) {
            try {
                target.close();
            } catch (IOException e) {
                throw new JournalFailure("snapshot " + sequence + " cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
