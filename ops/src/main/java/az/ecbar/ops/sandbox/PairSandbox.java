package az.ecbar.ops.sandbox;

import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.key.KeySourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Sandbox} whose node is a pair with its witness: {@code node1.yaml}, {@code node2.yaml} and {@code witness.yaml}
 * beside {@code node.yaml}, data in {@code data1}, {@code data2} and {@code witness}, what they printed in
 * {@code node1.log} and so on, what consoles printed in {@code console.log}. Operators and banks know both gateways.
 *
 * <p>One thread.
 */
public final class PairSandbox implements AutoCloseable {
    /** The standby, once it is attached. */
    public static final String ATTACHED = "leads; its standby is attached";

    private static final Pattern SERVES = Pattern.compile("^ready: port \\d+, epoch (\\d+), leads", Pattern.MULTILINE);
    private static final Pattern STATE = Pattern.compile("^PAIR \\S+ node \\d, epoch \\d+: (.*)$", Pattern.MULTILINE);
    private static final Duration START = Duration.ofSeconds(60);
    /** How long a console waits for the node that it orders; that of a killed one is not waited for. */
    private static final int CONSOLE_SECONDS = 15;

    /** The same while nobody else is there, and a node may be at its first start. */
    private static final int FIRST_SECONDS = 20;

    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Sandbox sandbox;
    private final PairPlaces places;
    private final Map<String, ChildPlace> moved = new HashMap<>();
    private final @Nullable NodeChild[] nodes = new NodeChild[2];
    private @Nullable NodeChild witness;

    private PairSandbox(Sandbox sandbox, PairPlaces places) {
        this.sandbox = sandbox;
        this.places = places;
    }

    /** Makes everything in a folder that holds no sandbox yet, on loopback; nothing is started. */
    public static PairSandbox create(Path folder, SandboxPlan plan)
            throws IOException, AuthorityException, KeySourceException {
        return create(folder, plan, PairPlaces.LOOPBACK);
    }

    /** As the other, at places of one's own. */
    public static PairSandbox create(Path folder, SandboxPlan plan, PairPlaces places)
            throws IOException, AuthorityException, KeySourceException {
        Sandbox sandbox = Sandbox.create(folder, plan);
        Path _ = sandbox.issueMore(Role.NODE, "node2");
        Path _ = sandbox.issueMore(Role.WITNESS, "witness");
        PairSandbox pair = new PairSandbox(sandbox, places);
        pair.writeFiles();
        return pair;
    }

    private void writeFiles() throws IOException, KeySourceException {
        int data = FreePort.findRow(2);
        int[] control = {FreePort.find(), FreePort.find()};
        int[] banks = {sandbox.port(), FreePort.find()};
        int witnessPort = FreePort.find();
        SandboxFiles files = new SandboxFiles(sandbox, sandbox.plan());
        for (int node = 1; node <= 2; node++) {
            String self = part(node);
            String other = part(3 - node);
            List<String> section = new ArrayList<>(List.of(
                    "pair:",
                    "  node: " + node,
                    "  listen: " + places.host(self) + ":" + control[node - 1],
                    "  peer:",
                    "    certificate: " + sandbox.connectFingerprint(other),
                    "    address: " + places.way(self, other, control[2 - node], false),
                    "  data:",
                    "    here: " + places.host(self) + ":" + (data + node - 1),
                    "    there: " + places.way(self, other, data + 2 - node, true),
                    "    directory: aeron" + node));
            if (places.hasWitness()) {
                section.add("  witness:");
                section.add("    address: " + places.way(self, PairPlaces.WITNESS, witnessPort, false));
                section.add("    certificate: " + sandbox.connectFingerprint(PairPlaces.WITNESS));
            }
            if (!places.times().isEmpty()) {
                section.add("  times:");
                places.times().forEach(line -> section.add("    " + line));
            }
            files.writeMember(file(node), dataFolder(node), banks[node - 1], section);
            String written = Files.readString(file(node))
                    .replace("host: 127.0.0.1", "host: " + places.host(self))
                    .replace("-node1.p12", "-" + self + ".p12");
            Files.writeString(file(node), written);
        }
        files.writeWitness(witnessFile(), places.host(PairPlaces.WITNESS) + ":" + witnessPort);
        nameToClients(banks, control, witnessPort);
    }

    private void nameToClients(int[] banks, int[] control, int witnessPort) throws IOException {
        List<String> gateways = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (int node = 1; node <= 2; node++) {
            gateways.add(places.way(PairPlaces.CLIENTS, part(node), banks[node - 1], false));
            ports.add('"' + places.way(PairPlaces.CLIENTS, part(node), control[node - 1], false) + '"');
        }
        if (places.hasWitness()) {
            ports.add('"' + places.way(PairPlaces.CLIENTS, PairPlaces.WITNESS, witnessPort, false) + '"');
        }
        sandbox.nameGateways(gateways);
        Files.writeString(
                sandbox.operatorFile(), Files.readString(sandbox.operatorFile()) + "control: " + ports + "\n");
    }

    private static String part(int node) {
        return node == 1 ? PairPlaces.NODE_1 : PairPlaces.NODE_2;
    }

    /** From its next start on a part runs at another place. */
    public void move(String part, ChildPlace place) {
        moved.put(part, place);
    }

    /** Where a part runs from its next start on. */
    public ChildPlace place(String part) {
        return moved.getOrDefault(part, places.place(part));
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** The data folder of node 1 or 2. */
    public Path dataFolder(int node) {
        return sandbox.folder().resolve("data" + node);
    }

    /**
     * Starts the witness, if there is one, and both nodes for the first time, and lets the two operators certify that node 1
     * begins; returns when banks may connect to it and node 2 is attached.
     */
    public void begin() throws IOException, NodeFailedException {
        List<String> promote = new ArrayList<>(List.of("promote", "--node", "1", "--certified"));
        if (places.hasWitness()) {
            startWitness();
            promote.addAll(List.of("--new-witness", witnessId()));
        }
        start(1, "--first-owner");
        awaitOutput(1, "of a pair runs");
        String _ = order(FIRST_SECONDS, promote);
        int _ = awaitServing(1, 0);
        start(2);
        awaitState(1, ATTACHED);
    }

    /** Starts the witness, which may be one that ended before. */
    public void startWitness() throws IOException, NodeFailedException {
        NodeChild child = NodeChild.launch(
                place(PairPlaces.WITNESS),
                "witness",
                witnessFile(),
                List.of(),
                sandbox.environment(),
                sandbox.folder().resolve("witness.log"),
                List.of());
        witness = child;
        int _ = child.awaitReady(START);
    }

    /** The number of the witness, as {@code witness status} tells it. */
    public String witnessId() {
        WitnessRegister register =
                WitnessRegister.read(new DiskFolder(sandbox.folder().resolve("witness")));
        if (register == null) {
            throw new IllegalStateException("the witness was never started");
        }
        return OrderText.hex(register.id());
    }

    /** Starts a node as a process, which may be one that ended before. */
    public NodeChild start(int node, String... arguments) throws IOException {
        NodeChild child = NodeChild.launch(
                place(part(node)),
                "node",
                file(node),
                List.of(arguments),
                sandbox.environment(),
                sandbox.folder().resolve("node" + node + ".log"),
                List.of());
        nodes[node - 1] = child;
        return child;
    }

    /** Whether a node was started, and not killed or stopped from here since. */
    public boolean isStarted(int node) {
        return nodes[node - 1] != null;
    }

    /** The node's process. */
    public NodeChild node(int node) {
        NodeChild child = nodes[node - 1];
        if (child == null) {
            throw new IllegalStateException("node " + node + " is off");
        }
        return child;
    }

    /** The witness's process. */
    public NodeChild witness() {
        NodeChild child = witness;
        if (child == null) {
            throw new IllegalStateException("the witness is off");
        }
        return child;
    }

    /** SIGKILL to a node. */
    public void kill(int node) {
        node(node).kill();
        nodes[node - 1] = null;
    }

    /**
     * Both operators sign an order at the console, as {@code ./ecbar console promote --yes}; gives what it printed.
     *
     * @throws NodeFailedException when it is refused
     */
    public String order(String... words) throws IOException, NodeFailedException {
        return order(CONSOLE_SECONDS, List.of(words));
    }

    private String order(int seconds, List<String> words) throws IOException, NodeFailedException {
        NodeChild console = startOrder(seconds, words);
        int code = console.awaitExit(START).orElse(-1);
        console.close();
        if (code != 0) {
            throw new NodeFailedException(
                    "console " + String.join(" ", words) + " ended with code " + code + ":\n" + console.output());
        }
        return console.output();
    }

    /** Begins what {@link #order} does, for who has something else to do meanwhile. */
    public NodeChild startOrder(String... words) throws IOException {
        return startOrder(CONSOLE_SECONDS, List.of(words));
    }

    private NodeChild startOrder(int seconds, List<String> words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--timeout", String.valueOf(seconds)));
        arguments.addAll(words);
        arguments.add("--yes");
        return startConsole(arguments);
    }

    /** Begins any command of the console, as {@code ./ecbar console --config …} with these words behind it. */
    public NodeChild startConsole(List<String> arguments) throws IOException {
        return NodeChild.launch(
                place(PairPlaces.CLIENTS),
                "console",
                sandbox.operatorFile(),
                arguments,
                sandbox.environment(),
                sandbox.folder().resolve("console.log"),
                List.of());
    }

    /** Starts a console of one operator, whose configuration lies in the sandbox's folder. */
    public NodeChild startConsole(Path config, List<String> words) throws IOException {
        Path log = Files.createTempFile(sandbox.folder(), "console-", ".log");
        return NodeChild.launch(
                place(PairPlaces.CLIENTS), "console", config, words, sandbox.environment(), log, List.of());
    }

    /** Waits until a node leads under a later epoch and serves the banks; gives the epoch. */
    public int awaitServing(int node, int afterEpoch) throws IOException, NodeFailedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() - deadline < 0) {
            int epoch = servesEpoch(node);
            if (epoch > afterEpoch) {
                return epoch;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        throw new NodeFailedException(
                "node " + node + " does not lead:\n" + node(node).tail());
    }

    /** The last epoch in which this process of a node has opened its gateway; 0 if it never did. */
    public int servesEpoch(int node) throws IOException, NodeFailedException {
        int epoch = 0;
        Matcher matcher = SERVES.matcher(output(node));
        while (matcher.find()) {
            epoch = Integer.parseInt(matcher.group(1));
        }
        return epoch;
    }

    /** Waits until the last state that a node told begins so. */
    public void awaitState(int node, String begin) throws IOException, NodeFailedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (state(node).startsWith(begin)) {
                return;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        throw new NodeFailedException(
                "node " + node + " does not say '" + begin + "':\n" + node(node).tail());
    }

    /** The last state that this start of a node told; empty if it told none yet. */
    public String state(int node) throws IOException, NodeFailedException {
        String last = "";
        Matcher matcher = STATE.matcher(output(node));
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    private void awaitOutput(int node, String text) throws IOException, NodeFailedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!output(node).contains(text)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new NodeFailedException("node " + node + " does not say '" + text + "'");
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /** All that this start of a node has printed. */
    public String output(int node) throws IOException, NodeFailedException {
        NodeChild child = node(node);
        if (!child.isAlive()) {
            throw new NodeFailedException("node " + node + " ended with " + child.exitCode() + ":\n" + child.tail());
        }
        return child.output();
    }

    /** Stops the nodes, then the witness, in good order; gives their exit codes. */
    public List<Integer> stopAll() {
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            NodeChild child = nodes[i];
            nodes[i] = null;
            if (child != null) {
                codes.add(child.stop());
            }
        }
        NodeChild third = witness;
        witness = null;
        if (third != null) {
            codes.add(third.stop());
        }
        return codes;
    }

    @Override
    public void close() {
        List<Integer> _ = stopAll();
    }

    private Path file(int node) {
        return sandbox.folder().resolve("node" + node + ".yaml");
    }

    private Path witnessFile() {
        return sandbox.folder().resolve("witness.yaml");
    }
}
