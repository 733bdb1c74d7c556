package az.ecbar.bench.journal;

import az.ecbar.bench.ledger.BenchBanks;
import az.ecbar.bench.ledger.BenchClock;
import az.ecbar.bench.ledger.BenchGenesis;
import az.ecbar.bench.ledger.CommandSource;
import az.ecbar.bench.ledger.CoreThread;
import az.ecbar.bench.ledger.SettleCommands;
import az.ecbar.bench.load.OpenLoop;
import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.bench.run.ResultFile;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.port.CommandSink;
import az.ecbar.ring.CommandRing;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.CoreAgent;
import az.ecbar.ring.CoreConfig;
import az.ecbar.ring.EventGate;
import az.ecbar.ring.NewEpoch;
import az.ecbar.schema.AcknowledgeOutputsDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;

/**
 * A measured process: an edge thread, the ring, the core agent with ledger and journal, and the gate, as in the node in
 * mode {@code solo}. The edge either publishes as fast as the ring takes it, or one command at each moment at which one
 * is due. Fails if a record does not become durable.
 */
public final class JournalRun {

    private static final int ACCOUNTS = 100;
    private static final int SMALL_RECORD_BYTES = 128;
    private static final int SLOTS = 4096;
    private static final int GATE_BYTES = 16 << 20;
    private static final int MOST_PAYMENTS_PER_SECOND = 1_000_000;
    private static final int BURST = 64;
    private static final int EVENTS_PER_POLL = 256;
    private static final int EPOCH = 1;
    private static final long ANSWER_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    /** Leaf, root, signer and an Ed25519 signature, as a message that was signed alone brings them. */
    private static final int PROOF_BYTES = 160;

    private final CommandRing ring = new CommandRing(SLOTS);
    private final CommitRule commits = new CommitRule(0);
    private final EventGate gate = new EventGate(GATE_BYTES, commits);
    private final ForcedLog log;
    private final CoreThread core;
    private final CommandSource source;
    private final long mostPerSecond;
    private long sent;

    private JournalRun(String kind, int seconds, Journal journal) throws BrokenRunException, IOException {
        boolean isSmall = kind.equals("small");
        this.mostPerSecond = isSmall ? Integer.MAX_VALUE : MOST_PAYMENTS_PER_SECOND;
        this.log = new ForcedLog(
                journal, isSmall ? AcknowledgeOutputsDecoder.TEMPLATE_ID : SubmitPaymentDecoder.TEMPLATE_ID);
        Ledger ledger = new Ledger(
                new LedgerCapacity(ACCOUNTS + 1, isSmall ? 1 : MOST_PAYMENTS_PER_SECOND * seconds, 1 << 10, 1 << 20));
        BenchBanks banks = new BenchBanks(ACCOUNTS);
        long[] sessions = new BenchGenesis(ledger, log, EPOCH).apply(banks);
        this.source = isSmall
                ? new AcknowledgeCommands(sessions, SMALL_RECORD_BYTES)
                : new SettleCommands(banks, sessions, new byte[PROOF_BYTES], sampleMessage());
        CoreAgent agent = new CoreAgent(ledger, ring, log, gate, commits, new BenchClock(), CoreConfig.standard());
        agent.begin(NewEpoch.solo(EPOCH + 1));
        this.core = new CoreThread(agent);
    }

    /** {@code small|mt103 PER_SECOND|0 WARM_UP_SECONDS SECONDS FIGURE WORK RESULTS}; 0: as fast as it goes. */
    public static void main(String[] args) throws BrokenRunException, IOException {
        ResultFile results = new ResultFile();
        Path data = Files.createTempDirectory(Path.of(args[5]), "journal");
        try (DataFolderLock lock = DataFolderLock.acquire(data);
                Journal journal = Journal.open(
                        new ChronicleFolder(lock, JournalRun::halt),
                        JournalConfig.defaults(),
                        JournalProgress.SILENT)) {
            int perSecond = Integer.parseInt(args[1]);
            int warmUpSeconds = Integer.parseInt(args[2]);
            int seconds = Integer.parseInt(args[3]);
            JournalRun run = new JournalRun(args[0], warmUpSeconds + seconds, journal);
            run.core.start();
            try (run.core) {
                if (perSecond == 0) {
                    run.measureThroughput(warmUpSeconds, seconds, args[4], results);
                } else {
                    run.measureLatency(perSecond, warmUpSeconds, seconds, args[4], results);
                }
            }
        }
        results.write(Path.of(args[6]));
    }

    private static void halt(String what, Throwable cause) {
        throw new IllegalStateException(what, cause);
    }

    private static byte[] sampleMessage() throws IOException {
        return Files.readAllBytes(JvmFlags.home().resolve("docs/samples/in-103-customer-payment.fin"));
    }

    private void measureThroughput(int warmUpSeconds, int seconds, String figure, ResultFile results)
            throws BrokenRunException {
        publishFor(warmUpSeconds);
        long recordsBefore = log.durableRecords();
        long bytesBefore = log.durableBytes();
        long forcesBefore = log.forces();
        long cpuBefore = core.cpuNs();
        long appendBefore = log.appendNs();
        long forceBefore = log.forceNs();
        long startNs = System.nanoTime();
        publishFor(seconds);
        double elapsed = (System.nanoTime() - startNs) / 1e9;
        double records = log.durableRecords() - recordsBefore;
        results.figure(figure, "1/s", records / elapsed);
        results.figure(figure + ", length of a record", "B", (log.durableBytes() - bytesBefore) / records);
        results.figure(figure + ", records per force", "1", records / (log.forces() - forcesBefore));
        results.figure(
                figure + ", CPU of the core thread per record", "us", (core.cpuNs() - cpuBefore) / (1e3 * records));
        results.figure(figure + ", in append per record", "us", (log.appendNs() - appendBefore) / (1e3 * records));
        results.figure(figure + ", in force per record", "us", (log.forceNs() - forceBefore) / (1e3 * records));
    }

    private void measureLatency(int perSecond, int warmUpSeconds, int seconds, String figure, ResultFile results)
            throws BrokenRunException {
        publishEvenly(perSecond, warmUpSeconds);
        results.latency(figure, publishEvenly(perSecond, seconds));
    }

    private void publishFor(int seconds) throws BrokenRunException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long most = sent + mostPerSecond * seconds;
        while (System.nanoTime() - endNs < 0 && sent <= most - BURST) {
            for (int i = 0; i < BURST && publish(); i++) {}
            pollGate();
        }
        awaitDurable();
    }

    /** One command at each moment at which one is due; what could not be sent in time is sent at once. */
    private Histogram publishEvenly(int perSecond, int seconds) throws BrokenRunException {
        Histogram latenciesNs = new Histogram(3);
        OpenLoop load = new OpenLoop(
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10), perSecond, (long) perSecond * seconds);
        log.measure(load, latenciesNs);
        long done = 0;
        while (done < load.count()) {
            long due = load.dueBy(System.nanoTime());
            while (done < due && publish()) {
                done++;
            }
            pollGate();
        }
        awaitDurable();
        return latenciesNs;
    }

    private boolean publish() {
        MutableDirectBuffer slot = ring.claim(source.maxPayloadLength());
        if (slot == null) {
            return false;
        }
        ring.publish(source.next(slot, CommandSink.PAYLOAD_OFFSET));
        sent++;
        return true;
    }

    private void pollGate() {
        gate.poll((_, _, _, _, _, _, _) -> {}, EVENTS_PER_POLL);
    }

    private void awaitDurable() throws BrokenRunException {
        long deadlineNs = System.nanoTime() + ANSWER_LIMIT_NS;
        while (log.durableRecords() < sent) {
            pollGate();
            core.check();
            if (System.nanoTime() - deadlineNs > 0) {
                throw new BrokenRunException(log.durableRecords() + " of " + sent + " records are durable");
            }
        }
    }
}
