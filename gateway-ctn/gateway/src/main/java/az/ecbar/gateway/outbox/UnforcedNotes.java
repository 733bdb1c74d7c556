package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Which segments are in doubt: after a force that failed the system may take for written what it never wrote, a start
 * would read it and believe it durable, and a loss of power would take it away again. A file {@code .unforced} beside the
 * segment says so; the next start writes the segment anew before anything follows from it.
 *
 * <p>Owned by the segments' thread.
 */
final class UnforcedNotes {
    private static final String SUFFIX = ".unforced";
    private static final String FRESH_SUFFIX = ".fresh";
    private static final int COPIED_AT_ONCE = 1 << 20;

    private final FileFolder folder;

    UnforcedNotes(FileFolder folder) {
        this.folder = folder;
    }

    /**
     * Notes a segment, if the disk takes that; one that refuses this too has to be replaced.
     *
     * @param cause keeps what refused the note
     */
    void add(String segment, Throwable cause) {
        try {
            if (!folder.exists(segment + SUFFIX)) {
                folder.create(segment + SUFFIX).close();
            }
            folder.forceNames();
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    boolean has(String segment) throws IOException {
        return folder.exists(segment + SUFFIX);
    }

    /** Puts a copy of the first bytes of a segment in its place; durable on return. */
    void writeAnew(String segment, int sizeBytes) throws IOException {
        String fresh = segment + FRESH_SUFFIX;
        if (folder.exists(fresh)) {
            folder.delete(fresh);
        }
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[Math.min(COPIED_AT_ONCE, sizeBytes)]);
        try (StoredFile source = folder.open(segment);
                StoredFile target = folder.create(fresh)) {
            int copied = 0;
            while (copied < sizeBytes) {
                int length = source.read(copied, bytes, 0, Math.min(bytes.capacity(), sizeBytes - copied));
                if (length == 0) {
                    throw new EOFException(segment + " ends at " + copied);
                }
                target.write(bytes, 0, length);
                copied += length;
            }
            target.force();
        }
        folder.replace(fresh, segment);
        folder.forceNames();
    }

    /** Once every segment that was noted is durable: none is in doubt any more. */
    void clear() throws IOException {
        boolean isChanged = false;
        for (String name : folder.list()) {
            if (name.endsWith(SUFFIX)) {
                folder.delete(name);
                isChanged = true;
            }
        }
        if (isChanged) {
            folder.forceNames();
        }
    }
}
