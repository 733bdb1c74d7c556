package az.ecbar.ring;

import az.ecbar.ledger.Ledger;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.EpochMode;
import com.lmax.disruptor.EventPoller;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The duty cycle in the middle: takes commands off the ring in their order, stamps sequence, epoch and time, applies
 * them to the ledger, appends them to the log, forces the log at the end of each batch and only then tells the commit
 * rule, which lets their events pass the gate. Between the commands of others it sequences the node's own: the first
 * record of an epoch before all else, the steps of a job, one at a time and alternating with other input (D6), a tick
 * when a deadline is due (D3), hash points (D16).
 *
 * <p>A command is applied before it is appended, so that one which breaks an invariant never reaches the log. Any
 * exception means that the node must stop; whoever runs this agent closes the gate and ends the process (D25).
 *
 * <p>Runs on one thread, which owns the ledger; allocates nothing in steady state. {@link #begin}, {@link #drain} and
 * {@link #admitAgain} may be called by one other thread.
 */
public final class CoreAgent implements Agent {
    private static final long LOOK_INTERVAL_NS = 1_000_000_000L;
    private static final long HASH_POINT_INTERVAL_NS = 1_000_000_000L;

    private final Ledger ledger;
    private final CommandLog log;
    private final EventGate gate;
    private final CommitRule commits;
    private final ClockGuard clock;
    private final CoreConfig config;
    private final EventPoller<CommandSlot> poller;
    private final EventPoller.Handler<CommandSlot> onSlot = this::onSlot;
    private final NodeCommands own = new NodeCommands();
    private final AtomicReference<@Nullable Beginning> wanted = new AtomicReference<>();
    private volatile int askedEpoch;
    private volatile @Nullable FirstRecord first;
    private final AtomicLong sequenced;
    private volatile boolean isSpaceLow;
    private volatile boolean isDraining;
    private volatile boolean isDrained;
    private volatile Admission admission = Admission.OPEN;
    private @Nullable NewEpoch epoch;
    private long lastHashPoint;
    private long hashPointAtNs;
    private long acceptedClocks;
    private long lookedAtNs;
    private int inBatch;
    private boolean hasUnsentEvents;

    /** An epoch that is to begin, and the hold that it ends. */
    private record Beginning(NewEpoch epoch, int hold) {}

    /** With which record an epoch began. */
    private record FirstRecord(int epoch, long sequence) {}

    /** The ledger stands where the log ends; nothing is sequenced before {@link #begin}. */
    public CoreAgent(
            Ledger ledger,
            CommandRing ring,
            CommandLog log,
            EventGate gate,
            CommitRule commits,
            Clock clock,
            CoreConfig config) {
        this.ledger = ledger;
        this.log = log;
        this.gate = gate;
        this.commits = commits;
        this.clock = new ClockGuard(clock, config.clockLimitNs());
        this.config = config;
        poller = ring.newPoller();
        sequenced = new AtomicLong(ledger.lastSequence());
        lastHashPoint = ledger.lastSequence();
        acceptedClocks = ledger.clockAcceptances();
        lookedAtNs = clock.monotonicNs();
        hashPointAtNs = lookedAtNs;
    }

    /**
     * Leads an epoch: its first record is sequenced next, and what is committed follows its mode from the moment at
     * which that record is forced. Until then the commit rule is to be held.
     */
    public void begin(NewEpoch newEpoch) {
        askedEpoch = newEpoch.epoch();
        wanted.set(new Beginning(newEpoch, commits.lastHold()));
    }

    /** The last sequence appended to the log; any thread. */
    public long sequenced() {
        return sequenced.getAcquire();
    }

    /** Sequence of the first record of the epoch that {@link #begin} named; 0 until it is sequenced. Any thread. */
    public long firstOfEpoch() {
        FirstRecord record = first;
        return record != null && record.epoch() == askedEpoch ? record.sequence() : 0;
    }

    @Override
    public String roleName() {
        return "core";
    }

    /** One round: at most a batch of commands, then a force if anything was appended. Tells how many commands it was. */
    @Override
    public int doWork() throws Exception {
        inBatch = 0;
        Beginning begun = null;
        if (sendEvents()) {
            begun = beginEpoch();
            if (epoch != null && !isDrained && mayGoOn()) {
                poller.poll(onSlot);
                sequenceOwn();
            }
        }
        if (inBatch > 0) {
            commits.forced(log.force());
            if (begun != null) {
                commits.begin(begun.hold(), begun.epoch().mode() == EpochMode.PAIR);
            }
        }
        look();
        updateAdmission();
        followDrain();
        return inBatch;
    }

    /** Whether banks' inputs are admitted; any thread. */
    public Admission admission() {
        return admission;
    }

    /** Whether space runs out, as measured by somebody else; any thread. */
    public void spaceLow(boolean isLow) {
        isSpaceLow = isLow;
    }

    /** Sequences what there is, and then nothing more until {@link #admitAgain}. */
    public void drain() {
        isDraining = true;
    }

    /** Whether nothing more is sequenced after {@link #drain}; any thread. */
    public boolean isDrained() {
        return isDrained;
    }

    /** Takes {@link #drain} back. */
    public void admitAgain() {
        isDraining = false;
    }

    private @Nullable Beginning beginEpoch() {
        Beginning next = wanted.getAndSet(null);
        if (next == null) {
            return null;
        }
        epoch = next.epoch();
        sequence(own.record(), own.beginEpoch(next.epoch()));
        first = new FirstRecord(next.epoch().epoch(), ledger.lastSequence());
        return next;
    }

    private boolean onSlot(CommandSlot slot, long slotSequence, boolean endOfBatch) {
        if (slot.recordLength != CommandSlot.ABORTED) {
            sequence(slot.record, slot.recordLength);
        }
        return mayGoOn() && inBatch < config.maxBatch();
    }

    private void sequenceOwn() {
        if (mayGoOn() && ledger.hasJob()) {
            sequence(own.record(), own.jobStep());
        }
        if (mayGoOn() && inBatch == 0 && ledger.nextDeadlineNs() < clock.utcNs()) {
            sequence(own.record(), own.tick());
        }
        if (mayGoOn() && isHashPointDue()) {
            ledger.checkInvariants();
            sequence(own.record(), own.hashPoint(ledger.eventHash(), ledger.totalEvents()));
            lastHashPoint = ledger.lastSequence();
            hashPointAtNs = clock.monotonicNs();
        }
    }

    /** With another node also each second in which something was sequenced, so that the two compare often enough. */
    private boolean isHashPointDue() {
        long since = ledger.lastSequence() - lastHashPoint;
        NewEpoch now = epoch;
        return since >= config.hashPointInterval()
                || (since > 0
                        && now != null
                        && now.mode() != EpochMode.SOLO
                        && clock.monotonicNs() - hashPointAtNs >= HASH_POINT_INTERVAL_NS);
    }

    private void sequence(MutableDirectBuffer record, int recordLength) {
        NewEpoch now = epoch;
        if (now == null) {
            throw new IllegalStateException("no epoch has begun");
        }
        long sequence = ledger.lastSequence() + 1;
        long timeNs = Math.max(ledger.lastTimeNs(), clock.utcNs());
        RecordHeader.write(record, 0, recordLength, sequence, timeNs, now.epoch());
        ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, timeNs);
        log.append(record, 0, recordLength, commits.committed());
        sequenced.setRelease(sequence);
        inBatch++;
        hasUnsentEvents = ledger.eventCount() > 0;
        sendEvents();
    }

    /** Whether any command's events find room in the gate; the first record of an epoch is not asked. */
    private boolean mayGoOn() {
        return !hasUnsentEvents && gate.hasRoom();
    }

    /** Whether all events so far are in the gate's hands. */
    private boolean sendEvents() {
        if (hasUnsentEvents && gate.offer(ledger.events(), 0, ledger.eventsLength())) {
            hasUnsentEvents = false;
        }
        return !hasUnsentEvents;
    }

    private void look() {
        long nowNs = clock.monotonicNs();
        if (nowNs - lookedAtNs >= LOOK_INTERVAL_NS) {
            lookedAtNs = nowNs;
            log.look();
        }
    }

    private void updateAdmission() {
        if (ledger.clockAcceptances() != acceptedClocks) {
            acceptedClocks = ledger.clockAcceptances();
            clock.accept();
        }
        Admission now = Admission.OPEN;
        if (isDraining) {
            now = Admission.HANDING_OVER;
        } else if (clock.isInDoubt()) {
            now = Admission.CLOCK_IN_DOUBT;
        } else if (isSpaceLow) {
            now = Admission.SPACE_LOW;
        } else if (isFarAhead()) {
            now = Admission.STANDBY_BEHIND;
        }
        if (now != admission) {
            admission = now;
        }
    }

    /** Once told to wait, banks wait until half of it is committed. */
    private boolean isFarAhead() {
        int most = config.maxUncommitted();
        long uncommitted = ledger.lastSequence() - commits.committed();
        return uncommitted > (admission == Admission.STANDBY_BEHIND ? most / 2 : most);
    }

    private void followDrain() {
        if (!isDraining) {
            isDrained = false;
        } else if (!isDrained && inBatch == 0 && mayGoOn() && !ledger.hasJob() && wanted.get() == null) {
            isDrained = true;
        }
    }
}
