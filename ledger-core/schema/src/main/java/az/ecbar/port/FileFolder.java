package az.ecbar.port;

import java.io.IOException;
import java.util.List;

/**
 * A folder of files with one owner, seen as durability sees it: what was written lasts once its file was
 * forced, and what a name stands for lasts once the names were forced.
 *
 * <p>A name may have one slash, for a part of the folder such as {@code open/}; a part exists as soon as
 * it is named. Reading is allowed from any thread. Changing is the owner's alone; one other thread may change, at the
 * same time, files that the owner does not touch any more, such as a journal's closed ones. Every {@link IOException}
 * of a change means that its effect is unknown; the caller must not go on as if it had happened, or as if it had not.
 */
public interface FileFolder {
    /** The names of all files, parts included, in ascending order. */
    List<String> list() throws IOException;

    /** Whether a file has this name. */
    boolean exists(String name) throws IOException;

    /**
     * Makes a new, empty file to write.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    StoredFile create(String name) throws IOException;

    /**
     * Opens a file to read.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    StoredFile open(String name) throws IOException;

    /**
     * Opens a gzip file to read what it holds, as if it were not compressed.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    StoredFile openCompressed(String name) throws IOException;

    /** Cuts a file to the given size and forces it; nobody may be writing it. */
    void truncate(String name, long sizeBytes) throws IOException;

    /** Gives a file another name, in one step; a file that had this name before is gone. */
    void replace(String from, String to) throws IOException;

    /** Removes a file. */
    void delete(String name) throws IOException;

    /** Makes every creation, replacement and removal so far durable. */
    void forceNames() throws IOException;

    /** Bytes that may still be written, as the file system says. */
    long usableBytes() throws IOException;
}
