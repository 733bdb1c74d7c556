package az.ecbar.port;

import java.io.Closeable;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A plain file of a {@link FileFolder}, open to read, or, when it was just created, to write at its end. */
public interface StoredFile extends Closeable {
    /** Bytes in the file now. */
    long sizeBytes() throws IOException;

    /**
     * Reads from a position.
     *
     * @return the bytes read: fewer than asked for only where the file ends, 0 at or behind its end
     */
    int read(long position, MutableDirectBuffer target, int offset, int length) throws IOException;

    /** Writes all the given bytes at the end. */
    void write(DirectBuffer source, int offset, int length) throws IOException;

    /** Makes what was written durable; the file's name is made durable by {@link FileFolder#forceNames()}. */
    void force() throws IOException;
}
