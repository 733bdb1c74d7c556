package az.ecbar.cluster;

import az.ecbar.ledger.Ledger;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.EventGate;
import az.ecbar.ring.NewEpoch;
import az.ecbar.ring.NodeCommands;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The sequencer of mode cluster: stamps what the committed log delivers, in the log's order, and adds the node's own
 * commands by fixed rules, so that the same log gives the same records on every member and in every replay. What is
 * delivered is committed; so its events pass the gate at once.
 *
 * <ul>
 *   <li>time is the later of the last record's and the log's;
 *   <li>the epoch is the leadership term, counted from 1; its first record is {@code BeginEpoch};
 *   <li>known durable is the sequence before: all of it was committed;
 *   <li>behind each command one step of a running job follows, behind a timer up to {@value #OWN_AFTER_TIMER} (D6);
 *   <li>a tick is sequenced behind a timer if a deadline has passed (D3);
 *   <li>each sequence that the interval of hash points divides is a hash point (D16).
 * </ul>
 *
 * <p>Owned by the delivering thread; no allocation; an exception means that the member must stop.
 *
 * @rule D17
 */
public final class DeliverySequencer {
    /** Job steps and ticks that may follow one timer. */
    static final int OWN_AFTER_TIMER = 32;

    private static final long NO_TIMER = Long.MAX_VALUE;
    private static final long JOB_PAUSE_NS = 1_000_000L;

    private final Ledger ledger;
    private final CommittedCopy copy;
    private final EventGate gate;
    private final CommitRule commits;
    private final long hashPointInterval;
    private final RecordChain chain = new RecordChain();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final NodeCommands own = new NodeCommands();
    private int epoch;
    private long deliveredNs = Long.MIN_VALUE;
    private int ownLeft;
    private boolean isTickAllowed;
    private boolean hasUnsentEvents;

    /**
     * A sequencer over an empty ledger; {@link ClusterState} may fill both before the first delivery.
     *
     * @param commits the rule of the gate, which nobody else tells anything
     */
    public DeliverySequencer(
            Ledger ledger, CommittedCopy copy, EventGate gate, CommitRule commits, long hashPointInterval) {
        this.ledger = ledger;
        this.copy = copy;
        this.gate = gate;
        this.commits = commits;
        commits.begin(commits.lastHold(), false);
        this.hashPointInterval = hashPointInterval;
    }

    /**
     * A leader was elected: what follows is of its term. To be completed as {@link #onCommand}.
     *
     * @param leadershipTerm counts from 0 and grows
     * @param leader the member, from 0
     */
    public void onTerm(long leadershipTerm, int leader, long logTimeNs) {
        begin(logTimeNs, 1, false);
        epoch = Math.toIntExact(leadershipTerm + 1);
        sequence(own.record(), own.beginEpoch(NewEpoch.elected(epoch, leader + 1)));
    }

    /**
     * Sequences a delivered command. The delivery is complete when {@link #proceed} says so, and not before that may
     * the next one come. What is no command by its length is passed over, on every member alike.
     */
    public void onCommand(DirectBuffer payload, int offset, int length, long logTimeNs) {
        begin(logTimeNs, 1, false);
        if (length < MessageHeaderEncoder.ENCODED_LENGTH
                || length > RecordHeader.MAX_RECORD_LENGTH - RecordHeader.HEADER_LENGTH) {
            return;
        }
        record.putBytes(RecordHeader.HEADER_LENGTH, payload, offset, length);
        sequence(record, RecordHeader.HEADER_LENGTH + length);
    }

    /** A timer fired, whichever: what is due by now follows. To be completed as {@link #onCommand}. */
    public void onTimer(long logTimeNs) {
        begin(logTimeNs, OWN_AFTER_TIMER, true);
    }

    /** Goes on with a delivery; false if the gate has no room yet, and then this is to be called again. */
    public boolean proceed() {
        while (sendEvents()) {
            if (!sequenceOwn()) {
                return true;
            }
        }
        return false;
    }

    /** When the log is to deliver a timer, UTC nanoseconds, if nothing else comes; {@link Long#MAX_VALUE}: never. */
    public long nextTimerNs() {
        if (ledger.hasJob()) {
            return ledger.lastTimeNs() + JOB_PAUSE_NS;
        }
        long deadlineNs = ledger.nextDeadlineNs();
        return deadlineNs == NO_TIMER ? NO_TIMER : deadlineNs + 1;
    }

    /** Sequence of the last record. */
    public long lastSequence() {
        return chain.sequence();
    }

    int epoch() {
        return epoch;
    }

    Ledger ledger() {
        return ledger;
    }

    RecordChain chain() {
        return chain;
    }

    CommittedCopy copy() {
        return copy;
    }

    /** The ledger was read from a snapshot whose last record has the given link. */
    void standAt(int snapshotEpoch, DirectBuffer link, int linkOffset) {
        epoch = snapshotEpoch;
        copy.requireLink(ledger.lastSequence(), link, linkOffset);
        chain.reset(ledger.lastSequence(), ledger.lastTimeNs(), snapshotEpoch, link, linkOffset);
        commits.forced(ledger.lastSequence());
    }

    private void begin(long logTimeNs, int own, boolean mayTick) {
        if (hasUnsentEvents) {
            throw new IllegalStateException("the delivery before is not complete, at sequence " + chain.sequence());
        }
        deliveredNs = Math.max(chain.timeNs(), logTimeNs);
        ownLeft = own;
        isTickAllowed = mayTick;
    }

    private boolean sequenceOwn() {
        if ((ledger.lastSequence() + 1) % hashPointInterval == 0) {
            ledger.checkInvariants();
            sequence(own.record(), own.hashPoint(ledger.eventHash(), ledger.totalEvents()));
            return true;
        }
        if (ownLeft > 0 && ledger.hasJob()) {
            ownLeft--;
            sequence(own.record(), own.jobStep());
            return true;
        }
        if (ownLeft > 0 && isTickAllowed && ledger.nextDeadlineNs() < deliveredNs) {
            ownLeft--;
            sequence(own.record(), own.tick());
            return true;
        }
        return false;
    }

    private void sequence(MutableDirectBuffer next, int recordLength) {
        long sequence = ledger.lastSequence() + 1;
        RecordHeader.write(next, 0, recordLength, sequence, deliveredNs, epoch);
        RecordHeader.knownDurable(next, 0, sequence - 1);
        ledger.apply(next, RecordHeader.HEADER_LENGTH, sequence, deliveredNs);
        chain.seal(next, 0);
        copy.append(next, 0, recordLength);
        hasUnsentEvents = ledger.eventCount() > 0;
        commits.forced(sequence);
    }

    private boolean sendEvents() {
        if (hasUnsentEvents && gate.offer(ledger.events(), 0, ledger.eventsLength())) {
            hasUnsentEvents = false;
        }
        return !hasUnsentEvents;
    }
}
