package az.ecbar.journal.snapshot;

import org.agrona.DirectBuffer;

/** Takes the records of a snapshot in the order in which they were written. */
@FunctionalInterface
public interface SnapshotSink {
    /** One record; the buffer is valid during the call only. */
    void onRecord(DirectBuffer buffer, int offset, int lengthBytes);
}
