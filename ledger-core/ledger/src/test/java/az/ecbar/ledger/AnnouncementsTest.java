package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SystemPart;
import az.ecbar.ledger.announcement.Announcements;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Changes of rules and calendar, and that AZIPS is suspended, are told to all; changes of rules three full days before. */
@Rule("3.6")
class AnnouncementsTest {
    private static final int FRIDAY = 20_260_501;
    private static final int SATURDAY = 20_260_502;

    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();

    private List<String> announced() {
        return scenario.story.stream()
                .filter(line -> line.contains("[AnnouncementDue]"))
                .toList();
    }

    private RejectReason setDefault(int value, int date) {
        return scenario.decide(scenario.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, value, date));
    }

    @Test
    void threeFullDaysLieBetweenTheAnnouncementAndTheChange() {
        // Monday: Tuesday, Wednesday and Thursday lie between.
        assertEquals(RejectReason.RULE_TOO_SOON, setDefault(60, 20_260_430));
        assertEquals(RejectReason.NONE, setDefault(60, FRIDAY));
        scenario.later(14 * 3600 + 39 * 60); // 23:59
        assertEquals(RejectReason.NONE, setDefault(61, FRIDAY), "the day counts, not the hour");
        scenario.later(60);
        assertEquals(RejectReason.RULE_TOO_SOON, setDefault(62, FRIDAY), "Tuesday has begun");
        assertEquals(RejectReason.NONE, setDefault(62, SATURDAY), "calendar days count, not business days");
        scenario.runJobs();
        scenario.assertReplaysEqual();
    }

    @Test
    void everyParticipantIsToldOnceAndTheCentralBankIsNot() {
        setDefault(60, FRIDAY);
        assertEquals(List.of(), announced(), "in the steps of a job");
        scenario.runJobs();
        assertEquals(3, announced().size());
        for (int bank = 1; bank <= 3; bank++) {
            String told = announced().get(bank - 1);
            assertTrue(told.contains("participantId=" + bank + "|"), told);
            assertTrue(
                    told.contains("announcement=RULE|systemId=ALL|rule=PRIORITY_DEFAULT|value=60|date=" + FRIDAY),
                    told);
        }
        scenario.assertReplaysEqual();
    }

    @Test
    void whoHasLeftIsToldNothing() {
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        setDefault(60, FRIDAY);
        scenario.runJobs();
        assertEquals(2, announced().size());
        assertTrue(announced().stream().noneMatch(told -> told.contains("participantId=2|")));
    }

    @Test
    void theGenesisAnnouncesNothing() {
        Scenario genesis = new Scenario().bank("ALFA", "1.00");
        genesis.apply(genesis.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, 0));
        genesis.apply(genesis.actions.declareDay(SystemId.ALL, SATURDAY, true));
        genesis.apply(genesis.actions.suspendSystem(Set.of(SystemPart.ACCEPTANCE), Scenario.TODAY, "1"));
        assertEquals(false, genesis.ledger.hasJob());
    }

    @Test
    @Rule({"3.5", "3.6"})
    void aDecisionOfTheCabinetOnTheCalendarDoesNotWaitAndIsToldToAll() {
        RejectReason reason =
                scenario.decide(scenario.actions.declareDay(SystemId.ALL, 20_260_428, false, Scenario.TODAY, "41s"));
        assertEquals(RejectReason.NONE, reason, "for tomorrow");
        scenario.runJobs();
        assertEquals(3, announced().size());
        assertTrue(
                announced().getFirst().contains("announcement=CALENDAR|systemId=ALL|")
                        && announced().getFirst().contains("value=0|date=20260428|decisionDate=20260427"),
                announced().getFirst());
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.later(86_400);
        assertEquals(
                RejectReason.NOT_A_BUSINESS_DAY, scenario.decide(scenario.actions.openDay(SystemId.AZIPS, 20_260_428)));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"3.5", "4.12.3"})
    void thatAzipsIsSuspendedAndGoesOnIsToldToAllWithWhatStillDoesNotWork() {
        var both = Set.of(SystemPart.ACCEPTANCE, SystemPart.SETTLEMENT);
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.suspendSystem(both, Scenario.TODAY, "12/1")));
        assertEquals(List.of(), announced(), "in the steps of a job");
        scenario.runJobs();
        scenario.assertReplaysEqual();
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.resumeSystem(Set.of(SystemPart.SETTLEMENT), Scenario.TODAY, "12/2")));
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.resumeSystem(Set.of(SystemPart.ACCEPTANCE), Scenario.TODAY, "12/3")));
        scenario.runJobs();
        assertEquals(9, announced().size());
        for (int i = 0; i < 9; i++) {
            String told = announced().get(i);
            assertTrue(told.contains("participantId=" + (i % 3 + 1) + "|"), told);
            int suspended = List.of(3, 1, 0).get(i / 3);
            assertTrue(told.contains("announcement=SYSTEM|systemId=AZIPS|rule=NULL_VAL|value=" + suspended), told);
            assertTrue(told.contains("decisionDate=20260427|decisionNumber=12/" + (i / 3 + 1)), told);
        }
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"3.5", "2.1.17-1"})
    void aSystemThatRunsRoundTheClockHasNoBusinessDays() {
        assertEquals(
                RejectReason.SYSTEM_NOT_SUPPORTED,
                scenario.decide(scenario.actions.declareDay(SystemId.IPS, SATURDAY, false, Scenario.TODAY, "41s")));
    }

    @Test
    void manyParticipantsAreToldInBoundedStepsAndSeveralAnnouncementsInTheirOrder() {
        Scenario many = new Scenario();
        int banks = Announcements.MAX_PARTICIPANTS_OF_STEP + 3;
        for (int i = 0; i < banks; i++) {
            many.bank("B" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "X", "0.00");
        }
        many.open();
        many.decide(many.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, FRIDAY));
        many.decide(many.actions.declareDay(SystemId.AZIPS, SATURDAY, true, Scenario.TODAY, "41s"));
        many.apply(TestCommands.jobStep());
        assertEquals(Announcements.MAX_PARTICIPANTS_OF_STEP - 1, count(many, "announcement=RULE"));
        many.assertReplaysEqual();
        many.runJobs();
        assertEquals(banks, count(many, "announcement=RULE"));
        assertEquals(banks, count(many, "announcement=CALENDAR"));
        assertEquals(2, count(many, "job=" + JobKind.ANNOUNCE + "|steps=2"));
        many.assertReplaysEqual();
    }

    private static long count(Scenario of, String words) {
        return of.story.stream().filter(line -> line.contains(words)).count();
    }
}
