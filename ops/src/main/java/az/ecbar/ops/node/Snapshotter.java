package az.ecbar.ops.node;

import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.journal.snapshot.SnapshotWriter;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.pair.ReplayTrace;
import az.ecbar.record.RecordHeader;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots without touching the ledger that settles: a replay of its own follows what of the journal is
 * committed, checks the hash points on the way and writes its state at each multiple of so many commands, which is the
 * same for both nodes of a pair. Keeps the newest two. After a start it proves the outbox on the way. In a pair it waits for
 * a record that cannot be read.
 *
 * <p>Runs on one thread that rests when there is nothing to do; a few hundred records a round.
 */
public final class Snapshotter implements Agent {
    private static final int RECORDS_OF_ROUND = 256;
    private static final int KEPT = 2;

    private final Supplier<Ledger> fresh;
    private final PatientReader journal;
    private final SnapshotStore store;
    private final LongSupplier committed;
    private final long interval;
    private final LongSupplier spared;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final byte[] link = new byte[RecordHeader.LINK_LENGTH];
    private final PassedOver passedOver;
    private final ReplayJudge judge;
    private HashComparison hashPoints;
    private Ledger ledger;
    private @Nullable OutboxProof proof;
    private int epoch;
    private volatile long outputsProven;
    private volatile long lastSnapshot;
    private volatile long differsAt;
    private volatile long wrongFrom;
    private volatile @Nullable SnapshotInfo newest;

    /**
     * @param spared the snapshot without which a start could not do, whatever newer ones there are; 0 if there is none
     * @param judge works on this thread as well
     * @param proof what else is to be proven on the way; null if nothing
     */
    Snapshotter(
            Supplier<Ledger> fresh,
            PatientReader journal,
            SnapshotStore store,
            LongSupplier committed,
            long interval,
            LongSupplier spared,
            PassedOver passedOver,
            ReplayJudge judge,
            @Nullable OutboxProof proof) {
        this.fresh = fresh;
        this.journal = journal;
        this.store = store;
        this.committed = committed;
        this.interval = interval;
        this.spared = spared;
        this.passedOver = passedOver;
        this.judge = judge;
        this.ledger = fresh.get();
        this.hashPoints = new HashComparison(passedOver);
        this.proof = proof;
    }

    @Override
    public String roleName() {
        return "snapshot";
    }

    @Override
    public void onStart() {
        restore();
    }

    private void beginAgain() {
        endProof();
        ledger = fresh.get();
        hashPoints = new HashComparison(passedOver);
        differsAt = 0;
        restore();
    }

    private void restore() {
        OutboxProof proving = proof;
        long latest = committed.getAsLong();
        if (proving != null) {
            latest = Math.min(latest, proving.latestSnapshot());
        }
        store.newestFor(journal.reader(), latest).ifPresent(info -> {
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
        int work = judge.doWork();
        dropWrong();
        if (differsAt != 0) {
            return work + afterDifference();
        }
        long upTo = committed.getAsLong();
        while (work < RECORDS_OF_ROUND && ledger.lastSequence() < upTo) {
            if (journal.next(upTo, record, 0) == 0) {
                return work;
            }
            if (!isSound()) {
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

    /** In mode {@code solo} nobody judges: the ledger itself stops the node at such a hash point. */
    private boolean isSound() {
        if (!passedOver.isJudged() || hashPoints.isSound(ledger, record)) {
            return true;
        }
        differsAt = RecordHeader.sequence(record, 0);
        return false;
    }

    /** Goes on from the newest snapshot, once the hash point is passed over, or this very replay was found to be wrong. */
    private int afterDifference() {
        ReplayTrace finding = judge.finding(differsAt);
        boolean isOwnFault = finding != null
                && finding.finding() == ReplayTrace.Finding.STANDS
                && judge.isWordOfHashPoint(differsAt);
        if (!isOwnFault && !hashPoints.isPassedOver()) {
            return 0;
        }
        beginAgain();
        return 1;
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

    /** The snapshots from this one on are wrong, and the replay begins again before them. Any thread. */
    void drop(long fromSequence) {
        wrongFrom = fromSequence;
    }

    private void dropWrong() {
        long from = wrongFrom;
        if (from == 0) {
            return;
        }
        wrongFrom = 0;
        newest = null;
        for (SnapshotInfo info : store.list()) {
            if (info.sequence() >= from) {
                store.delete(info);
            }
        }
        beginAgain();
    }

    @Override
    public void onClose() {
        endProof();
        journal.close();
        judge.close();
    }

    /** The hash point with which this replay does not agree, where it stopped; 0 while there is none. Any thread. */
    long differsAt() {
        return differsAt;
    }

    /** The last snapshot that this replay has taken; null if none. Any thread. */
    @Nullable
    SnapshotInfo newest() {
        return newest;
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
            SnapshotInfo info = new SnapshotInfo(
                    ledger.lastSequence(),
                    ledger.lastTimeNs(),
                    epoch,
                    ledger.level(),
                    ledger.eventHash(),
                    ledger.totalEvents(),
                    link,
                    digest.digest());
            writer.finish(info);
            newest = info;
        }
        lastSnapshot = ledger.lastSequence();
        List<SnapshotInfo> all = store.list();
        for (int i = KEPT; i < all.size(); i++) {
            SnapshotInfo old = all.get(i);
            if (old.sequence() != spared.getAsLong() && !store.isLent(old)) {
                store.delete(old);
            }
        }
    }
}
