package az.ecbar.journal;

import az.ecbar.port.JournalFile;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A new file of records in the making, in a part of the folder which a start empties: records that follow a place of the
 * chain, each checked before it is written. Who made it gives it its name when it is finished.
 */
final class RecordCopy implements AutoCloseable {
    private static final long PROGRESS_BYTES = 4 * 1024 * 1024;

    private final JournalFolder folder;
    private final JournalConfig config;
    private final String part;
    private final RecordChain chain;
    private final PositionIndex positions = new PositionIndex();
    private @Nullable JournalFile file;
    private String name = "";
    private long records;
    private long endPosition;

    /** A copy whose first record follows the given place. */
    RecordCopy(JournalFolder folder, JournalConfig config, ChainPoint before) {
        this(folder, config, before, JournalNames.RECOVERY_PART);
    }

    /** As above, beside whoever makes another file; each part is for one thread. */
    RecordCopy(JournalFolder folder, JournalConfig config, ChainPoint before, String part) {
        this.folder = folder;
        this.config = config;
        this.part = part;
        this.chain = before.newChain();
    }

    /**
     * Adds the first records of a file.
     *
     * @throws IOException if one of them is not the next of the chain
     */
    void add(StoredFile source, String sourceName, long count, JournalProgress progress) throws IOException {
        DocumentCursor cursor = new DocumentCursor(source, 0);
        long reportAt = PROGRESS_BYTES;
        for (long ordinal = 0; ordinal < count; ordinal++) {
            if (cursor.next() != DocumentCursor.Step.RECORD
                    || add(cursor.buffer(), cursor.offset(), cursor.length()) != RecordCheck.VALID) {
                throw new IOException("record " + ordinal + " of " + sourceName + " changed while it was copied");
            }
            if (cursor.nextPosition() >= reportAt) {
                progress.onProgress("copy " + sourceName, ordinal, count);
                reportAt = cursor.nextPosition() + PROGRESS_BYTES;
            }
        }
    }

    /** Adds one record, if it is the next of the chain and exactly as long as it says. */
    RecordCheck add(DirectBuffer record, int offset, int length) throws IOException {
        if (length < RecordHeader.HEADER_LENGTH || RecordHeader.length(record, offset) != length) {
            return RecordCheck.BAD_LENGTH;
        }
        RecordCheck check = chain.verify(record, offset, length);
        if (check == RecordCheck.VALID) {
            JournalFile target = file;
            if (target == null) {
                target = start(RecordHeader.timeNs(record, offset));
            }
            positions.add(records, target.append(record, offset, length));
            records++;
        }
        return check;
    }

    /** Makes what was added durable; the copy goes on. */
    void force() throws IOException {
        JournalFile target = file;
        if (target != null) {
            target.force();
        }
    }

    /** Makes the copy durable, and cuts what lies behind its records. */
    void finish() throws IOException {
        JournalFile target = file;
        if (target == null) {
            throw new IOException("a copy without records");
        }
        target.force();
        endPosition = target.endPosition();
        close();
        JournalRecovery.cutBehind(folder, name, endPosition);
        folder.forceNames();
    }

    /** Lets go of the file, finished or not. */
    @Override
    public void close() throws IOException {
        JournalFile target = file;
        file = null;
        if (target != null) {
            target.close();
        }
    }

    private JournalFile start(long timeNs) throws IOException {
        long cycleStartNs = Math.floorDiv(timeNs, config.cycleLengthNs()) * config.cycleLengthNs();
        JournalFile started = folder.startFile(part, cycleStartNs, config.cycleLengthNs());
        file = started;
        name = started.name();
        return started;
    }

    /** The name that it has in the making. */
    String name() {
        return name;
    }

    /** The state behind its last record. */
    ChainPoint last() {
        return ChainPoint.of(chain);
    }

    /** Position behind the last record, when it is finished. */
    long endPosition() {
        return endPosition;
    }

    PositionIndex positions() {
        return positions;
    }
}
