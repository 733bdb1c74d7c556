package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.ips.liquidity.Adjustments;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.ips.liquidity.IpsDay;
import az.ecbar.schema.LimitLevel;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What IPS does beside payments is done in bounded steps (design D6), and no command allocates anything. */
class IpsBoundTest {
    private static final int BANKS = 40;
    private static final int WARM_UP = 12_000;
    private static final int STRETCH = 5_000;
    private static final int STRETCHES = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final IpsState ips = new IpsState();

    private static String bank(int i) {
        return "B" + (char) ('A' + i / 10) + (char) ('A' + i % 10) + "K";
    }

    private void open() {
        for (int i = 0; i < BANKS; i++) {
            ips.direct(bank(i), 1_000_000);
        }
        ips.open();
        for (int i = 0; i < BANKS; i++) {
            ips.limit(LimitLevel.SETTLEMENT, Scenario.account(bank(i)), 900_000);
            ips.limit(LimitLevel.CLEARING, IpsWorld.clearing(bank(i)), 900_000);
        }
    }

    @Test
    void anAdjustmentTakesAFewParticipantsAStep() {
        open();
        for (int i = 0; i < BANKS; i++) {
            ips.pays(bank(i), bank((i + 1) % BANKS), 100 + i);
        }
        ips.startAdjustment();
        int steps = 0;
        boolean isLeft = true;
        while (isLeft) {
            isLeft = ips.step();
            steps++;
            // A posting, its advice, two limits that changed, two that are told, and that it is done.
            int most = (Adjustments.LEGS_OF_STEP + 1) * 8;
            assertTrue(ips.state.eventBuffer.count() <= most, ips.state.eventBuffer.count() + " events");
        }
        assertTrue(steps >= BANKS / Adjustments.LEGS_OF_STEP, steps + " steps");
    }

    @Test
    void statementsGoOutAFewPagesAStep() {
        open();
        ips.timeNs += 86_400_000_000_000L;
        assertTrue(ips.keepDay());
        int steps = 0;
        for (boolean isLeft = true; isLeft; steps++) {
            isLeft = ips.step();
            assertTrue(ips.state.eventBuffer.count() <= IpsDay.MAX_PAGES_OF_STEP + 1);
        }
        assertEquals(2, steps, BANKS + " statements");
    }

    @Test
    void reservingSettlingAndReleasingAllocatesNothing() {
        open();
        ClearingAccounts clearing = ips.state.clearingAccounts;
        int alfa = ips.clearing(bank(0));
        int beta = ips.clearing(bank(1));
        UnsafeBuffer more = limit(900_100);
        UnsafeBuffer less = limit(900_000);
        LiquidityDispatcher dispatcher = new LiquidityDispatcher(ips.state);
        long[] counted = new long[STRETCHES + 1];
        long sequence = ips.sequence;
        for (int i = 0; i < WARM_UP + STRETCHES * STRETCH; i++) {
            if (i >= WARM_UP && (i - WARM_UP) % STRETCH == 0) {
                counted[(i - WARM_UP) / STRETCH] = THREADS.getCurrentThreadAllocatedBytes();
            }
            ips.state.eventBuffer.begin(++sequence, ips.timeNs);
            boolean there = i % 2 == 0;
            clearing.reserve(there ? alfa : beta, 10, sequence, ips.timeNs);
            clearing.reserve(alfa, 5, sequence, ips.timeNs);
            clearing.settle(there ? alfa : beta, there ? beta : alfa, 10, sequence, sequence, ips.timeNs);
            clearing.release(alfa, 5, sequence, ips.timeNs);
            if (dispatcher
                            .setLimit(there ? more : less, 0, sequence, ips.timeNs, false)
                            .code()
                    != 0) {
                throw new AssertionError("no limit at " + i);
            }
            ips.state.eventBuffer.end();
        }
        counted[STRETCHES] = THREADS.getCurrentThreadAllocatedBytes();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < STRETCHES; i++) {
            least = Math.min(least, counted[i + 1] - counted[i]);
        }
        assertEquals(0, least, "bytes allocated by " + STRETCH + " commands, at least");
    }

    private UnsafeBuffer limit(long limitMinor) {
        return new UnsafeBuffer(ips.liquidity.setIpsLimit(
                LimitLevel.SETTLEMENT, "AZN", Scenario.account(bank(0)), limitMinor, Scenario.TODAY, "L-1"));
    }
}
