package az.ecbar.ops.continuity;

import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * Until when something is in time, by the rule set and the calendar of AZIPS; dates as yyyymmdd, computed as the ledger
 * does. What counts is the value that is in force on the day from which a deadline runs.
 */
public final class Deadlines {
    private static final int YEAR = 10_000;
    private static final int MONTH = 100;
    private static final int MONTHS = 12;
    private static final int MONTHS_OF_QUARTER = 3;

    private final RuleSet rules;
    private final BusinessCalendar calendar;

    /** By rules and calendar as the journal has them. */
    public Deadlines(RuleSet rules, BusinessCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** Up to when the list of a year is made (7.1). */
    public int listOf(int year) {
        return ofYear(RuleId.IMPORTANT_LIST_UNTIL, year);
    }

    /** Up to when contacts and topology of a year are delivered (7.8, 7.10). */
    int papersOf(int year) {
        return ofYear(RuleId.CONTINUITY_PAPERS_UNTIL, year);
    }

    /** Up to when a day is announced (7.7). */
    int noticeOf(int day) {
        return plusDays(day, -rules.valueOn(RuleId.CONTINUITY_NOTICE_DAYS, day));
    }

    /** Up to when a day is reported on (7.7). */
    int reportOf(int day) {
        return plusBusinessDays(day, rules.valueOn(RuleId.CONTINUITY_REPORT_DAYS, day));
    }

    /** Up to when a replacement is told (7.8). */
    int replacementOf(int day) {
        return plusBusinessDays(day, rules.valueOn(RuleId.CONTINUITY_CHANGE_DAYS, day));
    }

    /** Up to when an interruption is reported (7.9). */
    int interruptionOf(int day) {
        return plusDays(day, rules.valueOn(RuleId.INTERRUPTION_REPORT_DAYS, day));
    }

    /** How many months follow a failure (7.6). */
    int monthsAfter(int failedOn) {
        return (int) rules.valueOn(RuleId.CONTINUITY_FAILED_MONTHS, failedOn);
    }

    /** Whether a deadline is near. */
    boolean isNear(int until, int today) {
        return plusDays(today, rules.valueOn(RuleId.CONTINUITY_REMINDER_DAYS, today)) >= until;
    }

    /** The first day of a quarter, 1 to 4. */
    static int firstOfQuarter(int year, int quarter) {
        return year * YEAR + ((quarter - 1) * MONTHS_OF_QUARTER + 1) * MONTH + 1;
    }

    /** The last day of the quarter that begins on a day. */
    static int lastOfQuarter(int first) {
        return before(plusMonths(first, MONTHS_OF_QUARTER));
    }

    /** The last day of the month that begins on a day. */
    static int lastOfMonth(int first) {
        return before(plusMonths(first, 1));
    }

    /** The first day of a month that lies so many months behind that of a day. */
    static int plusMonths(int day, int months) {
        int all = day / YEAR * MONTHS + day / MONTH % MONTH - 1 + months;
        return all / MONTHS * YEAR + (all % MONTHS + 1) * MONTH + 1;
    }

    private int ofYear(RuleId rule, int year) {
        return year * YEAR + (int) rules.valueOn(rule, year * YEAR + MONTH + 1);
    }

    private static int before(int day) {
        return plusDays(day, -1);
    }

    private static int plusDays(int day, long days) {
        return BusinessDate.ofEpochDay(BusinessDate.epochDay(day) + (int) days);
    }

    /** The day itself does not count. */
    private int plusBusinessDays(int day, long days) {
        int at = day;
        for (long left = days; left > 0; ) {
            at = plusDays(at, 1);
            if (calendar.isBusinessDay(SystemId.AZIPS, at)) {
                left--;
            }
        }
        return at;
    }
}
