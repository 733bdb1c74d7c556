package az.ecbar.stp.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the adapter may do to files, each call one operation that either happened or did not.
 *
 * <p>Contents are durable after {@link #write} and after {@link AppendedFile#force}; names (of new, moved and
 * deleted files) are durable only after {@link #forceFolder} of the folder that holds them. Called by the
 * adapter's agent thread alone. Every failure is an {@link IOException}; the caller stops rather than guesses.
 */
public interface AdapterFiles {

    /** Makes the folder and its parents when they are not there. */
    void createFolder(Path folder) throws IOException;

    /** The regular files directly in the folder, in no particular order. */
    List<FoundFile> list(Path folder) throws IOException;

    boolean exists(Path file) throws IOException;

    /** Reads a whole file, of at most {@code maxBytes}; a longer one is an error. */
    byte[] read(Path file, int maxBytes) throws IOException;

    /** Reads a part of a file; fewer bytes than asked for is an error. */
    byte[] read(Path file, long offset, int lengthBytes) throws IOException;

    /** Makes the file anew, or empties it, writes the bytes and forces them. */
    void write(Path file, byte[] bytes) throws IOException;

    /** As {@link #write}, but not forced: for what can be made again from the store. */
    void writeLoosely(Path file, byte[] bytes) throws IOException;

    /**
     * Moves a file to a name that is free, in one step; both names are on one file system.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the name is taken: nothing is overwritten
     */
    void move(Path from, Path to) throws IOException;

    /** Puts a file in the place of another one, or of none, in one step. */
    void replace(Path from, Path to) throws IOException;

    /** Deletes the file when it is there. */
    void delete(Path file) throws IOException;

    /** Makes the names in the folder durable. */
    void forceFolder(Path folder) throws IOException;

    /** Opens an existing file for appending at its end. */
    AppendedFile append(Path file) throws IOException;
}
