package az.ecbar.ops.demo;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SubmitPaymentDecoder;
import az.ecbar.trust.certificate.UtcNs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Take-overs to be measured, one after the other, of a pair and its witness as processes, under the load of banks with
 * their adapters: the owner is killed and two operators promote its standby; before the next one the killed node comes
 * back and is attached.
 * Times are of one machine's clock. Used by one thread.
 */
public final class TakeoverRounds implements AutoCloseable {
    private static final int BANKS = 4;
    private static final int MOST_PAYMENTS = 10_000;
    private static final int SETTLED_BEFORE = 60;
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Pattern ORDER = Pattern.compile("^ORDER (\\S+) LEAD_ALONE", Pattern.MULTILINE);
    private static final Pattern LEADS = Pattern.compile("^PAIR (\\S+) node \\d, epoch \\d+: leads", Pattern.MULTILINE);

    private final PairSandbox pair;
    private final LoadBanks banks;
    private int owner = 1;
    private boolean isStandbyOff;

    /**
     * One take-over; each step counts from the moment when the standby had the order of both operators.
     *
     * @param granted the witness has granted the epoch, it is forced, and the node begins it
     * @param serving the epoch's first record is committed and the banks' port is open
     * @param loggedOn the first bank's adapter is logged on again; to a few milliseconds
     * @param settled the first payment of the epoch is settled and committed: no later than this, by the journal
     * @param heard a bank has heard that a payment is settled which it had sent after the kill
     */
    public record Takeover(Duration granted, Duration serving, Duration loggedOn, Duration settled, Duration heard) {}

    private TakeoverRounds(PairSandbox pair, LoadBanks banks) {
        this.pair = pair;
        this.banks = banks;
    }

    /** Makes an installation in an empty folder, starts it, opens its day. */
    public static TakeoverRounds begin(Path folder) throws Exception {
        LocalDate today = LocalDate.now(Sandbox.BAKU);
        PairSandbox pair = PairSandbox.create(folder, SandboxPlan.of(BANKS, LoadPayments.cover(MOST_PAYMENTS)));
        try {
            pair.begin();
            LoadPayments load = new LoadPayments(pair.sandbox().banks(), MOST_PAYMENTS, today);
            LoadBanks banks = new LoadBanks(pair.sandbox(), load, PAUSE);
            try (CentralBankDesk operators = CentralBankDesk.open(pair.sandbox())) {
                operators.openDay(today);
            }
            return new TakeoverRounds(pair, banks);
        } catch (Exception e) {
            pair.close();
            throw e;
        }
    }

    /** Plays one take-over, which changes the roles; begins with what the one before has left to be mended. */
    public Takeover play() throws Exception {
        if (isStandbyOff) {
            NodeChild _ = pair.start(3 - owner);
            // The process of the owner leads for the first time: it says this once.
            sendUntil("the standby is attached", () -> pair.output(owner).contains(PairSandbox.ATTACHED));
        }
        long wanted = banks.settled() + SETTLED_BEFORE;
        sendUntil("payments are settled", () -> banks.settled() >= wanted);
        int standby = 3 - owner;
        int firstAfter = banks.sent();
        pair.kill(owner);
        owner = standby;
        isStandbyOff = true;
        promote(standby);
        Instant serving = Instant.now();
        sendUntil("a bank is logged on", banks::isAnyLoggedOn);
        Instant loggedOn = Instant.now();
        sendUntil("a payment is settled", () -> banks.isSettledBehind(firstAfter));
        Instant heard = Instant.now();
        // Its first line tells that the order is begun, a later one what came of it.
        Instant order = times(ORDER, standby).getFirst();
        Instant settled = firstCommitted(standby, pair.servesEpoch(standby));
        return new Takeover(
                Duration.between(order, times(LEADS, standby).getLast()),
                Duration.between(order, serving),
                Duration.between(order, loggedOn),
                Duration.between(order, settled),
                Duration.between(order, heard));
    }

    /** Until the node serves; a console that gives up waiting for an answer is started again, as operators would do. */
    private void promote(int standby) throws Exception {
        while (pair.servesEpoch(standby) == 0) {
            try (NodeChild console = pair.startOrder("promote")) {
                sendUntil(
                        "node " + standby + " serves",
                        () -> pair.servesEpoch(standby) > 0
                                || console.exitCode().orElse(0) != 0);
            }
        }
    }

    /** Sends at the pace of the load until the condition holds, which is asked every few milliseconds. */
    private void sendUntil(String what, Condition condition) throws Exception {
        Instant limit = Instant.now().plus(REST);
        while (!condition.holds()) {
            if (!banks.sendIfDue()) {
                LockSupport.parkNanos(POLL_NS);
            }
            if (Instant.now().isAfter(limit)) {
                throw new DemoFailure("within " + REST.toSeconds() + " s not: " + what);
            }
        }
    }

    /** Something that may be asked again and again. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    /** The time of the first record of the epoch that knows its first payment to be committed. */
    private Instant firstCommitted(int node, int epoch) throws DemoFailure {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        DiskFolder folder = new DiskFolder(pair.dataFolder(node).resolve("journal"));
        try (JournalReader reader = JournalReader.whileWritten(folder, JournalProgress.SILENT)) {
            long first = Long.MAX_VALUE;
            while (reader.next(reader.lastSequence(), record, 0) > 0) {
                header.wrap(record, RecordHeader.HEADER_LENGTH);
                boolean isPayment = header.templateId() == SubmitPaymentDecoder.TEMPLATE_ID;
                if (first == Long.MAX_VALUE && isPayment && RecordHeader.epoch(record, 0) == epoch) {
                    first = RecordHeader.sequence(record, 0);
                }
                if (RecordHeader.knownDurable(record, 0) >= first) {
                    return UtcNs.toInstant(RecordHeader.timeNs(record, 0));
                }
            }
        }
        throw new DemoFailure("the journal of node " + node + " holds no payment of epoch " + epoch);
    }

    /** The times of the lines of this kind that the node's process has printed; at least one. */
    private List<Instant> times(Pattern line, int node) throws IOException, NodeFailedException, DemoFailure {
        List<Instant> times = line.matcher(pair.output(node))
                .results()
                .map(found -> Instant.parse(found.group(1)))
                .toList();
        if (times.isEmpty()) {
            throw new DemoFailure("node " + node + " tells nothing like " + line);
        }
        return times;
    }

    /** Stops banks, nodes and witness. */
    @Override
    public void close() {
        banks.close();
        pair.close();
    }
}
