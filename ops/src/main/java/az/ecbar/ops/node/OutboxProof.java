package az.ecbar.ops.node;

import az.ecbar.gateway.notice.NoticeHandler;
import az.ecbar.gateway.notice.RendererConfig;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.gateway.outbox.StoredOutputs;
import az.ecbar.journal.JournalReader;
import az.ecbar.ledger.Ledger;
import az.ecbar.port.FileFolder;
import az.ecbar.record.EventBatch;
import org.agrona.DirectBuffer;

/**
 * Makes all outputs again that the outbox held at the start, beside the node that serves already, and compares them: what
 * differs throws, and the node stops; what cannot be made, for a record that cannot be read, is passed. Owned by the
 * snapshotter's thread.
 */
final class OutboxProof {
    private final long lastStored;
    private final long joined;
    private final JournalReader records;
    private final StoredOutputs stored;
    private final NoticeHandler notices;

    /**
     * @param lastStored the last sequence of which the outbox held something when it was opened
     * @param joined up to which sequence the outbox was filled from another node's: that was proven there
     */
    OutboxProof(FileFolder outbox, long lastStored, long joined, JournalReader records) {
        this.lastStored = lastStored;
        this.joined = joined;
        this.records = records;
        this.stored = new StoredOutputs(outbox, OutboxConfig.standard(), joined, lastStored);
        this.notices = new NoticeHandler(RendererConfig.standard(), BehindGate.waitingFor(records::read), stored);
    }

    /** The newest snapshot from which it may begin: before all that may be held in part and is to be compared. */
    long latestSnapshot() {
        return Math.max(lastStored - 1, joined);
    }

    void onSnapshotRecord(DirectBuffer buffer, int offset) {
        notices.onSnapshotRecord(buffer.getShort(offset + 2) & 0xFFFF, buffer, offset);
    }

    /** The events of the command that the ledger has just applied. */
    void onApplied(Ledger ledger) {
        EventBatch.forEach(ledger.events(), 0, notices);
    }

    /** Whether all was compared, once the ledger stands here. */
    boolean isOver(long sequence) {
        return sequence >= lastStored;
    }

    /** How many outputs were found equal. */
    long verifiedCount() {
        return stored.verifiedCount();
    }

    void close() {
        stored.close();
        records.close();
    }
}
