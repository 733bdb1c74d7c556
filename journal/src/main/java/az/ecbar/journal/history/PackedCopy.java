package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileCheck;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.gzip.GzipBlock;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A compressed copy of a closed file in the making, a block at a time: written, forced, then read back and checked
 * record by record. It has a name of its own until then, and what it becomes is its maker's matter.
 */
final class PackedCopy implements AutoCloseable {
    private static final String FRESH_SUFFIX = ".new";

    private final JournalHistory history;
    private final ClosedFile file;
    private final FileFolder target;
    private final String freshName;
    private final GzipBlock block = new GzipBlock();
    private final UnsafeBuffer plain = new UnsafeBuffer(new byte[GzipBlock.PLAIN_LENGTH]);
    private final UnsafeBuffer packed = new UnsafeBuffer(new byte[GzipBlock.MAX_LENGTH]);
    private final StoredFile source;
    private final long plainBytes;
    private @Nullable StoredFile writing;
    private @Nullable FileCheck check;
    private long position;
    private long packedBytes;

    PackedCopy(JournalHistory history, ClosedFile file, FileFolder target) throws IOException {
        this.history = history;
        this.file = file;
        this.target = target;
        this.freshName = JournalHistory.compressedName(file) + FRESH_SUFFIX;
        if (target.exists(freshName)) {
            target.delete(freshName);
        }
        this.source = history.open(file);
        this.plainBytes = source.sizeBytes();
        this.writing = target.create(freshName);
    }

    /** Does a piece of it, and says how it stands. */
    FileCheck.State step() throws IOException {
        StoredFile present = writing;
        if (present != null) {
            writeBlock(present);
            return FileCheck.State.RUNNING;
        }
        FileCheck checking = check;
        if (checking == null) {
            checking = history.check(file, target, freshName);
            check = checking;
        }
        return checking.step(GzipBlock.PLAIN_LENGTH);
    }

    private void writeBlock(StoredFile present) throws IOException {
        int length = source.read(position, plain, 0, GzipBlock.PLAIN_LENGTH);
        if (length > 0) {
            int packedLength = block.write(plain, 0, length, packed);
            present.write(packed, 0, packedLength);
            position += length;
            packedBytes += packedLength;
        }
        if (position >= plainBytes || length == 0) {
            present.force();
            present.close();
            writing = null;
        }
    }

    ClosedFile file() {
        return file;
    }

    /** The name that the copy has now. */
    String freshName() {
        return freshName;
    }

    /** What was found wrong when it was read back. */
    @Nullable
    FileCheck check() {
        return check;
    }

    /** Bytes read of the source. */
    long position() {
        return position;
    }

    long plainBytes() {
        return plainBytes;
    }

    long packedBytes() {
        return packedBytes;
    }

    /** Lets go of everything, finished or not; an unfinished copy keeps its own name, and is removed later. */
    @Override
    public void close() throws IOException {
        block.close();
        StoredFile present = writing;
        writing = null;
        FileCheck checking = check;
        try (source) {
            if (checking != null) {
                checking.close();
            }
            if (present != null) {
                present.close();
            }
        }
    }
}
