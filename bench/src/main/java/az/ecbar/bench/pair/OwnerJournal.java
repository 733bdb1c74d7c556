package az.ecbar.bench.pair;

import az.ecbar.bench.ledger.BenchGenesis;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalReader;
import az.ecbar.pair.OwnerLog;
import az.ecbar.record.RecordHeader;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The owner's journal: one thread appends and forces records of 128 bytes, another reads them for the standby. */
final class OwnerJournal implements OwnerLog {
    static final int EPOCH = 1;
    private static final int RECORD_BYTES = 128;

    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RECORD_BYTES]);
    private final Journal journal;
    private final JournalReader reader;
    private final boolean isReadBeforeForce;
    private volatile long appended;
    private volatile long forced;

    OwnerJournal(Journal journal, boolean isReadBeforeForce) {
        this.journal = journal;
        this.reader = journal.newReader();
        journal.prepare(BenchGenesis.OPENING_NS);
        this.isReadBeforeForce = isReadBeforeForce;
    }

    /** For the thread that appends. */
    void append() {
        long sequence = journal.lastSequence() + 1;
        RecordHeader.write(record, 0, RECORD_BYTES, sequence, BenchGenesis.OPENING_NS + sequence, EPOCH);
        journal.append(record, 0, RECORD_BYTES);
        appended = sequence;
    }

    /** For the thread that appends. */
    void force() {
        forced = journal.force();
    }

    @Override
    public long appendedSequence() {
        return appended;
    }

    @Override
    public long forcedSequence() {
        return forced;
    }

    @Override
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        return sequence > (isReadBeforeForce ? appended : forced) ? 0 : reader.read(sequence, target, offset);
    }

    @Override
    public long firstOfEpoch() {
        return 1;
    }

    @Override
    public long committedSequence() {
        throw new UnsupportedOperationException("the run counts by itself");
    }

    @Override
    public void acknowledged(long sequence) {
        throw new UnsupportedOperationException("the run counts by itself");
    }

    @Override
    public long requireAcknowledgements() {
        throw new UnsupportedOperationException("the run counts by itself");
    }

    @Override
    public void releaseAlone() {
        throw new UnsupportedOperationException("the run counts by itself");
    }
}
