package az.ecbar.ops.sandbox;

import az.ecbar.cluster.aeron.MemberAddress;
import az.ecbar.trust.authority.AuthorityException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Sandbox} whose node is a cluster: {@code member0.yaml} and so on beside {@code node.yaml}, data in
 * {@code data0} and so on, what a member printed in {@code member0.log} and so on. Operators and banks know all gateways.
 *
 * <p>One thread.
 */
public final class ClusterSandbox {
    private static final Pattern LEADS = Pattern.compile("^ready: port \\d+, epoch (\\d+), leads", Pattern.MULTILINE);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int HEARTBEAT_TIMEOUT_MS = 3_000;
    private static final int TERM_BYTES = 1 << 20;

    private final Sandbox sandbox;
    private final @Nullable NodeChild[] children;

    /** Who leads, and under which epoch. */
    public record Leader(int member, int epoch) {}

    private ClusterSandbox(Sandbox sandbox, int members) {
        this.sandbox = sandbox;
        children = new NodeChild[members];
    }

    /** Makes everything in a folder that holds no sandbox yet. */
    public static ClusterSandbox create(Path folder, SandboxPlan plan, int members)
            throws IOException, AuthorityException {
        Sandbox sandbox = Sandbox.create(folder, plan);
        ClusterSandbox cluster = new ClusterSandbox(sandbox, members);
        List<String> section = new ArrayList<>(List.of(
                "cluster:",
                "  heartbeatTimeoutMs: " + HEARTBEAT_TIMEOUT_MS,
                "  termBytes: " + TERM_BYTES,
                "  members:"));
        List<Integer> gateways = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            section.add("    - {host: 127.0.0.1, port: " + FreePort.findRow(MemberAddress.PORTS) + "}");
            gateways.add(i == 0 ? sandbox.port() : FreePort.find());
        }
        SandboxFiles files = new SandboxFiles(sandbox, plan);
        for (int i = 0; i < members; i++) {
            List<String> own = new ArrayList<>(section);
            own.add("  memberId: " + i);
            files.writeMember(cluster.file(i), cluster.dataFolder(i), gateways.get(i), own);
        }
        sandbox.addGateways(gateways.subList(1, members));
        return cluster;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public int members() {
        return children.length;
    }

    /** The data folder of a member. */
    public Path dataFolder(int member) {
        return sandbox.folder().resolve("data" + member);
    }

    /** Starts a member as a process, which may be one that ended before. */
    public NodeChild start(int member, String... flags) throws IOException {
        NodeChild child = NodeChild.launch(
                file(member),
                sandbox.environment(),
                sandbox.folder().resolve("member" + member + ".log"),
                List.of(flags));
        children[member] = child;
        return child;
    }

    /**
     * Waits for a leader of a higher epoch than the given one that serves the banks.
     *
     * @throws NodeFailedException when a member has ended, or when the time is over
     */
    public Leader awaitLeader(int afterEpoch, Duration limit) throws IOException, NodeFailedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Leader leader = leader();
            if (leader != null && leader.epoch() > afterEpoch) {
                return leader;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        throw new NodeFailedException("no member leads within " + limit.toSeconds() + " s");
    }

    /** Whether a leader of a higher epoch serves the banks. */
    public boolean hasLeader(int afterEpoch) throws IOException, NodeFailedException {
        Leader leader = leader();
        return leader != null && leader.epoch() > afterEpoch;
    }

    private @Nullable Leader leader() throws IOException, NodeFailedException {
        Leader found = null;
        for (int i = 0; i < children.length; i++) {
            NodeChild child = children[i];
            if (child == null) {
                continue;
            }
            if (!child.isAlive()) {
                throw new NodeFailedException("member " + i + " ended with " + child.exitCode() + ":\n" + child.tail());
            }
            Matcher matcher = LEADS.matcher(child.output());
            while (matcher.find()) {
                int epoch = Integer.parseInt(matcher.group(1));
                if (found == null || epoch > found.epoch()) {
                    found = new Leader(i, epoch);
                }
            }
        }
        return found;
    }

    /** SIGKILL to a member. */
    public void kill(int member) {
        NodeChild child = children[member];
        children[member] = null;
        if (child != null) {
            child.kill();
        }
    }

    /** Stops all members that run, in good order; gives their exit codes. */
    public List<Integer> stopAll() {
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < children.length; i++) {
            NodeChild child = children[i];
            children[i] = null;
            if (child != null) {
                codes.add(child.stop());
            }
        }
        return codes;
    }

    private Path file(int member) {
        return sandbox.folder().resolve("member" + member + ".yaml");
    }
}
