package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxFailure;
import az.ecbar.journal.JournalBase;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotIntake;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.pair.JoinTarget;
import az.ecbar.record.RecordHeader;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a node with an empty journal, or with one that it has set aside, up by a snapshot of its owner. What it takes lies in the node's own folders, and
 * counts from the moment when the journal's base is noted, which is the last thing that is forced.
 *
 * <p>Of the pair thread.
 */
final class SnapshotJoin implements JoinTarget {
    private final PairNode node;
    private final Node.Folders folders;
    private final SnapshotStore store;
    private @Nullable SnapshotIntake intake;
    private @Nullable SnapshotInfo info;
    private @Nullable SnapshotReferences references;
    private @Nullable JournalBase base;
    private @Nullable Outbox outbox;
    private List<SnapshotReferences.Range> ranges = List.of();
    private DirectBuffer acknowledged = new UnsafeBuffer(0, 0);
    private int range;
    private long nextRecord;
    private long place;
    private long lengthBytes;
    private long outputBytes;
    private boolean isLedgerUsed;

    SnapshotJoin(PairNode node, Node.Folders folders) {
        this.node = node;
        this.folders = folders;
        this.store = new SnapshotStore(folders.snapshots());
    }

    @Override
    public long begin(long sequence, long length) {
        SnapshotIntake taking = intake;
        if (taking == null || taking.sequence() != sequence || lengthBytes != length) {
            giveUp();
            taking = store.take(sequence);
            intake = taking;
            lengthBytes = length;
        }
        return taking.position();
    }

    @Override
    public void addPiece(DirectBuffer bytes, int offset, int length) {
        SnapshotIntake taking = intake;
        if (taking != null) {
            taking.add(bytes, offset, length);
        }
    }

    @Override
    public boolean isSound() {
        SnapshotIntake taking = intake;
        if (taking == null) {
            return false;
        }
        SnapshotInfo found = taking.finish();
        if (found == null || !bearsItsState(taking, found)) {
            return false;
        }
        // Not before: a later start of this node might come up by it.
        taking.keep();
        info = found;
        if (node.current().behind().outbox().lastSequence() > 0) {
            // What it held before its journal was emptied: nobody may have it open while another one is put there.
            node.comeUpFrom(() -> JoinedOutbox.giveUp(folders.outbox()));
            isLedgerUsed = false;
        }
        base = JournalBase.begin(folders.journal());
        outbox = JoinedOutbox.begin(folders.outbox());
        return true;
    }

    private boolean bearsItsState(SnapshotIntake taking, SnapshotInfo found) {
        // The replica's own, which stands at nothing and is made anew in any case: there is no room for one more.
        Ledger ledger = node.current().ledger();
        isLedgerUsed = true;
        SnapshotReferences refers = new SnapshotReferences(found.sequence());
        taking.read((buffer, offset, _) -> {
            ledger.read(buffer, offset);
            refers.onRecord(buffer, offset);
        });
        StateDigest digest = new StateDigest();
        ledger.write(digest);
        references = refers;
        ranges = refers.ranges();
        acknowledged = refers.acknowledged();
        range = 0;
        place = 0;
        nextRecord = ranges.getFirst().first();
        return ledger.lastSequence() == found.sequence()
                && ledger.eventHash() == found.eventHash()
                && Arrays.equals(digest.digest(), found.stateDigest());
    }

    @Override
    public long firstWanted() {
        return range < ranges.size() ? nextRecord : 0;
    }

    @Override
    public long lastWanted() {
        return ranges.get(range).last();
    }

    @Override
    public boolean addRecord(DirectBuffer record, int offset, int available) {
        JournalBase collecting = base;
        if (collecting == null
                || firstWanted() == 0
                || available < RecordHeader.HEADER_LENGTH
                || RecordHeader.sequence(record, offset) != nextRecord
                || !collecting.add(record, offset, available)) {
            return false;
        }
        if (nextRecord < lastWanted()) {
            nextRecord++;
        } else {
            range++;
            nextRecord = range < ranges.size() ? ranges.get(range).first() : 0;
        }
        return true;
    }

    @Override
    public long wantedPlace() {
        return place;
    }

    @Override
    public DirectBuffer acknowledged() {
        return acknowledged;
    }

    @Override
    public boolean addOutputs(DirectBuffer outputs, int offset, int length, long nextPlace) {
        Outbox taking = outbox;
        if (taking == null) {
            return false;
        }
        int at = 0;
        while (at < length) {
            int adopted = taking.adopt(outputs, offset + at, length - at);
            if (adopted == 0) {
                return false;
            }
            at += adopted;
        }
        outputBytes += length;
        place = nextPlace;
        return true;
    }

    @Override
    public boolean finish() {
        JournalBase collected = base;
        SnapshotInfo joined = info;
        Outbox taken = outbox;
        if (collected == null
                || joined == null
                || taken == null
                || !collected.endsAt(joined.sequence(), joined.link())
                || !isComplete(taken)) {
            return false;
        }
        // All of it forced before the base is noted, which makes it count.
        taken.close();
        outbox = null;
        JoinedOutbox.filledUpTo(folders.outbox(), joined.sequence());
        node.comeUpFrom(() -> {
            collected.finish();
            removeOlder(joined);
        });
        JoinedOutbox.counts(folders.outbox());
        forget();
        return true;
    }

    /** Behind an older one lie records that are not here, and outputs that were never made here. */
    private void removeOlder(SnapshotInfo joined) {
        store.list().stream()
                .filter(each -> each.sequence() < joined.sequence())
                .forEach(store::delete);
    }

    /** Whether every terminal's outputs are there that it has not acknowledged. */
    private boolean isComplete(Outbox taken) {
        SnapshotReferences refers = references;
        if (refers == null) {
            return false;
        }
        try {
            for (SnapshotReferences.Terminal each : refers.terminals()) {
                taken.restore(each.participantId(), each.letter(), each.lastNumber(), each.acknowledged());
                taken.checkComplete(each.participantId(), each.letter(), each.lastNumber(), each.acknowledged());
            }
            return true;
        } catch (OutboxFailure e) {
            // Some were not given to the owner's disk yet: they are asked for again.
            return false;
        }
    }

    @Override
    public void giveUp() {
        SnapshotInfo sound = info;
        if (sound != null) {
            store.delete(sound);
        }
        boolean isOutboxBegun = outbox != null;
        boolean isReplicaUsed = isLedgerUsed;
        forget();
        if (isOutboxBegun) {
            JoinedOutbox.giveUp(folders.outbox());
        }
        if (isReplicaUsed) {
            node.comeUpFrom(() -> {});
        }
    }

    private void forget() {
        if (intake != null) {
            intake.close();
            intake = null;
        }
        if (base != null) {
            base.close();
            base = null;
        }
        if (outbox != null) {
            outbox.close();
            outbox = null;
        }
        info = null;
        references = null;
        ranges = List.of();
        lengthBytes = 0;
        outputBytes = 0;
        isLedgerUsed = false;
    }

    @Override
    public String progress() {
        SnapshotIntake taking = intake;
        JournalBase collected = base;
        if (taking == null) {
            return "";
        }
        return collected == null
                ? "snapshot " + taking.sequence() + ": " + taking.position() + " of " + lengthBytes + " bytes"
                : "snapshot " + taking.sequence() + ": whole; its records up to sequence " + collected.lastSequence()
                        + ", " + outputBytes + " bytes of outputs";
    }
}
