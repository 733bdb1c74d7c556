package az.ecbar.cluster.aeron;

import az.ecbar.cluster.ClusterState;
import az.ecbar.cluster.CommittedCopy;
import az.ecbar.cluster.DeliverySequencer;
import az.ecbar.cluster.MemberListener;
import az.ecbar.cluster.StateOut;
import az.ecbar.ledger.snapshot.StateSink;
import az.ecbar.port.FatalHook;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.ImageFragmentAssembler;
import io.aeron.Publication;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as a service of Aeron Cluster: hands what the log delivers to the sequencer, keeps one timer of the cluster
 * for the next deadline, writes and reads snapshots.
 *
 * <p>Called by the service's thread alone. A failure ends the process by the hook before anything further leaves it.
 */
final class LedgerMember implements ClusteredService {
    private static final long TIMER_ID = 1;
    private static final long NO_TIMER = Long.MAX_VALUE;
    private static final int NOBODY = -1;
    private static final int FRAGMENTS = 16;
    private static final long FORCE_NS = 100_000_000L;

    private final DeliverySequencer sequencer;
    private final CommittedCopy copy;
    private final MemberListener listener;
    private final StateSink snapshotRecords;
    private final FatalHook fatal;
    private final AtomicLong deliveredOfSession = new AtomicLong();
    private @Nullable Cluster cluster;
    private TimeUnit unit = TimeUnit.MILLISECONDS;
    private long timerNs = NO_TIMER;
    private int termLeader = NOBODY;
    private long lastSession;
    private int delivered;
    private long forcedAtNs;

    LedgerMember(
            DeliverySequencer sequencer,
            CommittedCopy copy,
            MemberListener listener,
            StateSink snapshotRecords,
            FatalHook fatal) {
        this.sequencer = sequencer;
        this.copy = copy;
        this.listener = listener;
        this.snapshotRecords = snapshotRecords;
        this.fatal = fatal;
    }

    /** How many messages of a client's session were delivered; any thread. */
    long delivered(long sessionId) {
        long packed = deliveredOfSession.getAcquire();
        return packed >>> Integer.SIZE == sessionId ? packed & 0xFFFF_FFFFL : 0;
    }

    @Override
    public void onStart(Cluster started, @Nullable Image snapshot) {
        guard("start", () -> {
            cluster = started;
            unit = started.timeUnit();
            if (snapshot != null) {
                read(started, snapshot);
            }
            listener.onLoaded();
        });
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {
        // A way into the log; it says nothing about banks.
    }

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason closeReason) {
        // A way into the log is closed.
    }

    @Override
    public void onSessionMessage(
            ClientSession session, long timestamp, DirectBuffer buffer, int offset, int length, Header header) {
        guard("command", () -> {
            sequencer.onCommand(buffer, offset, length, unit.toNanos(timestamp));
            complete();
            count(session.id());
        });
    }

    @Override
    public void onTimerEvent(long correlationId, long timestamp) {
        guard("timer", () -> {
            timerNs = NO_TIMER;
            sequencer.onTimer(unit.toNanos(timestamp));
            complete();
        });
    }

    @Override
    public void onNewLeadershipTermEvent(
            long leadershipTermId,
            long logPosition,
            long timestamp,
            long termBaseLogPosition,
            int leaderMemberId,
            int logSessionId,
            TimeUnit timeUnit,
            int appVersion) {
        guard("leadership term", () -> {
            unit = timeUnit;
            sequencer.onTerm(leadershipTermId, leaderMemberId, timeUnit.toNanos(timestamp));
            complete();
            termLeader = leaderMemberId;
            Cluster now = running();
            if (now.role() == Cluster.Role.LEADER && termLeader == now.memberId()) {
                listener.onLeads(Math.toIntExact(leadershipTermId + 1), sequencer.lastSequence());
            } else {
                listener.onFollows();
            }
        });
    }

    @Override
    public void onRoleChange(Cluster.Role newRole) {
        // To lead begins with the term's own entry in the log; to follow begins now.
        if (newRole != Cluster.Role.LEADER) {
            listener.onFollows();
        }
    }

    @Override
    public void onTakeSnapshot(ExclusivePublication publication) {
        guard("snapshot", () -> {
            Cluster now = running();
            now.idleStrategy().reset();
            while (!listener.isSnapshotAllowed(sequencer.lastSequence())) {
                now.idleStrategy().idle();
            }
            StateOut out = (message, offset, length) -> write(now, publication, message, offset, length);
            new ClusterState(sequencer, snapshotRecords).write(out);
        });
    }

    @Override
    public void onTerminate(Cluster ending) {
        listener.onFollows();
    }

    @Override
    public int doBackgroundWork(long nowNs) {
        if (nowNs - forcedAtNs >= FORCE_NS) {
            forcedAtNs = nowNs;
            guard("copy", () -> {
                copy.force();
                listener.onSpace(copy.space());
            });
        }
        return 0;
    }

    private void complete() {
        Cluster now = running();
        now.idleStrategy().reset();
        while (!sequencer.proceed()) {
            now.idleStrategy().idle();
        }
        schedule();
    }

    private void schedule() {
        long wantedNs = sequencer.nextTimerNs();
        if (wantedNs >= timerNs) {
            return;
        }
        Cluster now = running();
        now.idleStrategy().reset();
        while (!now.scheduleTimer(TIMER_ID, unit.convert(wantedNs, TimeUnit.NANOSECONDS))) {
            now.idleStrategy().idle();
        }
        timerNs = wantedNs;
    }

    private void count(long sessionId) {
        if (sessionId != lastSession) {
            lastSession = sessionId;
            delivered = 0;
        }
        delivered++;
        deliveredOfSession.setRelease(sessionId << Integer.SIZE | Integer.toUnsignedLong(delivered));
    }

    private void read(Cluster started, Image snapshot) {
        ClusterState state = new ClusterState(sequencer, snapshotRecords);
        ImageFragmentAssembler assembler =
                new ImageFragmentAssembler((buffer, offset, length, header) -> state.read(buffer, offset, length));
        started.idleStrategy().reset();
        while (!state.isComplete()) {
            int fragments = snapshot.poll(assembler, FRAGMENTS);
            if (fragments == 0 && (snapshot.isClosed() || snapshot.isEndOfStream())) {
                throw new IllegalStateException("the snapshot ends before its last message");
            }
            started.idleStrategy().idle(fragments);
        }
    }

    private static void write(
            Cluster now, ExclusivePublication publication, DirectBuffer message, int offset, int length) {
        now.idleStrategy().reset();
        long result = publication.offer(message, offset, length);
        while (result < 0) {
            if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                throw new IllegalStateException("the snapshot cannot be written: " + Publication.errorString(result));
            }
            now.idleStrategy().idle();
            result = publication.offer(message, offset, length);
        }
    }

    private Cluster running() {
        Cluster now = cluster;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }

    /** Runs what must not fail: an error of the ledger or of the copy is not to be counted and passed over. */
    private void guard(String what, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            if (!isInterrupted(e)) {
                fatal.onFatal("delivery failed: " + what, e);
            }
            throw e;
        }
    }

    /** The thread is being stopped while it waits for room: no failure of the ledger. */
    private static boolean isInterrupted(Throwable e) {
        return e instanceof AgentTerminationException;
    }
}
