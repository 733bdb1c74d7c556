package az.ecbar.bench.pair;

import az.ecbar.journal.Journal;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommandLog;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;

/**
 * The journal as the core's log, which remembers the sequence of each payment and how long forces took. The core's thread
 * writes; any thread reads the sequences.
 */
final class MeasuredLog implements CommandLog {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Histogram forceNs = new Histogram(3);
    private final Journal journal;
    private final long[] sequences;
    private long journalBytes;
    private volatile int appended;
    private volatile long bytes;
    private volatile boolean isCountingForces;

    /** @param payments at most so many are appended */
    MeasuredLog(Journal journal, int payments) {
        this.journal = journal;
        this.sequences = new long[payments];
    }

    @Override
    public void append(MutableDirectBuffer record, int offset, int lengthBytes, long committed) {
        journal.append(record, offset, lengthBytes, committed);
        journalBytes += lengthBytes;
        bytes = journalBytes;
        header.wrap(record, offset + RecordHeader.HEADER_LENGTH);
        if (header.templateId() == SubmitPaymentDecoder.TEMPLATE_ID) {
            int next = appended;
            sequences[next] = RecordHeader.sequence(record, offset);
            appended = next + 1;
        }
    }

    @Override
    public long force() {
        long startNs = System.nanoTime();
        long last = journal.force();
        if (isCountingForces) {
            forceNs.recordValue(System.nanoTime() - startNs);
        }
        return last;
    }

    /** From now on forces count; any thread. */
    void countForces() {
        isCountingForces = true;
    }

    /** Bytes of all records; any thread. */
    long bytes() {
        return bytes;
    }

    /** How many payments were appended; any thread. */
    int appended() {
        return appended;
    }

    /** The sequence of one of those that were appended, from 0; any thread. */
    long sequence(int payment) {
        return sequences[payment];
    }

    /** How long each force took; to be read when the core's thread has ended. */
    Histogram forceNs() {
        return forceNs;
    }
}
