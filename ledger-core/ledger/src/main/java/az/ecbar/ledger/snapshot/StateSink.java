package az.ecbar.ledger.snapshot;

import org.agrona.DirectBuffer;

/** Takes the records of a snapshot in their order. Called by the thread that owns the ledger. */
@FunctionalInterface
public interface StateSink {
    /** One record: SBE header and body; the buffer is valid during the call only. */
    void onRecord(DirectBuffer buffer, int offset, int lengthBytes);
}
