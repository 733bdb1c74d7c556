package az.ecbar.bench.azips;

import az.ecbar.port.CommandSink;
import az.ecbar.record.RecordHeader;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The slots of a ring that is emptied by hand: takes so many commands, then says that it is full. Owned by one thread. */
final class CommandBatch implements CommandSink {

    private final UnsafeBuffer[] records;
    private final int[] lengths;
    private int count;

    CommandBatch(int slots) {
        records = new UnsafeBuffer[slots];
        lengths = new int[slots];
        for (int i = 0; i < slots; i++) {
            records[i] = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        }
    }

    @Override
    public @Nullable MutableDirectBuffer claim(int maxPayloadLength) {
        return count == records.length ? null : records[count];
    }

    @Override
    public void publish(int payloadLength) {
        lengths[count++] = PAYLOAD_OFFSET + payloadLength;
    }

    @Override
    public void abort() {
        throw new IllegalStateException("a payment that can be read is not given up");
    }

    int count() {
        return count;
    }

    /** A record whose header is not written yet. */
    MutableDirectBuffer record(int index) {
        return records[index];
    }

    /** Length of a record, header included. */
    int length(int index) {
        return lengths[index];
    }

    void clear() {
        count = 0;
    }
}
