package az.ecbar.ops.node;

import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalBase;
import az.ecbar.journal.JournalDamaged;
import az.ecbar.journal.JournalException;
import az.ecbar.journal.JournalFill;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotInfo;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.ops.projection.PastDesk;
import az.ecbar.ops.projection.ProjectionConfig;
import az.ecbar.pair.EpochEnd;
import az.ecbar.port.Clock;
import az.ecbar.record.EventBatch;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.trust.certificate.CertificateChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a node is while it does not lead: its journal, and ledger, directory and outbox as they follow from what of it is
 * committed. A start is a replica that has nobody to follow.
 *
 * <p>It comes up from the newest snapshot that the journal confirms and the outbox allows, then the records after it;
 * everything behind the gate hears the same events as it did the first time. It goes no farther than what is known to be
 * committed and is forced here: what comes behind that may be set aside, so that no output may follow from it.
 *
 * <p>Owned by one thread, save for {@link #snapshotter}. A {@link Node} that is made of it takes all parts over. A failure
 * of journal, ledger or outbox throws, and the process ends.
 */
public final class Replica implements AutoCloseable {
    private static final int COMMANDS_OF_STEP = 256;

    private final Journal journal;
    private final JournalLog log;
    private final JournalReader reader;
    private final PatientReader replay;
    private final PatientReader snapshotReader;
    private final PatientReader judgeReader;
    private final JournalReader records;
    private final JournalFill older;
    private final long joined;
    private final SnapshotStore snapshots;
    private final Snapshotter snapshotter;
    private final BehindGate behind;
    private final PastDesk pastDesk = new PastDesk();
    private final long lowWaterBytes;
    private final PassedOver passedOver;
    private final Ledger ledger;
    private final EpochEnds epochs = new EpochEnds();
    private final HashComparison hashPoints;
    private final ReplayJudge judge;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private @Nullable Clock patience;
    private volatile long cameUpFrom;
    private volatile long committed;
    private volatile long forced;
    private volatile LongSupplier committedNow = this::committedHere;

    private Replica(
            Node.Folders folders,
            CertificateChecker checker,
            Node.Settings settings,
            PassedOver passedOver,
            JournalProgress progress) {
        this.passedOver = passedOver;
        lowWaterBytes = settings.journal().lowWaterBytes();
        hashPoints = new HashComparison(passedOver);
        snapshots = new SnapshotStore(folders.snapshots());
        snapshots.settle();
        JoinedOutbox.settle(folders.outbox(), folders.journal());
        joined = JoinedOutbox.filledUpTo(folders.outbox());
        Outbox outbox = Outbox.open(folders.outbox(), OutboxConfig.standard());
        try {
            journal = Journal.open(folders.journal(), KnownDurable.in(settings.journal(), outbox, snapshots), progress);
        } catch (JournalException e) {
            outbox.close();
            throw e;
        }
        forced = journal.durableSequence();
        log = new JournalLog(journal, _ -> {});
        reader = journal.newReader();
        replay = new PatientReader(journal.newReader());
        snapshotReader = new PatientReader(journal.newReader());
        judgeReader = new PatientReader(journal.newReader());
        older = journal.history().newFill();
        records = journal.newReader();
        behind = BehindGate.of(outbox, folders.proofs(), checker, records::read);
        ledger = new Ledger(settings.ledger());
        judge = new ReplayJudge(() -> new Ledger(settings.ledger()), judgeReader, snapshots);
        OutboxProof proof = null;
        if (settings.isOutboxProvenBeside() && outbox.lastSequence() > 0) {
            behind.notices().leaveProof();
            proof = new OutboxProof(folders.outbox(), outbox.lastSequence(), joined, journal.newReader());
        }
        snapshotter = new Snapshotter(
                () -> new Ledger(settings.ledger()),
                snapshotReader,
                snapshots,
                this::committedNow,
                settings.snapshotInterval(),
                () -> older.base() > 0 ? joined : 0,
                passedOver,
                judge,
                proof);
    }

    /**
     * Recovers what the folders hold.
     *
     * @throws JournalDamaged if the journal lacks what its own records, its notes, the outbox or a snapshot know to have
     *     been durable, or if what has to be replayed cannot be read; nothing is open then
     */
    public static Replica open(
            Node.Folders folders, CertificateChecker checker, Node.Settings settings, JournalProgress progress) {
        return open(folders, checker, settings, PassedOver.NONE, false, progress);
    }

    /**
     * As above, for a node of a pair.
     *
     * @param passedOver the hash points that count for nothing
     * @param isLazy whether the records behind the snapshot are left to {@link #applyMore}, so that nothing waits
     */
    static Replica open(
            Node.Folders folders,
            CertificateChecker checker,
            Node.Settings settings,
            PassedOver passedOver,
            boolean isLazy,
            JournalProgress progress) {
        Replica replica = new Replica(folders, checker, settings, passedOver, progress);
        try {
            replica.comeUp(isLazy, progress);
        } catch (JournalException e) {
            replica.close();
            throw e;
        }
        return replica;
    }

    /**
     * Of a node that has come up: where a closed file turns out to be damaged, what needs it waits until it is repaired. To
     * be called before anybody else runs its parts.
     */
    void waitForRepairs(Clock clock) {
        patience = clock;
        replay.waitBy(clock);
        snapshotReader.waitBy(clock);
        judgeReader.waitBy(clock);
    }

    private void comeUp(boolean isLazy, JournalProgress progress) {
        long last = journal.lastSequence();
        // What the outbox was filled with is forced up to there; what it made itself may be lost with the power.
        long sound = Math.max(behind.outbox().resumeSequence() - 1, joined);
        snapshots
                .newestFor(reader, Math.min(last, sound))
                .ifPresentOrElse(this::read, () -> JournalBase.requireNone(older.base()));
        // Snapshot, outbox and the last record each know something to be committed.
        committed(Math.max(ledger.lastSequence(), behind.outbox().lastSequence()));
        if (last > 0) {
            committed(RecordHeader.knownDurable(recordOf(last), 0));
        }
        cameUpFrom = ledger.lastSequence();
        replay.seek(cameUpFrom + 1);
        if (!isLazy) {
            apply(progress);
        }
        // A journal that was cut for damage is behind its outbox until it is filled again.
        if (!isLazy && hashPoints.differsAt() == 0 && behind.outbox().lastSequence() <= last) {
            checkOutbox();
        }
        ledger.epochs(epochs::begin);
        for (long sequence = ledger.lastSequence() + 1; sequence <= last; sequence++) {
            epochs.onRecord(RecordHeader.epoch(recordOf(sequence), 0), sequence);
        }
    }

    private void read(SnapshotInfo info) {
        snapshots.read(info, (buffer, offset, length) -> {
            ledger.read(buffer, offset);
            behind.onSnapshotRecord(buffer, offset);
        });
        if (ledger.eventHash() != info.eventHash() || ledger.lastSequence() != info.sequence()) {
            throw new IllegalStateException("snapshot " + info + " does not bear the state that it names");
        }
    }

    /**
     * Takes all that the journal holds as committed: of an owner that is alone. Stops where a hash point differs; it may be
     * that the program was changed, and until that is decided nothing of this replay stays: no snapshot is taken, from
     * which the program of before would begin.
     */
    void commitOwn(boolean isLazy, JournalProgress progress) {
        committed(force());
        if (!isLazy) {
            apply(progress);
            if (hashPoints.differsAt() != 0) {
                committedNow = () -> cameUpFrom;
            }
        }
    }

    private void apply(JournalProgress progress) {
        long first = ledger.lastSequence() + 1;
        while (applyMore() > 0) {
            progress.onProgress("replay", ledger.lastSequence() - first + 1, committed - first + 1);
        }
    }

    /**
     * Whatever the ledger says is not acknowledged must be held. An outbox that was copied from an owner lacks what was
     * acknowledged at the snapshot with which it came; a ledger that stands before that does not know it yet.
     */
    private void checkOutbox() {
        if (ledger.lastSequence() >= joined) {
            behind.notices().checkComplete();
        }
    }

    /** Takes all that the journal holds as committed: for a node that knows no other one. */
    public void commitAll(JournalProgress progress) {
        commitOwn(false, progress);
        if (hashPoints.differsAt() != 0) {
            throw new InvariantViolation("the ledger differs from its journal at hash point " + hashPoints.differsAt());
        }
        checkOutbox();
    }

    /** What is older than the journal's base, and still to be filled in. */
    JournalFill older() {
        return older;
    }

    /** The last record's sequence; 0 in an empty journal. */
    public long lastSequence() {
        return journal.lastSequence();
    }

    /** The last sequence forced. */
    public long forcedSequence() {
        return journal.durableSequence();
    }

    /** What of this journal is known to be committed. */
    public long committedSequence() {
        return committed;
    }

    /** Epoch of the last record; 0 in an empty journal. */
    public int epoch() {
        return journal.epoch();
    }

    /** Copies the 32 bytes of the link of a record that is there; of sequence 0, zeros. */
    public void copyLink(long sequence, byte[] target) {
        if (sequence == journal.lastSequence()) {
            journal.copyLink(target);
        } else {
            recordOf(sequence).getBytes(RecordHeader.LINK_OFFSET, target);
        }
    }

    /** Copies a record that is forced; gives its length in bytes, 0 if it is not there. */
    public int read(long sequence, MutableDirectBuffer target, int offset) {
        return sequence > forcedSequence() ? 0 : reader.read(sequence, target, offset);
    }

    /** The epochs of the journal, newest first, at most so many. */
    public List<EpochEnd> ends(int max) {
        return epochs.newestFirst(lastSequence(), max);
    }

    /** Writes a record as another journal sealed it, not yet forced; changes nothing unless it is the next one. */
    public RecordCheck append(DirectBuffer sealed, int offset, int available) {
        RecordCheck check = journal.appendSealed(sealed, offset, available);
        if (check == RecordCheck.VALID) {
            epochs.onRecord(RecordHeader.epoch(sealed, offset), journal.lastSequence());
        }
        return check;
    }

    /** Makes everything appended durable; gives the last sequence. */
    public long force() {
        behind.outbox().flush();
        forced = log.force();
        return forced;
    }

    /** What is committed, as its owner says. */
    public void committed(long sequence) {
        committed = Math.max(committed, sequence);
    }

    /** Brings the ledger a bounded step nearer to what is committed and forced here; tells how many commands. */
    public int applyMore() {
        long upTo = Math.min(committed, forcedSequence());
        int applied = 0;
        while (applied < COMMANDS_OF_STEP && ledger.lastSequence() < upTo && applyNext(upTo)) {
            EventBatch.forEach(ledger.events(), 0, behind);
            applied++;
        }
        if (applied > 0) {
            int _ = behind.notices().discardOld();
        }
        if (patience != null) {
            int _ = behind.notices().makeUp(patience.monotonicNs());
        }
        return applied;
    }

    private boolean applyNext(long upTo) {
        if (hashPoints.differsAt() != 0) {
            return false;
        }
        long sequence = ledger.lastSequence() + 1;
        int length = replay.next(upTo, record, 0);
        if (length == 0 && replay.unreadable() != 0) {
            return false;
        }
        if (length < RecordHeader.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalStateException("record " + sequence + " of " + upTo + " cannot be read");
        }
        if (!hashPoints.isSound(ledger, record)) {
            return false;
        }
        ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, RecordHeader.timeNs(record, 0));
        return true;
    }

    /** The sequence that the ledger waits for, since its file is damaged and not repaired yet; 0 if there is none. */
    long unreadableSequence() {
        return replay.unreadable();
    }

    /** The last sequence applied to the ledger. */
    public long appliedSequence() {
        return ledger.lastSequence();
    }

    /** The sequence of the last hash point that the ledger agreed with; 0 if none. */
    public long lastEqualSequence() {
        return hashPoints.lastEqual();
    }

    /** Up to where the events of this ledger are known to be right: the last hash point that agreed, or its snapshot. */
    long soundSequence() {
        return Math.max(hashPoints.lastEqual(), cameUpFrom);
    }

    /** The sequence of the first hash point that the ledger did not agree with, where it stopped; 0 while there is none. */
    public long differsAtSequence() {
        return hashPoints.differsAt();
    }

    /** Who replays beside what differs. */
    ReplayJudge judge() {
        return judge;
    }

    /** The hash point at which the ledger stopped counts for nothing. */
    void goOn() {
        hashPoints.goOn();
        committedNow = this::committedHere;
        replay.seek(ledger.lastSequence() + 1);
    }

    /** Takes snapshots, in whatever role the node is; to be run by a thread of its own. */
    public Snapshotter snapshotter() {
        return snapshotter;
    }

    /** Feeds the projection of past days, in whatever role the node is; to be run by a thread of its own. */
    public ProjectionFeed newProjection(ProjectionConfig config, Clock clock) {
        JournalHistory room = journal.history();
        return new ProjectionFeed(
                config,
                journal.newReader(),
                journal.newReader(),
                snapshots,
                this::committedNow,
                passedOver,
                pastDesk,
                () -> !config.isEmbedded() || hasRoomForPast(room),
                clock);
    }

    /** Past days leave room for the journal, and for its closed files to be compressed. */
    private boolean hasRoomForPast(JournalHistory room) {
        try {
            return room.hasRoomFor(lowWaterBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where questions about past days wait for it. */
    PastDesk pastDesk() {
        return pastDesk;
    }

    /** Closes journal and outbox; whoever runs its parts must have ended. */
    @Override
    public void close() {
        reader.close();
        replay.close();
        records.close();
        behind.proofs().close();
        behind.outbox().close();
        older.close();
        journal.close();
    }

    // ---- for the node that leads

    /**
     * Brings the ledger to the journal's end; all that is known to be committed is told behind the gate.
     *
     * @param untold takes the events of each command behind that, which have to wait in the gate
     * @throws LedgerDiffers if a hash point says something else; whoever leads comes up again first
     * @throws az.ecbar.journal.JournalException if a record cannot be read
     */
    void applyRest(UntoldEvents untold) {
        long last = force();
        // An owner may have told of what never came here.
        committed = Math.min(committed, last);
        while (applyMore() > 0) {}
        replay.requireReadable();
        requireSameAsHashPoints();
        checkOutbox();
        while (ledger.lastSequence() < last && applyNext(last)) {
            if (ledger.eventCount() > 0) {
                untold.add(ledger.events(), ledger.eventsLength());
            }
        }
        replay.requireReadable();
        requireSameAsHashPoints();
    }

    private void requireSameAsHashPoints() {
        if (hashPoints.differsAt() != 0) {
            throw new LedgerDiffers(hashPoints.differsAt(), ledger.eventHash());
        }
    }

    /** What is committed and forced here, in whatever role the node is; any thread. */
    long committedNow() {
        return committedNow.getAsLong();
    }

    private long committedHere() {
        return Math.min(committed, forced);
    }

    /** From here on what is committed is what the gate releases. */
    void commitBy(LongSupplier rule) {
        committedNow = rule;
    }

    Journal journal() {
        return journal;
    }

    Ledger ledger() {
        return ledger;
    }

    SnapshotStore snapshots() {
        return snapshots;
    }

    BehindGate behind() {
        return behind;
    }

    private UnsafeBuffer recordOf(long sequence) {
        if (reader.read(sequence, record, 0) == 0) {
            throw new IllegalStateException("record " + sequence + " of " + lastSequence() + " cannot be read");
        }
        return record;
    }
}
