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
 * differs throws, and the node stops. Owned by the snapshotter's thread.
 */
final class OutboxProof {
    private final long lastStored;
    private final long base;
    private final JournalReader records;
    private final StoredOutputs stored;
    private final NoticeHandler notices;

    /**
     * @param lastStored the last sequence of which the outbox held something when it was opened
     * @param base before which sequence the journal is still to be filled in: what is older was proven elsewhere
     */
    OutboxProof(FileFolder outbox, long lastStored, long base, JournalReader records) {
        this.lastStored = lastStored;
        this.base = base;
        this.records = records;
        this.stored = new StoredOutputs(outbox, OutboxConfig.standard(), lastStored);
        this.notices = new NoticeHandler(RendererConfig.standard(), records::read, stored);
    }

    /** The newest snapshot from which it may begin: before all that the outbox may hold in part. */
    long latestSnapshot() {
        return Math.max(lastStored - 1, base);
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
