package az.ecbar.journal;

import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Steps through the documents of a file of records as plain bytes, passing over the container's own. It
 * trusts no byte: a file cut or torn anywhere ends in {@link Step#END} or {@link Step#BROKEN}.
 *
 * <p>Owned by one thread. Reads through a window that it keeps; the file may grow meanwhile.
 */
final class DocumentCursor {
    /** What the next place in the file holds. */
    enum Step {
        /** A document of ours, complete as far as its container says. */
        RECORD,
        /** Nothing was written here, or the file ends. */
        END,
        /** Neither: an unfinished document, or no document at all. */
        BROKEN
    }

    static final int DOCUMENT_HEADER_LENGTH = 4;
    static final int ALIGNMENT = 4;

    private static final int WINDOW_LENGTH = 128 * 1024;
    private static final int FIRST_READ_LENGTH = 16 * 1024;
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int CONTAINERS_OWN = 0x4000_0000;
    private static final int END_OF_USE = NOT_COMPLETE | CONTAINERS_OWN;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;

    private final UnsafeBuffer window = new UnsafeBuffer(ByteBuffer.allocateDirect(FIRST_READ_LENGTH));
    private StoredFile file;
    private long windowStart;
    private int windowLength;
    private int readLength = FIRST_READ_LENGTH;
    private long position;
    private long nextPosition;
    private int length;

    DocumentCursor(StoredFile file, long position) {
        this.file = file;
        seek(position);
    }

    /** Goes to the beginning of another file; what it holds of the one before is gone. */
    void enter(StoredFile other) {
        file = other;
        windowStart = 0;
        windowLength = 0;
        seek(0);
    }

    /** Makes the document at the given position the next one. */
    void seek(long position) {
        this.position = position;
        this.nextPosition = position;
        this.length = 0;
        this.readLength = FIRST_READ_LENGTH;
    }

    /** Goes to the next document of ours; stays where it is if there is none. */
    Step next() throws IOException {
        long candidate = nextPosition;
        while (true) {
            if (!hold(candidate, DOCUMENT_HEADER_LENGTH)) {
                return stay(candidate, Step.END);
            }
            int header = window.getInt((int) (candidate - windowStart), ByteOrder.LITTLE_ENDIAN);
            if ((header == 0 || (header & NOT_COMPLETE) != 0) && holdEnd(candidate)) {
                // Looked at afresh: the window may be older than what a writer has appended since.
                header = window.getInt((int) (candidate - windowStart), ByteOrder.LITTLE_ENDIAN);
            }
            if (header == 0 || header == END_OF_USE) {
                return stay(candidate, Step.END);
            }
            if ((header & NOT_COMPLETE) != 0) {
                return stay(candidate, Step.BROKEN);
            }
            int documentLength = header & LENGTH_MASK;
            long behind = align(candidate + DOCUMENT_HEADER_LENGTH + documentLength);
            if ((header & CONTAINERS_OWN) != 0) {
                if (documentLength == 0 || candidate + DOCUMENT_HEADER_LENGTH + documentLength > file.sizeBytes()) {
                    return stay(candidate, Step.BROKEN);
                }
                candidate = behind;
                continue;
            }
            if (documentLength < RecordHeader.HEADER_LENGTH
                    || documentLength > RecordHeader.MAX_RECORD_LENGTH
                    || !hold(candidate, DOCUMENT_HEADER_LENGTH + documentLength)) {
                return stay(candidate, Step.BROKEN);
            }
            position = candidate;
            nextPosition = behind;
            length = documentLength;
            return Step.RECORD;
        }
    }

    /** Reads the present document again from the file: a writer may have completed it since. */
    boolean refresh() throws IOException {
        return hold(position, DOCUMENT_HEADER_LENGTH + length, true);
    }

    /** Position of the present document, or, after END and BROKEN, of the place that was looked at. */
    long position() {
        return position;
    }

    /** Position behind the present document. */
    long nextPosition() {
        return nextPosition;
    }

    /** Bytes of the present document, without its header. */
    int length() {
        return length;
    }

    /** Holds the present document, from {@link #offset()} on, until the next step. */
    DirectBuffer buffer() {
        return window;
    }

    int offset() {
        return (int) (position - windowStart) + DOCUMENT_HEADER_LENGTH;
    }

    /** Whether nothing but zeros lies from the present place to the end of the file. */
    boolean isBlankToEnd() throws IOException {
        long from = nextPosition;
        long end = file.sizeBytes();
        while (from < end) {
            windowStart = from;
            windowLength = file.read(from, window, 0, (int) Math.min(window.capacity(), end - from));
            if (windowLength == 0) {
                return true;
            }
            for (int i = 0; i < windowLength; i++) {
                if (window.getByte(i) != 0) {
                    return isEndOfUseOnly(from + i);
                }
            }
            from += windowLength;
        }
        return true;
    }

    /** The container may mark the end of a file's use right behind the last document; that is no garbage. */
    private boolean isEndOfUseOnly(long firstNonZero) throws IOException {
        long marker = nextPosition;
        if (firstNonZero >= marker + DOCUMENT_HEADER_LENGTH || !hold(marker, DOCUMENT_HEADER_LENGTH, true)) {
            return false;
        }
        if (window.getInt((int) (marker - windowStart), ByteOrder.LITTLE_ENDIAN) != END_OF_USE) {
            return false;
        }
        nextPosition = marker + DOCUMENT_HEADER_LENGTH;
        boolean blank = isBlankToEnd();
        nextPosition = marker;
        return blank;
    }

    static long align(long position) {
        return (position + ALIGNMENT - 1) & -ALIGNMENT;
    }

    private Step stay(long at, Step step) {
        position = at;
        nextPosition = at;
        length = 0;
        return step;
    }

    /** Who follows a writer reads little at once: behind what was appended lies nothing but reserved space. */
    private boolean holdEnd(long from) throws IOException {
        readLength = FIRST_READ_LENGTH;
        return hold(from, DOCUMENT_HEADER_LENGTH, true);
    }

    private boolean hold(long from, int count) throws IOException {
        return hold(from, count, false);
    }

    /** Brings the given bytes into the window, if the file has them. */
    private boolean hold(long from, int count, boolean afresh) throws IOException {
        if (!afresh && from >= windowStart && from + count <= windowStart + windowLength) {
            return true;
        }
        windowStart = from;
        windowLength = 0;
        if (readLength > window.capacity()) {
            window.wrap(ByteBuffer.allocateDirect(readLength));
        }
        windowLength = file.read(from, window, 0, readLength);
        // Who goes on reads more at once; who looks for one record reads little.
        readLength = Math.min(WINDOW_LENGTH, readLength * 2);
        return windowLength >= count;
    }
}
