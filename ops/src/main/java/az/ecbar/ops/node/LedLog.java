package az.ecbar.ops.node;

import az.ecbar.journal.JournalReader;
import az.ecbar.pair.OwnerLog;
import az.ecbar.port.FileFolder;
import org.agrona.MutableDirectBuffer;

/** The journal of a node that leads, as the pair thread sees it: core and edge run beside it. */
final class LedLog implements OwnerLog {
    private final Node node;
    private final JournalReader reader;
    private final LedSnapshots snapshots;

    LedLog(Node node, FileFolder outbox) {
        this.node = node;
        this.snapshots = new LedSnapshots(node.snapshots(), node.newReader(), node.commits(), outbox);
        this.reader = node.newReader();
    }

    @Override
    public long appendedSequence() {
        return node.core().sequenced();
    }

    @Override
    public long forcedSequence() {
        return node.commits().forcedSequence();
    }

    @Override
    public long committedSequence() {
        return node.commits().committed();
    }

    @Override
    public long firstOfEpoch() {
        return node.core().firstOfEpoch();
    }

    @Override
    public void acknowledged(long sequence) {
        node.commits().acknowledged(sequence);
    }

    @Override
    public long requireAcknowledgements() {
        return node.commits().requireAcknowledgements();
    }

    @Override
    public void releaseAlone() {
        node.commits().releaseAlone();
    }

    @Override
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        if (sequence > appendedSequence()) {
            return 0;
        }
        if (sequence != reader.nextSequence()) {
            reader.seek(sequence);
        }
        return reader.next(sequence, target, offset);
    }

    @Override
    public long base() {
        return reader.firstSequence() - 1;
    }

    @Override
    public LedSnapshots snapshots() {
        return snapshots;
    }

    void close() {
        snapshots.close();
        reader.close();
    }
}
