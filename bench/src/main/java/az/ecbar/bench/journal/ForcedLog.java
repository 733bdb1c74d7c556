package az.ecbar.bench.journal;

import az.ecbar.bench.load.OpenLoop;
import az.ecbar.journal.Journal;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommandLog;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The journal as the core agent's log, with counters around it: records of the load (not those of the node itself),
 * their bytes, forces, and how late each record was when it had become durable. The core agent's thread writes; any
 * thread reads the counters.
 */
final class ForcedLog implements CommandLog {

    /**
     * A load whose latencies are taken.
     *
     * @param firstRecord number of its first record among all of the load
     */
    private record Measured(OpenLoop load, long firstRecord, Histogram latenciesNs) {}

    private final Journal journal;
    private final int templateId;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long appendedRecords;
    private long appendedBytes;
    private volatile long durableRecords;
    private volatile long durableBytes;
    private final AtomicLong forces = new AtomicLong();
    private volatile @Nullable Measured measured;

    /**
     * @param templateId of the commands that are the load
     */
    ForcedLog(Journal journal, int templateId) {
        this.journal = journal;
        this.templateId = templateId;
    }

    @Override
    public void append(MutableDirectBuffer record, int offset, int lengthBytes, long committed) {
        journal.append(record, offset, lengthBytes, committed);
        header.wrap(record, offset + RecordHeader.HEADER_LENGTH);
        if (header.templateId() == templateId) {
            appendedRecords++;
            appendedBytes += lengthBytes;
        }
    }

    @Override
    public long force() {
        long durableSequence = journal.force();
        Measured current = measured;
        if (current != null) {
            long nowNs = System.nanoTime();
            for (long record = durableRecords; record < appendedRecords; record++) {
                current.latenciesNs.recordValue(Math.max(0, nowNs - current.load.dueNs(record - current.firstRecord)));
            }
        }
        forces.incrementAndGet();
        durableBytes = appendedBytes;
        durableRecords = appendedRecords;
        return durableSequence;
    }

    /** From the next record on, takes latencies by this schedule; call when all records so far are durable. */
    void measure(OpenLoop load, Histogram latenciesNs) {
        measured = new Measured(load, durableRecords, latenciesNs);
    }

    long durableRecords() {
        return durableRecords;
    }

    long durableBytes() {
        return durableBytes;
    }

    long forces() {
        return forces.get();
    }
}
