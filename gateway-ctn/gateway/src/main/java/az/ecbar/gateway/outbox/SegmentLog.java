package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A row of files ("segments") to which framed records are appended, and in which they are read by place.
 *
 * <pre>
 *   0 int32  length   of the whole record, little endian
 *   4 int32  crc32c   over the bytes [8, length)
 *   8 ...    the owner's
 * </pre>
 *
 * <p>Segments are numbered from 1. A segment is forced before the next one begins, so after a crash only the last one
 * can end in garbage; it is cut there, and a new one begins. One beneath which a force failed is written anew by the next
 * start ({@link UnforcedNotes}). Records are written together: see {@link #flush()}. The
 * newest records of the open segment stay in memory, pending or not, and are read there:
 *
 * <pre>
 *   open segment   0 ......................... written | pending
 *   recent                     0 ..................... | ....... recentBytes
 * </pre>
 *
 * <p>Owned by one thread. Keeps the recent records, and what {@link SegmentReaders} keeps. Every {@link IOException}
 * becomes an {@link OutboxFailure}: its effect is unknown, so the node must stop.
 */
final class SegmentLog {
    static final int FRAME_LENGTH = 8;
    static final int CRC_OFFSET = 4;
    private static final int MAX_PENDING_BYTES = 128 << 10;
    private static final int MAX_RECENT_BYTES = 1 << 20;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** Takes the records of a segment in order. */
    @FunctionalInterface
    interface Visitor {
        /** One sound record; false: it is not what may stand here, the segment ends before it. */
        boolean onRecord(int segment, int position, UnsafeBuffer record, int length);
    }

    private final FileFolder folder;
    private final UnforcedNotes unforced;
    private final String suffix;
    private final int segmentBytes;
    private final CRC32C crc32c = new CRC32C();
    private final byte[] recent = new byte[MAX_RECENT_BYTES];
    private final UnsafeBuffer recentView = new UnsafeBuffer(recent);
    private final UnsafeBuffer recentRecord = new UnsafeBuffer();
    private final SegmentReaders readers;
    private @Nullable StoredFile writer;
    private int lastSegment;
    private int writtenBytes;
    private int pendingBytes;
    private int recentBytes;
    private boolean hasFailed;

    SegmentLog(FileFolder folder, String suffix, int segmentBytes, int maxRecordBytes) {
        if (maxRecordBytes > MAX_PENDING_BYTES) {
            throw new IllegalArgumentException("a record may be " + MAX_PENDING_BYTES + " bytes long at most");
        }
        this.folder = folder;
        this.unforced = new UnforcedNotes(folder);
        this.suffix = suffix;
        this.segmentBytes = segmentBytes;
        this.readers = new SegmentReaders(folder, this::name, maxRecordBytes);
    }

    /** The segments that exist, in order; the next one to be written comes after the last. */
    List<Integer> findSegments() {
        try {
            List<Integer> found = new ArrayList<>();
            for (String name : folder.list()) {
                if (name.endsWith(suffix)) {
                    found.add(Integer.parseInt(name, 0, name.length() - suffix.length(), 10));
                }
            }
            lastSegment = found.isEmpty() ? 0 : found.getLast();
            return found;
        } catch (IOException e) {
            throw failure("cannot be listed", 0, e);
        }
    }

    /** The first segment behind another that is there now; 0 if there is none. */
    int segmentBehind(int segment) {
        for (int each : findSegments()) {
            if (each > segment) {
                return each;
            }
        }
        return 0;
    }

    /** The segment that is being written, or the last one before the next append begins another. */
    int lastSegment() {
        return lastSegment;
    }

    /** Whether a write or a force failed: nothing more is written or forced, and the process must end. */
    boolean hasFailed() {
        return hasFailed;
    }

    boolean isWriting() {
        return writer != null;
    }

    /** Whether a record still belongs into the open segment. */
    boolean hasRoom(int length) {
        return writer != null && writtenBytes + pendingBytes + length <= segmentBytes;
    }

    /** Begins the next segment; the last one must have been closed by {@link #seal()}. */
    void begin() {
        int segment = lastSegment + 1;
        try {
            writer = folder.create(name(segment));
        } catch (IOException e) {
            throw failure("cannot be made", segment, e);
        }
        lastSegment = segment;
        writtenBytes = 0;
        recentBytes = 0;
    }

    /** Frames a record in place, writes it behind the last one and returns its position in the open segment. */
    int append(byte[] record, int length) {
        int position = writtenBytes + pendingBytes;
        frame(record, length);
        if (pendingBytes + length > MAX_PENDING_BYTES || recentBytes + length > MAX_RECENT_BYTES) {
            flush();
        }
        if (recentBytes + length > MAX_RECENT_BYTES) {
            recentBytes = 0;
        }
        System.arraycopy(record, 0, recent, recentBytes, length);
        recentBytes += length;
        pendingBytes += length;
        return position;
    }

    /** Writes length and checksum into the first eight bytes. */
    void frame(byte[] record, int length) {
        crc32c.reset();
        crc32c.update(record, FRAME_LENGTH, length - FRAME_LENGTH);
        putInt(record, 0, length);
        putInt(record, CRC_OFFSET, (int) crc32c.getValue());
    }

    /** Gives what is pending to the operating system: a crash of the process loses it no more. */
    void flush() {
        if (pendingBytes > 0) {
            int length = pendingBytes;
            pendingBytes = 0;
            write(recentBytes - length, length);
        }
    }

    /** Makes all records durable. */
    void force() {
        if (hasFailed) {
            throw new OutboxFailure("segment " + name(lastSegment) + " failed before and is not forced again");
        }
        flush();
        StoredFile file = writer;
        if (file != null) {
            try {
                file.force();
                folder.forceNames();
            } catch (IOException e) {
                throw writeFailure("cannot be forced", lastSegment, e);
            }
        }
    }

    /** Forces and closes the open segment; returns its length in bytes. */
    int seal() {
        force();
        closeWriter();
        return writtenBytes;
    }

    /** Closes all files without forcing. */
    void close() {
        if (!hasFailed) {
            flush();
        }
        closeWriter();
        readers.close();
    }

    long sizeBytes(int segment) {
        return readers.sizeBytes(segment);
    }

    /** Reads the record at a position, which is not pending any more then; the result is valid until the next call. */
    UnsafeBuffer read(int segment, int position) {
        if (segment == lastSegment && position >= writtenBytes) {
            flush();
        }
        int at = position - (writtenBytes + pendingBytes - recentBytes);
        if (segment == lastSegment && writer != null && at >= 0 && at < recentBytes) {
            recentRecord.wrap(recent, at, recentView.getInt(at, ORDER));
            return recentRecord;
        }
        UnsafeBuffer record = readers.read(segment, position);
        if (record == null) {
            throw new OutboxFailure("record at " + position + " of " + name(segment) + " is damaged");
        }
        return record;
    }

    /** Reads what lies in a file; null when no sound record begins there, or the segment is gone. */
    @Nullable
    UnsafeBuffer readIfSound(int segment, int position) {
        return readers.exists(segment) ? readers.read(segment, position) : null;
    }

    /** Goes through a segment; returns the position behind the last record that is sound and that the visitor took. */
    int scan(int segment, Visitor visitor) {
        int position = 0;
        while (true) {
            UnsafeBuffer record = readers.read(segment, position);
            if (record == null || !visitor.onRecord(segment, position, record, record.capacity())) {
                return position;
            }
            position += record.capacity();
        }
    }

    /** Cuts a segment that nobody writes. */
    void truncate(int segment, int sizeBytes) {
        readers.drop(segment);
        try {
            folder.truncate(name(segment), sizeBytes);
        } catch (IOException e) {
            throw writeFailure("cannot be cut", segment, e);
        }
    }

    /** Ends a segment of an earlier process behind its sound records, at a start; durable on return. */
    void settle(int segment, int sizeBytes) {
        try {
            if (unforced.has(name(segment))) {
                readers.drop(segment);
                unforced.writeAnew(name(segment), sizeBytes);
                return;
            }
        } catch (IOException e) {
            throw writeFailure("cannot be written anew", segment, e);
        }
        truncate(segment, sizeBytes);
    }

    /** At a start, once all segments of earlier processes are settled. */
    void allSettled() {
        try {
            unforced.clear();
        } catch (IOException e) {
            throw failure("cannot be settled", lastSegment, e);
        }
    }

    /** Removes a segment that nobody writes, durably: a younger one must not be gone while an older one is back. */
    void delete(int segment) {
        readers.drop(segment);
        try {
            folder.delete(name(segment));
            folder.forceNames();
        } catch (IOException e) {
            throw failure("cannot be removed", segment, e);
        }
    }

    String name(int segment) {
        return String.format(Locale.ROOT, "%010d%s", segment, suffix);
    }

    private void write(int offset, int length) {
        StoredFile file = writer;
        if (file == null) {
            throw new IllegalStateException("no segment is open");
        }
        try {
            file.write(recentView, offset, length);
        } catch (IOException e) {
            throw writeFailure("cannot be written", lastSegment, e);
        }
        writtenBytes += length;
    }

    private void closeWriter() {
        StoredFile file = writer;
        writer = null;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw failure("cannot be closed", lastSegment, e);
            }
        }
    }

    private OutboxFailure writeFailure(String what, int segment, IOException cause) {
        hasFailed = true;
        unforced.add(name(segment), cause);
        return failure(what, segment, cause);
    }

    private OutboxFailure failure(String what, int segment, IOException cause) {
        return OutboxFailure.of(name(segment), what, cause);
    }

    private static void putInt(byte[] target, int offset, int value) {
        target[offset] = (byte) value;
        target[offset + 1] = (byte) (value >>> 8);
        target[offset + 2] = (byte) (value >>> 16);
        target[offset + 3] = (byte) (value >>> 24);
    }
}
