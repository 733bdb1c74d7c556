package az.ecbar.journal;

import az.ecbar.journal.DocumentCursor.Step;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordCheck;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of a file that should hold the records of a closed one, a piece at a time, and checks each by checksum,
 * sequence and link. Owned by one thread; changes nothing.
 */
public final class FileCheck implements AutoCloseable {
    /** How far the check is, or how it ended. */
    public enum State {
        /** There is more to read. */
        RUNNING,
        /** It holds these records, all of them, and nothing else. */
        SOUND,
        /** It does not, from {@link #sequence()} on. */
        DAMAGED
    }

    private final ClosedFile expected;
    private final Opening opening;
    private final ChainChecker chain = new ChainChecker();
    private @Nullable StoredFile stored;
    private @Nullable DocumentCursor cursor;
    private final PositionIndex positions = new PositionIndex();
    private long endPosition;
    private State state = State.RUNNING;
    private String cause = "";

    /** How the file is opened, at the first step. */
    @FunctionalInterface
    interface Opening {
        StoredFile open() throws IOException;
    }

    FileCheck(ClosedFile expected, Opening opening) {
        this.expected = expected;
        this.opening = opening;
        chain.placeBehind(expected.file().before());
    }

    /**
     * Reads on, to the end of the first record behind so many bytes.
     *
     * @throws IOException if the file cannot be read at all
     */
    public State step(int bytes) throws IOException {
        try {
            DocumentCursor reading = cursor;
            if (reading == null) {
                StoredFile opened = opening.open();
                stored = opened;
                reading = new DocumentCursor(opened, 0);
                cursor = reading;
            }
            long until = reading.nextPosition() + bytes;
            while (state == State.RUNNING && reading.nextPosition() < until) {
                state = next(reading);
            }
        } catch (ZipException | EOFException e) {
            state = damaged("it cannot be unpacked: " + e.getMessage());
        }
        return state;
    }

    private State next(DocumentCursor reading) throws IOException {
        if (chain.sequence() == expected.lastSequence()) {
            return atEnd(reading);
        }
        Step step = reading.next();
        if (step != Step.RECORD) {
            return damaged(step == Step.END ? "the file ends" : "no record");
        }
        RecordCheck check = chain.take(reading);
        if (check != RecordCheck.VALID) {
            return damaged("the record is " + check);
        }
        positions.add(chain.sequence() - expected.firstSequence(), reading.position());
        endPosition = reading.nextPosition();
        return State.RUNNING;
    }

    private State atEnd(DocumentCursor reading) throws IOException {
        if (!chain.isAt(expected.file().last())) {
            return damaged("the last link is another one");
        }
        return reading.next() == Step.END ? State.SOUND : damaged("something follows the last record");
    }

    private State damaged(String what) {
        cause = what;
        return State.DAMAGED;
    }

    /** The first sequence that was not found sound. */
    public long sequence() {
        return chain.sequence() + 1;
    }

    /** Where in the file, unpacked if it is compressed, the check is. */
    public long position() {
        DocumentCursor reading = cursor;
        return reading == null ? 0 : reading.position();
    }

    /** What was wrong; empty if nothing was. */
    public String cause() {
        return cause;
    }

    /** Position behind the last record found sound. */
    long endPosition() {
        return endPosition;
    }

    PositionIndex positions() {
        return positions;
    }

    @Override
    public void close() throws IOException {
        StoredFile present = stored;
        stored = null;
        cursor = null;
        if (present != null) {
            present.close();
        }
    }
}
