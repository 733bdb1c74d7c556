package az.ecbar.ops.node;

import az.ecbar.gateway.notice.NoticeHandler;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.record.EventBatch;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Brings ledger, directory and outbox to where the journal ends: the newest snapshot that the journal confirms and the
 * outbox allows, then the records after it. Everything behind the gate hears the same events as it did the first time.
 *
 * <p>Runs on one thread before any other is started.
 */
final class NodeStart {
    private static final int PROGRESS_EVERY = 4096;

    private final Journal journal;
    private final JournalReader reader;
    private final SnapshotStore snapshots;
    private final Outbox outbox;
    private final NoticeHandler notices;
    private final NodeDirectory directory;
    private final JournalProgress progress;

    NodeStart(
            Journal journal,
            JournalReader reader,
            SnapshotStore snapshots,
            Outbox outbox,
            NoticeHandler notices,
            NodeDirectory directory,
            JournalProgress progress) {
        this.journal = journal;
        this.reader = reader;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.notices = notices;
        this.directory = directory;
        this.progress = progress;
    }

    /** Brings an empty ledger to where it was after the last record of the journal. */
    Ledger run(Ledger ledger) {
        long last = journal.lastSequence();
        long upTo = Math.min(last, outbox.resumeSequence() - 1);
        Optional<SnapshotInfo> snapshot = snapshots.newestFor(reader, upTo);
        snapshot.ifPresent(info -> read(info, ledger));
        replay(ledger, last);
        notices.checkComplete();
        return ledger;
    }

    private void read(SnapshotInfo info, Ledger ledger) {
        snapshots.read(info, (buffer, offset, length) -> {
            ledger.read(buffer, offset);
            int templateId = buffer.getShort(offset + 2) & 0xFFFF;
            notices.onSnapshotRecord(templateId, buffer, offset);
            directory.onSnapshotRecord(templateId, buffer, offset);
        });
        if (ledger.eventHash() != info.eventHash() || ledger.lastSequence() != info.sequence()) {
            throw new IllegalStateException("snapshot " + info + " does not bear the state that it names");
        }
    }

    private void replay(Ledger ledger, long last) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        long first = ledger.lastSequence() + 1;
        reader.seek(first);
        for (long sequence = first; sequence <= last; sequence++) {
            int length = reader.next(last, record, 0);
            if (length < RecordHeader.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH) {
                throw new IllegalStateException("record " + sequence + " of " + last + " cannot be read");
            }
            ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, RecordHeader.timeNs(record, 0));
            EventBatch.forEach(ledger.events(), 0, this::onEvent);
            if (sequence % PROGRESS_EVERY == 0) {
                progress.onProgress("replay", sequence - first + 1, last - first + 1);
            }
        }
    }

    private void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        directory.onEvent(templateId, buffer, offset);
        notices.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
    }
}
