package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.event.EventBuffer;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one command that settles thousands keeps to a counted amount of work, and allocates nothing (design D6). */
class GridlockBoundTest {
    private static final int BANKS = 50;
    private static final int ROUNDS = 6;

    /** What settles a payment, and the four notices of it. */
    private static final int EVENTS_OF_A_PAYMENT = 5;

    /** The resolution, its posting, and what the approval says. */
    private static final int OTHER_EVENTS = 4;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Scenario scenario = new Scenario(new LedgerCapacity(64, 1 << 16, 1 << 14, 1 << 20));
    private final Ledger ledger = scenario.ledger;

    @BeforeEach
    void open() {
        for (int bank = 0; bank < BANKS; bank++) {
            scenario.bank(name(bank), "0.00");
        }
        scenario.apply(scenario.actions.setRule(RuleId.GRIDLOCK_RESOLUTION, SystemId.ALL, 1, 0));
        scenario.open();
    }

    private static String name(int bank) {
        return "B" + (char) ('A' + bank / 26) + (char) ('A' + bank % 26) + "K";
    }

    /** Nobody has anything, and everybody receives what he pays. */
    private void queueUp(int payments) {
        for (int i = 0; i < payments; i++) {
            int to = (i % BANKS + 1 + i / BANKS % (BANKS - 1)) % BANKS;
            TestPayment payment = scenario.pays(name(i % BANKS), name(to), "1.00");
            long number = payment.terminal.nextInput++;
            payment.reference("R" + number);
            apply(payment.bytes(number));
        }
    }

    private void apply(byte[] command) {
        ledger.apply(new UnsafeBuffer(command), 0, ledger.lastSequence() + 1, scenario.timeNs);
    }

    /** Two operators resolve it; gives the bytes that the second one's command allocated. */
    private long resolve() {
        TestTerminal leyla = scenario.operator("L");
        TestTerminal rauf = scenario.operator("R");
        byte[] action = scenario.actions.resolveGridlock(SystemId.AZIPS);
        apply(TestCommands.proposeAction(leyla, leyla.nextInput++, action));
        byte[] approval = TestCommands.approveAction(rauf, rauf.nextInput++, ledger.lastSequence());
        UnsafeBuffer command = new UnsafeBuffer(approval);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ledger.apply(command, 0, ledger.lastSequence() + 1, scenario.timeNs);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void itLooksAtNoMoreThanTheRuleSetAllowsAndSaysNoMoreThanTheBufferHolds() {
        queueUp(RuleSet.MAX_GRIDLOCK_PAYMENTS + 500);
        long _ = resolve();
        assertEquals(RuleSet.MAX_GRIDLOCK_PAYMENTS * EVENTS_OF_A_PAYMENT, ledger.eventCount() - OTHER_EVENTS);
        assertTrue(ledger.eventsLength() < EventBuffer.MAX_BYTES / 2, ledger.eventsLength() + " bytes");
        ledger.checkInvariants();
        long _ = resolve();
        assertEquals(500 * EVENTS_OF_A_PAYMENT, ledger.eventCount() - OTHER_EVENTS);
        ledger.checkInvariants();
    }

    @Test
    void onceItWasAsLargeItAllocatesNothing() {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            queueUp(1_000);
            long allocated = resolve();
            assertEquals(1_000 * EVENTS_OF_A_PAYMENT, ledger.eventCount() - OTHER_EVENTS);
            least = round == 0 ? least : Math.min(least, allocated);
        }
        assertEquals(0, least, "bytes allocated by a resolution, at least");
    }
}
