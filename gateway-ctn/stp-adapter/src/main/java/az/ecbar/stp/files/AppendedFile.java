package az.ecbar.stp.files;

import java.io.IOException;

/** A file that grows at its end. What was appended is durable after {@link #force}. */
public interface AppendedFile extends AutoCloseable {

    void append(byte[] bytes) throws IOException;

    void force() throws IOException;

    @Override
    void close() throws IOException;
}
