package az.ecbar.journal.snapshot;

import az.ecbar.journal.JournalFailure;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one snapshot. Nobody sees it before {@link #finish}; closed before that, it leaves nothing that
 * counts. Owned by one thread.
 */
public final class SnapshotWriter implements AutoCloseable {
    private final FileFolder folder;
    private final String freshName;
    private final StoredFile file;
    private byte[] bytes = new byte[SnapshotFile.PIECE_LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final MessageDigest sha256 = SnapshotLayout.newSha256();
    private int buffered;
    private long written;
    private long records;
    private boolean isFinished;

    SnapshotWriter(FileFolder folder, String freshName) throws IOException {
        this.folder = folder;
        this.freshName = freshName;
        this.file = folder.create(freshName);
        SnapshotLayout.putHeader(buffer);
        buffered = SnapshotLayout.HEADER_LENGTH;
    }

    /** Adds one record of the state. */
    public void write(DirectBuffer source, int offset, int lengthBytes) {
        if (lengthBytes < 1 || lengthBytes > SnapshotLayout.MAX_RECORD_LENGTH) {
            throw new IllegalArgumentException("a record of " + lengthBytes + " bytes");
        }
        try {
            makeRoom(Integer.BYTES + lengthBytes);
            buffer.putInt(buffered, lengthBytes, ByteOrder.LITTLE_ENDIAN);
            buffer.putBytes(buffered + Integer.BYTES, source, offset, lengthBytes);
            buffered += Integer.BYTES + lengthBytes;
            records++;
        } catch (IOException e) {
            throw new JournalFailure("the snapshot cannot be written: " + e.getMessage(), e);
        }
    }

    /** Completes the snapshot; it is durable and will be found on return. */
    public void finish(SnapshotInfo info) {
        if (isFinished) {
            throw new IllegalStateException("the snapshot is finished");
        }
        try {
            makeRoom(Integer.BYTES + SnapshotLayout.FOOTER_LENGTH);
            buffer.putInt(buffered, 0, ByteOrder.LITTLE_ENDIAN);
            buffered += Integer.BYTES;
            UnsafeBuffer footer = new UnsafeBuffer(buffer, buffered, SnapshotLayout.FOOTER_LENGTH);
            SnapshotLayout.putFooter(footer, info, written + buffered, records);
            sha256.update(bytes, 0, buffered + SnapshotLayout.SIGNED_FOOTER_LENGTH);
            footer.putBytes(SnapshotLayout.SIGNED_FOOTER_LENGTH, sha256.digest());
            file.write(buffer, 0, buffered + SnapshotLayout.FOOTER_LENGTH);
            file.force();
            file.close();
            folder.replace(freshName, SnapshotLayout.name(info.sequence()));
            folder.forceNames();
            isFinished = true;
        } catch (IOException e) {
            throw new JournalFailure("the snapshot cannot be completed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (isFinished) {
            return;
        }
        isFinished = true;
        try {
            file.close();
            folder.delete(freshName);
        } catch (IOException e) {
            throw new JournalFailure("an unfinished snapshot cannot be removed: " + e.getMessage(), e);
        }
    }

    private void makeRoom(int length) throws IOException {
        if (buffered + length <= bytes.length) {
            return;
        }
        sha256.update(bytes, 0, buffered);
        file.write(buffer, 0, buffered);
        written += buffered;
        buffered = 0;
        if (length > bytes.length) {
            bytes = new byte[length];
            buffer.wrap(bytes);
        }
    }
}
