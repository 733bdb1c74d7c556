package az.ecbar.ops.node;

import az.ecbar.gateway.notice.NoticeHandler;
import az.ecbar.gateway.notice.RendererConfig;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ops.projection.PastAnswer;
import az.ecbar.ops.projection.PastDesk;
import az.ecbar.ops.projection.PastQuestion;
import az.ecbar.ops.projection.Projection;
import az.ecbar.ops.projection.ProjectionConfig;
import az.ecbar.ops.projection.ProjectionFailure;
import az.ecbar.port.Clock;
import az.ecbar.record.EventBatch;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the projection of past days (design D9), in whatever role the node is: a replay of its own follows what of the
 * journal is committed, from the snapshot before the projection's place, and writes what is new into the database together
 * with the place up to which it goes. Answers questions in between.
 *
 * <p>Nobody waits for it: it reads the journal at a bounded rate, and what fails, database, old journal file or replay,
 * costs nothing but the answers; it is tried again each {@value #RETRY_SECONDS} seconds. A projection of another journal, or of records that were set
 * aside, is known by the running hash at its place, and built anew from the first record.
 *
 * <p>Runs on one thread that rests when there is nothing to do; {@link #end} and {@link #abort} are for another. What it
 * asks of the database, it asks while it holds nothing of the node: so whoever closes the journal never waits for a
 * database.
 */
public final class ProjectionFeed implements Agent {
    private static final int RETRY_SECONDS = 5;
    private static final int RECORDS_OF_ROUND = 512;
    private static final int ROWS_OF_ROUND = 20_000;
    private static final int BUFFER_BYTES = 1 << 20;
    private static final LedgerCapacity CAPACITY = new LedgerCapacity(256, 1 << 12, 1 << 10, BUFFER_BYTES);

    private final ProjectionConfig config;
    private final JournalReader journal;
    private final JournalReader records;
    private final SnapshotStore snapshots;
    private final PassedOver passedOver;
    private final PastDesk desk;
    private final Clock clock;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final AccountPageDueDecoder page = new AccountPageDueDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    /** Held while the journal or a snapshot is read, never while the database is asked. */
    private final ReentrantLock reading = new ReentrantLock();

    /** What the node tells; let go at the end, since whoever waits for a database would hold the whole ledger. */
    private volatile LongSupplier committed;

    private volatile BooleanSupplier hasRoom;
    private volatile boolean isEnded;
    private volatile @Nullable Projection projection;
    private @Nullable Replay replay;
    private String trouble = "";
    private long retryAtNs;
    private long creditedAtNs;
    private long looksAtNs;
    private boolean isFull;
    private long credit;
    private volatile long sequence;

    /** A ledger on its way through the journal, and what renders its statements. */
    private record Replay(Ledger ledger, HashComparison hashPoints, NoticeHandler notices, StatementPages pages) {}

    /**
     * @param records a second reader, for what the renderer reads again
     * @param hasRoom whether the disk has room for more rows
     */
    ProjectionFeed(
            ProjectionConfig config,
            JournalReader journal,
            JournalReader records,
            SnapshotStore snapshots,
            LongSupplier committed,
            PassedOver passedOver,
            PastDesk desk,
            BooleanSupplier hasRoom,
            Clock clock) {
        this.hasRoom = hasRoom;
        this.config = config;
        this.journal = journal;
        this.records = records;
        this.snapshots = snapshots;
        this.committed = committed;
        this.passedOver = passedOver;
        this.desk = desk;
        this.clock = clock;
        this.retryAtNs = clock.monotonicNs();
        this.creditedAtNs = retryAtNs;
        this.looksAtNs = retryAtNs;
    }

    @Override
    public String roleName() {
        return "projection";
    }

    @Override
    public void onStart() {
        desk.served(true);
    }

    @Override
    public int doWork() {
        int work = 0;
        try {
            if (projection == null) {
                open();
            }
            Projection into = projection;
            work += into == null || isFull() ? 0 : takeIn(into);
        } catch (RuntimeException e) {
            // Database, journal file or replay: what fails here is the projection's alone, and is tried again.
            fail(e.toString());
        }
        return work + answer();
    }

    /** Whether the journal needs what is left of the disk; looked at each second. */
    private boolean isFull() {
        long nowNs = clock.monotonicNs();
        if (nowNs - looksAtNs >= 0) {
            looksAtNs = nowNs + TimeUnit.SECONDS.toNanos(1);
            boolean isFullNow = !hasRoom.getAsBoolean();
            if (isFullNow) {
                trouble = "the journal's disk is nearly full: nothing more is taken in";
            }
            isFull = isFullNow;
        }
        return isFull;
    }

    /** Opens nothing yet: the feed before it has not let the database go. */
    int waitForOther() {
        trouble = "the feed before this one still waits for its database";
        return answer();
    }

    /** The last sequence that is in the projection; any thread. */
    public long sequence() {
        return sequence;
    }

    @Override
    public void onClose() {
        end();
        close();
    }

    /**
     * From now on nothing of the node is read and no new transaction is begun; waits for no database. Any thread.
     */
    void end() {
        isEnded = true;
        desk.served(false);
        reading.lock();
        try {
            journal.close();
            records.close();
            long last = committed.getAsLong();
            committed = () -> last;
            hasRoom = () -> false;
        } finally {
            reading.unlock();
        }
    }

    /** Cuts the connection to the database, if there is one, so that nobody waits for it any more. Any thread. */
    void abort(Executor by) {
        Projection open = projection;
        if (open != null) {
            open.abort(by);
        }
    }

    private void open() {
        if (isEnded || clock.monotonicNs() - retryAtNs < 0) {
            return;
        }
        Projection opened = Projection.open(config);
        projection = opened;
        sequence = opened.position().sequence();
        trouble = "";
    }

    private void fail(String why) {
        trouble = why;
        retryAtNs = clock.monotonicNs() + TimeUnit.SECONDS.toNanos(RETRY_SECONDS);
        close();
    }

    private void close() {
        replay = null;
        Projection open = projection;
        projection = null;
        if (open != null) {
            try {
                open.close();
            } catch (ProjectionFailure e) {
                trouble = e.toString();
            }
        }
    }

    // ---- taking the journal in

    private int takeIn(Projection into) {
        int taken = 0;
        reading.lock();
        try {
            taken = isEnded ? 0 : read(into);
        } finally {
            reading.unlock();
        }
        Replay running = replay;
        if (running == null || isEnded) {
            return taken;
        }
        if (isOther(into, running.ledger)) {
            forget(into);
            return 1;
        }
        if (taken > 0 && running.ledger.lastSequence() > into.position().sequence()) {
            into.commit(running.ledger.lastSequence(), running.ledger.lastTimeNs(), running.ledger.eventHash());
            sequence = into.position().sequence();
        }
        return taken;
    }

    /** A round of records into rows; tells how many records. The database is not asked. */
    private int read(Projection into) {
        long upTo = committed.getAsLong();
        Replay running = replay;
        if (running == null) {
            if (into.position().sequence() > upTo) {
                trouble = "the projection is ahead of what is committed here";
                return 0;
            }
            running = restore(into.position().sequence());
            replay = running;
        }
        int most = (int) Math.min(RECORDS_OF_ROUND, credit());
        int taken = 0;
        while (taken < most
                && !isEnded
                && !isOther(into, running.ledger)
                && into.writer().waiting() < ROWS_OF_ROUND
                && running.ledger.lastSequence() < upTo
                && apply(into, running, upTo)) {
            taken++;
        }
        credit -= taken;
        return taken;
    }

    /** How many records may be taken now: the rate times the time, at most a round. */
    private long credit() {
        long nowNs = clock.monotonicNs();
        long passedNs = Math.min(nowNs - creditedAtNs, TimeUnit.SECONDS.toNanos(1));
        long earned = passedNs * config.recordsPerSecond() / TimeUnit.SECONDS.toNanos(1);
        if (earned > 0) {
            credit = Math.min(RECORDS_OF_ROUND, credit + earned);
            creditedAtNs = nowNs;
        }
        return credit;
    }

    private Replay restore(long place) {
        StatementPages pages = new StatementPages();
        NoticeHandler notices = new NoticeHandler(RendererConfig.standard(), records::read, pages);
        notices.leaveProof();
        Ledger ledger = new Ledger(CAPACITY);
        snapshots
                .newestFor(journal, place)
                .ifPresent(info -> snapshots.read(info, (buffer, offset, length) -> {
                    requireGoingOn();
                    ledger.read(buffer, offset);
                    notices.onSnapshotRecord(buffer.getShort(offset + 2) & 0xFFFF, buffer, offset);
                }));
        journal.seek(ledger.lastSequence() + 1);
        return new Replay(ledger, new HashComparison(passedOver), notices, pages);
    }

    private void requireGoingOn() {
        if (isEnded) {
            throw new IllegalStateException("the feed was ended");
        }
    }

    private boolean apply(Projection into, Replay running, long upTo) {
        Ledger ledger = running.ledger;
        long next = ledger.lastSequence() + 1;
        if (next < journal.firstSequence()) {
            trouble = "the records before " + journal.firstSequence() + " are not here yet";
            return false;
        }
        if (journal.next(upTo, record, 0) == 0) {
            return false;
        }
        if (passedOver.isJudged() && !running.hashPoints.isSound(ledger, record)) {
            throw new IllegalStateException("the replay differs from the journal at hash point " + next);
        }
        trouble = "";
        ledger.apply(record, RecordHeader.HEADER_LENGTH, next, RecordHeader.timeNs(record, 0));
        boolean isNew = next > into.position().sequence();
        EventBatch.forEach(
                ledger.events(),
                0,
                (of, timeNs, index, templateId, buffer, offset, length) ->
                        take(into, running, isNew, of, timeNs, index, templateId, buffer, offset, length));
        return true;
    }

    /** Whether the ledger stands at the projection's place, and what was taken in is not of its journal. */
    private static boolean isOther(Projection into, Ledger ledger) {
        Projection.Position place = into.position();
        return ledger.lastSequence() == place.sequence()
                && place.sequence() > 0
                && ledger.eventHash() != place.eventHash();
    }

    private void forget(Projection into) {
        into.drop();
        replay = null;
        sequence = 0;
    }

    private void take(
            Projection into,
            Replay running,
            boolean isNew,
            long of,
            long timeNs,
            int index,
            int templateId,
            DirectBuffer buffer,
            int offset,
            int length) {
        running.notices.onEvent(of, timeNs, index, templateId, buffer, offset, length);
        if (!isNew) {
            return;
        }
        into.writer().onEvent(of, timeNs, index, templateId, buffer, offset, length);
        if (templateId == AccountPageDueDecoder.TEMPLATE_ID) {
            page.wrapAndApplyHeader(buffer, offset, header);
            if (into.writer().isOwnStatement(page)) {
                into.writer().onStatementPage(page.accountId(), page.date(), page.page(), running.pages.last());
            }
        }
    }

    // ---- answering

    private int answer() {
        return desk.answerNext(this::answerTo) ? 1 : 0;
    }

    private String answerTo(PastQuestion question) {
        Projection of = projection;
        try {
            if (question.which() == PastQuestion.STATUS) {
                return PastAnswer.status(question, of == null ? null : of.position(), committed.getAsLong(), trouble);
            }
            if (of == null) {
                return PastAnswer.failed(question, "the projection's database cannot be reached: " + trouble);
            }
            return of.past().answer(question);
        } catch (ProjectionFailure e) {
            fail(e.toString());
            return PastAnswer.failed(question, "the projection's database failed: " + trouble);
        } catch (RuntimeException e) {
            // A row that is not as it was written: it costs this answer, not the replay, and never the node.
            trouble = "a question cannot be answered: " + e;
            return PastAnswer.failed(question, trouble);
        }
    }
}
