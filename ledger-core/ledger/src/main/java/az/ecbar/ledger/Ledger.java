package az.ecbar.ledger;

import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.snapshot.StateSink;
import az.ecbar.ledger.timer.TimerKind;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import org.agrona.DirectBuffer;

/**
 * The ledger: a pure function of its state and the next command to the next state and the events of that command
 * (design D1). Time and order are data of the command; nothing else comes in and nothing but events goes out.
 *
 * <p>One thread owns it. A command allocates nothing once the sizes of {@link LedgerCapacity} are not exceeded, except
 * for reference data that it adds. Business outcomes are events; an {@link InvariantViolation} or any other exception
 * means that the node must stop before anything leaves it, as the state may be half changed.
 */
public final class Ledger {
    private static final int MAX_TIMERS_OF_COMMAND = 16;

    private final LedgerState state;
    private final Invariants invariants;
    private final CommandDispatcher dispatcher;
    private final StateReader stateReader;
    private long lastSequence;
    private long lastTimeNs = Long.MIN_VALUE;
    private long dateEndsNs = Long.MIN_VALUE;

    /** An empty ledger before its first command. */
    public Ledger(LedgerCapacity capacity) {
        state = new LedgerState(capacity);
        invariants = new Invariants(state);
        dispatcher = new CommandDispatcher(state);
        stateReader = new StateReader(state);
    }

    /**
     * Applies the next command: what the timetable of the day says first, then its due timers, then the command itself.
     *
     * @param buffer holds the SBE header and body at {@code offset}
     * @param sequence one more than the last
     * @param timeNs UTC nanoseconds, not before the last
     */
    public void apply(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        if (sequence != lastSequence + 1 || timeNs < lastTimeNs) {
            throw new InvariantViolation(
                    "command " + sequence + " at " + timeNs + " after command " + lastSequence + " at " + lastTimeNs);
        }
        lastSequence = sequence;
        lastTimeNs = timeNs;
        state.eventBuffer.begin(sequence, timeNs);
        turnDate(timeNs);
        state.timetable.refresh(state.isGenesisComplete, timeNs);
        state.dayControl.keepTimetable(timeNs);
        if (state.ipsDay.keep(state.isGenesisComplete, timeNs)) {
            state.flows.turnDay();
        }
        fireTimers(sequence, timeNs);
        state.flows.fire(sequence, timeNs);
        state.channels.advance(timeNs);
        dispatcher.dispatch(buffer, offset, sequence, timeNs);
        LedgerJobs.continueRelease(state);
        state.timetable.refresh(state.isGenesisComplete, timeNs);
        state.eventBuffer.end();
    }

    /** The events of the last command as an {@link az.ecbar.record.EventBatch} at offset 0; valid until the next one. */
    public DirectBuffer events() {
        return state.eventBuffer.buffer();
    }

    /** Length of {@link #events()} in bytes. */
    public int eventsLength() {
        return state.eventBuffer.lengthBytes();
    }

    /** Number of events of the last command. */
    public int eventCount() {
        return state.eventBuffer.count();
    }

    /** Sequence of the last command; 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Time of the last command. */
    public long lastTimeNs() {
        return lastTimeNs;
    }

    /** Running hash over all events (design D16). */
    public long eventHash() {
        return state.eventBuffer.hash();
    }

    /** Number of all events. */
    public long totalEvents() {
        return state.eventBuffer.total();
    }

    /** Whether a job wants its next step. */
    public boolean hasJob() {
        return state.jobs.running() != JobKind.NONE;
    }

    /**
     * UTC nanoseconds of the next deadline, that of a timer, of what is pending in IPS, of the timetable or of the IPS day, or
     * {@link Long#MAX_VALUE}.
     */
    public long nextDeadlineNs() {
        long timers = Math.min(state.timers.nextDeadlineNs(), state.flows.nextDeadlineNs());
        return Math.min(timers, Math.min(state.dayControl.timetableDueNs(), state.ipsDay.dueNs()));
    }

    /** Whether the genesis is complete. */
    public boolean isGenesisComplete() {
        return state.isGenesisComplete;
    }

    /** Takes one of the newest epochs. */
    @FunctionalInterface
    public interface EpochSink {
        void onEpoch(int epoch, long firstSequence);
    }

    /** Gives out the newest epochs, the oldest of them first. */
    public void epochs(EpochSink sink) {
        for (int i = 0; i < state.epochs.size(); i++) {
            sink.onEpoch(state.epochs.epochAt(i), state.epochs.firstSequenceAt(i));
        }
    }

    /** The epoch that goes on; 0 before the first. */
    public int epoch() {
        return state.epochs.epoch();
    }

    /** How often two operators accepted the wall clock (design D3). */
    public long clockAcceptances() {
        return state.clockAcceptances;
    }

    /** Behaviour level in force; 0 before the ledger began. */
    public int level() {
        return state.level;
    }

    /** Checks the invariants I1 to I5, and 4.12.1, over the whole state; {@link InvariantViolation} if one does not hold. */
    public void checkInvariants() {
        invariants.check();
        invariants.checkReservations();
    }

    /** Writes the whole state as SBE records in their canonical order; equal states give equal bytes. */
    public void write(StateSink sink) {
        new StateWriter(state, sink).write(lastSequence, lastTimeNs, dateEndsNs);
    }

    /** Reads one record of a snapshot into an empty ledger; records come in the order in which they were written. */
    public void read(DirectBuffer buffer, int offset) {
        stateReader.read(buffer, offset);
        lastSequence = stateReader.sequence();
        lastTimeNs = stateReader.timeNs();
        dateEndsNs = stateReader.dateEndsNs();
    }

    private void turnDate(long timeNs) {
        if (timeNs < dateEndsNs) {
            return;
        }
        long offset = state.rules.value(RuleId.UTC_OFFSET_MINUTES);
        int epochDay = BusinessDate.epochDayOfUtc(timeNs, offset);
        state.rules.advanceTo(BusinessDate.ofEpochDay(epochDay));
        dateEndsNs = BusinessDate.startNs(epochDay + 1, state.rules.value(RuleId.UTC_OFFSET_MINUTES));
    }

    private void fireTimers(long sequence, long timeNs) {
        for (int i = 0; i < MAX_TIMERS_OF_COMMAND && state.timers.nextDeadlineNs() < timeNs; i++) {
            TimerKind kind = state.timers.firstKind();
            long subject = state.timers.firstSubject();
            state.timers.removeFirst();
            switch (kind) {
                case TRANSFER_EXPIRY -> state.transfers.expire(subject, sequence, timeNs);
                case PROPOSAL_EXPIRY -> state.proposals.expire(subject);
                case GRIDLOCK -> state.gridlockRounds.fire(subject, sequence, timeNs);
                case IPS_ADJUSTMENT -> state.adjustments.fire(subject, sequence, timeNs);
            }
        }
    }
}
