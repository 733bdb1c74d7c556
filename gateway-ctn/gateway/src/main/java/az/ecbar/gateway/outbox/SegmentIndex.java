package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Index files: where in a closed segment each output lies, so that neither a start nor a read goes through the segment.
 * Made from the segment, and made again from it if missing or damaged.
 *
 * <pre>
 *   0 int32  layout         1
 *   4 int32  crc32c         over the bytes [8, end)
 *   8 int64  lastSequence   of the last record
 *  16 int64  lastTimeNs     of the last record
 *  24 int32  lastEventIndex of the last record
 *  28 int32  segmentBytes   length of the segment
 *  32 int32  runs
 *  36 int32  length         of this file
 *  40        runs, each: int32 participantId, int32 terminal, int64 firstNumber, int32 count, int32 positionsAt
 *  ..        positions, int32 each, run by run
 * </pre>
 *
 * <p>Owned by the outbox's thread; allocates, since it works once a segment.
 */
final class SegmentIndex {
    private static final int LAYOUT = 1;
    private static final int CRC = 4;
    private static final int BODY = 8;
    private static final int LAST_TIME_NS = 16;
    private static final int LAST_EVENT_INDEX = 24;
    private static final int SEGMENT_BYTES = 28;
    private static final int RUNS = 32;
    private static final int LENGTH = 36;
    private static final int HEAD_LENGTH = 40;
    private static final int RUN_LENGTH = 24;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final FileFolder folder;

    SegmentIndex(FileFolder folder) {
        this.folder = folder;
    }

    /**
     * What a segment ends with.
     *
     * @param segment its number
     * @param lastSequence sequence of the last record's command
     * @param lastEventIndex the last record's event within it
     * @param lastTimeNs time of that command
     * @param segmentBytes length of the segment
     */
    record Summary(int segment, long lastSequence, int lastEventIndex, long lastTimeNs, int segmentBytes) {}

    /** Takes the runs of a segment. */
    @FunctionalInterface
    interface RunReader {
        void onRun(int participantId, byte terminal, Span span);
    }

    /** Writes the index of a closed segment and makes it durable; takes the positions out of the memory. */
    void write(Summary summary, List<TerminalOutputs> terminals) {
        ExpandableArrayBuffer out = new ExpandableArrayBuffer();
        int at = HEAD_LENGTH + terminals.size() * RUN_LENGTH;
        int run = HEAD_LENGTH;
        for (TerminalOutputs terminal : terminals) {
            Span span = spanIn(terminal, summary.segment());
            IntArrayList positions = span.positions;
            if (positions == null) {
                throw new IllegalStateException("the positions of an open segment are in memory");
            }
            out.putInt(run, terminal.participantId, ORDER);
            out.putInt(run + 4, terminal.terminal, ORDER);
            out.putLong(run + 8, span.firstNumber, ORDER);
            out.putInt(run + 16, span.count, ORDER);
            out.putInt(run + 20, at, ORDER);
            span.positionsAt = at;
            for (int i = 0; i < span.count; i++) {
                out.putInt(at, positions.getInt(i), ORDER);
                at += Integer.BYTES;
            }
            span.positions = null;
            run += RUN_LENGTH;
        }
        head(out, summary, terminals.size(), at);
        store(summary.segment(), out, at);
    }

    /** Reads the index of a segment; null when there is none that fits a segment of this length. */
    @Nullable
    Summary read(int segment, long segmentBytes, RunReader runs) {
        byte[] bytes = load(segment);
        if (bytes == null || !isSound(bytes)) {
            return null;
        }
        UnsafeBuffer in = new UnsafeBuffer(bytes);
        if (in.getInt(SEGMENT_BYTES, ORDER) != segmentBytes) {
            return null;
        }
        for (int i = 0; i < in.getInt(RUNS, ORDER); i++) {
            int run = HEAD_LENGTH + i * RUN_LENGTH;
            Span span = new Span(segment, in.getLong(run + 8, ORDER));
            span.count = in.getInt(run + 16, ORDER);
            span.positionsAt = in.getInt(run + 20, ORDER);
            runs.onRun(in.getInt(run, ORDER), (byte) in.getInt(run + 4, ORDER), span);
        }
        return new Summary(
                segment,
                in.getLong(BODY, ORDER),
                in.getInt(LAST_EVENT_INDEX, ORDER),
                in.getLong(LAST_TIME_NS, ORDER),
                in.getInt(SEGMENT_BYTES, ORDER));
    }

    /** Reads the positions of a run back into memory. */
    IntArrayList positions(Span span) {
        int length = span.count * Integer.BYTES;
        UnsafeBuffer in = new UnsafeBuffer(new byte[length]);
        try (StoredFile file = folder.open(name(span.segment))) {
            if (readFully(file, span.positionsAt, in, length) < length) {
                throw new OutboxFailure("outbox index " + name(span.segment) + " is too short");
            }
        } catch (IOException e) {
            throw new OutboxFailure("outbox index " + name(span.segment) + " cannot be read", e);
        }
        IntArrayList positions = new IntArrayList(span.count, IntArrayList.DEFAULT_NULL_VALUE);
        for (int i = 0; i < span.count; i++) {
            positions.addInt(in.getInt(i * Integer.BYTES, ORDER));
        }
        return positions;
    }

    /** Removes the index of a segment, if there is one. */
    void delete(int segment) {
        try {
            if (folder.exists(name(segment))) {
                folder.delete(name(segment));
            }
        } catch (IOException e) {
            throw new OutboxFailure("outbox index " + name(segment) + " cannot be removed", e);
        }
    }

    private static Span spanIn(TerminalOutputs terminal, int segment) {
        Span span = terminal.spanIn(segment);
        if (span == null) {
            throw new IllegalStateException(terminal + " has nothing in segment " + segment);
        }
        return span;
    }

    private static void head(ExpandableArrayBuffer out, Summary summary, int runs, int length) {
        out.putInt(0, LAYOUT, ORDER);
        out.putLong(BODY, summary.lastSequence(), ORDER);
        out.putLong(LAST_TIME_NS, summary.lastTimeNs(), ORDER);
        out.putInt(LAST_EVENT_INDEX, summary.lastEventIndex(), ORDER);
        out.putInt(SEGMENT_BYTES, summary.segmentBytes(), ORDER);
        out.putInt(RUNS, runs, ORDER);
        out.putInt(LENGTH, length, ORDER);
        CRC32C crc32c = new CRC32C();
        crc32c.update(out.byteArray(), BODY, length - BODY);
        out.putInt(CRC, (int) crc32c.getValue(), ORDER);
    }

    private void store(int segment, ExpandableArrayBuffer out, int length) {
        delete(segment);
        try (StoredFile file = folder.create(name(segment))) {
            file.write(out, 0, length);
            file.force();
            folder.forceNames();
        } catch (IOException e) {
            throw new OutboxFailure("outbox index " + name(segment) + " cannot be written", e);
        }
    }

    private byte @Nullable [] load(int segment) {
        try {
            if (!folder.exists(name(segment))) {
                return null;
            }
            try (StoredFile file = folder.open(name(segment))) {
                byte[] bytes = new byte[(int) file.sizeBytes()];
                readFully(file, 0, new UnsafeBuffer(bytes), bytes.length);
                return bytes;
            }
        } catch (IOException e) {
            throw new OutboxFailure("outbox index " + name(segment) + " cannot be read", e);
        }
    }

    private static boolean isSound(byte[] bytes) {
        if (bytes.length < HEAD_LENGTH) {
            return false;
        }
        UnsafeBuffer in = new UnsafeBuffer(bytes);
        if (in.getInt(0, ORDER) != LAYOUT || in.getInt(LENGTH, ORDER) != bytes.length) {
            return false;
        }
        CRC32C crc32c = new CRC32C();
        crc32c.update(bytes, BODY, bytes.length - BODY);
        return (int) crc32c.getValue() == in.getInt(CRC, ORDER);
    }

    private static int readFully(StoredFile file, long position, UnsafeBuffer target, int length) throws IOException {
        int total = 0;
        while (total < length) {
            int got = file.read(position + total, target, total, length - total);
            if (got <= 0) {
                break;
            }
            total += got;
        }
        return total;
    }

    private static String name(int segment) {
        return String.format(Locale.ROOT, "%010d.index", segment);
    }
}
