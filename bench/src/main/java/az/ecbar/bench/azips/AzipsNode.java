package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.JvmFlags;
import az.ecbar.command.ActionWriter;
import az.ecbar.ops.console.OperatorClient;
import az.ecbar.ops.console.OperatorException;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.NodeFailedException;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.ops.sandbox.SandboxPlan;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.authority.AuthorityException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The node under load: a whole installation of its own with invented banks, journal forced, TLS and signatures on, the
 * settings and the collector of production, its day open. One thread.
 */
final class AzipsNode implements AutoCloseable {

    /** So many that no bank comes near its own limits. */
    private static final int BANKS = 16;

    private static final BigDecimal BALANCE = new BigDecimal("10000000000.00");
    private static final int HEAP_MEGABYTES = 1024;
    private static final int LINES_OF_LOG = 20;
    private static final Pattern PROPOSAL = Pattern.compile("\"proposalId\":(\\d+)");
    private static final Pattern BALANCE_NOW = Pattern.compile("\"balance\":\"?([0-9.]+)");

    private final Sandbox sandbox;
    private final NodeChild node;
    private final int businessDate;

    private AzipsNode(Sandbox sandbox, NodeChild node, int businessDate) {
        this.sandbox = sandbox;
        this.node = node;
        this.businessDate = businessDate;
    }

    /** Makes everything in a new folder, starts the node and opens the day. */
    static AzipsNode start(Path folder) throws IOException, BrokenRunException {
        try {
            Sandbox sandbox = Sandbox.create(folder, plan().withPort(0));
            sandbox.keepPasswords();
            int today = Integer.parseInt(LocalDate.now(Sandbox.BAKU).format(DateTimeFormatter.BASIC_ISO_DATE));
            AzipsNode started = new AzipsNode(sandbox, sandbox.startNode(flags()), today);
            try {
                started.openDay();
            } catch (IOException | BrokenRunException e) {
                started.close();
                throw e;
            }
            return started;
        } catch (AuthorityException | NodeFailedException e) {
            throw new BrokenRunException("the node does not start: " + e.getMessage());
        }
    }

    /** The same installation, for the process that loads it. */
    static Sandbox open(Path folder, int port) throws IOException {
        return Sandbox.open(folder, plan().withPort(port));
    }

    /** As {@link az.ecbar.ops.node.NodeConfig} has it by default. */
    static SandboxPlan plan() {
        return SandboxPlan.of(BANKS, BALANCE)
                .withNodeSetting("snapshotInterval", 100_000)
                .withNodeSetting("journal.blockBytes", 64 << 20)
                .withNodeSetting("journal.reserveBytes", 256 << 20)
                .withNodeSetting("journal.lowWaterBytes", 2L << 30)
                .withNodeSetting("journal.stopWaterBytes", 512 << 20);
    }

    /** Those of a child of the sandbox are for small machines and short lives. */
    static String[] flags() {
        List<String> flags = new ArrayList<>(List.of("-XX:-UseSerialGC", "-XX:TieredStopAtLevel=4"));
        flags.addAll(JvmFlags.withHeap(HEAP_MEGABYTES));
        return flags.toArray(String[]::new);
    }

    Path folder() {
        return sandbox.folder();
    }

    int port() {
        return sandbox.port();
    }

    long pid() {
        return node.pid();
    }

    /** Date of the open day, yyyymmdd. */
    int businessDate() {
        return businessDate;
    }

    private void openDay() throws IOException, BrokenRunException {
        try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA);
                OperatorClient rauf = sandbox.operator(Sandbox.RAUF)) {
            String proposed = leyla.propose(new ActionWriter().openDay(SystemId.AZIPS, businessDate));
            Matcher proposal = PROPOSAL.matcher(proposed);
            if (!proposal.find()) {
                throw new BrokenRunException("the day cannot be opened: " + proposed);
            }
            String approved = rauf.approve(Long.parseLong(proposal.group(1)));
            if (!leyla.query(QueryKind.STATUS, 0, "").contains("\"dayState\":\"OPEN\"")) {
                throw new BrokenRunException("the day is not open: " + approved);
            }
        } catch (OperatorException e) {
            throw new BrokenRunException("an operator is refused: " + e.getMessage());
        }
    }

    /** Asks the node: so many payments are settled, nothing was refused, and all money is still there. */
    void check(long payments) throws IOException, BrokenRunException {
        try (OperatorClient leyla = sandbox.operator(Sandbox.LEYLA)) {
            String status = leyla.query(QueryKind.STATUS, 0, "");
            for (String expected :
                    List.of("\"settledToday\":" + payments + ",", "\"refusedToday\":0,", "\"waiting\":0,")) {
                if (!status.contains(expected)) {
                    throw new BrokenRunException("the node's status is not " + expected + " but " + status);
                }
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (InventedBank bank : sandbox.banks()) {
                sum = sum.add(balance(leyla.query(QueryKind.ACCOUNT, 0, bank.bic())));
            }
            if (sum.compareTo(BALANCE.multiply(BigDecimal.valueOf(BANKS))) != 0) {
                throw new BrokenRunException("the sum of all balances is " + sum);
            }
        } catch (OperatorException e) {
            throw new BrokenRunException("an operator is refused: " + e.getMessage());
        }
    }

    private static BigDecimal balance(String answer) throws BrokenRunException {
        Matcher balance = BALANCE_NOW.matcher(answer);
        if (!balance.find()) {
            throw new BrokenRunException("no balance in " + answer);
        }
        return new BigDecimal(balance.group(1));
    }

    /** The last lines that the node of this folder printed. */
    static String tail(Path folder) throws IOException {
        Path log = folder.resolve("node.log");
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }

    /** Stops the node in order; what it printed is in its folder. */
    @Override
    public void close() {
        node.close();
    }
}
