package az.ecbar.ring;

import az.ecbar.ledger.Ledger;
import az.ecbar.port.Clock;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.JobStepEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TickEncoder;
import com.lmax.disruptor.EventPoller;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The duty cycle in the middle: takes commands off the ring in their order, stamps sequence, epoch and time, applies
 * them to the ledger, appends them to the log, forces the log at the end of each batch and only then lets their events
 * pass the gate. Between the commands of others it sequences the node's own: the steps of a job, one at a time and
 * alternating with other input (D6), a tick when a deadline is due (D3), hash points (D16).
 *
 * <p>A command is applied before it is appended, so that one which breaks an invariant never reaches the log. Any
 * exception means that the node must stop; whoever runs this agent closes the gate and ends the process (D25).
 *
 * <p>Runs on one thread, which owns the ledger; allocates nothing in steady state.
 */
public final class CoreAgent implements Agent {
    private static final long LOOK_INTERVAL_NS = 1_000_000_000L;

    private final Ledger ledger;
    private final CommandLog log;
    private final EventGate gate;
    private final ClockGuard clock;
    private final CoreConfig config;
    private final EventPoller<CommandSlot> poller;
    private final EventPoller.Handler<CommandSlot> onSlot = this::onSlot;
    private final UnsafeBuffer own = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final JobStepEncoder jobStep = new JobStepEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final HashPointEncoder hashPoint = new HashPointEncoder();
    private volatile boolean isSpaceLow;
    private volatile Admission admission = Admission.OPEN;
    private long lastHashPoint;
    private long acceptedClocks;
    private long lookedAtNs;
    private int inBatch;
    private boolean hasUnsentEvents;

    /** The ledger stands where the log ends. */
    public CoreAgent(Ledger ledger, CommandRing ring, CommandLog log, EventGate gate, Clock clock, CoreConfig config) {
        this.ledger = ledger;
        this.log = log;
        this.gate = gate;
        this.clock = new ClockGuard(clock, config.clockLimitNs());
        this.config = config;
        poller = ring.newPoller();
        lastHashPoint = ledger.lastSequence();
        acceptedClocks = ledger.clockAcceptances();
        lookedAtNs = clock.monotonicNs();
        gate.release(ledger.lastSequence());
    }

    @Override
    public String roleName() {
        return "core";
    }

    /** One round: at most a batch of commands, then a force if anything was appended. Tells how many commands it was. */
    @Override
    public int doWork() throws Exception {
        inBatch = 0;
        if (sendEvents()) {
            poller.poll(onSlot);
            sequenceOwn();
        }
        if (inBatch > 0) {
            gate.release(log.force());
        }
        look();
        updateAdmission();
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

    private boolean onSlot(CommandSlot slot, long slotSequence, boolean endOfBatch) {
        if (slot.recordLength != CommandSlot.ABORTED) {
            sequence(slot.record, slot.recordLength);
        }
        return !hasUnsentEvents && inBatch < config.maxBatch();
    }

    private void sequenceOwn() {
        if (!hasUnsentEvents && ledger.hasJob()) {
            jobStep.wrapAndApplyHeader(own, RecordHeader.HEADER_LENGTH, header);
            sequenceOwn(jobStep.encodedLength());
        }
        if (!hasUnsentEvents && inBatch == 0 && ledger.nextDeadlineNs() < clock.utcNs()) {
            tick.wrapAndApplyHeader(own, RecordHeader.HEADER_LENGTH, header);
            sequenceOwn(tick.encodedLength());
        }
        if (!hasUnsentEvents && ledger.lastSequence() - lastHashPoint >= config.hashPointInterval()) {
            ledger.checkInvariants();
            hashPoint
                    .wrapAndApplyHeader(own, RecordHeader.HEADER_LENGTH, header)
                    .eventHash(ledger.eventHash())
                    .eventCount(ledger.totalEvents());
            sequenceOwn(hashPoint.encodedLength());
            lastHashPoint = ledger.lastSequence();
        }
    }

    private void sequenceOwn(int bodyLength) {
        sequence(own, RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    private void sequence(MutableDirectBuffer record, int recordLength) {
        long sequence = ledger.lastSequence() + 1;
        long timeNs = Math.max(ledger.lastTimeNs(), clock.utcNs());
        RecordHeader.write(record, 0, recordLength, sequence, timeNs, config.epoch());
        ledger.apply(record, RecordHeader.HEADER_LENGTH, sequence, timeNs);
        log.append(record, 0, recordLength);
        inBatch++;
        hasUnsentEvents = ledger.eventCount() > 0;
        sendEvents();
    }

    /** Whether all events so far are in the gate's hands. */
    private boolean sendEvents() {
        if (hasUnsentEvents && gate.offer(ledger.events(), ledger.eventsLength())) {
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
        if (clock.isInDoubt()) {
            now = Admission.CLOCK_IN_DOUBT;
        } else if (isSpaceLow) {
            now = Admission.SPACE_LOW;
        }
        if (now != admission) {
            admission = now;
        }
    }
}
