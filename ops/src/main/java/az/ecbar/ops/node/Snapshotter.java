package az.ecbar.ops.node;

import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.journal.snapshot.SnapshotWriter;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.record.RecordHeader;
import java.util.List;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots without touching the ledger that settles: a replay of its own follows what of the journal is
 * committed, checks the hash points on the way and writes its state at each multiple of so many commands, which is the
 * same for both nodes of a pair. Keeps the newest two. After a start it proves the outbox on the way.
 *
 * <p>Runs on one thread that rests when there is nothing to do; a few hundred records a round.
 */
public final class Snapshotter implements Agent {
    private static final int RECORDS_OF_ROUND = 256;
    private static final int KEPT = 2;

    private final Ledger ledger;
    private final JournalReader journal;
    private final SnapshotStore store;
    private final LongSupplier committed;
    private final long interval;
    private final LongSupplier base;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final byte[] link = new byte[RecordHeader.LINK_LENGTH];
    private @Nullable OutboxProof proof;
    private int epoch;
    private volatile long outputsProven;
    private volatile long lastSnapshot;

    /**
     * @param base before which sequence the journal is still to be filled in; 0 if it is whole
     * @param proof what else is to be proven on the way; null if nothing
     */
    Snapshotter(
            Ledger ledger,
            JournalReader journal,
            SnapshotStore store,
            LongSupplier committed,
            long interval,
            LongSupplier base,
            @Nullable OutboxProof proof) {
        this.ledger = ledger;
        this.journal = journal;
        this.store = store;
        this.committed = committed;
        this.interval = interval;
        this.base = base;
        this.proof = proof;
    }

    @Override
    public String roleName() {
        return "snapshot";
    }

    @Override
    public void onStart() {
        OutboxProof proving = proof;
        long latest = committed.getAsLong();
        if (proving != null) {
            latest = Math.min(latest, proving.latestSnapshot());
        }
        store.newestFor(journal, latest).ifPresent(info -> {
            store.read(info, (buffer, offset, length) -> {
                ledger.read(buffer, offset);
                if (proving != null) {
                    proving.onSnapshotRecord(buffer, offset);
                }
            });
            lastSnapshot = info.sequence();
        });
        journal.seek(ledger.lastSequence() + 1);
    }

    @Override
    public int doWork() {
        int work = 0;
        long upTo = committed.getAsLong();
        while (work < RECORDS_OF_ROUND && ledger.lastSequence() < upTo) {
            if (journal.next(upTo, record, 0) == 0) {
                return work;
            }
            ledger.apply(
                    record,
                    RecordHeader.HEADER_LENGTH,
                    RecordHeader.sequence(record, 0),
                    RecordHeader.timeNs(record, 0));
            prove();
            record.getBytes(RecordHeader.LINK_OFFSET, link);
            epoch = RecordHeader.epoch(record, 0);
            work++;
            if (ledger.lastSequence() % interval == 0) {
                write();
            }
        }
        return work;
    }

    private void prove() {
        OutboxProof proving = proof;
        if (proving == null) {
            return;
        }
        proving.onApplied(ledger);
        if (proving.isOver(ledger.lastSequence())) {
            outputsProven = proving.verifiedCount();
            endProof();
        }
    }

    private void endProof() {
        if (proof != null) {
            proof.close();
            proof = null;
        }
    }

    @Override
    public void onClose() {
        endProof();
        journal.close();
    }

    /** How many outputs of the outbox were made again and found equal, once that is over; 0 before. Any thread. */
    long outputsProven() {
        return outputsProven;
    }

    /** Sequence of the last snapshot; 0 if there is none. Any thread. */
    long lastSnapshot() {
        return lastSnapshot;
    }

    private void write() {
        ledger.checkInvariants();
        StateDigest digest = new StateDigest();
        try (SnapshotWriter writer = store.begin()) {
            ledger.write((buffer, offset, length) -> {
                digest.onRecord(buffer, offset, length);
                writer.write(buffer, offset, length);
            });
            writer.finish(new SnapshotInfo(
                    ledger.lastSequence(),
                    ledger.lastTimeNs(),
                    epoch,
                    ledger.level(),
                    ledger.eventHash(),
                    ledger.totalEvents(),
                    link,
                    digest.digest()));
        }
        lastSnapshot = ledger.lastSequence();
        List<SnapshotInfo> all = store.list();
        for (int i = KEPT; i < all.size(); i++) {
            // Without what is older than the base, no start could do without the snapshot there.
            if (all.get(i).sequence() != base.getAsLong()) {
                store.delete(all.get(i));
            }
        }
    }
}
