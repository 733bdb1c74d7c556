package az.ecbar.ledger.reference;

import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
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
    /** Days of a year that are otherwise than the week has them, at most: what one announcement can tell. */
    public static final int MAX_DAYS = 64;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;
    private static final int YEAR = 10_000;
    private static final int FIRST_OF_JANUARY = 101;
    private static final int LAST_OF_DECEMBER = 1231;

    private final BusinessCalendar calendar;
    private final Azips azips;
    private final Jobs jobs;
    private final Announcements announcements;
    private final ReferenceEvents events;
    private final NodeEvents nodeEvents;

    public CalendarDecisions(
            BusinessCalendar calendar,
            Azips azips,
            Jobs jobs,
            Announcements announcements,
            ReferenceEvents events,
            NodeEvents nodeEvents) {
        this.calendar = calendar;
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
     * Declares all dates of a year: the listed ones as they say, all others as the week has them, though they were declared
     * otherwise before. Refused, in this order: SYSTEM_NOT_SUPPORTED, DATE_MALFORMED (the year is not of 2000 to 2199, or
     * the decision's date), DECISION_MISSING, CALENDAR_DAY_NOT_ALLOWED, LIMIT_REACHED.
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
        if (count > MAX_DAYS || !areInOrder(year, dates, areBusinessDays, count)) {
            return RejectReason.CALENDAR_DAY_NOT_ALLOWED;
        }
        int lost = lostOf(system, year, dates, areBusinessDays, count);
        if (!jobs.hasRoomFor(lost + (isGenesis ? 0 : 1))) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: declared.
        int listed = 0;
        for (int day = firstOf(year); day <= lastOf(year); day++) {
            int date = BusinessDate.ofEpochDay(day);
            boolean isListed = listed < count && dates[listed] == date;
            if (isListed || isDeclared(system, date)) {
                boolean isBusinessDay = isListed ? areBusinessDays[listed] : !BusinessDate.isWeekend(date);
                declare(system, date, isBusinessDay, decisionDate, decision);
            }
            listed += isListed ? 1 : 0;
        }
        if (!isGenesis) {
            announcements.ofYear(sequence, system, year * YEAR + FIRST_OF_JANUARY, count, decisionDate, decision);
        }
        for (int day = firstOf(year); lost > 0 && day <= lastOf(year); day++) {
            int date = BusinessDate.ofEpochDay(day);
            if (isLost(system, date, calendar.isBusinessDay(SystemId.AZIPS, date))) {
                startAnnulling(date);
                lost--;
            }
        }
        return RejectReason.NONE;
    }

    private int lostOf(SystemId system, int year, int[] dates, boolean[] areBusinessDays, int count) {
        int lost = 0;
        int listed = 0;
        for (int day = firstOf(year); day <= lastOf(year); day++) {
            int date = BusinessDate.ofEpochDay(day);
            boolean isListed = listed < count && dates[listed] == date;
            boolean isBusinessDay = isListed ? areBusinessDays[listed] : !BusinessDate.isWeekend(date);
            lost += isLost(system, date, isBusinessDay) ? 1 : 0;
            listed += isListed ? 1 : 0;
        }
        return lost;
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

    private boolean isDeclared(SystemId system, int date) {
        return (system != SystemId.LVPCSS && calendar.isDeclared(SystemId.AZIPS, date))
                || (system != SystemId.AZIPS && calendar.isDeclared(SystemId.LVPCSS, date));
    }

    private static boolean hasBusinessDays(SystemId system) {
        return system != SystemId.NULL_VAL && system != SystemId.IPS;
    }

    private static boolean areInOrder(int year, int[] dates, boolean[] areBusinessDays, int count) {
        int before = 0;
        for (int i = 0; i < count; i++) {
            int date = dates[i];
            boolean isOfYear = BusinessDate.isValid(date) && date / YEAR == year;
            if (!isOfYear || date <= before || areBusinessDays[i] != BusinessDate.isWeekend(date)) {
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
