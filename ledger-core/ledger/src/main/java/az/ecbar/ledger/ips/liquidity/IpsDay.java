package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * The day of IPS, which has no pause: it turns with the first command at or after its minute of the date, and a job then tells
 * the statements of what is over. The first day begins when there is a clearing account after the genesis.
 *
 * <p>A day does not turn while statements of the one before are still being told, so that no more than two are counted at
 * once. What {@link #endsNs} says follows from the date and the rules alone. Owned by the ledger's thread; no allocation.
 *
 * @rule 5-1.1
 * @rule 5-1.19
 */
public final class IpsDay {
    /** Bookings on one page of a statement. */
    public static final int LINES_OF_PAGE = 60;

    /** Pages that one step of the job sends at most. */
    public static final int MAX_PAGES_OF_STEP = 32;

    private static final int MAX_ACCOUNTS_LOOKED_AT = 1024;
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int ACCOUNT_SHIFT = 32;

    private final Participants participants;
    private final Accounts accounts;
    private final Terminals terminals;
    private final RuleSet rules;
    private final Days days;
    private final Jobs jobs;
    private final ClearingAccounts clearing;
    private final LiquidityEvents events;
    private final NodeEvents nodeEvents;
    private final ClearingStatement statement = new ClearingStatement();
    private int workedOutAt = -1;
    private int workedOutOf;
    private long endsNs;

    public IpsDay(
            Participants participants,
            Accounts accounts,
            Terminals terminals,
            RuleSet rules,
            Days days,
            Jobs jobs,
            ClearingAccounts clearing,
            LiquidityEvents events,
            NodeEvents nodeEvents) {
        this.participants = participants;
        this.accounts = accounts;
        this.terminals = terminals;
        this.rules = rules;
        this.days = days;
        this.jobs = jobs;
        this.clearing = clearing;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /** Date of the day, yyyymmdd; 0 before the first. */
    public int date() {
        return days.date(SystemId.IPS);
    }

    /** First UTC nanosecond of the day. */
    public long beginsNs() {
        return beginsNs(date());
    }

    /** First UTC nanosecond of the next day. */
    public long endsNs() {
        return beginsNs(BusinessDate.ofEpochDay(BusinessDate.epochDay(date()) + 1));
    }

    /** Whether a payment may bear a value date: today's, and for a while after the turn yesterday's. */
    public boolean isValueDateAccepted(int valueDate, long timeNs) {
        if (valueDate == date()) {
            return true;
        }
        long tolerance = rules.value(RuleId.IPS_VALUE_DATE_TOLERANCE_SECONDS) * NS_PER_SECOND;
        return timeNs <= beginsNs() + tolerance
                && valueDate == BusinessDate.ofEpochDay(BusinessDate.epochDay(date()) - 1);
    }

    /**
     * Turns the day where a command's time says so, before that command is applied.
     *
     * @return whether it turned
     */
    public boolean keep(boolean isGenesisComplete, long timeNs) {
        if (timeNs < due() || !isGenesisComplete || !clearing.isUsed() || !canTurn()) {
            return false;
        }
        int before = date();
        long offset = rules.value(RuleId.UTC_OFFSET_MINUTES);
        long minute = rules.value(RuleId.IPS_DAY_TURNS_MINUTE);
        int date = BusinessDate.ofUtc(timeNs - minute * NS_PER_MINUTE, offset);
        if (before == 0) {
            days.transitionTo(SystemId.IPS, DayState.OPENING);
            days.transitionTo(SystemId.IPS, DayState.OPEN);
            days.ended(SystemId.IPS, BusinessDate.ofEpochDay(BusinessDate.epochDay(date) - 1));
        } else {
            jobs.add(JobKind.SEND_CLEARING_STATEMENTS, 0);
            nodeEvents.jobStarted(JobKind.SEND_CLEARING_STATEMENTS);
        }
        days.begin(SystemId.IPS, date, 0, 0);
        events.ipsDayTurned(date, before);
        return true;
    }

    /** A command with a later time turns the day; {@link Timers#NEVER}: none does. */
    public long dueNs() {
        return date() == 0 || !canTurn() ? Timers.NEVER : due() - 1;
    }

    /**
     * One step of telling the statements of the days that are over, the oldest first: to each owner, numbered per account and
     * year, also without a booking.
     *
     * @param cursor 0 at first, then what the step before gave: the account above, then the pages sent of it
     * @return where to go on; {@link #isTold} tells the end
     */
    public long tellStatements(long cursor, long timeNs) {
        int date = BusinessDate.ofEpochDay(BusinessDate.epochDay(days.lastEnded(SystemId.IPS)) + 1);
        int account = (int) (cursor >>> ACCOUNT_SHIFT);
        int page = (int) cursor;
        int end = Math.min(accounts.size(), account + MAX_ACCOUNTS_LOOKED_AT);
        int sent = 0;
        while (account < end && sent < MAX_PAGES_OF_STEP) {
            if (isStated(account)) {
                if (page == 0) {
                    clearing.clearingDays().close(account, date, clearing.net(account), statement);
                } else {
                    clearing.clearingDays().fill(account, date, clearing.net(account), statement);
                }
                tellPage(++page, timeNs);
                sent++;
                if (page < pages()) {
                    continue;
                }
            }
            page = 0;
            account++;
        }
        if (account < accounts.size()) {
            return ((long) account << ACCOUNT_SHIFT) | page;
        }
        days.ended(SystemId.IPS, date);
        return 0;
    }

    /** Whether the statements of all days that are over are told. */
    public boolean isTold() {
        return BusinessDate.epochDay(days.lastEnded(SystemId.IPS)) + 1 >= BusinessDate.epochDay(date());
    }

    private boolean isStated(int account) {
        return accounts.kind(account) == AccountKind.IPS_CLEARING && !accounts.isClosed(account);
    }

    private int pages() {
        return Math.max(1, (statement.lines + LINES_OF_PAGE - 1) / LINES_OF_PAGE);
    }

    private void tellPage(int page, long timeNs) {
        int owner = accounts.participant(statement.accountId);
        int terminal = participants.registeredTerminal(owner);
        int firstLine = (page - 1) * LINES_OF_PAGE;
        events.clearingStatementDue(
                owner,
                terminal,
                terminals.nextOutput(terminals.ensure(owner, terminal)),
                statement.accountId,
                statement.date,
                statement.number,
                page,
                pages(),
                firstLine,
                Math.min(LINES_OF_PAGE, statement.lines - firstLine),
                timeNs);
        events.ofStatement(
                statement.openingMinor,
                statement.debitsMinor,
                statement.creditsMinor,
                statement.adjustedMinor,
                statement.closingMinor);
    }

    private boolean canTurn() {
        return !jobs.isWaiting(JobKind.SEND_CLEARING_STATEMENTS) && jobs.hasRoomFor(1);
    }

    /** When the day ends; worked out anew only when it turned or a rule may have changed. */
    private long due() {
        if (workedOutAt != rules.changes() || workedOutOf != date()) {
            workedOutAt = rules.changes();
            workedOutOf = date();
            endsNs = date() == 0 ? Long.MIN_VALUE : endsNs();
        }
        return endsNs;
    }

    private long beginsNs(int date) {
        return BusinessDate.startNs(BusinessDate.epochDay(date), rules.value(RuleId.UTC_OFFSET_MINUTES))
                + rules.value(RuleId.IPS_DAY_TURNS_MINUTE) * NS_PER_MINUTE;
    }
}
