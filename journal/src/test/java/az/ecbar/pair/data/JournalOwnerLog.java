package az.ecbar.pair.data;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalReader;
import az.ecbar.pair.OwnerLog;
import org.agrona.MutableDirectBuffer;

/** A journal as its sender sees it; it gives what is appended, forced or not. */
public final class JournalOwnerLog implements OwnerLog {
    private final Journal journal;
    private final JournalReader reader;
    private volatile long forced;

    public JournalOwnerLog(Journal journal) {
        this.journal = journal;
        this.reader = journal.newReader();
        this.forced = journal.durableSequence();
    }

    /** Forces; for the thread that appends. */
    public void force() {
        forced = journal.force();
    }

    @Override
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        return reader.read(sequence, target, offset);
    }

    @Override
    public long forcedSequence() {
        return forced;
    }

    @Override
    public long appendedSequence() {
        throw new UnsupportedOperationException("not asked by a sender");
    }

    @Override
    public long committedSequence() {
        throw new UnsupportedOperationException("not asked by a sender");
    }

    @Override
    public long firstOfEpoch() {
        throw new UnsupportedOperationException("not asked by a sender");
    }

    @Override
    public void acknowledged(long sequence) {
        throw new UnsupportedOperationException("not asked by a sender");
    }

    @Override
    public long requireAcknowledgements() {
        throw new UnsupportedOperationException("not asked by a sender");
    }

    @Override
    public void releaseAlone() {
        throw new UnsupportedOperationException("not asked by a sender");
    }
}
