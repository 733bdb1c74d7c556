package az.ecbar.journal;

import az.ecbar.journal.DocumentCursor.Step;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads one file of records from its start, checks every record against the chain, and finds where the
 * sound part ends and what lies behind it. Changes nothing.
 */
final class FileScan {
    /** How the sound part ends. */
    enum Ending {
        /** Nothing was written behind the last record. */
        BLANK,
        /** Torn or unfinished bytes follow: what a crash leaves behind. */
        TORN,
        /** A whole record follows that does not continue the chain: what a crash cannot leave behind. */
        FOREIGN
    }

    private static final long PROGRESS_BYTES = 4 * 1024 * 1024;
    private static final int SEARCH_WINDOW = 1024 * 1024;

    private final StoredFile file;
    private final String name;
    private final JournalProgress progress;
    private final PositionIndex positions = new PositionIndex();
    private final RecordChain chain;
    private final ChainPoint before;
    private long endPosition;
    private long records;
    private Ending ending = Ending.BLANK;
    private RecordCheck check = RecordCheck.VALID;

    private FileScan(StoredFile file, String name, ChainPoint before, JournalProgress progress) {
        this.file = file;
        this.name = name;
        this.before = before;
        this.chain = before.newChain();
        this.progress = progress;
    }

    /** Scans the file, whose first record must follow {@code before}. */
    static FileScan of(StoredFile file, String name, ChainPoint before, JournalProgress progress) throws IOException {
        FileScan scan = new FileScan(file, name, before, progress);
        scan.run();
        return scan;
    }

    private void run() throws IOException {
        DocumentCursor cursor = new DocumentCursor(file, 0);
        long size = file.sizeBytes();
        long reportAt = PROGRESS_BYTES;
        Step step = cursor.next();
        while (step == Step.RECORD) {
            check = checkRecord(cursor, chain);
            if (check != RecordCheck.VALID) {
                break;
            }
            positions.add(records, cursor.position());
            records++;
            endPosition = cursor.nextPosition();
            if (endPosition >= reportAt) {
                progress.onProgress("check " + name, endPosition, size);
                reportAt = endPosition + PROGRESS_BYTES;
            }
            step = cursor.next();
        }
        ending = ending(step, cursor);
    }

    private Ending ending(Step step, DocumentCursor cursor) throws IOException {
        return switch (step) {
            case END -> cursor.isBlankToEnd() ? Ending.BLANK : Ending.TORN;
            case BROKEN -> Ending.TORN;
            case RECORD ->
                switch (check) {
                    case BAD_SEQUENCE, BAD_LINK, BAD_ORDER -> Ending.FOREIGN;
                    case VALID, BAD_LENGTH, BAD_CRC -> Ending.TORN;
                };
        };
    }

    /** Checks the document under the cursor as the chain's next record. */
    static RecordCheck checkRecord(DocumentCursor cursor, RecordChain chain) {
        if (RecordHeader.length(cursor.buffer(), cursor.offset()) != cursor.length()) {
            return RecordCheck.BAD_LENGTH;
        }
        return chain.verify(cursor.buffer(), cursor.offset(), cursor.length());
    }

    /**
     * Looks through everything behind the sound part for whole records, and returns the highest sequence
     * that one of them knew to be durable; 0 if there is none.
     */
    long durableByLaterRecords() throws IOException {
        UnsafeBuffer window = new UnsafeBuffer(ByteBuffer.allocateDirect(SEARCH_WINDOW));
        RecordChain checker = new RecordChain();
        long size = file.sizeBytes();
        long last = chain.sequence();
        long highest = 0;
        long from = endPosition;
        while (from < size) {
            int held = file.read(from, window, 0, SEARCH_WINDOW);
            boolean isLastWindow = from + held >= size;
            int searchable = isLastWindow ? held : held - RecordHeader.MAX_RECORD_LENGTH;
            for (int at = 0;
                    at < searchable && at + RecordHeader.HEADER_LENGTH <= held;
                    at += DocumentCursor.ALIGNMENT) {
                int length = window.getInt(at, ByteOrder.LITTLE_ENDIAN);
                if (length < RecordHeader.HEADER_LENGTH || length > RecordHeader.MAX_RECORD_LENGTH) {
                    continue;
                }
                long sequence = RecordHeader.sequence(window, at);
                long knownDurable = RecordHeader.knownDurable(window, at);
                long room = (from + at - endPosition) / RecordHeader.HEADER_LENGTH + 1;
                boolean isPlausible = sequence > last
                        && sequence - last <= room
                        && knownDurable > highest
                        && knownDurable < sequence
                        && RecordHeader.reserved(window, at) == 0;
                if (isPlausible && checker.verifyAlone(window, at, held - at) == RecordCheck.VALID) {
                    highest = knownDurable;
                }
            }
            progress.onProgress("search " + name, from + held - endPosition, size - endPosition);
            if (isLastWindow) {
                break;
            }
            from += searchable & -DocumentCursor.ALIGNMENT;
        }
        return highest;
    }

    ChainPoint before() {
        return before;
    }

    /** The state behind the last sound record. */
    ChainPoint last() {
        return ChainPoint.of(chain);
    }

    /** Number of sound records. */
    long records() {
        return records;
    }

    /** Position behind the last sound record; 0 if there is none. */
    long endPosition() {
        return endPosition;
    }

    Ending ending() {
        return ending;
    }

    /** What was wrong with the record behind the sound part, if there was a record. */
    RecordCheck check() {
        return check;
    }

    PositionIndex positions() {
        return positions;
    }
}
