package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.gateway.outbox.OutboxCopy;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.pair.SnapshotSource;
import az.ecbar.port.FileFolder;
import az.ecbar.ring.CommitRule;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** What an owner gives to a standby that comes up by a snapshot, read beside those who write it. Of the pair thread. */
final class LedSnapshots implements SnapshotSource {
    private final SnapshotStore store;
    private final JournalReader reader;
    private final CommitRule commits;
    private final OutboxCopy outputs;
    private boolean isLost;

    /** @param reader its own, so that the sender goes on in a row */
    LedSnapshots(SnapshotStore store, JournalReader reader, CommitRule commits, FileFolder outbox) {
        this.store = store;
        this.reader = reader;
        this.commits = commits;
        this.outputs = new OutboxCopy(outbox, OutboxConfig.standard());
    }

    @Override
    public long newestSequence() {
        return store.newestOf(reader, commits.committed())
                .map(SnapshotInfo::sequence)
                .orElse(0L);
    }

    @Override
    public void lend(long sequence) {
        store.lend(sequence);
    }

    @Override
    public boolean isLogWhole() {
        return reader.firstSequence() == 1;
    }

    @Override
    public long lengthBytes(long sequence) {
        return store.lengthBytes(sequence);
    }

    @Override
    public int read(long sequence, long position, MutableDirectBuffer target, int offset, int maxLength) {
        return store.read(sequence, position, target, offset, maxLength);
    }

    @Override
    public int readRecord(long sequence, MutableDirectBuffer target, int offset) {
        if (sequence > commits.forcedSequence()) {
            return 0;
        }
        try {
            if (isLost || sequence != reader.nextSequence()) {
                reader.seek(sequence);
            }
            isLost = false;
            return reader.next(sequence, target, offset);
        } catch (JournalException e) {
            // An old file is damaged, which whoever looks after it reports: the owner goes on without it.
            isLost = true;
            return 0;
        }
    }

    @Override
    public int readOutputs(
            long upToSequence,
            long place,
            DirectBuffer acknowledged,
            MutableDirectBuffer target,
            int offset,
            int maxLength) {
        return outputs.read(upToSequence, place, acknowledged, target, offset, maxLength);
    }

    @Override
    public long nextPlace() {
        return outputs.nextPlace();
    }

    void close() {
        outputs.close();
        reader.close();
    }
}
