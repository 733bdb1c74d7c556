package az.ecbar.auditor;

import az.ecbar.schema.Announcement;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * 3.6: "the Central Bank sends a relevant notification to participants": of each change of the rules and of the calendar,
 * and of each suspension and resumption of the system (3.5, 4.12.3), one to every participant that has not left, in the
 * order in which they were decided.
 */
final class Announcements {
    private static final String RULE = "3.6";

    private final State state;
    private final Deque<Announced> open = new ArrayDeque<>();

    private record Announced(
            long decidedBy,
            Announcement kind,
            SystemId system,
            RuleId rule,
            long value,
            int date,
            int decisionDate,
            String decisionNumber,
            List<Long> businessDays,
            Set<Integer> told) {
        private static final List<Long> NO_YEAR = Collections.nCopies(12, 0L);

        private Announced(
                long decidedBy,
                Announcement kind,
                SystemId system,
                RuleId rule,
                long value,
                int date,
                int decisionDate,
                String decisionNumber,
                Set<Integer> told) {
            this(decidedBy, kind, system, rule, value, date, decisionDate, decisionNumber, NO_YEAR, told);
        }
    }

    Announcements(State state) {
        this.state = state;
    }

    void announce(Command.SetRule change) {
        if (state.isGenesisComplete) {
            start(new Announced(
                    state.sequence,
                    Announcement.RULE,
                    SystemId.ALL,
                    change.rule(),
                    change.value(),
                    change.effectiveDate(),
                    0,
                    "",
                    new HashSet<>()));
        }
    }

    void announce(Command.DeclareDay day) {
        if (state.isGenesisComplete) {
            start(new Announced(
                    state.sequence,
                    Announcement.CALENDAR,
                    day.system(),
                    RuleId.NULL_VAL,
                    day.isBusinessDay() ? 1 : 0,
                    day.date(),
                    day.decisionDate(),
                    day.decisionNumber(),
                    new HashSet<>()));
        }
    }

    /** The year is told to all as it was decided, once its days are declared. */
    void announce(Command.DeclareYear year) {
        if (state.isGenesisComplete) {
            start(new Announced(
                    state.sequence,
                    Announcement.YEAR,
                    year.system(),
                    RuleId.NULL_VAL,
                    year.days().size(),
                    year.year() * 10_000 + 101,
                    year.decisionDate(),
                    year.decisionNumber(),
                    state.dates.businessDays(year.system(), year.year()),
                    new HashSet<>()));
        }
    }

    /** Which parts are suspended now. */
    void announceSuspended(Set<SystemPart> parts, int decisionDate, String decisionNumber) {
        if (state.isGenesisComplete) {
            long bits =
                    (parts.contains(SystemPart.ACCEPTANCE) ? 1L : 0L) + (parts.contains(SystemPart.SETTLEMENT) ? 2 : 0);
            start(new Announced(
                    state.sequence,
                    Announcement.SYSTEM,
                    SystemId.AZIPS,
                    RuleId.NULL_VAL,
                    bits,
                    0,
                    decisionDate,
                    decisionNumber,
                    new HashSet<>()));
        }
    }

    private void start(Announced announced) {
        open.add(announced);
        state.jobs.start(RULE, JobKind.ANNOUNCE);
    }

    /** The ledger told one participant. */
    void hear(Event.AnnouncementDue told) {
        Announced oldest = open.peek();
        if (oldest == null || told.to().participantId() >= state.directory.participants.size()) {
            return;
        }
        Participant participant = state.directory.participants.get(told.to().participantId());
        if (isTold(participant) && oldest.told.add(participant.id)) {
            state.evidence.expect(
                    RULE,
                    new Event.AnnouncementDue(
                            new Event.Address(participant.id, participant.terminal()),
                            oldest.decidedBy,
                            state.timeNs,
                            oldest.kind,
                            oldest.system,
                            oldest.rule,
                            oldest.value,
                            oldest.date,
                            oldest.decisionDate,
                            oldest.decisionNumber,
                            oldest.businessDays));
        }
    }

    /** The ledger says that all were told the oldest one. */
    void requireTold() {
        Announced oldest = open.poll();
        if (oldest == null) {
            return;
        }
        for (Participant participant : state.directory.participants) {
            if (isTold(participant) && !oldest.told.contains(participant.id)) {
                state.findings.add(RULE, participant + " to be told of " + oldest, "not told");
            }
        }
    }

    private static boolean isTold(Participant participant) {
        return !participant.isCentralBank() && !participant.isGone();
    }
}
