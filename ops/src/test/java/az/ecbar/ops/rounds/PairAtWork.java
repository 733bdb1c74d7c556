package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.offline.JournalComparison;
import az.ecbar.ops.node.Operators;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.ops.sandbox.PairPlaces;
import az.ecbar.ops.sandbox.PairSandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.SystemId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A pair in its {@link Namespaces} on its {@link SmallDisk}s, with {@link PayingBanks}, and the operators who see after it:
 * what is done to it, and what must hold afterwards. One thread.
 */
final class PairAtWork implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long OPENING_MINOR = 100_000_000_000L;
    private static final int BANKS = 3;
    private static final int PER_SECOND = 60;
    private static final long DISK_BYTES = 1L << 30;
    private static final long STOP_WATER_BYTES = 24L << 20;
    private static final long LOW_WATER_BYTES = 48L << 20;
    private static final long RESERVE_BYTES = 16L << 20;
    private static final long ADMISSION_STOPS_MS = 1_500;
    private static final int FASTER = 400;
    private static final String FOLLOWS = "standby, follows the owner";
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration TRY = Duration.ofSeconds(20);
    private static final int TRIES = 3;
    private static final int TAIL_LINES = 25;
    private static final int CONSOLE_REFUSED = 1;

    private final PairSandbox pair;
    private final Namespaces net;
    private final SmallDisk[] disks;
    private final PayingBanks banks;
    private final Deque<Closing> made;
    private int owner = 1;

    private PairAtWork(PairSandbox pair, Namespaces net, SmallDisk[] disks, PayingBanks banks, Deque<Closing> made) {
        this.made = made;
        this.pair = pair;
        this.net = net;
        this.disks = disks;
        this.banks = banks;
    }

    /** Makes and starts all of it, and opens the day; banks do not pay yet. */
    static PairAtWork begin(Path folder, boolean hasWitness) throws Exception {
        SandboxPlan plan = SandboxPlan.of(BANKS, BigDecimal.valueOf(OPENING_MINOR, 2))
                .withNodeSetting("snapshotInterval", 2_000)
                .withNodeSetting("journal.lowWaterBytes", LOW_WATER_BYTES)
                .withNodeSetting("journal.stopWaterBytes", STOP_WATER_BYTES);
        Deque<Closing> made = new ArrayDeque<>();
        try {
            Namespaces net = new Namespaces(hasWitness);
            made.push(net::close);
            PairSandbox pair = PairSandbox.create(folder, plan, net);
            SmallDisk[] disks = new SmallDisk[2];
            for (int node = 1; node <= 2; node++) {
                SmallDisk disk = new SmallDisk(pair.dataFolder(node), folder.resolve("disk" + node), DISK_BYTES);
                made.push(disk::close);
                disks[node - 1] = disk;
            }
            made.push(pair::close);
            pair.begin();
            int today = Operators.today();
            PayingBanks banks =
                    new PayingBanks(pair.sandbox(), folder.resolve("banks"), OPENING_MINOR, today, PER_SECOND);
            made.push(banks::close);
            Operators.decide(pair.sandbox(), new ActionWriter().openDay(SystemId.AZIPS, today));
            return new PairAtWork(pair, net, disks, banks, made);
        } catch (Exception | AssertionError e) {
            closeAll(made);
            throw e;
        }
    }

    @FunctionalInterface
    private interface Closing {
        void close() throws IOException;
    }

    private static void closeAll(Deque<Closing> made) throws IOException {
        while (!made.isEmpty()) {
            made.pop().close();
        }
    }

    int owner() {
        return owner;
    }

    int standby() {
        return 3 - owner;
    }

    Namespaces net() {
        return net;
    }

    PayingBanks banks() {
        return banks;
    }

    PairSandbox pair() {
        return pair;
    }

    SmallDisk disk(int node) {
        return disks[node - 1];
    }

    /** Lets time go by. */
    void rest(long milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(POLL_NS);
        }
    }

    void kill(int node) {
        pair.kill(node);
    }

    void start(int node) throws IOException {
        NodeChild _ = pair.start(node);
    }

    void signal(String name, int node) throws IOException {
        Shell.signal(name, pair.node(node).pid());
    }

    /** What is done while the witness is off. */
    @FunctionalInterface
    interface Meanwhile {
        void run() throws Exception;
    }

    void restartWitness(Meanwhile meanwhile) throws Exception {
        pair.witness().kill();
        meanwhile.run();
        pair.startWitness();
    }

    /** Fills a node's disk, and waits until the node has ended by that; banks pay faster meanwhile. */
    void fillDisk(int node) throws IOException {
        NodeChild child = pair.node(node);
        disk(node).fill(0);
        banks.pace(FASTER);
        OptionalInt code = child.awaitExit(PATIENCE);
        banks.pace(PER_SECOND);
        assertTrue(code.isPresent(), "node " + node + " does not end on a full disk\n" + child.tail());
        assertTrue(code.getAsInt() >= 22 && code.getAsInt() <= 24, "code " + code + "\n" + child.tail());
    }

    /** Leaves so little of the owner's disk that it takes nothing from banks any more, and goes on running. */
    void almostFillDisk(int node) throws Exception {
        disk(node).fill((STOP_WATER_BYTES + LOW_WATER_BYTES) / 2 - RESERVE_BYTES / 2);
        rest(ADMISSION_STOPS_MS);
        assertTrue(pair.node(node).isAlive(), () -> "node " + node + " ended");
    }

    /** Two operators let a standby lead. */
    void promote(int node, String... more) throws Exception {
        order("promote", node, more);
        owner = node;
    }

    /** Two operators let the owner go on alone. */
    void detach(int node, String... more) throws Exception {
        order("detach", node, more);
    }

    /** Gives the order again where it came to nothing, as operators would. */
    private void order(String kind, int node, String... more) throws Exception {
        int before = pair.servesEpoch(node);
        String[] words = new String[more.length + 3];
        words[0] = kind;
        words[1] = "--node";
        words[2] = String.valueOf(node);
        System.arraycopy(more, 0, words, 3, more.length);
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < TRIES; i++) {
            try {
                told.append(pair.order(words));
            } catch (NodeFailedException e) {
                told.append(e.getMessage());
            }
            if (isServing(node, before)) {
                return;
            }
        }
        throw new AssertionError(kind + " of node " + node + " came to nothing:\n" + told + "\n"
                + pair.node(node).tail());
    }

    private boolean isServing(int node, int afterEpoch) throws Exception {
        long end = System.nanoTime() + TRY.toNanos();
        while (System.nanoTime() - end < 0) {
            if (pair.servesEpoch(node) > afterEpoch || pair.state(node).startsWith("leads ALONE")) {
                return true;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return false;
    }

    /** Runs a command of the console; gives what it printed. What it refuses is an {@link AssertionError}. */
    String console(String... words) throws IOException {
        try (NodeChild console = pair.startConsole(List.of(words))) {
            int code = console.awaitExit(PATIENCE).orElse(-1);
            String told = console.output();
            assertEquals(0, code, told);
            return told;
        }
    }

    /** Two operators change the roles, again if the standby was not there just then; gives how long nothing was settled. */
    Duration switchover() throws Exception {
        banks.pay();
        int next = 0;
        int before = 0;
        boolean isTaken = false;
        for (int i = 0; i < TRIES && !isTaken; i++) {
            awaitAttached();
            next = standby();
            before = pair.servesEpoch(next);
            isTaken = isDone("--timeout", "20", "switchover", "--yes");
        }
        int _ = pair.awaitServing(next, before);
        banks.awaitSettled(10, PATIENCE);
        owner = next;
        return banks.longestGap();
    }

    private boolean isDone(String... words) throws IOException {
        try (NodeChild console = pair.startConsole(List.of(words))) {
            int code = console.awaitExit(PATIENCE).orElse(-1);
            String told = console.output();
            assertTrue(code == 0 || code == CONSOLE_REFUSED, told);
            return code == 0;
        }
    }

    /** Waits until one node leads with the other attached. */
    void awaitAttached() throws Exception {
        long end = System.nanoTime() + PATIENCE.multipliedBy(2).toNanos();
        while (System.nanoTime() - end < 0) {
            for (int node = 1; node <= 2; node++) {
                if (pair.state(node).startsWith(PairSandbox.ATTACHED)
                        && pair.state(3 - node).startsWith(FOLLOWS)) {
                    owner = node;
                    return;
                }
            }
            LockSupport.parkNanos(POLL_NS);
        }
        throw new AssertionError("never attached again:\n" + pair.node(1).tail() + "\n---\n"
                + pair.node(2).tail());
    }

    /**
     * All that must hold when a disaster is over: attached again, everything that was sent is settled once and told once,
     * both journals are the same, and so are the balances.
     */
    void assertWhole() throws Exception {
        awaitAttached();
        banks.awaitSettled(5, PATIENCE.multipliedBy(2));
        awaitAttached();
        banks.rest();
        banks.awaitAll(PATIENCE.multipliedBy(2));
        assertSameJournals();
        banks.assertBalances();
    }

    /** Both journals are the same as far as they go, and go as far as the banks know. */
    private void assertSameJournals() {
        try (JournalReader one = journal(1);
                JournalReader other = journal(2)) {
            JournalComparison comparison = JournalComparison.of(one, other, JournalProgress.SILENT);
            assertTrue(comparison.isContinuation(), comparison::toString);
            assertTrue(comparison.sameUpTo() > banks.sent(), comparison::toString);
            assertEquals(0, comparison.firstOtherHashPoint(), comparison::toString);
        }
    }

    private JournalReader journal(int node) {
        return JournalReader.offline(new DiskFolder(pair.dataFolder(node).resolve("journal")), JournalProgress.SILENT);
    }

    /** How often a node set something aside. */
    long setAside(int node) throws IOException {
        Path aside = pair.dataFolder(node).resolve("journal").resolve("aside");
        if (!Files.exists(aside)) {
            return 0;
        }
        try (var files = Files.list(aside)) {
            return files.count();
        }
    }

    /** What both nodes and the witness printed last, over all their starts. */
    String tails() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(PairPlaces.NODE_1, PairPlaces.NODE_2, PairPlaces.WITNESS)) {
            Path log = pair.sandbox().folder().resolve(part + ".log");
            List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
            // A bank that is told to wait tries on each second: that hides why.
            List<String> lines =
                    all.stream().filter(line -> !line.startsWith("SECURITY")).toList();
            text.append("--- ").append(part).append('\n');
            text.append(String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())));
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        closeAll(made);
    }
}
