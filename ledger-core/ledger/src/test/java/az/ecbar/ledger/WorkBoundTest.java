package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.azips.Azips;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.SystemId;
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
