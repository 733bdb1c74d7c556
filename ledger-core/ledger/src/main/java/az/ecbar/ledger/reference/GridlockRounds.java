package az.ecbar.ledger.reference;

import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.TimerKind;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * Looks for gridlocks from time to time: while a day is open a timer starts a job, as often as the rule set says, whose
 * one step resolves what there is. So the resolution is a command of its own, between those of others. The rule set is
 * asked when a day is opened and each time the timer fires.
 *
 * <p>Owned by the ledger's thread; no allocation. At most one such job waits.
 */
public final class GridlockRounds {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Days days;
    private final RuleSet rules;
    private final Timers timers;
    private final Azips azips;
    private final Jobs jobs;
    private final NodeEvents nodeEvents;

    public GridlockRounds(Days days, RuleSet rules, Timers timers, Azips azips, Jobs jobs, NodeEvents nodeEvents) {
        this.days = days;
        this.rules = rules;
        this.timers = timers;
        this.azips = azips;
        this.jobs = jobs;
        this.nodeEvents = nodeEvents;
    }

    /** The day is open: sets the first timer, if the rule set wants any. */
    public void begin(long sequence, long timeNs) {
        long seconds = rules.value(RuleId.GRIDLOCK_INTERVAL_SECONDS);
        if (seconds > 0 && rules.value(RuleId.GRIDLOCK_RESOLUTION) == 1) {
            int date = days.date(SystemId.AZIPS);
            timers.set(timeNs + seconds * NS_PER_SECOND, sequence, TimerKind.GRIDLOCK, date);
        }
    }

    /** A timer fired that was set on a day: it means nothing any more where that day is not open. */
    public void fire(long date, long sequence, long timeNs) {
        if (days.state(SystemId.AZIPS) != DayState.OPEN || days.date(SystemId.AZIPS) != date) {
            return;
        }
        begin(sequence, timeNs);
        boolean isWanted = rules.value(RuleId.GRIDLOCK_RESOLUTION) == 1
                && azips.waiting().size() > 1
                && !jobs.isWaiting(JobKind.RESOLVE_GRIDLOCK);
        if (isWanted && jobs.hasRoomFor(1)) {
            jobs.add(JobKind.RESOLVE_GRIDLOCK, 0);
            nodeEvents.jobStarted(JobKind.RESOLVE_GRIDLOCK);
        }
    }
}
