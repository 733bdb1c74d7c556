package az.ecbar.ops.node;

import az.ecbar.journal.JournalReader;
import az.ecbar.pair.OwnerLog;
import org.agrona.MutableDirectBuffer;

/** The journal of a node that leads, as the pair thread sees it: core and edge run beside it. */
final class LedLog implements OwnerLog {
    private final Node node;
    private final JournalReader reader;

    LedLog(Node node) {
        this.node = node;
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

    void close() {
        reader.close();
    }
}
