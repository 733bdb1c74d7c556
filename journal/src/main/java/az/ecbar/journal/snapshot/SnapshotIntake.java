package az.ecbar.journal.snapshot;

import az.ecbar.journal.JournalFailure;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the file of a snapshot that another node took, piece by piece. It gets its name when it is whole; whether it bears
 * what it says is for {@link SnapshotStore} to check then. One thread.
 */
public final class SnapshotIntake implements AutoCloseable {
    private static final String FRESH = "incoming.new";

    private final FileFolder folder;
    private final long sequence;
    private @Nullable StoredFile file;
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

    /** Gives the whole file its name; durable on return. */
    public void finish() {
        StoredFile target = file;
        if (target == null) {
            return;
        }
        try {
            target.force();
            close();
            folder.replace(FRESH, SnapshotLayout.name(sequence));
            folder.forceNames();
        } catch (IOException e) {
            throw new JournalFailure("snapshot " + sequence + " cannot be completed: " + e.getMessage(), e);
        }
    }

    /** Lets go of the file; one that is not whole is removed with the next snapshot. */
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
