package az.ecbar.ledger.announcement;

import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.AnnouncementEvents;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.schema.Announcement;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * The announcements that not every participant was told yet, oldest first; each is told in the steps of a job of its
 * own, to all participants but the Central Bank and those that are gone.
 *
 * <p>Owned by the ledger's thread; no allocation. There are as many as there may be jobs.
 *
 * @rule 3.5
 * @rule 3.6
 * @rule 4.12.3
 */
public final class Announcements {
    /** Participants that one step looks at. */
    public static final int MAX_PARTICIPANTS_OF_STEP = 32;

    /** Months of a year that is announced: of each a bit for each day. */
    public static final int MONTHS = 12;

    private static final int MONTH = 100;

    private final Participants participants;
    private final BusinessCalendar calendar;
    private final Terminals terminals;
    private final Jobs jobs;
    private final AnnouncementEvents events;
    private final NodeEvents nodeEvents;
    private final Reference reference = new Reference();

    private final long[] sequence = new long[Jobs.MAX_JOBS];
    private final Announcement[] kind = new Announcement[Jobs.MAX_JOBS];
    private final SystemId[] system = new SystemId[Jobs.MAX_JOBS];
    private final RuleId[] rule = new RuleId[Jobs.MAX_JOBS];
    private final long[] value = new long[Jobs.MAX_JOBS];
    private final int[] date = new int[Jobs.MAX_JOBS];
    private final int[] decisionDate = new int[Jobs.MAX_JOBS];
    private final long[] decisionFirst = new long[Jobs.MAX_JOBS];
    private final long[] decisionSecond = new long[Jobs.MAX_JOBS];
    /** Of each that is of a year its months, as they were decided; else 0. */
    private final int[] businessDays = new int[Jobs.MAX_JOBS * MONTHS];

    private int first;
    private int size;

    public Announcements(
            Participants participants,
            BusinessCalendar calendar,
            Terminals terminals,
            Jobs jobs,
            AnnouncementEvents events,
            NodeEvents nodeEvents) {
        this.participants = participants;
        this.calendar = calendar;
        this.terminals = terminals;
        this.jobs = jobs;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /** A value of the rule set holds from a date on. */
    public void ofRule(long decided, RuleId changed, long newValue, int effectiveDate) {
        add(decided, Announcement.RULE, SystemId.ALL, changed, newValue, effectiveDate, 0, reference.set(0, 0));
        start();
    }

    /** A date is a business day, or none, by a decision. */
    public void ofDay(
            long decided, SystemId ofSystem, int declared, boolean isBusinessDay, int decidedOn, Reference number) {
        add(
                decided,
                Announcement.CALENDAR,
                ofSystem,
                RuleId.NULL_VAL,
                isBusinessDay ? 1 : 0,
                declared,
                decidedOn,
                number);
        start();
    }

    /**
     * Which dates of a year are business days, by a decision; so many were listed. The year is kept as the calendar has it
     * now: all participants are told the same, whatever is decided meanwhile.
     */
    public void ofYear(long decided, SystemId ofSystem, int firstOfYear, int listed, int decidedOn, Reference number) {
        add(decided, Announcement.YEAR, ofSystem, RuleId.NULL_VAL, listed, firstOfYear, decidedOn, number);
        SystemId of = ofSystem == SystemId.LVPCSS ? SystemId.LVPCSS : SystemId.AZIPS;
        for (int month = 0; month < MONTHS; month++) {
            restoreBusinessDays(size - 1, month, calendar.businessDaysOf(of, firstOfYear + month * MONTH));
        }
        start();
    }

    /** Parts of AZIPS are suspended or resumed, by a decision. */
    public void ofSystem(long decided, int suspendedParts, int decidedOn, Reference number) {
        add(decided, Announcement.SYSTEM, SystemId.AZIPS, RuleId.NULL_VAL, suspendedParts, 0, decidedOn, number);
        start();
    }

    /** Adds one behind the others; its job is added by who calls. For the snapshot. */
    public void add(
            long decided,
            Announcement newKind,
            SystemId newSystem,
            RuleId newRule,
            long newValue,
            int newDate,
            int newDecisionDate,
            Reference newDecision) {
        int at = (first + size++) % Jobs.MAX_JOBS;
        sequence[at] = decided;
        kind[at] = newKind;
        system[at] = newSystem;
        rule[at] = newRule;
        value[at] = newValue;
        date[at] = newDate;
        decisionDate[at] = newDecisionDate;
        decisionFirst[at] = newDecision.first();
        decisionSecond[at] = newDecision.second();
        Arrays.fill(businessDays, at * MONTHS, (at + 1) * MONTHS, 0);
    }

    /** Puts down a month of the year that announcement {@code i} tells. */
    public void restoreBusinessDays(int i, int month, int days) {
        businessDays[at(i) * MONTHS + month] = days;
    }

    /**
     * One step of telling the oldest announcement: looks at {@value #MAX_PARTICIPANTS_OF_STEP} participants at most. With
     * the last one it is told, and forgotten.
     *
     * @return the participant from whom to go on; the number of participants when done
     */
    public int tell(int fromParticipant, long timeNs) {
        int end = Math.min(participants.size(), fromParticipant + MAX_PARTICIPANTS_OF_STEP);
        for (int id = fromParticipant; id < end; id++) {
            boolean isTold =
                    participants.kind(id) != ParticipantKind.CENTRAL_BANK && !participants.isGone(id, SystemId.AZIPS);
            if (isTold) {
                tellOne(id, timeNs);
            }
        }
        if (end == participants.size()) {
            first = (first + 1) % Jobs.MAX_JOBS;
            size--;
        }
        return end;
    }

    /** Whether all participants were looked at. */
    public boolean isTold(int nextParticipant) {
        return nextParticipant == participants.size();
    }

    /** Number of announcements, for the snapshot. */
    public int size() {
        return size;
    }

    public long sequence(int i) {
        return sequence[at(i)];
    }

    public Announcement kind(int i) {
        return kind[at(i)];
    }

    public SystemId system(int i) {
        return system[at(i)];
    }

    public RuleId rule(int i) {
        return rule[at(i)];
    }

    public long value(int i) {
        return value[at(i)];
    }

    public int date(int i) {
        return date[at(i)];
    }

    public int decisionDate(int i) {
        return decisionDate[at(i)];
    }

    public Reference decision(int i, Reference into) {
        return into.set(decisionFirst[at(i)], decisionSecond[at(i)]);
    }

    /** Of a year: a bit for each business day of a month, 0 to 11; else 0. */
    public int businessDays(int i, int month) {
        return businessDays[at(i) * MONTHS + month];
    }

    private int at(int i) {
        return (first + i) % Jobs.MAX_JOBS;
    }

    private void start() {
        jobs.add(JobKind.ANNOUNCE, 0);
        nodeEvents.jobStarted(JobKind.ANNOUNCE);
    }

    private void tellOne(int participant, long timeNs) {
        int terminal = participants.terminal(participant);
        events.announcementDue(
                participant,
                terminal,
                terminals.nextOutput(terminals.ensure(participant, terminal)),
                sequence[first],
                timeNs,
                kind[first],
                system[first],
                rule[first],
                value[first],
                date[first],
                decisionDate[first],
                decision(0, reference),
                businessDays,
                first * MONTHS);
    }
}
