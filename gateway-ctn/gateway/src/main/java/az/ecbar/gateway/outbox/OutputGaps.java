package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Outputs that could not be made when their turn came, since a record of which they tell could not be read. Each has its
 * place in the row of segments, where a record with the flag of a gap holds the events of which it is to be made; and a
 * file beside the segments, whose name is durable before the record is written:
 *
 * <pre>
 *   gap-7-65-12        of participant 7, terminal 'A', output 12: empty until the output is made; from then on the
 *                      whole record as it would lie in the segment
 * </pre>
 *
 * <p>Owned by the outbox, on its thread. Every {@link IOException} becomes an {@link OutboxFailure}.
 */
final class OutputGaps {
    private static final String PREFIX = "gap-";
    private static final String FRESH_SUFFIX = ".new";
    private static final int PARTS = 4;

    private final FileFolder folder;
    private final SegmentLog log;
    private final OutputRecord checked = new OutputRecord();
    private final Set<Gap> made = new HashSet<>();
    private final ArrayDeque<Gap> open = new ArrayDeque<>();

    /** An output's place, which is its name for ever. */
    record Gap(int participantId, byte terminal, long number) {
        String fileName() {
            return PREFIX + participantId + "-" + terminal + "-" + number;
        }

        static Gap ofFileName(String name) {
            String[] parts = name.split("-", PARTS);
            return new Gap(Integer.parseInt(parts[1]), Byte.parseByte(parts[2]), Long.parseLong(parts[3]));
        }
    }

    OutputGaps(FileFolder folder, SegmentLog log) {
        this.folder = folder;
        this.log = log;
    }

    /** Finds what the folder holds. */
    void recover() {
        try {
            for (String name : folder.list()) {
                if (!name.startsWith(PREFIX)) {
                    continue;
                }
                if (name.endsWith(FRESH_SUFFIX)) {
                    folder.delete(name);
                } else if (sizeOf(name) == 0) {
                    open.addLast(Gap.ofFileName(name));
                } else {
                    made.add(Gap.ofFileName(name));
                }
            }
        } catch (IOException e) {
            throw failure("cannot be listed", e);
        }
    }

    /** All of them, filled or not. */
    List<Gap> all() {
        List<Gap> all = new ArrayList<>(open);
        all.addAll(made);
        return all;
    }

    /** How many wait to be made. */
    int openCount() {
        return open.size();
    }

    /** The one that is tried next; null if none waits. */
    @Nullable
    Gap next() {
        return open.peekFirst();
    }

    /** It cannot be made yet: it goes behind the others. */
    void postpone() {
        open.addLast(open.removeFirst());
    }

    /** Notes a gap, durably; its record is written after that. */
    void add(Gap gap) {
        if (open.contains(gap)) {
            return;
        }
        try {
            if (!folder.exists(gap.fileName())) {
                folder.create(gap.fileName()).close();
                folder.forceNames();
            }
        } catch (IOException e) {
            throw failure("cannot be made", e);
        }
        made.remove(gap);
        open.addLast(gap);
    }

    /** Keeps, durably, the record of an output that could be made. */
    void fill(Gap gap, UnsafeBuffer record, int length) {
        String name = gap.fileName();
        String fresh = name + FRESH_SUFFIX;
        try {
            if (folder.exists(fresh)) {
                folder.delete(fresh);
            }
            try (StoredFile file = folder.create(fresh)) {
                file.write(record, 0, length);
                file.force();
            }
            folder.replace(fresh, name);
            folder.forceNames();
        } catch (IOException e) {
            throw failure("cannot be written", e);
        }
        open.remove(gap);
        made.add(gap);
    }

    /** The record that was made for a gap; null if it waits still. One that was damaged since waits again. */
    @Nullable
    UnsafeBuffer made(Gap gap) {
        if (!made.contains(gap)) {
            return null;
        }
        UnsafeBuffer record;
        try {
            record = readMade(gap);
        } catch (IOException e) {
            throw failure("cannot be read", e);
        }
        if (record == null) {
            made.remove(gap);
            open.addLast(gap);
        }
        return record;
    }

    /** What lies in a gap's file now, for who only reads what another thread writes; null if no sound record does. */
    @Nullable
    UnsafeBuffer readMade(Gap gap) throws IOException {
        try (StoredFile file = folder.open(gap.fileName())) {
            byte[] bytes = new byte[(int) file.sizeBytes()];
            UnsafeBuffer record = new UnsafeBuffer(bytes);
            int length = file.read(0, record, 0, bytes.length);
            return length == bytes.length && isSound(bytes, record) ? record : null;
        }
    }

    private boolean isSound(byte[] bytes, UnsafeBuffer record) {
        if (bytes.length < OutputRecord.HEAD_LENGTH) {
            return false;
        }
        int crc = checked.wrap(record, 0, bytes.length).crc();
        log.frame(bytes, bytes.length);
        return checked.crc() == crc && checked.isWellFormed();
    }

    /** What lay at this place is gone. */
    void forget(Gap gap) {
        try {
            folder.delete(gap.fileName());
            folder.forceNames();
        } catch (IOException e) {
            throw failure("cannot be removed", e);
        }
        open.remove(gap);
        made.remove(gap);
    }

    private long sizeOf(String name) throws IOException {
        try (StoredFile file = folder.open(name)) {
            return file.sizeBytes();
        }
    }

    private static OutboxFailure failure(String what, IOException cause) {
        return new OutboxFailure("a gap of the outbox " + what + ": " + cause.getMessage(), cause);
    }
}
