package az.ecbar.gateway.notice;

import org.agrona.MutableDirectBuffer;

/** The journal as the renderer sees it: records by their sequence. Called from the edge's thread. */
@FunctionalInterface
public interface StoredRecords {
    /**
     * Copies one record, header included.
     *
     * @return its length in bytes, 0 if it is not there
     */
    int read(long sequence, MutableDirectBuffer target, int offset);
}
