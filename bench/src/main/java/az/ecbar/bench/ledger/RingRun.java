package az.ecbar.bench.ledger;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ResultFile;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.port.CommandSink;
import az.ecbar.ring.CommandRing;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.CoreAgent;
import az.ecbar.ring.CoreConfig;
import az.ecbar.ring.EventGate;
import az.ecbar.ring.NewEpoch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;

/**
 * A measured process: an edge thread puts payments into the ring as fast as it takes them and reads the events behind
 * the gate; the core thread settles. Everything but the journal. Fails if a payment does not come back settled.
 */
public final class RingRun {

    private static final int SLOTS = 4096;
    private static final int GATE_BYTES = 16 << 20;
    private static final int MOST_PER_SECOND = 1_000_000;
    private static final int BURST = 64;
    private static final int EVENTS_PER_POLL = 256;
    private static final int EPOCH = 1;
    private static final long ANSWER_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    private final CommandRing ring = new CommandRing(SLOTS);
    private final CommitRule commits = new CommitRule(0);
    private final EventGate gate = new EventGate(GATE_BYTES, commits);
    private final SettledCounter counter = new SettledCounter();
    private final CoreThread core;
    private final CommandSource source;
    private long sent;

    private RingRun(int accounts, int seconds) throws BrokenRunException {
        Ledger ledger = new Ledger(new LedgerCapacity(accounts + 1, MOST_PER_SECOND * seconds, 1 << 10, 1 << 20));
        MemoryLog log = new MemoryLog();
        BenchBanks banks = new BenchBanks(accounts);
        long[] sessions = new BenchGenesis(ledger, log, EPOCH).apply(banks);
        this.source = new SettleCommands(banks, sessions, new byte[0], new byte[0]);
        CoreAgent agent = new CoreAgent(ledger, ring, log, gate, commits, new BenchClock(), CoreConfig.standard());
        agent.begin(NewEpoch.solo(EPOCH + 1));
        this.core = new CoreThread(agent);
    }

    /** {@code ACCOUNTS WARM_UP_SECONDS SECONDS FIGURE RESULTS}. */
    public static void main(String[] args) throws BrokenRunException, IOException {
        int warmUpSeconds = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        RingRun run = new RingRun(Integer.parseInt(args[0]), warmUpSeconds + seconds);
        ResultFile results = new ResultFile();
        run.core.start();
        try (run.core) {
            run.settleFor(warmUpSeconds);
            long allocatedBefore = run.core.allocatedBytes();
            long sentBefore = run.sent;
            long startNs = System.nanoTime();
            run.settleFor(seconds);
            long count = run.sent - sentBefore;
            double elapsed = (System.nanoTime() - startNs) / 1e9;
            results.figure(args[3], "1/s", count / elapsed);
            double allocated = (run.core.allocatedBytes() - allocatedBefore) / (double) count;
            results.figure(args[3] + ", allocated by the core thread", "B", Math.round(allocated * 100) / 100.0);
        }
        results.write(Path.of(args[4]));
    }

    /** Sends for so long, or until as many are sent as the ledger has room for, and waits until all is settled. */
    private void settleFor(int seconds) throws BrokenRunException {
        long most = sent + (long) MOST_PER_SECOND * seconds;
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - endNs < 0 && sent <= most - BURST) {
            publishBurst();
            gate.poll(counter, EVENTS_PER_POLL);
        }
        long deadlineNs = System.nanoTime() + ANSWER_LIMIT_NS;
        while (counter.settled() < sent) {
            if (gate.poll(counter, EVENTS_PER_POLL) == 0) {
                core.check();
                if (System.nanoTime() - deadlineNs > 0) {
                    throw new BrokenRunException(counter.settled() + " of " + sent + " payments were settled");
                }
            }
        }
    }

    private void publishBurst() {
        for (int i = 0; i < BURST; i++) {
            MutableDirectBuffer slot = ring.claim(source.maxPayloadLength());
            if (slot == null) {
                return;
            }
            ring.publish(source.next(slot, CommandSink.PAYLOAD_OFFSET));
            sent++;
        }
    }
}
