package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.pair.order.OperatorAgent;
import az.ecbar.ops.pair.order.OperatorCertificates;
import az.ecbar.ops.pair.order.OrderDesk;
import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.ops.pair.order.PairStatusText;
import az.ecbar.ops.pair.order.SignedOrder;
import az.ecbar.ops.pair.tls.ControlListener;
import az.ecbar.ops.pair.tls.PrintedLinkLog;
import az.ecbar.ops.testing.Holders;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairMode;
import az.ecbar.pair.PairOrder;
import az.ecbar.pair.PairState;
import az.ecbar.pair.PairStatus;
import az.ecbar.pair.Register;
import az.ecbar.pair.StandingOrder;
import az.ecbar.trust.authority.IssuedHolder;
import az.ecbar.trust.certificate.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The console's orders at the real control ports of two nodes; what the nodes make of an order is written down. */
class PairCommandsTest {
    private static final Identity LEDGER = new Identity(5, 6);

    /** A node whose pair agent does nothing but say, a little later, what came of an order. */
    private final class FakeNode {
        final BlockingQueue<PairOrder> orders = new LinkedBlockingQueue<>();
        private final int number;
        private final PairState state;
        private volatile String lastOrder = "";
        private volatile String outcome;
        private long begunNs;

        FakeNode(int number, PairState state) {
            this.number = number;
            this.state = state;
            this.outcome = state == PairState.LEADING
                    ? "handed over after epoch 3; the other node leads next"
                    : "leads epoch 4 alone";
        }

        PairStatus status() {
            if (lastOrder.endsWith(": begun") && System.nanoTime() - begunNs > TimeUnit.MILLISECONDS.toNanos(200)) {
                lastOrder = lastOrder.replace("begun", outcome);
            }
            return state == PairState.LEADING
                    ? status(3, PairMode.PAIR, 120, 119, 118, 0, 118)
                    : status(2, PairMode.STANDBY, 118, 118, 0, 116, -1);
        }

        private PairStatus status(
                int owned, PairMode mode, long appended, long forced, long committed, long applied, long acknowledged) {
            Register register =
                    new Register(3, owned, mode, number, false, false, LEDGER, new Identity(number, 1), Identity.NONE);
            return new PairStatus(
                    state,
                    register,
                    mode == PairMode.STANDBY,
                    true,
                    appended,
                    forced,
                    committed,
                    applied,
                    100,
                    acknowledged,
                    116,
                    null,
                    0,
                    null,
                    0,
                    "",
                    lastOrder,
                    StandingOrder.Status.NONE,
                    0,
                    "");
        }

        boolean take(PairOrder order) {
            begunNs = System.nanoTime();
            lastOrder = order.kind() + ": begun";
            return orders.add(order);
        }

        ControlListener listen(IssuedHolder key) throws Exception {
            ControlListener listener = new ControlListener(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    holders.identity(key),
                    new PrintedLinkLog(new SystemClock()));
            OperatorCertificates check =
                    new OperatorCertificates(List.of(leyla.sign(), rauf.sign()), holders::checker, new SystemClock());
            AgentRunner runner = new AgentRunner(
                    new SleepingMillisIdleStrategy(1),
                    cause -> {
                        throw new AssertionError(cause);
                    },
                    null,
                    new OperatorAgent(
                            listener.operators(),
                            () -> PairStatusText.of(status()),
                            new OrderDesk(this::status, this::take, check, new SystemClock())));
            AgentRunner.startOnThread(runner);
            closing.add(() -> {
                runner.close();
                listener.close();
            });
            return listener;
        }
    }

    @TempDir
    Path work = Path.of("");

    private final List<Runnable> closing = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final FakeNode owner = new FakeNode(1, PairState.LEADING);
    private final FakeNode standby = new FakeNode(2, PairState.WAITING);
    private Holders holders;
    private IssuedHolder leyla;
    private IssuedHolder rauf;
    private Path ofLeyla;
    private Path ofRauf;

    @BeforeEach
    void begin() throws Exception {
        holders = new Holders(work);
        leyla = holders.issue(Role.OPERATOR, "leyla");
        rauf = holders.issue(Role.OPERATOR, "rauf");
        String control = "control: [\"" + address(owner.listen(holders.issue(Role.NODE, "node1"))) + "\", \""
                + address(standby.listen(holders.issue(Role.NODE, "node2"))) + "\"]";
        ofLeyla = configure("leyla.yaml", leyla, control);
        ofRauf = configure("rauf.yaml", rauf, control);
    }

    @AfterEach
    void end() throws Exception {
        closing.parallelStream().forEach(Runnable::run);
        holders.close();
    }

    private static String address(ControlListener listener) {
        return "127.0.0.1:" + listener.address().getPort();
    }

    private Path configure(String name, IssuedHolder holder, String more) throws Exception {
        Path file = work.resolve(name);
        Files.write(
                file,
                List.of(
                        "addresses: [\"127.0.0.1:1\"]",
                        "keyFile: " + holder.keyFile(),
                        "passwordVariable: " + Holders.VARIABLE,
                        "authority: pki/ca.pem",
                        more));
        return file;
    }

    private int run(Path config, String... arguments) {
        return run(config, 30, arguments);
    }

    private int run(Path config, int seconds, String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line = new CommandLine(new ConsoleCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        List<String> all =
                new ArrayList<>(List.of("--config", config.toString(), "--timeout", String.valueOf(seconds)));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    private void assertPrinted(String text) {
        assertTrue(out.toString().contains(text), () -> text + " in " + out);
    }

    @Test
    void oneProposesTheOtherSeesTheSameWordsAndSigns() throws Exception {
        assertEquals(0, run(ofLeyla, "promote", "--certified", "--yes"), out::toString);
        assertPrinted("certified: " + OrderText.OFF);
        assertPrinted("proposed: by leyla; another operator signs it within 10 minutes");

        assertEquals(1, run(ofLeyla, "promote", "--certified", "--yes"), out::toString);
        assertPrinted("leyla has signed it already");

        assertEquals(0, run(ofRauf, "pair"), out::toString);
        assertPrinted("waits at");
        assertPrinted("certified: " + OrderText.NOT_ALONE);
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("lag +2 *")), out::toString);

        assertEquals(2, run(ofRauf, "promote", "--yes"), out::toString);
        assertPrinted("differs from this command");
        assertEquals(2, run(ofRauf, "promote"), out::toString);
        assertPrinted("--yes signs without asking");

        assertEquals(0, run(ofRauf, "promote", "--certified", "--yes", "--json"), out::toString);
        assertPrinted("\"outcome\":\"GIVEN\"");
        assertPrinted("LEAD_ALONE_CERTIFIED: leads epoch 4 alone");
        PairOrder order = standby.orders.take();
        byte[] bytes = new byte[order.orders().capacity()];
        order.orders().getBytes(0, bytes);
        assertEquals(2, SignedOrder.read(bytes).signatures().size());
        assertEquals(List.of(), List.copyOf(owner.orders));
    }

    @Test
    void theManualShowsWhatTheConsolePrints() throws Exception {
        List<String> samples = new ArrayList<>();
        samples.add(sample("leyla", ofLeyla, "switchover --yes"));
        samples.add(sample("rauf", ofRauf, "pair"));
        samples.add(sample("rauf", ofRauf, "switchover --yes --json"));
        Path page = Path.of(System.getProperty("ecbar.root", "..")).resolve("docs/console.md");
        String manual = masked(Files.readString(page));
        for (String sample : samples) {
            String expected = "```\n" + masked(sample) + "```\n";
            assertTrue(manual.contains(expected), "docs/console.md lacks this sample:\n" + sample);
        }
    }

    private String sample(String who, Path config, String command) {
        assertEquals(0, run(config, command.split(" ")), out::toString);
        return who + "$ ./ecbar console " + command + "\n" + out;
    }

    /** Without what is another one at each run: addresses, times, random numbers, and the width of the table. */
    private static String masked(String text) {
        return text.replaceAll("[0-9.]+:[0-9]{4,5}", "ADDRESS")
                .replaceAll("[0-9-]{10}T[0-9:]{8}Z", "TIME")
                .replaceAll("(number: [0-9a-f]{16}|certificate [0-9a-f]{64})", "NUMBER")
                .replaceAll(" +", " ")
                .replaceAll(" \n", "\n");
    }

    @Test
    void whoIsToldFollowsFromHowTheNodesStand() throws Exception {
        assertEquals(0, run(ofLeyla, "switchover", "--yes"), out::toString);
        assertEquals(0, run(ofRauf, "switchover", "--yes"), out::toString);
        assertEquals(PairOrder.Kind.SWITCH_OVER, owner.orders.take().kind());
        assertEquals(1, run(ofLeyla, "detach", "--node", "2", "--yes"), out::toString);
        assertPrinted("the node does not lead");
        assertEquals(2, run(ofLeyla, "detach", "--new-witness", "abc", "--yes"), out::toString);
        assertEquals(0, run(ofLeyla, "pair", "--json"), out::toString);
        assertPrinted("\"node\":\"1\",\"state\":\"LEADING\",\"mode\":\"PAIR\",\"promised\":\"3\"");
    }

    @Test
    void twoOperatorsAtOneConsoleSignAtOnce() throws Exception {
        Path both = work.resolve("both.yaml");
        Files.writeString(both, Files.readString(ofLeyla) + "secondKeyFile: " + rauf.keyFile() + "\n");
        assertEquals(0, run(both, "detach", "--yes"), out::toString);
        assertPrinted("given: signed by leyla and rauf");
        assertEquals(PairOrder.Kind.LEAD_ALONE, owner.orders.take().kind());
    }

    /** What the witness refuses is known only when it has answered: the console waits for it, and ends with 1. */
    @Test
    void anOrderThatTheNodeBeganAndThatComesToNothingIsRefused() throws Exception {
        standby.outcome =
                "refused: by the witness's register node 1 owns alone since epoch 3, and nobody else may lead";
        assertEquals(0, run(ofLeyla, "promote", "--yes"), out::toString);
        assertEquals(1, run(ofRauf, "promote", "--yes"), out::toString);
        assertPrinted("the node: LEAD_ALONE: refused: by the witness's register node 1 owns alone since epoch 3");
    }

    @Test
    void anOrderOfWhichNothingIsKnownInTimeIsNoSuccess() throws Exception {
        standby.outcome = "begun";
        assertEquals(0, run(ofLeyla, "promote", "--yes"), out::toString);
        assertEquals(1, run(ofRauf, "promote", "--yes"), out::toString);
        assertPrinted("LEAD_ALONE: begun, now WAITING STANDBY, epoch 3; 'pair' tells what comes of it");
    }

    @Test
    void aDeadPortIsNotWaitedForAndAnOrderNeedsOnlyItsOwnNode() throws Exception {
        String standbyPort = Files.readString(ofLeyla).replaceAll("(?s).*, \"(127[0-9.:]*)\"\\].*", "$1");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String control =
                    "control: [\"" + standbyPort + "\", \"127.0.0.1:1\", \"127.0.0.1:" + silent.getLocalPort() + "\"]";
            Path dead = configure("dead.yaml", leyla, control);
            Path alsoDead = configure("alsodead.yaml", rauf, control);
            long begunNs = System.nanoTime();
            assertEquals(0, run(dead, 600, "pair"), out::toString);
            assertPrinted("no answer of 127.0.0.1:1 within ");
            assertPrinted("no answer of 127.0.0.1:" + silent.getLocalPort() + " within ");
            assertEquals(0, run(dead, 600, "promote", "--yes"), out::toString);
            assertEquals(0, run(alsoDead, 600, "promote", "--yes"), out::toString);
            assertPrinted("given: signed by leyla and rauf");
            assertEquals(0, run(dead, 600, "standing-order", "show"), out::toString);
            assertPrinted("standingOrder");
            assertTrue(System.nanoTime() - begunNs < TimeUnit.SECONDS.toNanos(300), "the time-out is ten minutes each");
            assertEquals(PairOrder.Kind.LEAD_ALONE, standby.orders.take().kind());
        }
    }

    @Test
    void whatIsMissingIsSaidWithWhatToDo() throws Exception {
        Path without = configure("without.yaml", leyla, "");
        assertEquals(2, run(without, "pair"));
        assertPrinted("control is missing in the operator's configuration");
        Path silent = configure("silent.yaml", leyla, "control: [\"127.0.0.1:1\"]");
        assertEquals(3, run(silent, 1, "pair"));
        assertPrinted("no answer of 127.0.0.1:1 within 1 s");
        assertEquals(2, run(silent, 1, "promote", "--yes"));
        assertPrinted("a node that does not lead does not answer");
    }
}
