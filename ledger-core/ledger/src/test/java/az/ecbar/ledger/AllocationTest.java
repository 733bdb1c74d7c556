package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.EventBatch;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommandLog;
import az.ecbar.ring.CommandRing;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.CoreAgent;
import az.ecbar.ring.CoreConfig;
import az.ecbar.ring.EventGate;
import az.ecbar.ring.NewEpoch;
import az.ecbar.schema.AuthorityScope;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Once it is warm, a command allocates nothing: neither in the ledger nor on its way through ring, core and gate. The
 * virtual machine itself may put a few hundred bytes on a thread's account when it compiles anew, so there are several
 * stretches: what a command allocates would show in each of them.
 */
class AllocationTest {
    private static final int WARM_UP = 12_000;
    private static final int STRETCH = 5_000;
    private static final int STRETCHES = 5;
    private static final int MEASURED = STRETCH * STRETCHES;
    private static final long MOST_OF_THE_MACHINE = 4_096;
    private static final int BATCH = 50;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Scenario scenario = new Scenario(new LedgerCapacity(64, 1 << 16, 1 << 10, 1 << 20))
            .bank("ALFA", "1000000.00")
            .bank("BETA", "1000000.00")
            .bank("QAMA", "0.00")
            .bank("DELT", "0.00")
            .open();
    private final long[] counted = new long[STRETCHES + 1];
    private long seen;
    private final EventBatch.Handler onEvent =
            (sequence, timeNs, index, templateId, buffer, offset, length) -> seen += length;

    /** QAMA is advised of what is booked at ALFA; what DELT gets is seized. */
    @BeforeEach
    void grant() {
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.grantAuthority(
                        Scenario.bic("ALFA"),
                        Scenario.bic("QAMA"),
                        Scenario.account("ALFA"),
                        Scenario.AZN,
                        AuthorityScope.ADVICE,
                        Scenario.TODAY,
                        0,
                        Scenario.TODAY,
                        "P-1")));
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.seizeAccount(
                        Scenario.account("DELT"), Scenario.AZN, Scenario.minor("900000.00"), Scenario.TODAY, "N-1")));
        scenario.runJobs();
    }

    /** Settled both ways, waiting, released, refused as a repetition: in turn. */
    private UnsafeBuffer[] commands(int count) {
        UnsafeBuffer[] commands = new UnsafeBuffer[count];
        TestTerminal[] terminals = {scenario.bank("ALFA"), scenario.bank("BETA"), scenario.bank("QAMA")};
        for (int i = 0; i < count; i++) {
            TestPayment payment = switch (i % 5) {
                case 0 -> i % 2 == 0 ? scenario.pays("ALFA", "BETA", "10.00") : scenario.pays("ALFA", "DELT", "1.00");
                case 1 -> scenario.pays("BETA", "ALFA", "10.00");
                case 2 -> scenario.pays("QAMA", "BETA", "7.00");
                case 3 -> scenario.pays("ALFA", "QAMA", "7.00");
                default -> scenario.pays("BETA", "ALFA", "1.00").reference("AGAIN");
            };
            TestTerminal terminal = terminals[i % 5 == 2 ? 2 : i % 5 == 0 || i % 5 == 3 ? 0 : 1];
            long number = terminal.nextInput++;
            if (payment.reference.isEmpty()) {
                payment.reference("R" + number);
            }
            commands[i] = new UnsafeBuffer(payment.bytes(number));
        }
        return commands;
    }

    @Test
    void aCommandAllocatesNothingInTheLedger() {
        UnsafeBuffer[] commands = commands(WARM_UP + MEASURED);
        Ledger ledger = scenario.ledger;
        long events = 0;
        for (int i = 0; i < commands.length; i++) {
            count(i);
            ledger.apply(commands[i], 0, ledger.lastSequence() + 1, ledger.lastTimeNs() + 1);
            events += ledger.eventCount();
        }
        count(commands.length);
        assertTrue(events > 4L * commands.length, "the commands did something: " + events + " events");
        assertNothingAllocated();
    }

    private void count(int command) {
        if (command >= WARM_UP && (command - WARM_UP) % STRETCH == 0) {
            counted[(command - WARM_UP) / STRETCH] = THREADS.getCurrentThreadAllocatedBytes();
        }
    }

    private void assertNothingAllocated() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < STRETCHES; i++) {
            least = Math.min(least, counted[i + 1] - counted[i]);
        }
        assertEquals(0, least, "bytes allocated by " + STRETCH + " commands, at least");
        long all = counted[STRETCHES] - counted[0];
        assertTrue(all <= MOST_OF_THE_MACHINE, all + " bytes allocated by " + MEASURED + " commands");
    }

    @Test
    void aCommandAllocatesNothingOnItsWayThroughRingCoreAndGate() throws Exception {
        UnsafeBuffer[] commands = commands(WARM_UP + MEASURED);
        CommandRing ring = new CommandRing(256);
        CommitRule commits = new CommitRule(scenario.ledger.lastSequence());
        EventGate gate = new EventGate(8 << 20, commits);
        CoreConfig config = new CoreConfig(BATCH, 1_000, 1_000_000_000L, 1_000);
        CoreAgent core = new CoreAgent(
                scenario.ledger, ring, new NoLog(), gate, commits, new StillClock(scenario.timeNs), config);
        core.begin(NewEpoch.solo(1));
        for (int i = 0; i < commands.length; i++) {
            count(i);
            int length = commands[i].capacity();
            MutableDirectBuffer slot = Objects.requireNonNull(ring.claim(length));
            slot.putBytes(CommandSink.PAYLOAD_OFFSET, commands[i], 0, length);
            ring.publish(length);
            if (i % BATCH == BATCH - 1) {
                core.doWork();
                gate.poll(onEvent, Integer.MAX_VALUE);
            }
        }
        count(commands.length);
        assertTrue(seen > 1_000_000, "events came through the gate");
        assertNothingAllocated();
    }

    private static final class NoLog implements CommandLog {
        private long last;

        @Override
        public void append(MutableDirectBuffer record, int offset, int length, long committed) {
            last = RecordHeader.sequence(record, offset);
        }

        @Override
        public long force() {
            return last;
        }
    }

    private record StillClock(long utcNs) implements Clock {
        @Override
        public long monotonicNs() {
            return 0;
        }
    }
}
