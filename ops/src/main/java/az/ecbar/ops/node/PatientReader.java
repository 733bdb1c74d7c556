package az.ecbar.ops.node;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalReader;
import az.ecbar.port.Clock;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal in a row for who may wait: a record of a closed file that cannot be read is as if it were not there
 * yet. Whoever looks after closed files has heard of it by then; it is tried again every second, for the file is repaired
 * by the other node's records meanwhile, or put back. A record of the file that is being written must be readable.
 *
 * <p>Owned by one thread; {@link #unreadable} may be called from any.
 */
final class PatientReader implements AutoCloseable {
    private static final long RETRY_NS = 1_000_000_000;

    private final JournalReader reader;
    private @Nullable Clock clock;
    private @Nullable JournalException cause;
    private volatile long unreadable;
    private long triedNs;

    /** Waits for nothing until it is told to. */
    PatientReader(JournalReader reader) {
        this.reader = reader;
    }

    /** From here on it waits, by this clock. */
    void waitBy(Clock newClock) {
        clock = newClock;
    }

    JournalReader reader() {
        return reader;
    }

    /** Makes the given sequence the next one. */
    void seek(long sequence) {
        reader.seek(sequence);
        unreadable = 0;
        cause = null;
    }

    /**
     * Copies the next record.
     *
     * @return its length in bytes; 0 if it lies beyond the bound, is not written yet, or cannot be read at present
     * @throws JournalException if it cannot be read and this reader does not wait
     */
    int next(long upToSequence, MutableDirectBuffer target, int offset) {
        Clock waiting = clock;
        if (waiting == null) {
            return reader.next(upToSequence, target, offset);
        }
        if (unreadable != 0 && waiting.monotonicNs() - triedNs < RETRY_NS) {
            return 0;
        }
        try {
            int length = reader.next(upToSequence, target, offset);
            unreadable = 0;
            cause = null;
            return length;
        } catch (JournalException e) {
            long sequence = reader.nextSequence();
            if (!reader.isClosed(sequence)) {
                throw e;
            }
            // What follows it is compared with the chain anew.
            reader.seek(sequence);
            triedNs = waiting.monotonicNs();
            cause = e;
            unreadable = sequence;
            return 0;
        }
    }

    /** The sequence that cannot be read at present; 0 if there is none. */
    long unreadable() {
        return unreadable;
    }

    /**
     * For who can wait no longer.
     *
     * @throws JournalException why the next record could not be read, if it could not
     */
    void requireReadable() {
        JournalException e = cause;
        if (e != null) {
            throw e;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
