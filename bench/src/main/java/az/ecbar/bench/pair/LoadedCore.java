package az.ecbar.bench.pair;

import az.ecbar.bench.ledger.BenchBanks;
import az.ecbar.bench.ledger.BenchClock;
import az.ecbar.bench.ledger.BenchGenesis;
import az.ecbar.bench.ledger.CommandSource;
import az.ecbar.bench.ledger.SettleCommands;
import az.ecbar.bench.load.OpenLoop;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.journal.Journal;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.port.CommandSink;
import az.ecbar.ring.CommandRing;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.CoreAgent;
import az.ecbar.ring.CoreConfig;
import az.ecbar.ring.EventGate;
import az.ecbar.ring.NewEpoch;
import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Ring, core with ledger and journal, commit rule and gate as in the node, with payments to settle: the caller's thread is
 * the edge, the core has one of its own, and a pair has one more. All of them wait as those of the node do.
 */
final class LoadedCore {
    private static final int ACCOUNTS = 100;
    private static final int SLOTS = 4096;
    private static final int GATE_BYTES = 16 << 20;
    private static final int EVENTS_PER_POLL = 256;
    private static final int PROOF_BYTES = 160;
    private static final int EPOCH = 1;
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(120);

    private final CommandRing ring = new CommandRing(SLOTS);
    private final CommitRule commits = new CommitRule(0);
    private final EventGate gate = new EventGate(GATE_BYTES, commits);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final IdleStrategy idle = Idle.asInProduction();
    private final Journal journal;
    private final MeasuredLog log;
    private final CoreAgent core;
    private final CommandSource source;
    private volatile boolean isOver;
    private int released;
    private int sent;

    /** One turn of a thread; tells whether there was work. */
    @FunctionalInterface
    interface Duty {
        int doWork() throws Exception;
    }

    /** @param payments at most so many can be settled */
    LoadedCore(Journal journal, int payments) throws IOException, BrokenRunException {
        this.journal = journal;
        log = new MeasuredLog(journal, payments);
        Ledger ledger = new Ledger(new LedgerCapacity(ACCOUNTS + 1, payments, 1 << 10, 1 << 20));
        BenchBanks banks = new BenchBanks(ACCOUNTS);
        long[] sessions = new BenchGenesis(ledger, log, EPOCH).apply(banks);
        byte[] message = Files.readAllBytes(JvmFlags.home().resolve("docs/samples/in-103-customer-payment.fin"));
        source = new SettleCommands(banks, sessions, new byte[PROOF_BYTES], message);
        core = new CoreAgent(ledger, ring, log, gate, commits, new BenchClock(), CoreConfig.standard());
    }

    /** Starts the core. */
    void begin(boolean isPair) {
        core.begin(
                isPair
                        ? new NewEpoch(EPOCH + 1, 1, EpochMode.PAIR, GrantedBy.PEER, new UnsafeBuffer(0, 0))
                        : NewEpoch.solo(EPOCH + 1));
        start("core", Idle.asInProduction(), core::doWork);
    }

    /** What the standby has acknowledged. */
    void acknowledged(long sequence) {
        commits.acknowledged(sequence);
    }

    CoreLog sentLog(boolean isReadBeforeForce) {
        return new CoreLog(core, commits, journal, isReadBeforeForce);
    }

    MeasuredLog log() {
        return log;
    }

    /** How many payments were released. */
    int released() {
        return released;
    }

    /** The last sequence; any thread. */
    long lastSequence() {
        return core.sequenced();
    }

    /** A duty cycle on a thread of its own, until {@link #end}. */
    void start(String name, IdleStrategy waiting, Duty duty) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                while (!isOver) {
                    waiting.idle(duty.doWork());
                }
            } catch (Exception | Error e) {
                failure.compareAndSet(null, e);
            }
        }));
    }

    /** So many payments as fast as the ring takes them, or as many as in that time; until all are released. */
    void publish(int count, long limitNs) throws BrokenRunException {
        long endNs = System.nanoTime() + limitNs;
        int last = sent + count;
        while (sent < last && System.nanoTime() - endNs < 0) {
            int work = 0;
            while (sent < last && publishOne()) {
                work++;
            }
            idle.idle(work + release(null));
        }
        awaitReleased(null);
    }

    /** One payment at each moment at which one is due; how late each was released. Ends early when told so. */
    Histogram publishEvenly(int perSecond, int seconds, BooleanSupplier isEnough) throws BrokenRunException {
        OpenLoop loop = new OpenLoop(
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10), perSecond, (long) perSecond * seconds);
        Load load = new Load(loop, sent, new Histogram(3));
        while (sent - load.first < loop.count() && !isEnough.getAsBoolean()) {
            long due = loop.dueBy(System.nanoTime());
            int work = 0;
            while (sent - load.first < due && publishOne()) {
                work++;
            }
            idle.idle(work + release(load));
        }
        awaitReleased(load);
        return load.latenessNs;
    }

    /** An even load, the number of its first payment among all, and how late each was. */
    private record Load(OpenLoop loop, int first, Histogram latenessNs) {}

    private boolean publishOne() {
        MutableDirectBuffer slot = ring.claim(source.maxPayloadLength());
        if (slot == null) {
            return false;
        }
        ring.publish(source.next(slot, CommandSink.PAYLOAD_OFFSET));
        sent++;
        return true;
    }

    /** Takes what passes the gate. */
    private int release(@Nullable Load load) throws BrokenRunException {
        int work = gate.poll((_, _, _, _, _, _, _) -> {}, EVENTS_PER_POLL);
        long committed = commits.committed();
        long nowNs = System.nanoTime();
        while (released < log.appended() && log.sequence(released) <= committed) {
            if (load != null) {
                load.latenessNs.recordValue(Math.max(0, nowNs - load.loop.dueNs(released - load.first)));
            }
            released++;
            work++;
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new BrokenRunException("a thread failed: " + cause);
        }
        return work;
    }

    private void awaitReleased(@Nullable Load load) throws BrokenRunException {
        long beganNs = System.nanoTime();
        while (released < sent) {
            idle.idle(release(load));
            if (System.nanoTime() - beganNs > LIMIT_NS) {
                throw new BrokenRunException(released + " of " + sent + " payments are released");
            }
        }
    }

    /** Ends all threads. */
    void end() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
