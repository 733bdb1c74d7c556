package az.ecbar.bench.pair;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalReader;
import az.ecbar.pair.OwnerLog;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.CoreAgent;
import org.agrona.MutableDirectBuffer;

/** The journal of a core as its sender sees it; as the node's own, save that records may be held back until they are forced. */
final class CoreLog implements OwnerLog {
    private final CoreAgent core;
    private final CommitRule commits;
    private final JournalReader reader;
    private final boolean isReadBeforeForce;

    CoreLog(CoreAgent core, CommitRule commits, Journal journal, boolean isReadBeforeForce) {
        this.core = core;
        this.commits = commits;
        this.reader = journal.newReader();
        this.isReadBeforeForce = isReadBeforeForce;
    }

    @Override
    public long appendedSequence() {
        return core.sequenced();
    }

    @Override
    public long forcedSequence() {
        return commits.forcedSequence();
    }

    @Override
    public long committedSequence() {
        return commits.committed();
    }

    @Override
    public long firstOfEpoch() {
        return core.firstOfEpoch();
    }

    @Override
    public void acknowledged(long sequence) {
        commits.acknowledged(sequence);
    }

    @Override
    public long requireAcknowledgements() {
        return commits.requireAcknowledgements();
    }

    @Override
    public void releaseAlone() {
        commits.releaseAlone();
    }

    @Override
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        if (sequence > (isReadBeforeForce ? appendedSequence() : forcedSequence())) {
            return 0;
        }
        if (sequence != reader.nextSequence()) {
            reader.seek(sequence);
        }
        return reader.next(sequence, target, offset);
    }
}
