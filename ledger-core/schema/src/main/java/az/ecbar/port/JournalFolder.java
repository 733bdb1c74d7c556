package az.ecbar.port;

import java.io.IOException;

/**
 * The folder in which a journal lives: plain files, and files of records that are written through
 * {@link JournalFile}.
 *
 * <p>A file of records is a row of documents, the layout of Chronicle Queue, read as plain bytes through
 * {@link #open}. A document is a little-endian int32 and as many bytes as it says, and starts at a
 * multiple of 4:
 *
 * <pre>
 *   bit 31      not complete yet (or, with bit 30 and length 0, the end of the file's use)
 *   bit 30      the container's own: to be passed over
 *   bits 29..0  length in bytes
 *   0           nothing written here yet
 * </pre>
 */
public interface JournalFolder extends FileFolder {
    /**
     * Starts a new file of records; its name and its container's header are durable on return.
     *
     * @param part where it lies, ending in a slash
     * @param cycleStartNs the start of the cycle after which the file is named
     * @param cycleLengthNs the length of that cycle
     * @throws java.nio.file.FileAlreadyExistsException if there is one of this cycle in this part
     */
    JournalFile startFile(String part, long cycleStartNs, long cycleLengthNs) throws IOException;

    /** What a start of the same cycle in this part is called. */
    String fileName(String part, long cycleStartNs, long cycleLengthNs);
}
