package az.ecbar.bench.ledger;

import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommandLog;
import org.agrona.MutableDirectBuffer;

/** A log that keeps nothing, for what is measured without a journal. Owned by the core agent's thread. */
final class MemoryLog implements CommandLog {

    private long lastSequence;

    @Override
    public void append(MutableDirectBuffer record, int offset, int lengthBytes, long committed) {
        lastSequence = RecordHeader.sequence(record, offset);
    }

    @Override
    public long force() {
        return lastSequence;
    }
}
