package az.ecbar.ops.node;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalReader;
import az.ecbar.pair.OwnerLog;
import az.ecbar.port.Clock;
import az.ecbar.port.FileFolder;
import org.agrona.MutableDirectBuffer;

/**
 * The journal of a node that leads, as the pair thread sees it: core and edge run beside it.
 *
 * <p>A committed record that cannot be read, since an old file is damaged, is as if it were not there: the standby that
 * wants it waits, operators get an alarm, and the node leads on. It is tried again every second, for the file may be put
 * back. What is not committed yet must be readable, or the process ends: the other node is then the better one.
 */
final class LedLog implements OwnerLog {
    private static final long RETRY_NS = 1_000_000_000;

    private final Node node;
    private final JournalReader reader;
    private final LedSnapshots snapshots;
    private final Clock clock;
    private final NodeLog log;
    private long unreadable;
    private long triedNs;

    LedLog(Node node, FileFolder outbox, Clock clock, NodeLog log) {
        this.node = node;
        this.clock = clock;
        this.log = log;
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
        boolean isInDoubt = sequence == unreadable;
        if (sequence > appendedSequence() || (isInDoubt && clock.monotonicNs() - triedNs < RETRY_NS)) {
            return 0;
        }
        try {
            if (isInDoubt || sequence != reader.nextSequence()) {
                reader.seek(sequence);
            }
            int length = reader.next(sequence, target, offset);
            if (isInDoubt) {
                unreadable = 0;
            }
            return length;
        } catch (JournalException e) {
            if (sequence > committedSequence()) {
                throw e;
            }
            reader.seek(sequence);
            triedNs = clock.monotonicNs();
            if (!isInDoubt) {
                unreadable = sequence;
                log.onUnreadable(clock.utcNs(), sequence, node.commits().isAcknowledgementRequired(), e);
            }
            return 0;
        }
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
