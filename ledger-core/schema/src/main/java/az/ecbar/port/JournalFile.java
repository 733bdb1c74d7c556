package az.ecbar.port;

import java.io.Closeable;
import java.io.IOException;
import org.agrona.DirectBuffer;

/**
 * The one file of records that is being written. Owned by one thread; {@link #append} and {@link #force}
 * allocate nothing that grows with the number of calls.
 */
public interface JournalFile extends Closeable {
    /** What {@link #reserve} achieved. */
    enum Reservation {
        /** The file system keeps the space for this file. */
        RESERVED,
        /** The file system cannot reserve; it may run full at any append. */
        UNSUPPORTED,
        /** There is not so much space left. */
        FULL
    }

    /** The file's name in its folder. */
    String name();

    /**
     * Writes one document at the end, not yet durable.
     *
     * @return the position of the document's first four bytes
     */
    long append(DirectBuffer source, int offset, int length) throws IOException;

    /** The position behind the last document. */
    long endPosition();

    /**
     * Makes every document so far durable. When it throws, nothing may be taken as durable that was not so
     * before, and no later success makes up for it: the owner must end.
     */
    void force() throws IOException;

    /** Reserves space ahead, so that all positions below the given one can be written. Nothing is written. */
    Reservation reserve(long endPosition) throws IOException;
}
