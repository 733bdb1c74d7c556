package az.ecbar.bench.pair;

import az.ecbar.journal.Journal;
import az.ecbar.pair.EpochEnd;
import az.ecbar.pair.ReplicaLog;
import az.ecbar.record.RecordCheck;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The standby's journal without a ledger, with the time that its last force took. */
final class StandbyJournal implements ReplicaLog {
    private final Journal journal;
    private long forceNs;

    StandbyJournal(Journal journal) {
        this.journal = journal;
    }

    long forceNs() {
        return forceNs;
    }

    void copyLastLink(byte[] target) {
        journal.copyLink(target);
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
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        throw new UnsupportedOperationException("not asked by a receiver");
    }

    @Override
    public RecordCheck append(DirectBuffer record, int offset, int available) {
        return journal.appendSealed(record, offset, available);
    }

    @Override
    public long force() {
        long startNs = System.nanoTime();
        long last = journal.force();
        forceNs = System.nanoTime() - startNs;
        return last;
    }

    @Override
    public void copyLink(long sequence, byte[] target) {
        throw new UnsupportedOperationException("no protocol asks");
    }

    @Override
    public List<EpochEnd> ends(int max) {
        throw new UnsupportedOperationException("no protocol asks");
    }

    @Override
    public void setAside(long lastSequenceKept) {
        throw new UnsupportedOperationException("no protocol asks");
    }

    @Override
    public void committed(long sequence) {
        throw new UnsupportedOperationException("there is no ledger");
    }

    @Override
    public int applyMore() {
        throw new UnsupportedOperationException("there is no ledger");
    }

    @Override
    public long appliedSequence() {
        throw new UnsupportedOperationException("there is no ledger");
    }

    @Override
    public long lastEqualSequence() {
        throw new UnsupportedOperationException("there is no ledger");
    }

    @Override
    public long differsAtSequence() {
        throw new UnsupportedOperationException("there is no ledger");
    }
}
