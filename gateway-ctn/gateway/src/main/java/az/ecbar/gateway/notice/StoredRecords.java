package az.ecbar.gateway.notice;

import org.agrona.MutableDirectBuffer;

/** The journal as the renderer sees it: records by their sequence. Called from the edge's thread. */
@FunctionalInterface
public interface StoredRecords {
    /** The record is in the journal, and cannot be read at present: its file is damaged, and not repaired yet. */
    int UNREADABLE = -1;

    /**
     * Copies one record, header included.
     *
     * @return its length in bytes, 0 if it is not there; or {@link #UNREADABLE}, where whoever reads can wait
     */
    int read(long sequence, MutableDirectBuffer target, int offset);
}
