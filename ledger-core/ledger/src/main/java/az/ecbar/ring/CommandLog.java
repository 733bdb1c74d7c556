package az.ecbar.ring;

import org.agrona.MutableDirectBuffer;

/**
 * Where records are kept, as the core agent sees it; the journal stands behind it.
 *
 * <p>Called by the core agent's thread alone. Any exception means that durability is lost: the node stops.
 */
public interface CommandLog {
    /**
     * Appends a record whose header is complete but for durable sequence, link and checksum, which are written into
     * the given bytes.
     *
     * @param committed the last sequence that may be released now; the record will name it as known durable
     */
    void append(MutableDirectBuffer record, int offset, int lengthBytes, long committed);

    /** Makes everything appended durable and gives the last durable sequence. */
    long force();

    /** Called about once a second, whether or not anything is appended: a chance to see that space runs out or is back. */
    default void look() {}
}
