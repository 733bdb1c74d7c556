package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.reference.CalendarDecisions;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.SystemId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** However much one input sets free, no single command does more than a counted amount of work (design D6). */
class WorkBoundTest {
    private static final int WAITING = 1_500;

    /** A settled payment is at most six events: ended, posted, and four notices. */
    private static final int EVENTS_OF_A_PAYMENT = 6;

    private static final int MOST_EVENTS = (1 + Azips.MAX_RELEASES) * EVENTS_OF_A_PAYMENT + 16;

    private final Scenario scenario =
            new Scenario().bank("ALFA", "0.00").bank("BETA", "5000.00").open();

    private void queueUp() {
        for (int i = 0; i < WAITING; i++) {
            scenario.pays("ALFA", "BETA", "1.00").send();
        }
        assertEquals(WAITING, waits());
    }

    private long waits() {
        return count(NoticeKind.WAITING);
    }

    private long count(NoticeKind kind) {
        return scenario.notices.stream().filter(notice -> notice.kind() == kind).count();
    }

    /** Applies the steps of jobs one by one; gives how many there were and checks each. */
    private int steps() {
        int steps = 0;
        for (; scenario.ledger.hasJob(); steps++) {
            scenario.apply(TestCommands.jobStep());
            assertBounded();
        }
        return steps;
    }

    private void assertBounded() {
        int events = scenario.ledger.eventCount();
        assertTrue(events <= MOST_EVENTS, events + " events of one command, at most " + MOST_EVENTS);
    }

    @Test
    void aCreditThatReleasesThousandsDoesSoInBoundedSteps() {
        queueUp();
        scenario.pays("BETA", "ALFA", "5000.00").send();
        assertBounded();
        assertTrue(scenario.ledger.hasJob(), "the rest is a job");
        int steps = steps();
        assertTrue(steps >= WAITING / Azips.MAX_RELEASES, steps + " steps");
        assertEquals(WAITING, scenario.balance("BETA") / 100);
    }

    @Test
    void betweenTheStepsOfAJobOtherPaymentsGoOn() {
        queueUp();
        scenario.pays("BETA", "ALFA", "4999.00").send();
        scenario.pays("BETA", "ALFA", "1.00").send();
        assertBounded();
        assertTrue(scenario.ledger.hasJob());
        steps();
    }

    /**
     * The dearest decision on a year: as many days as may be listed, all of them decided before, payments kept for each of
     * the next ten of them. What is kept is annulled in steps, and so is the year told.
     */
    @Test
    void aYearIsDeclaredInOneBoundedCommandAndTheRestInSteps() {
        SortedMap<Integer, Boolean> free = new TreeMap<>();
        SortedMap<Integer, Boolean> asTheWeek = new TreeMap<>();
        int day = BusinessDate.epochDay(Scenario.TODAY) + 1;
        for (; free.size() < CalendarDecisions.MAX_DAYS; day++) {
            int date = BusinessDate.ofEpochDay(day);
            free.put(date, BusinessDate.isWeekend(date));
            asTheWeek.put(date, !BusinessDate.isWeekend(date));
        }
        assertEquals(RejectReason.NONE, scenario.decide(declareYear(free, "1s")));
        assertDeclared();
        steps();
        assertEquals(RejectReason.NONE, scenario.decide(declareYear(asTheWeek, "2s")));
        assertDeclared();
        steps();
        int keptDates = 0;
        for (int ahead = 1; ahead <= 10; ahead++) {
            int date = BusinessDate.ofEpochDay(BusinessDate.epochDay(Scenario.TODAY) + ahead);
            keptDates += BusinessDate.isWeekend(date) ? 0 : 1;
            for (int i = 0; i < 100 && !BusinessDate.isWeekend(date); i++) {
                TestPayment payment = scenario.pays("BETA", "ALFA", "1.00");
                payment.valueDate = date;
                payment.send();
            }
        }
        assertEquals(100L * keptDates, waits(), "kept");
        assertEquals(RejectReason.NONE, scenario.decide(declareYear(free, "3s")));
        assertDeclared();
        int steps = steps();
        assertTrue(steps >= 100 * keptDates / Azips.MAX_RELEASES, steps + " steps");
        assertEquals(100L * keptDates, count(NoticeKind.ANNULLED));
        scenario.assertReplaysEqual();
    }

    private static byte[] declareYear(SortedMap<Integer, Boolean> days, String number) {
        return CalendarYearWriter.declareYear(SystemId.ALL, 2026, days, Scenario.TODAY, number);
    }

    /** A day each, a job for each date for which something may be kept, one that tells it, and the answers. */
    private void assertDeclared() {
        int events = scenario.ledger.eventCount();
        int most = CalendarDecisions.MAX_DAYS + 10 + 1 + 4;
        assertTrue(events >= CalendarDecisions.MAX_DAYS && events <= most, events + " events, at most " + most);
    }

    @Test
    void theEndOfTheDayAnnulsThousandsInBoundedSteps() {
        queueUp();
        long proposal = scenario.operator("L").propose(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.operator("R").approve(proposal);
        assertBounded();
        int steps = steps();
        assertTrue(steps >= WAITING / Azips.MAX_RELEASES / 2, steps + " steps");
        assertEquals(WAITING, count(NoticeKind.ANNULLED));
    }
}
