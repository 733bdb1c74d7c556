package az.ecbar.ledger.ips.liquidity;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.day.Timetable;
import az.ecbar.ledger.event.LiquidityEvents;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.TimerKind;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.schema.BlockPurpose;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitNews;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * The adjustment of correspondent and current accounts by what went through IPS: of a direct participant with net result N
 * balance and settlement limit grow by N, the limit of each of its clearing accounts by its net position n, and n is zero
 * again. So neither what is available nor any headroom changes, no funds are needed, and all N together come to zero. What
 * was not adjusted while AZIPS was closed is booked by IPS day, one entry each.
 *
 * <p>Runs while AZIPS is open, at the minutes of the rule set, and a last time when its day closes. Its first step draws a
 * line: what IPS books while it runs waits for the next one. A step does a bounded number of accounts, whole direct
 * participants each. A balance that could not be told any more ({@link Accounts#MAX_BALANCE}) is left for the next one.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 5-1.7.4
 * @rule 4.25
 */
public final class Adjustments {
    /** Legs after which a step takes up no further direct participant. */
    public static final int LEGS_OF_STEP = 4;

    private static final long NS_PER_MINUTE = 60_000_000_000L;

    private final Accounts accounts;
    private final Days days;
    private final RuleSet rules;
    private final Timetable timetable;
    private final Timers timers;
    private final Jobs jobs;
    private final Azips azips;
    private final ClearingAccounts clearing;
    private final SettlementAccounts settlements;
    private final LiquidityEvents events;
    private final NodeEvents nodeEvents;
    private final long[] toAdjust = new long[SettlementAccounts.MAX_CLEARING];
    private final int[] dates = new int[SettlementAccounts.MAX_DAYS];
    private final long[] nets = new long[SettlementAccounts.MAX_DAYS];

    public Adjustments(
            Accounts accounts,
            Days days,
            RuleSet rules,
            Timetable timetable,
            Timers timers,
            Jobs jobs,
            Azips azips,
            ClearingAccounts clearing,
            LiquidityEvents events,
            NodeEvents nodeEvents) {
        this.accounts = accounts;
        this.days = days;
        this.rules = rules;
        this.timetable = timetable;
        this.timers = timers;
        this.jobs = jobs;
        this.azips = azips;
        this.clearing = clearing;
        this.events = events;
        this.nodeEvents = nodeEvents;
        settlements = clearing.settlements();
    }

    /** The AZIPS day is open, or an adjustment of it was due: sets the timer of the next one. */
    public void begin(long sequence, long timeNs) {
        if (!clearing.isUsed()) {
            return;
        }
        int date = days.date(SystemId.AZIPS);
        long first = timetable.at(date, rules.value(RuleId.IPS_ADJUSTMENT_FIRST_MINUTE));
        long interval = rules.value(RuleId.IPS_ADJUSTMENT_INTERVAL_MINUTES) * NS_PER_MINUTE;
        long next = first;
        if (timeNs > first) {
            next = interval == 0 ? Long.MAX_VALUE : first + ((timeNs - first) / interval + 1) * interval;
        }
        if (next <= timetable.at(date, Timetable.END_OF_DATE)) {
            timers.set(next, sequence, TimerKind.IPS_ADJUSTMENT, date);
        }
    }

    /** A timer fired that was set on a day: it means nothing any more where that day is not open. */
    public void fire(long date, long sequence, long timeNs) {
        if (days.state(SystemId.AZIPS) != DayState.OPEN || days.date(SystemId.AZIPS) != date) {
            return;
        }
        begin(sequence, timeNs);
        if (!jobs.isWaiting(JobKind.ADJUST_POSITIONS) && jobs.hasRoomFor(1)) {
            jobs.add(JobKind.ADJUST_POSITIONS, 0);
            nodeEvents.jobStarted(JobKind.ADJUST_POSITIONS);
        }
    }

    /** Whether the close of an AZIPS day has a last adjustment. */
    public boolean isWantedAtClose() {
        return clearing.isUsed();
    }

    /**
     * One step: the next direct participants, each whole.
     *
     * @param cursor 0 at first, then what the step before gave: the settlement account to go on with, plus 1
     * @return where to go on; {@link Long#MAX_VALUE} when done
     */
    public long step(long cursor, long sequence, long timeNs) {
        if (cursor == 0) {
            clearing.cut();
        }
        int place = settlements.nextOpen(settlements.placeFrom(Math.max(0, (int) cursor - 1)));
        int legs = 0;
        while (place < settlements.size() && legs < LEGS_OF_STEP) {
            legs += 1 + adjust(place, sequence, timeNs);
            place = settlements.nextOpen(place + 1);
        }
        if (place < settlements.size()) {
            return settlements.account(place) + 1L;
        }
        settlements.endCut();
        return Long.MAX_VALUE;
    }

    /** Goes on with an adjustment that a snapshot holds. */
    public void restore(long cursor) {
        if (cursor > 0) {
            settlements.resumeCut();
        }
    }

    /** Adjusts one direct participant; gives the number of legs. */
    private int adjust(int place, long sequence, long timeNs) {
        int correspondent = settlements.correspondent(place);
        int ofDays = settlements.daysToAdjust(place);
        long in = 0;
        long net = 0;
        for (int i = 0; i < ofDays; i++) {
            dates[i] = settlements.dateOf(place, i);
            nets[i] = settlements.netOf(place, i);
            net += nets[i];
            in += Math.max(0, nets[i]);
        }
        if (in > accounts.room(correspondent)) {
            return 0;
        }
        int positions = layPositions(place);
        int bookings = layBookings(correspondent, ofDays);
        settlements.adjusted(place, ofDays, net);
        if (positions + bookings > 0) {
            accounts.postIntoLimit(sequence, 0, correspondent, BlockPurpose.IPS_LIMIT, net);
            tell(place, net);
            advise(correspondent, positions, ofDays, sequence, timeNs);
            tellLimits(place, net, timeNs);
        }
        return positions + bookings;
    }

    /** A leg for each net position, which it takes away. */
    private int layPositions(int place) {
        int legs = 0;
        for (int i = 0; i < settlements.clearingCount(place); i++) {
            int account = settlements.clearing(place, i);
            toAdjust[i] = clearing.toAdjust(account);
            if (toAdjust[i] != 0) {
                accounts.leg(account, -toAdjust[i]);
                clearing.adjust(account, toAdjust[i]);
                legs++;
            }
        }
        return legs;
    }

    /** A leg for each IPS day: what came in first, so that no balance that is told lies below zero. */
    private int layBookings(int correspondent, int ofDays) {
        int legs = 0;
        for (int i = 0; i < ofDays; i++) {
            if (nets[i] > 0) {
                accounts.leg(correspondent, nets[i]);
                legs++;
            }
        }
        for (int i = 0; i < ofDays; i++) {
            if (nets[i] < 0) {
                accounts.leg(correspondent, nets[i]);
                legs++;
            }
        }
        return legs;
    }

    private void tell(int place, long net) {
        int account = settlements.account(place);
        if (net != 0) {
            events.ipsLimitChanged(LimitLevel.SETTLEMENT, account, settlements.limit(place));
        }
        for (int i = 0; i < settlements.clearingCount(place); i++) {
            if (toAdjust[i] != 0) {
                int id = settlements.clearing(place, i);
                events.ipsLimitChanged(LimitLevel.CLEARING, id, clearing.limit(id));
            }
        }
        events.positionAdjusted(accounts.participant(account), account, net, settlements.limit(place));
    }

    /** The owner hears of each entry, in the order in which they were booked. */
    private void advise(int correspondent, int firstLeg, int ofDays, long sequence, long timeNs) {
        int leg = firstLeg;
        for (int i = 0; i < ofDays; i++) {
            if (nets[i] > 0) {
                azips.adjusted(correspondent, nets[i], accounts.balanceOfLeg(leg++), dates[i], sequence, timeNs);
            }
        }
        for (int i = 0; i < ofDays; i++) {
            if (nets[i] < 0) {
                azips.adjusted(correspondent, nets[i], accounts.balanceOfLeg(leg++), dates[i], sequence, timeNs);
            }
        }
    }

    private void tellLimits(int place, long net, long timeNs) {
        if (net != 0) {
            clearing.notices().tell(LimitNews.ADJUSTED, settlements.account(place), timeNs);
        }
        for (int i = 0; i < settlements.clearingCount(place); i++) {
            if (toAdjust[i] != 0) {
                clearing.notices().tell(LimitNews.ADJUSTED, settlements.clearing(place, i), timeNs);
            }
        }
    }
}
