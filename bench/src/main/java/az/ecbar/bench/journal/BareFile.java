package az.ecbar.bench.journal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** A file that takes records with nothing around them: no header, no chain, no index. Owned by one thread. */
interface BareFile extends Closeable {

    /** Writes one record at the end; not durable. */
    void append(MemorySegment record) throws IOException;

    /** Makes all records so far durable. */
    void force() throws IOException;

    /** Bytes that it still takes. */
    long remainingBytes();
}
