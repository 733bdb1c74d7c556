package az.ecbar.ops.node;

import az.ecbar.bankview.Decision;
import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.QueryKind;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.Pkcs12Keys;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.tls.TlsMaterial;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The node as a process of its own, {@code ecbar node} with heap and collector of production, on a disk; its banks over
 * TLS with keys of their own, in sessions that sign all that they send and verify all that they get. Its day opens and
 * closes by its timetable. One thread drives all banks.
 */
final class DayOnNode extends DayOfBanks implements AutoCloseable {
    /** Of the node. */
    static final int HEAP_MEGABYTES = 1024;

    private static final long IDLE_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(240);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final int BAKU_MINUTES = 240;
    /** Of the first rule set. */
    private static final int USUAL_OPENING = 560;

    private static final int MINUTES_OF_DAY = 1_440;
    private static final Pattern LAST_OUTPUT = Pattern.compile("\"bic\":\"(\\w+)\".*?\"lastOutputNumber\":(\\d+)");

    private final Sandbox sandbox;
    private final NodeChild node;
    private final LocalDate date;
    private final Instant closes;
    private final List<NettyClientTransport> transports = new ArrayList<>();
    private final OperatorClient leyla;
    private final OperatorClient rauf;

    private DayOnNode(int banks, Sandbox sandbox, NodeChild node, LocalDate date, Instant closes) throws Exception {
        super(banks);
        this.sandbox = sandbox;
        this.node = node;
        this.date = date;
        this.closes = closes;
        TrustAnchor anchor = TrustAnchor.ofPem(Files.readAllBytes(sandbox.authorityFile()));
        for (InventedBank bank : this.banks) {
            terminals.add(terminal(bank, anchor));
        }
        leyla = sandbox.operator(Sandbox.LEYLA);
        rauf = sandbox.operator(Sandbox.RAUF);
        terminals.forEach(terminal -> terminal.start(System.nanoTime()));
        until("all logged on", () -> terminals.stream().allMatch(one -> one.state() == ClientState.ACTIVE));
    }

    /**
     * Makes the installation in a new folder, starts the node and lets all banks log on.
     *
     * @param seconds so long from now, and up to a minute more, until the day opens
     * @param minutes from its opening to its closing
     */
    static DayOnNode start(Path folder, int banks, int seconds, int minutes) throws Exception {
        long utcMinute = Instant.now().plusSeconds(seconds + 59).getEpochSecond() / 60;
        int opens = Math.floorMod(utcMinute + BAKU_MINUTES, MINUTES_OF_DAY);
        if (opens + minutes >= MINUTES_OF_DAY) {
            // Not over midnight.
            utcMinute += MINUTES_OF_DAY - opens;
            opens = 0;
        }
        LocalDateTime opening = LocalDateTime.ofEpochSecond((utcMinute + BAKU_MINUTES) * 60, 0, ZoneOffset.UTC);
        Sandbox sandbox = Sandbox.create(folder, plan(banks, opens, opens + minutes));
        if (opens + minutes <= USUAL_OPENING) {
            openingFirst(sandbox.genesisFile());
        }
        NodeChild node = sandbox.launchNode(
                "-XX:-UseSerialGC",
                "-XX:TieredStopAtLevel=4",
                "-XX:+UseZGC",
                "-Xms" + HEAP_MEGABYTES + "m",
                "-Xmx" + HEAP_MEGABYTES + "m");
        try {
            int _ = node.awaitReady(START_LIMIT);
            Instant closes = Instant.ofEpochSecond((utcMinute + minutes) * 60);
            return new DayOnNode(banks, sandbox, node, opening.toLocalDate(), closes);
        } catch (Exception | AssertionError e) {
            node.close();
            throw e;
        }
    }

    private static SandboxPlan plan(int banks, int opens, int closes) {
        BigDecimal opening = BigDecimal.valueOf(OPENING_MINOR, 2);
        SandboxPlan plan = SandboxPlan.of(banks, opening);
        for (InventedBank bank : plan.banks().subList(0, WITH_DOLLARS)) {
            plan = plan.withForeignAccount(bank, "USD").withBalance(bank.account("USD"), opening);
        }
        for (String cutOff : List.of("MT102", "MT103", "MT205", "CHANGES")) {
            plan = plan.withRule("CUT_OFF_" + cutOff + "_MINUTE", MINUTES_OF_DAY);
        }
        return plan.withRule("GRIDLOCK_RESOLUTION", 1)
                .withRule("DAY_BY_TIMETABLE", 1)
                .withRule("DAY_OPENS_MINUTE", opens)
                .withRule("DAY_CLOSES_MINUTE", closes)
                .withNodeSetting("snapshotInterval", 100_000)
                .withNodeSetting("journal.blockBytes", 64 << 20)
                .withNodeSetting("journal.reserveBytes", 256 << 20)
                .withNodeSetting("journal.lowWaterBytes", 2L << 30)
                .withNodeSetting("journal.stopWaterBytes", 512 << 20);
    }

    /** At no moment a closing before the opening, by what is set so far. */
    private static void openingFirst(Path genesis) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(genesis));
        int closing = indexOf(lines, "  DAY_CLOSES_MINUTE");
        lines.add(closing, lines.remove(indexOf(lines, "  DAY_OPENS_MINUTE")));
        Files.write(genesis, lines);
    }

    private static int indexOf(List<String> lines, String start) {
        int index = 0;
        while (!lines.get(index).startsWith(start)) {
            index++;
        }
        return index;
    }

    private RememberingTerminal terminal(InventedBank bank, TrustAnchor anchor) throws Exception {
        KeySource keys = Pkcs12Keys.open(sandbox.stpConfig(bank).keyFile(), sandbox.password(bank));
        KeyEntry signKey = keys.entry(KeySource.SIGN);
        CertificateChecker checker = new CertificateChecker(anchor, Revocations.none());
        SystemClock clock = new SystemClock();
        TlsMaterial tls = new TlsMaterial(keys.entry(KeySource.TLS), () -> checker, clock);
        NettyClientTransport transport = new NettyClientTransport(sandbox.gateways(), tls, anchor, TlsEngine.best(tls));
        transports.add(transport);
        return new RememberingTerminal(
                bank.bic(),
                'A',
                MessageKind.MESSAGE,
                listener -> new ClientSession(
                        ClientSessionConfig.of(bank.bic(), 'A', Site.MAIN),
                        transport,
                        signKey.newSigner(),
                        new AuthorityStore(new CertificateDirectory(checker), List.of()),
                        clock,
                        new SecureRandom()::nextBytes,
                        listener));
    }

    /** Of its one day. */
    LocalDate date() {
        return date;
    }

    /** When it ends. */
    Instant closes() {
        return closes;
    }

    Path dataFolder() {
        return sandbox.dataFolder();
    }

    long pid() {
        return node.pid();
    }

    /** What the node said at last. */
    String tail() throws Exception {
        return node.tail();
    }

    // ---- who takes part

    @Override
    Set<String> aliases(int bank) {
        return Set.of();
    }

    @Override
    boolean isExecutionNoticeWanted(int bank) {
        return true;
    }

    /** Behind the two of the Central Bank, each bank's own follow each other. */
    @Override
    int accountNumber(int bank, boolean isInDollars) {
        return 2 + bank + Math.min(bank, WITH_DOLLARS) + (isInDollars ? 1 : 0);
    }

    /** In the sandbox every day is one. */
    @Override
    Set<LocalDate> businessDays() {
        return date.datesUntil(date.plusDays(30))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY)
                .collect(Collectors.toSet());
    }

    // ---- steps

    @Override
    void step() {
        int work = 0;
        for (RememberingTerminal terminal : terminals) {
            work += terminal.step(System.nanoTime());
        }
        if (work == 0) {
            LockSupport.parkNanos(IDLE_NS);
        }
    }

    @Override
    void until(String what, BooleanSupplier condition) throws Exception {
        long endNs = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            step();
            if (System.nanoTime() - endNs >= 0 || !node.isAlive()) {
                throw new AssertionError("never: " + what + "\n" + tail());
            }
        }
    }

    @Override
    long rest() throws Exception {
        String told = "";
        do {
            pause();
            String status = query(QueryKind.STATUS, 0, "");
            told = status.contains("\"job\":\"NONE\"") ? whoMissesSomething() : "a job goes on";
        } while (!told.isEmpty());
        return number("sequence", query(QueryKind.STATUS, 0, ""));
    }

    /** So that nobody asks all the time. */
    private void pause() {
        long endNs = System.nanoTime() + LOOK_NS / 10;
        while (System.nanoTime() - endNs < 0) {
            step();
        }
    }

    private String whoMissesSomething() throws Exception {
        Map<String, Long> due = new HashMap<>();
        long cursor = 0;
        do {
            String rows = query(QueryKind.PARTICIPANTS, cursor, "");
            Matcher row = LAST_OUTPUT.matcher(rows);
            while (row.find()) {
                due.put(row.group(1), Long.parseLong(row.group(2)));
            }
            cursor = number("cursor", rows);
        } while (cursor != 0);
        for (RememberingTerminal terminal : terminals) {
            if (due.getOrDefault(terminal.bic, -1L) != terminal.outputs.size()) {
                return terminal.bic;
            }
        }
        return "";
    }

    // ---- the Central Bank

    /** By the timetable; whatever number the system gave it, nothing else happened since. */
    @Override
    void openDay(LocalDate day) throws Exception {
        long before = quiet();
        awaitDay("CLOSED", "OPEN");
        decided(before + 1, new Decision.DayOpened(day));
        long _ = quiet();
    }

    @Override
    void closeDay() throws Exception {
        long before = quiet();
        awaitDay("OPEN", "CLOSED");
        decided(before + 1, new Decision.DayClosed());
        long _ = quiet();
    }

    private void awaitDay(String now, String then) throws Exception {
        if (!isDay(now)) {
            throw new AssertionError("the time was too short: the day is not " + now + " any more");
        }
        long endNs = System.nanoTime() + 2 * LIMIT_NS;
        while (!isDay(then)) {
            long nextNs = System.nanoTime() + LOOK_NS;
            while (System.nanoTime() - nextNs < 0) {
                step();
            }
            if (System.nanoTime() - endNs >= 0) {
                throw new AssertionError("the day is never " + then + "\n" + tail());
            }
        }
    }

    private boolean isDay(String state) throws Exception {
        return query(QueryKind.STATUS, 0, "").contains("\"dayState\":\"" + state + "\"");
    }

    @Override
    String query(QueryKind kind, long cursor, String argument) throws Exception {
        return leyla.query(kind, cursor, argument);
    }

    @Override
    String propose(byte[] action) throws Exception {
        return leyla.propose(action);
    }

    @Override
    String approve(long proposalId) throws Exception {
        return rauf.approve(proposalId);
    }

    /** Ends all sessions and the node. */
    @Override
    public void close() {
        leyla.close();
        rauf.close();
        transports.forEach(NettyClientTransport::close);
        node.close();
    }
}
