package az.ecbar.ledger.reference;

import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.SystemId;

/**
 * Which dates are business days: one date, or a whole year at once, by a decision of the Cabinet of Ministers. It holds at
 * once and is announced to all; what is kept for a date that is no business day of AZIPS any more is annulled.
 *
 * <p>Owned by the ledger's thread; no allocation but for dates that are declared for the first time. Dates as yyyymmdd. A
 * year costs as many steps as it has days.
 *
 * @rule 3.5, 3.6, 3.7, 4.8.1, 2.1.17-1
 */
public final class CalendarDecisions {
    /** Days of a year that a decision lists, at most: what one announcement can tell. */
    public static final int MAX_DAYS = 64;

    /** Days that a line of an announcement tells. */
    public static final int DAYS_OF_LINE = 8;

    /** Lines of an announcement that tell days. */
    public static final int MAX_LINES = 30;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;
    private static final int YEAR = 10_000;
    private static final int FIRST_OF_JANUARY = 101;
    private static final int LAST_OF_DECEMBER = 1231;

    private final BusinessCalendar calendar;
    private final RuleSet rules;
    private final Azips azips;
    private final Jobs jobs;
    private final Announcements announcements;
    private final ReferenceEvents events;
    private final NodeEvents nodeEvents;

    public CalendarDecisions(
            BusinessCalendar calendar,
            RuleSet rules,
            Azips azips,
            Jobs jobs,
            Announcements announcements,
            ReferenceEvents events,
            NodeEvents nodeEvents) {
        this.calendar = calendar;
        this.rules = rules;
        this.azips = azips;
        this.jobs = jobs;
        this.announcements = announcements;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /**
     * Declares one date for a system, or for ALL that have business days. After the genesis it takes a decision of the
     * Cabinet of Ministers, which does not wait for three days, and is announced to all. Refused, in this order:
     * SYSTEM_NOT_SUPPORTED, DATE_MALFORMED, DECISION_MISSING, LIMIT_REACHED.
     *
     * @param decision number of the decision
     */
    public RejectReason declareDay(
            SystemId system,
            int date,
            boolean isBusinessDay,
            int decisionDate,
            Reference decision,
            long sequence,
            boolean isGenesis) {
        if (!hasBusinessDays(system)) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        if (!BusinessDate.isValid(date) || (!isGenesis && !BusinessDate.isValid(decisionDate))) {
            return RejectReason.DATE_MALFORMED;
        }
        if (!isGenesis && decision.isAbsent()) {
            return RejectReason.DECISION_MISSING;
        }
        int lost = isLost(system, date, isBusinessDay) ? 1 : 0;
        if (!jobs.hasRoomFor(lost + (isGenesis ? 0 : 1))) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: declared.
        declare(system, date, isBusinessDay, decisionDate, decision);
        if (!isGenesis) {
            announcements.ofDay(sequence, system, date, isBusinessDay, decisionDate, decision);
        }
        if (lost != 0) {
            startAnnulling(date);
        }
        return RejectReason.NONE;
    }

    /**
     * Declares a year: the listed days as they say; all others are as the week has them, or the decision is refused. What
     * was declared otherwise before must be listed, as it is or as the week has it, and nothing up to today is declared: no
     * day that was decided is undone but by its name. Refused, in this order: SYSTEM_NOT_SUPPORTED, DATE_MALFORMED (the year
     * is not of 2000 to 2199, or the decision's date), DECISION_MISSING, CALENDAR_DAY_NOT_ALLOWED, CALENDAR_DAY_DECIDED,
     * LIMIT_REACHED.
     *
     * @param dates of the listed days, and beside it whether each is a business day
     * @param count of the listed days; more than {@value #MAX_DAYS} are refused unread
     */
    public RejectReason declareYear(
            SystemId system,
            int year,
            int decisionDate,
            Reference decision,
            int[] dates,
            boolean[] areBusinessDays,
            int count,
            long sequence,
            boolean isGenesis) {
        if (!hasBusinessDays(system)) {
            return RejectReason.SYSTEM_NOT_SUPPORTED;
        }
        boolean isYear = year >= FIRST_YEAR && year <= LAST_YEAR;
        if (!isYear || (!isGenesis && !BusinessDate.isValid(decisionDate))) {
            return RejectReason.DATE_MALFORMED;
        }
        if (!isGenesis && decision.isAbsent()) {
            return RejectReason.DECISION_MISSING;
        }
        int first = isGenesis ? firstOf(year) : Math.max(firstOf(year), BusinessDate.epochDay(rules.today()) + 1);
        if (count > MAX_DAYS || !areInOrder(system, year, first, dates, areBusinessDays, count)) {
            return RejectReason.CALENDAR_DAY_NOT_ALLOWED;
        }
        if (isUndone(system, year, first, dates, count)) {
            return RejectReason.CALENDAR_DAY_DECIDED;
        }
        if (!isGenesis && !canBeTold(system, year, first, dates, areBusinessDays, count)) {
            return RejectReason.LIMIT_REACHED;
        }
        int lost = 0;
        for (int i = 0; i < count; i++) {
            lost += isLost(system, dates[i], areBusinessDays[i]) ? 1 : 0;
        }
        if (!jobs.hasRoomFor(lost + (isGenesis ? 0 : 1))) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: declared.
        for (int i = 0; i < count; i++) {
            declare(system, dates[i], areBusinessDays[i], decisionDate, decision);
        }
        if (!isGenesis) {
            announcements.ofYear(sequence, system, year * YEAR + FIRST_OF_JANUARY, count, decisionDate, decision);
        }
        for (int i = 0; i < count; i++) {
            if (isLost(system, dates[i], areBusinessDays[i])) {
                startAnnulling(dates[i]);
            }
        }
        return RejectReason.NONE;
    }

    /** Whether a day from {@code first} on that is not listed is otherwise than the week has it. */
    private boolean isUndone(SystemId system, int year, int first, int[] dates, int count) {
        int listed = 0;
        for (int day = first; day <= lastOf(year); day++) {
            int date = BusinessDate.ofEpochDay(day);
            boolean isListed = listed < count && dates[listed] == date;
            if (!isListed && isOtherwise(system, date)) {
                return true;
            }
            listed += isListed ? 1 : 0;
        }
        return false;
    }

    /**
     * Whether one announcement can tell the year: the days before {@code first} as they are, the listed ones as they will
     * be; {@value #DAYS_OF_LINE} days in a line, {@value #MAX_LINES} lines.
     */
    private boolean canBeTold(SystemId system, int year, int first, int[] dates, boolean[] areBusinessDays, int count) {
        SystemId of = system == SystemId.LVPCSS ? SystemId.LVPCSS : SystemId.AZIPS;
        int free = 0;
        int working = 0;
        for (int day = firstOf(year); day < first && day <= lastOf(year); day++) {
            int date = BusinessDate.ofEpochDay(day);
            boolean isWeekend = BusinessDate.isWeekend(date);
            boolean isOtherwise = calendar.isBusinessDay(of, date) == isWeekend;
            working += isOtherwise && isWeekend ? 1 : 0;
            free += isOtherwise && !isWeekend ? 1 : 0;
        }
        for (int i = 0; i < count; i++) {
            boolean isWeekend = BusinessDate.isWeekend(dates[i]);
            working += isWeekend && areBusinessDays[i] ? 1 : 0;
            free += !isWeekend && !areBusinessDays[i] ? 1 : 0;
        }
        return (free + DAYS_OF_LINE - 1) / DAYS_OF_LINE + (working + DAYS_OF_LINE - 1) / DAYS_OF_LINE <= MAX_LINES;
    }

    /** Whether the calendar of a system, or of one of both, has a date otherwise than the week. */
    private boolean isOtherwise(SystemId system, int date) {
        boolean isWeekend = BusinessDate.isWeekend(date);
        return (system != SystemId.LVPCSS && calendar.isBusinessDay(SystemId.AZIPS, date) == isWeekend)
                || (system != SystemId.AZIPS && calendar.isBusinessDay(SystemId.LVPCSS, date) == isWeekend);
    }

    private boolean isLost(SystemId system, int date, boolean isBusinessDay) {
        return system != SystemId.LVPCSS && !isBusinessDay && azips.steps().hasLostValueDate(date);
    }

    private void declare(SystemId system, int date, boolean isBusinessDay, int decisionDate, Reference decision) {
        if (system != SystemId.LVPCSS) {
            calendar.declare(SystemId.AZIPS, date, isBusinessDay, decisionDate, decision);
        }
        if (system != SystemId.AZIPS) {
            calendar.declare(SystemId.LVPCSS, date, isBusinessDay, decisionDate, decision);
        }
        events.dayDeclared(system, date, isBusinessDay, decisionDate, decision);
    }

    private void startAnnulling(int date) {
        jobs.add(JobKind.ANNUL_OF_VALUE_DATE, date);
        nodeEvents.jobStarted(JobKind.ANNUL_OF_VALUE_DATE);
    }

    private static boolean hasBusinessDays(SystemId system) {
        return system != SystemId.NULL_VAL && system != SystemId.IPS;
    }

    private boolean areInOrder(
            SystemId system, int year, int first, int[] dates, boolean[] areBusinessDays, int count) {
        int before = 0;
        for (int i = 0; i < count; i++) {
            int date = dates[i];
            boolean isOfYear = BusinessDate.isValid(date) && date / YEAR == year;
            if (!isOfYear || date <= before || BusinessDate.epochDay(date) < first) {
                return false;
            }
            if (areBusinessDays[i] != BusinessDate.isWeekend(date) && !isOtherwise(system, date)) {
                return false;
            }
            before = date;
        }
        return true;
    }

    private static int firstOf(int year) {
        return BusinessDate.epochDay(year * YEAR + FIRST_OF_JANUARY);
    }

    private static int lastOf(int year) {
        return BusinessDate.epochDay(year * YEAR + LAST_OF_DECEMBER);
    }
}
