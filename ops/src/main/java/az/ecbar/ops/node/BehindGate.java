package az.ecbar.ops.node;

import az.ecbar.gateway.notice.NoticeHandler;
import az.ecbar.gateway.notice.RendererConfig;
import az.ecbar.gateway.notice.StoredRecords;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.ProofLog;
import az.ecbar.journal.JournalException;
import az.ecbar.port.FileFolder;
import az.ecbar.record.EventBatch;
import az.ecbar.trust.certificate.CertificateChecker;
import org.agrona.DirectBuffer;

/**
 * What stands behind the gate and lasts longer than the leading: it hears of each committed command, in whatever role the
 * node is. Of the edge's thread, while there is one.
 */
public record BehindGate(
        NodeDirectory directory,
        NoticeHandler notices,
        Outbox outbox,
        ProofLog proofs,
        KnownStandingOrder standingOrder)
        implements EventBatch.Handler {
    private static final int PROOF_SEGMENT_BYTES = 64 << 20;
    private static final int MAX_PROOF_BYTES = 1024;
    private static final int TEMPLATE_OFFSET = 2;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    /**
     * Of a ledger of which nothing is known yet, over an open outbox.
     *
     * @param records throws what a journal throws: an output waits for a record that cannot be read, the directory does not
     */
    public static BehindGate of(Outbox outbox, FileFolder proofs, CertificateChecker checker, StoredRecords records) {
        return new BehindGate(
                new NodeDirectory(checker, records),
                new NoticeHandler(RendererConfig.standard(), waitingFor(records), outbox),
                outbox,
                ProofLog.open(proofs, PROOF_SEGMENT_BYTES, MAX_PROOF_BYTES, outbox),
                new KnownStandingOrder());
    }

    /** The same records; what cannot be read may be waited for. */
    static StoredRecords waitingFor(StoredRecords records) {
        return (sequence, target, offset) -> {
            try {
                return records.read(sequence, target, offset);
            } catch (JournalException e) {
                return StoredRecords.UNREADABLE; // whoever looks after closed files has heard of it
            }
        };
    }

    @Override
    public void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        directory.onEvent(templateId, buffer, offset);
        standingOrder.onEvent(sequence, templateId, buffer, offset);
        notices.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
    }

    /** Takes a record of the snapshot from which replay goes on; all of them, in their order, before the first event. */
    public void onSnapshotRecord(DirectBuffer buffer, int offset) {
        int templateId = buffer.getShort(offset + TEMPLATE_OFFSET) & UNSIGNED_SHORT;
        notices.onSnapshotRecord(templateId, buffer, offset);
        directory.onSnapshotRecord(templateId, buffer, offset);
        standingOrder.onSnapshotRecord(templateId, buffer, offset);
    }
}
