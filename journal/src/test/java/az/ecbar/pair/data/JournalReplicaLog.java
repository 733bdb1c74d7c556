package az.ecbar.pair.data;

import az.ecbar.journal.Journal;
import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.ReplicaLog;
import az.ecbar.record.RecordCheck;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A journal as its receiver sees it. */
public final class JournalReplicaLog implements ReplicaLog {
    private final Journal journal;
    private int appends;

    public JournalReplicaLog(Journal journal) {
        this.journal = journal;
    }

    /** Calls of {@link #append}, whatever came of them. */
    int appends() {
        return appends;
    }

    @Override
    public long lastSequence() {
        return journal.lastSequence();
    }

    @Override
    public long forcedSequence() {
        return journal.durableSequence();
    }

    @Override
    public void copyLink(long sequence, byte[] target) {
        if (sequence != journal.lastSequence()) {
            throw new UnsupportedOperationException("only the last one's");
        }
        journal.copyLink(target);
    }

    @Override
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public RecordCheck append(DirectBuffer record, int offset, int available) {
        appends++;
        return journal.appendSealed(record, offset, available);
    }

    @Override
    public long force() {
        return journal.force();
    }

    @Override
    public List<EpochEnd> ends(int max) {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public void setAside(long lastSequenceKept) {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public void committed(long sequence) {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public int applyMore() {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public long appliedSequence() {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public long lastEqualSequence() {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public long differsAtSequence() {
        throw new UnsupportedOperationException("not asked by a receiver");
    }
}
