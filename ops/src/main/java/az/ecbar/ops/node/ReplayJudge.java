package az.ecbar.ops.node;

import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateDigest;
import az.ecbar.pair.Link;
import az.ecbar.pair.ReplayTrace;
import az.ecbar.pair.ReplayTrace.Finding;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Replays a part of the journal with a fresh ledger, from the newest snapshot before a hash point up to it, and compares
 * with what the live ledger said there (design D16).
 *
 * <p>{@link #judge} and {@link #finding} are for the pair thread; {@link #doWork} runs on the thread that takes snapshots,
 * a few hundred records a round. Between them stand two words.
 */
final class ReplayJudge {
    private static final int RECORDS_OF_ROUND = 256;

    private final Supplier<Ledger> fresh;
    private final PatientReader journal;
    private final SnapshotStore store;
    private final HashComparison hashPoints = new HashComparison(PassedOver.NONE);
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AtomicReference<@Nullable Case> open = new AtomicReference<>();
    private final AtomicReference<@Nullable ReplayTrace> found = new AtomicReference<>();
    private volatile long equalSnapshot;
    private @Nullable Case present;
    private @Nullable Ledger ledger;
    private long first;
    private LongArrayList hashes = new LongArrayList();

    /**
     * What is to be judged.
     *
     * @param sequence of a hash point, before which the replay stops, or of a snapshot, behind which it does
     * @param isSnapshot whether it is the digest that counts
     * @param eventHash what the live ledger said
     * @param digest of the whole state
     */
    record Case(long sequence, boolean isSnapshot, long eventHash, long eventCount, Link digest) {
        long last() {
            return isSnapshot ? sequence : sequence - 1;
        }
    }

    ReplayJudge(Supplier<Ledger> fresh, PatientReader journal, SnapshotStore store) {
        this.fresh = fresh;
        this.journal = journal;
        this.store = store;
    }

    /** Begins, unless it is judged already or at this moment. */
    void judge(Case wanted) {
        if (!wanted.equals(open.get())) {
            found.set(null);
            open.set(wanted);
        }
    }

    /** Whether what is judged is the word of the hash point itself: that of an owner. On the thread that takes snapshots. */
    boolean isWordOfHashPoint(long hashPoint) {
        Case judged = open.get();
        if (judged == null || judged.isSnapshot() || judged.sequence() != hashPoint || !isRead(hashPoint)) {
            return false;
        }
        HashPointDecoder said = new HashPointDecoder().wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        return said.eventHash() == judged.eventHash() && said.eventCount() == judged.eventCount();
    }

    private boolean isRead(long sequence) {
        try {
            return journal.reader().read(sequence, record, 0) > 0;
        } catch (JournalException e) {
            return false; // asked again in the next round
        }
    }

    /** What came of it; null as long as it runs. */
    @Nullable
    ReplayTrace finding(long sequence) {
        ReplayTrace trace = found.get();
        return trace != null && trace.sequence() == sequence ? trace : null;
    }

    /** The other node has the same state at this snapshot. */
    void snapshotIsEqual(long sequence) {
        equalSnapshot = Math.max(equalSnapshot, sequence);
    }

    /** The newest snapshot that both nodes have alike; 0 while none is known. */
    long equalSnapshot() {
        return equalSnapshot;
    }

    int doWork() {
        Case wanted = open.get();
        if (wanted == null || finding(wanted.sequence()) != null) {
            return 0;
        }
        Ledger replaying = ledger;
        if (replaying == null || !wanted.equals(present)) {
            replaying = begin(wanted);
        }
        int work = 0;
        while (work < RECORDS_OF_ROUND
                && replaying.lastSequence() < wanted.last()
                && applyNext(replaying, wanted.last())) {
            work++;
        }
        if (replaying.lastSequence() == wanted.last()) {
            ReplayTrace trace = trace(replaying, wanted);
            present = null;
            ledger = null;
            // Unless something else is to be judged by now.
            if (wanted.equals(open.get())) {
                found.set(trace);
            }
        }
        return work + 1;
    }

    private Ledger begin(Case wanted) {
        Ledger made = fresh.get();
        present = wanted;
        ledger = made;
        hashes = new LongArrayList();
        long before = wanted.sequence() - 1;
        long equal = Math.min(before, equalSnapshot);
        JournalReader links = journal.reader();
        SnapshotInfo from = (equal > 0 ? store.newestFor(links, equal) : store.newestFor(links, before))
                .or(() -> store.newestFor(links, before))
                .orElse(null);
        if (from != null) {
            store.read(from, (buffer, offset, _) -> made.read(buffer, offset));
        }
        first = made.lastSequence() + 1;
        journal.seek(first);
        return made;
    }

    /** False where the next record cannot be read at present. */
    private boolean applyNext(Ledger replaying, long upTo) {
        if (journal.next(upTo, record, 0) == 0) {
            if (journal.unreadable() != 0) {
                return false;
            }
            throw new IllegalStateException(
                    "record " + (replaying.lastSequence() + 1) + " of " + upTo + " cannot be read");
        }
        // What the owner said on the way is not asked: this replay has its own word.
        if (header.wrap(record, RecordHeader.HEADER_LENGTH).templateId() == HashPointDecoder.TEMPLATE_ID) {
            hashPoints.putOwnWord(replaying, record, RecordHeader.HEADER_LENGTH);
        }
        replaying.apply(
                record, RecordHeader.HEADER_LENGTH, RecordHeader.sequence(record, 0), RecordHeader.timeNs(record, 0));
        hashes.addLong(replaying.eventHash());
        return true;
    }

    private ReplayTrace trace(Ledger replaying, Case wanted) {
        int kept = Math.min(hashes.size(), ReplayTrace.MAX_HASHES);
        long[] newest = new long[kept];
        for (int i = 0; i < kept; i++) {
            newest[i] = hashes.getLong(hashes.size() - kept + i);
        }
        return new ReplayTrace(
                wanted.sequence(),
                wanted.isSnapshot() ? ofSnapshot(replaying, wanted) : ofHashPoint(replaying, wanted),
                first + hashes.size() - kept,
                newest,
                components(replaying));
    }

    private Finding ofHashPoint(Ledger replaying, Case wanted) {
        boolean isEqual = replaying.eventHash() == wanted.eventHash() && replaying.totalEvents() == wanted.eventCount();
        return isEqual ? Finding.STANDS : Finding.FAULT;
    }

    private Finding ofSnapshot(Ledger replaying, Case wanted) {
        StateDigest digest = new StateDigest();
        replaying.write(digest);
        return Link.of(digest.digest()).equals(wanted.digest()) ? Finding.SNAPSHOT_STANDS : Finding.SNAPSHOT_FAULT;
    }

    /** A digest for each kind of record of the state. */
    private List<ReplayTrace.Component> components(Ledger replaying) {
        Map<Integer, StateDigest> digests = new TreeMap<>();
        MessageHeaderDecoder kind = new MessageHeaderDecoder();
        replaying.write((buffer, offset, length) -> digests.computeIfAbsent(
                        kind.wrap(buffer, offset).templateId(), _ -> new StateDigest())
                .onRecord(buffer, offset, length));
        List<ReplayTrace.Component> parts = new ArrayList<>();
        digests.forEach((template, digest) ->
                parts.add(new ReplayTrace.Component(template, new UnsafeBuffer(digest.digest()).getLong(0))));
        return parts;
    }

    /** Lets go of the journal; on the thread that takes snapshots. */
    void close() {
        journal.close();
    }
}
