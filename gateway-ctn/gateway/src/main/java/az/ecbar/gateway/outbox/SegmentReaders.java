package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a {@link SegmentLog} out of its files, of which a few stay open. Owned by the log's thread; every
 * {@link IOException} becomes an {@link OutboxFailure}.
 */
final class SegmentReaders {
    private static final int OPEN_FILES = 8;
    private static final int FIRST_READ = 4096;

    private final FileFolder folder;
    private final IntFunction<String> names;
    private final byte[] bytes;
    private final UnsafeBuffer view;
    private final UnsafeBuffer record = new UnsafeBuffer();
    private final CRC32C crc32c = new CRC32C();
    private final int[] segments = new int[OPEN_FILES];
    private final @Nullable StoredFile[] files = new @Nullable StoredFile[OPEN_FILES];
    private int next;

    SegmentReaders(FileFolder folder, IntFunction<String> names, int maxRecordBytes) {
        this.folder = folder;
        this.names = names;
        this.bytes = new byte[maxRecordBytes];
        this.view = new UnsafeBuffer(bytes);
    }

    boolean exists(int segment) {
        try {
            StoredFile _ = file(segment);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw failure("cannot be opened", segment, e);
        }
    }

    long sizeBytes(int segment) {
        try {
            return file(segment).sizeBytes();
        } catch (IOException e) {
            throw failure("cannot be measured", segment, e);
        }
    }

    /** A whole record, valid until the next call; null when none that is sound begins here. */
    @Nullable
    UnsafeBuffer read(int segment, int position) {
        try {
            StoredFile file = file(segment);
            int got = readFully(file, position, 0, Math.min(FIRST_READ, bytes.length));
            int length = got < SegmentLog.FRAME_LENGTH ? 0 : view.getInt(0, ByteOrder.LITTLE_ENDIAN);
            if (length < SegmentLog.FRAME_LENGTH || length > bytes.length) {
                return null;
            }
            if (length > got && got + readFully(file, position + got, got, length - got) < length) {
                return null;
            }
            crc32c.reset();
            crc32c.update(bytes, SegmentLog.FRAME_LENGTH, length - SegmentLog.FRAME_LENGTH);
            if ((int) crc32c.getValue() != view.getInt(SegmentLog.CRC_OFFSET, ByteOrder.LITTLE_ENDIAN)) {
                return null;
            }
            record.wrap(bytes, 0, length);
            return record;
        } catch (IOException e) {
            throw failure("cannot be read", segment, e);
        }
    }

    /** A file that is cut, written anew or removed is opened again. */
    void drop(int segment) {
        for (int i = 0; i < OPEN_FILES; i++) {
            if (segments[i] == segment) {
                close(i);
            }
        }
    }

    void close() {
        for (int i = 0; i < OPEN_FILES; i++) {
            close(i);
        }
    }

    private int readFully(StoredFile file, long position, int offset, int length) throws IOException {
        int total = 0;
        while (total < length) {
            int got = file.read(position + total, view, offset + total, length - total);
            if (got <= 0) {
                break;
            }
            total += got;
        }
        return total;
    }

    private StoredFile file(int segment) throws IOException {
        for (int i = 0; i < OPEN_FILES; i++) {
            StoredFile file = files[i];
            if (file != null && segments[i] == segment) {
                return file;
            }
        }
        int slot = next;
        next = (next + 1) % OPEN_FILES;
        close(slot);
        StoredFile opened = folder.open(names.apply(segment));
        files[slot] = opened;
        segments[slot] = segment;
        return opened;
    }

    private void close(int slot) {
        StoredFile file = files[slot];
        files[slot] = null;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw failure("cannot be closed", segments[slot], e);
            }
        }
    }

    private OutboxFailure failure(String what, int segment, IOException cause) {
        return OutboxFailure.of(names.apply(segment), what, cause);
    }
}
