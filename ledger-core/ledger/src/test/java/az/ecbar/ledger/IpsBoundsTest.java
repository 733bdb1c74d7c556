package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.ips.flow.Flows;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsVerdict;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Work and memory of one command of IPS: however many wait for an answer, bounded; once it is warm, nothing allocated. */
final class IpsBoundsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Of one that ends by silence: that it ended, and two outputs. */
    private static final int EVENTS_OF_AN_END = 3;

    private static final int WARM_UP = 12_000;
    private static final int STRETCH = 4_000;
    private static final int STRETCHES = 5;
    private static final long MOST_OF_THE_MACHINE = 4_096;

    @Test
    void manyWhoAreSilentAtOnceEndInBoundedCommands() {
        int silent = 5 * Flows.MAX_SILENT + 3;
        FlowWorld world = new FlowWorld().bank("ALFA").bank("BETA").open();
        for (int i = 0; i < silent; i++) {
            world.pays("ALFA", "BETA", "1.00").send();
        }
        world.scenario.timeNs += 60 * FlowWorld.SECOND_NS;
        world.forget();
        int commands = 0;
        while (world.ended.size() < silent) {
            world.passes(1);
            int events = world.scenario.ledger.eventCount();
            assertTrue(events <= Flows.MAX_SILENT * EVENTS_OF_AN_END, events + " events");
            assertTrue(++commands <= 6, "no more commands than it takes");
        }
        assertEquals(
                List.of(),
                world.ended.stream().filter(end -> end != IpsState.REJECTED).toList());
        assertTrue(world.scenario.ledger.nextDeadlineNs() >= world.scenario.timeNs, "nothing is due any more");
        world.scenario.assertReplaysEqual();
    }

    @Test
    void aCommandAllocatesNothing() {
        int rounds = WARM_UP + STRETCHES * STRETCH;
        LedgerCapacity capacity = new LedgerCapacity(64, 1 << 10, 1 << 10, 1 << 20, 1 << 16, 1 << 10);
        FlowWorld world =
                new FlowWorld(new Scenario(capacity)).bank("ALFA").bank("BETA").open();
        List<UnsafeBuffer> commands = new ArrayList<>();
        for (int i = 0; i < rounds; i += 4) {
            addRound(world, commands, i);
        }
        Ledger ledger = world.scenario.ledger;
        long events = 0;
        long[] counted = new long[STRETCHES + 1];
        for (int i = 0; i < rounds; i++) {
            if (i >= WARM_UP && (i - WARM_UP) % STRETCH == 0) {
                counted[(i - WARM_UP) / STRETCH] = THREADS.getCurrentThreadAllocatedBytes();
            }
            ledger.apply(commands.get(i), 0, ledger.lastSequence() + 1, ledger.lastTimeNs() + 1);
            events += ledger.eventCount();
        }
        counted[STRETCHES] = THREADS.getCurrentThreadAllocatedBytes();
        ledger.checkInvariants();
        assertTrue(events > 2L * rounds, "the commands did something: " + events + " events");
        long least = Long.MAX_VALUE;
        for (int i = 0; i < STRETCHES; i++) {
            least = Math.min(least, counted[i + 1] - counted[i]);
        }
        assertTrue(least <= MOST_OF_THE_MACHINE, least + " bytes in the quietest stretch");
    }

    /** A payment, its yes or no, a question, and a payment that is refused: of both banks in turn, so that none runs dry. */
    private static void addRound(FlowWorld world, List<UnsafeBuffer> commands, int i) {
        String from = i % 8 == 0 ? "ALFA" : "BETA";
        String to = i % 8 == 0 ? "BETA" : "ALFA";
        TestTerminal payer = world.scenario.bank(from);
        TestTerminal payee = world.scenario.bank(to);
        String number = "T" + i;
        IpsVerdict verdict = i % 24 < 16 ? IpsVerdict.CONFIRMED : IpsVerdict.REFUSED;
        commands.add(
                new UnsafeBuffer(world.pays(from, to, "1.00").number(number).bytes(payer.nextInput++)));
        commands.add(new UnsafeBuffer(FlowWorld.answer(
                payee, payee.nextInput++, IpsFlow.PAYMENT, verdict, Scenario.bic(to), Scenario.bic(from), number)));
        commands.add(new UnsafeBuffer(FlowWorld.answer(
                payee, payee.nextInput++, IpsFlow.PAYMENT, verdict, Scenario.bic(to), Scenario.bic(from), number)));
        commands.add(
                new UnsafeBuffer(world.pays(from, to, "1.00").number(number).bytes(payer.nextInput++)));
    }
}
