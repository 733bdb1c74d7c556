package az.ecbar.ledger.reference;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.day.Timetable;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.ips.liquidity.Adjustments;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * Opens and closes the AZIPS day, by command or by its timetable, and then in the steps of jobs: opening ends the calendar days since the
 * last one and lets in what was kept for this day (3.8), closing annuls what waits (4.18), adjusts by what went through IPS
 * (5-1.7.4), ends the day of every account
 * and sends its statement (4.25).
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 3.8
 * @rule 4.18
 * @rule 4.25
 * @rule
 */
public final class DayControl {
    /** Accounts whose day one step ends at most. */
    public static final int MAX_ACCOUNTS_OF_STEP = 256;

    private static final SystemId AZIPS = SystemId.AZIPS;

    private final Days days;
    private final BusinessCalendar calendar;
    private final RuleSet rules;
    private final Timetable timetable;
    private final Accounts accounts;
    private final Azips azips;
    private final Jobs jobs;
    private final Adjustments adjustments;
    private final AzipsEvents events;
    private final ReferenceEvents referenceEvents;
    private final NodeEvents nodeEvents;

    public DayControl(
            Days days,
            BusinessCalendar calendar,
            RuleSet rules,
            Timetable timetable,
            Accounts accounts,
            Azips azips,
            Jobs jobs,
            Adjustments adjustments,
            AzipsEvents events,
            ReferenceEvents referenceEvents,
            NodeEvents nodeEvents) {
        this.days = days;
        this.calendar = calendar;
        this.rules = rules;
        this.timetable = timetable;
        this.accounts = accounts;
        this.azips = azips;
        this.jobs = jobs;
        this.adjustments = adjustments;
        this.events = events;
        this.referenceEvents = referenceEvents;
        this.nodeEvents = nodeEvents;
    }

    /**
     * Refused, in this order: SYSTEM_NOT_SUPPORTED, DAY_NOT_CLOSED, DATE_MALFORMED, DAY_ALREADY_HELD, DATE_NOT_TODAY,
     * NOT_A_BUSINESS_DAY, LIMIT_REACHED.
     */
    public RejectReason open(SystemId system, int date, long timeNs) {
        if (system != AZIPS) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        if (days.state(AZIPS) != DayState.CLOSED) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        if (!BusinessDate.isValid(date)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (date <= days.date(AZIPS)) {
            return RejectReason.DAY_ALREADY_HELD;
        }
        if (date != BusinessDate.ofUtc(timeNs, rules.value(RuleId.UTC_OFFSET_MINUTES))) {
            return RejectReason.DATE_NOT_TODAY;
        }
        if (!calendar.isBusinessDay(AZIPS, date)) {
            return RejectReason.NOT_A_BUSINESS_DAY;
        }
        if (!jobs.hasRoomFor(5)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: opening.
        days.transitionTo(AZIPS, DayState.OPENING);
        int dayBefore = BusinessDate.ofEpochDay(BusinessDate.epochDay(date) - 1);
        if (days.lastEnded(AZIPS) == 0) {
            days.ended(AZIPS, dayBefore);
        }
        int closing = timetable.isBehindWindow(date, timeNs) ? Timetable.END_OF_DATE : 0;
        days.begin(AZIPS, date, azips.kept().pending(), closing);
        azips.beginDay();
        start(JobKind.END_CALENDAR_DAYS, dayBefore);
        if (azips.steps().areKeptDue()) {
            start(JobKind.ENTER_KEPT, date);
        }
        start(JobKind.OPEN_DAY, date);
        return RejectReason.NONE;
    }

    /**
     * Opens or closes the day where its timetable says so by the time of a command, before that command is applied. While
     * there is no room for the jobs it is put off: the next command tries again.
     */
    public void keepTimetable(long timeNs) {
        if (!canActNow() || !timetable.isDue(timeNs)) {
            return;
        }
        boolean opens = days.state(AZIPS) == DayState.CLOSED;
        int date = opens ? timetable.openingDate() : days.date(AZIPS);
        events.timetableKept(AZIPS, date, opens, timetable.dueNs() + (opens ? 1 : 0));
        RejectReason reason = opens ? open(AZIPS, date, timeNs) : close(AZIPS);
        if (reason != RejectReason.NONE) {
            throw new InvariantViolation("the timetable of " + date + " cannot be kept: " + reason);
        }
    }

    /** When the timetable is to be looked at next, or {@link az.ecbar.ledger.timer.Timers#NEVER}. */
    public long timetableDueNs() {
        return Math.min(timetable.turnNs(), canActNow() ? timetable.dueNs() : Timers.NEVER);
    }

    private boolean canActNow() {
        return jobs.hasRoomFor(5);
    }

    /** Refused, in this order: SYSTEM_NOT_SUPPORTED, DAY_NOT_OPEN, LIMIT_REACHED. */
    public RejectReason close(SystemId system) {
        if (system != AZIPS) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        if (days.state(AZIPS) != DayState.OPEN) {
            return RejectReason.DAY_NOT_OPEN;
        }
        if (!jobs.hasRoomFor(5)) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: closing.
        days.transitionTo(AZIPS, DayState.CLOSING);
        events.dayClosing(AZIPS, days.date(AZIPS));
        start(JobKind.ANNUL_WAITING, 0);
        if (adjustments.isWantedAtClose()) {
            start(JobKind.ADJUST_POSITIONS, 0);
        }
        start(JobKind.END_CALENDAR_DAYS, days.date(AZIPS));
        start(JobKind.SEND_STATEMENTS, 0);
        start(JobKind.CLOSE_DAY, 0);
        return RejectReason.NONE;
    }

    /**
     * One step of ending the calendar days up to a date: the book balance of at most {@value #MAX_ACCOUNTS_OF_STEP}
     * accounts.
     *
     * @return whether it is done
     */
    public boolean endCalendarDays(int upTo, int fromAccount) {
        int ended = days.lastEnded(AZIPS);
        if (ended >= upTo) {
            return true;
        }
        int date = BusinessDate.ofEpochDay(BusinessDate.epochDay(ended) + 1);
        int end = Math.min(accounts.size(), fromAccount + MAX_ACCOUNTS_OF_STEP);
        for (int id = fromAccount; id < end; id++) {
            referenceEvents.accountDayEnded(
                    id, date, accounts.balance(id), accounts.held(id), accounts.debits(id), accounts.credits(id));
            accounts.endDay(id);
        }
        if (end < accounts.size()) {
            jobs.advance(end);
            return false;
        }
        jobs.advance(0);
        days.ended(AZIPS, date);
        return date >= upTo;
    }

    /** The last step of opening. */
    public void opened() {
        days.transitionTo(AZIPS, DayState.OPEN);
        events.dayOpened(AZIPS, days.date(AZIPS));
        if (azips.waiting().size() > 0) {
            start(JobKind.TELL_WAITING, 0);
        }
    }

    /** The last step of closing: the totals of the day must balance. */
    public void closed() {
        long kept = azips.kept().pending();
        days.checkBalanced(AZIPS, kept);
        days.transitionTo(AZIPS, DayState.CLOSED);
        events.dayClosed(
                AZIPS,
                days.date(AZIPS),
                days.settled(AZIPS),
                days.settledMinor(AZIPS),
                days.annulled(AZIPS),
                days.accepted(AZIPS),
                days.keptBefore(AZIPS),
                kept);
    }

    private void start(JobKind kind, long subject) {
        jobs.add(kind, subject);
        nodeEvents.jobStarted(kind);
    }
}
