package az.ecbar.ledger.day;

import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.timer.Timers;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * When the AZIPS day opens and closes, and until when messages of a type are taken on it: the rule set's minutes of the
 * day, on business days. What it knows follows from rules, calendar and day alone and is worked out anew when one of them
 * changes, so it is no part of a snapshot.
 *
 * <pre>
 *   opening                cut-offs             closing
 *   ──┬───────────────────────┬──┬─────────────────┬──▶ the command's time
 *     from this moment on     up to and with this moment
 * </pre>
 *
 * Without DAY_BY_TIMETABLE, and before the genesis is complete, nothing is due and nothing is cut off. A day whose whole
 * window has passed is not opened: two operators may.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 3.5
 * @rule 3.7
 */
public final class Timetable {
    /** Minutes of a day: at the end of a date, where no other closing is set. */
    public static final int END_OF_DATE = 1440;

    private static final SystemId AZIPS = SystemId.AZIPS;
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final int DAYS_LOOKED_AT = 400;

    private final RuleSet rules;
    private final BusinessCalendar calendar;
    private final Days days;
    private long workedOutAt = -1;
    private boolean isInForce;
    private long dueNs = Timers.NEVER;
    private long turnNs = Timers.NEVER;
    private int openingDate;
    private long cutOffMt102Ns;
    private long cutOffMt103Ns;
    private long cutOffMt205Ns;
    private long cutOffChangesNs;

    public Timetable(RuleSet rules, BusinessCalendar calendar, Days days) {
        this.rules = rules;
        this.calendar = calendar;
        this.days = days;
    }

    /**
     * Works out what is due next, if anything changed on which that depends.
     *
     * @param isGenesisComplete before that nothing is due
     */
    public void refresh(boolean isGenesisComplete, long timeNs) {
        long changes = 1L + rules.changes() + calendar.changes() + days.changes() + (isGenesisComplete ? 1 : 0);
        if (changes == workedOutAt) {
            return;
        }
        workedOutAt = changes;
        int nextDate = isGenesisComplete ? rules.nextDate() : 0;
        turnNs = nextDate == 0 ? Timers.NEVER : at(nextDate, 0) - 1;
        isInForce = isGenesisComplete && rules.value(RuleId.DAY_BY_TIMETABLE) == 1;
        if (isInForce) {
            workOut(timeNs);
        } else {
            dueNs = Timers.NEVER;
        }
    }

    /** A command with a later time opens or closes the day; {@link Timers#NEVER}: nothing is due. */
    public long dueNs() {
        return dueNs;
    }

    /**
     * A command with a later time brings values into force that were set for its date, and with them perhaps another
     * timetable, or one at all: so a tick is due then. {@link Timers#NEVER}: none are set.
     */
    public long turnNs() {
        return turnNs;
    }

    /** Whether a command of this time opens or closes the day; a window that has passed meanwhile is passed over. */
    public boolean isDue(long timeNs) {
        if (timeNs <= dueNs) {
            return false;
        }
        workOut(timeNs);
        return timeNs > dueNs;
    }

    /** Date of the day that is to be opened next, where the day is CLOSED. */
    public int openingDate() {
        return openingDate;
    }

    /** AFTER_CUT_OFF, where a payment of a type for today comes too late. */
    public RejectReason checkPayment(PaymentType type, long timeNs) {
        if (!isInForce) {
            return RejectReason.NONE;
        }
        boolean isLate = switch (type) {
            case MT102 -> timeNs > cutOffMt102Ns;
            case MT103 -> timeNs > cutOffMt103Ns;
            case MT205 -> timeNs > cutOffMt205Ns;
            case NULL_VAL -> false;
        };
        return isLate ? RejectReason.AFTER_CUT_OFF : RejectReason.NONE;
    }

    /** AFTER_CUT_OFF, where a change or cancellation comes too late. */
    public RejectReason checkChange(long timeNs) {
        return isInForce && timeNs > cutOffChangesNs ? RejectReason.AFTER_CUT_OFF : RejectReason.NONE;
    }

    /** Whether the timetable rules the day at all. */
    public boolean isInForce() {
        return isInForce;
    }

    /** Whether a day that opens now opens after its window: then it closes at the end of its date. */
    public boolean isBehindWindow(int date, long timeNs) {
        return isInForce && timeNs > at(date, rules.valueOn(RuleId.DAY_CLOSES_MINUTE, date));
    }

    /** The minute at which the day that is OPEN closes. */
    public int closingMinute() {
        int set = days.closingMinute(AZIPS);
        return set == 0 ? (int) rules.valueOn(RuleId.DAY_CLOSES_MINUTE, days.date(AZIPS)) : set;
    }

    /** UTC nanoseconds of a minute of a date in Baku. */
    public long at(int date, long minute) {
        return BusinessDate.startNs(BusinessDate.epochDay(date), rules.value(RuleId.UTC_OFFSET_MINUTES))
                + minute * NS_PER_MINUTE;
    }

    private void workOut(long timeNs) {
        dueNs = Timers.NEVER;
        DayState state = days.state(AZIPS);
        if (state == DayState.OPEN) {
            int date = days.date(AZIPS);
            int closing = closingMinute();
            // Whoever lets the day last longer lets messages come longer.
            long moved = closing - rules.valueOn(RuleId.DAY_CLOSES_MINUTE, date);
            dueNs = at(date, closing);
            cutOffMt102Ns = cutOff(RuleId.CUT_OFF_MT102_MINUTE, date, moved);
            cutOffMt103Ns = cutOff(RuleId.CUT_OFF_MT103_MINUTE, date, moved);
            cutOffMt205Ns = cutOff(RuleId.CUT_OFF_MT205_MINUTE, date, moved);
            cutOffChangesNs = cutOff(RuleId.CUT_OFF_CHANGES_MINUTE, date, moved);
        } else if (state == DayState.CLOSED) {
            openingDate = nextDay(timeNs);
            // The day opens with a command of that very moment, so it is due a nanosecond before.
            dueNs = openingDate == 0 ? Timers.NEVER : at(openingDate, opens(openingDate)) - 1;
        }
    }

    private long cutOff(RuleId rule, int date, long movedMinutes) {
        return Math.min(dueNs, at(date, rules.valueOn(rule, date) + movedMinutes));
    }

    private long opens(int date) {
        return rules.valueOn(RuleId.DAY_OPENS_MINUTE, date);
    }

    /** The first business day that was not held and whose window is not over; 0: none within a year and a month. */
    private int nextDay(long timeNs) {
        int today = BusinessDate.epochDayOfUtc(timeNs, rules.value(RuleId.UTC_OFFSET_MINUTES));
        int held = days.date(AZIPS) == 0 ? 0 : BusinessDate.epochDay(days.date(AZIPS)) + 1;
        int first = Math.max(today, held);
        for (int day = first; day < first + DAYS_LOOKED_AT; day++) {
            int date = BusinessDate.ofEpochDay(day);
            if (calendar.isBusinessDay(AZIPS, date)
                    && timeNs <= at(date, rules.valueOn(RuleId.DAY_CLOSES_MINUTE, date))) {
                return date;
            }
        }
        return 0;
    }
}
