package az.ecbar.ops.cluster;

import az.ecbar.cluster.aeron.ClusterMember;
import az.ecbar.cluster.aeron.MemberConfig;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.gateway.netty.adapter.NettyServerTransport;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.node.FailStop;
import az.ecbar.ops.node.NodeConfig;
import az.ecbar.ops.node.NodeProcess;
import az.ecbar.ops.node.RevocationAgent;
import az.ecbar.ops.node.SystemClock;
import az.ecbar.port.FatalHook;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.tls.TlsMaterial;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A member as a process: opens keys and folders, starts the edge's thread and Aeron's, and stops them in order. The
 * banks' port is open while the member leads, and only then. What fails ends the process through {@link FailStop}.
 */
public final class ClusterProcess implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 1024;
    private static final long MARKS_GROW_OLD_NS = 20_000_000_000L;
    private static final long MARK_POLL_NS = 500_000_000L;

    private final DataFolderLock lock;
    private final ClusterNode node;
    private final ClusterMember member;
    private final List<AgentRunner> runners;

    private ClusterProcess(DataFolderLock lock, ClusterNode node, ClusterMember member, List<AgentRunner> runners) {
        this.lock = lock;
        this.node = node;
        this.member = member;
        this.runners = runners;
    }

    /** Hears that banks may connect, each time that this member begins to lead; on the edge's thread. */
    @FunctionalInterface
    public interface ServingListener {
        void onServing(int port, int epoch);
    }

    /** Starts everything; returns when the member runs, whoever leads. */
    public static ClusterProcess start(
            NodeConfig config,
            ClusterConfig cluster,
            char[] password,
            ServingListener serving,
            JournalProgress progress)
            throws Exception {
        if (config.port() == 0) {
            throw new ConfigException("port: a member of a cluster has a port of its own, not 0");
        }
        DataFolderLock lock = DataFolderLock.acquire(config.dataFolder());
        SystemClock clock = new SystemClock();
        KeySource keys = NodeProcess.keys(config, password);
        RevocationAgent revocations = RevocationAgent.open(
                config.authority(), config.revocationList(), new DiskFolder(config.dataFolder()), clock);
        CertificateChecker checker = revocations.checker();
        KeyEntry signKey = keys.entry(KeySource.SIGN);
        TlsMaterial tls = new TlsMaterial(keys.entry(KeySource.TLS), () -> checker, clock);
        Path data = config.dataFolder();
        AtomicReference<@Nullable ClusterMember> started = new AtomicReference<>();
        ClusterNode node = new ClusterNode(
                new ClusterNode.Folders(
                        new ChronicleFolder(lock, NodeProcess::onFatal, config.blockBytes()),
                        new DiskFolder(data.resolve("outbox")),
                        new DiskFolder(data.resolve("proofs"))),
                new ClusterNode.Identity(signKey.newSigner(), signKey.certificate(), checker, clock),
                NodeProcess.settings(config),
                NodeProcess.genesis(config),
                () -> running(started).newIngress(),
                epoch -> open(config, tls, checker, epoch, serving),
                progress);
        FailStop failStop =
                new FailStop(node.gate(), code -> Runtime.getRuntime().halt(code));
        ClusterMember member = startMember(cluster.member(data), parts(node, failStop));
        started.set(member);
        AgentRunner edge = NodeProcess.runner(node.edge(), failStop);
        AgentRunner.startOnThread(edge);
        AgentRunner snapshots = new AgentRunner(
                new SleepingMillisIdleStrategy(100),
                failStop,
                null,
                new SnapshotAsker(node, member, config.snapshotInterval()));
        AgentRunner.startOnThread(snapshots);
        AgentRunner lists = NodeProcess.watching(revocations, failStop);
        return new ClusterProcess(lock, node, member, List.of(snapshots, lists, edge));
    }

    /** The last sequence that was delivered here; any thread. */
    public long lastSequence() {
        return node.gate().committedSequence();
    }

    /** Stops the edge, then the member, which the others notice; what was committed is durable on a majority. */
    @Override
    public void close() {
        runners.forEach(AgentRunner::close);
        member.close();
        node.close();
        lock.close();
    }

    /**
     * Aeron takes the marks of a process that was killed for those of a living one for ten seconds. Ours is the only
     * one, as the lock of the data folder says; so it waits for the marks to grow old.
     */
    private static ClusterMember startMember(MemberConfig config, ClusterMember.Parts parts) {
        long deadline = System.nanoTime() + MARKS_GROW_OLD_NS;
        while (true) {
            try {
                return ClusterMember.start(config, parts);
            } catch (IllegalStateException e) {
                boolean isMark = String.valueOf(e.getMessage()).contains("active mark file");
                if (!isMark || System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                LockSupport.parkNanos(MARK_POLL_NS);
            }
        }
    }

    private static ClusterMember.Parts parts(ClusterNode node, FailStop failStop) {
        FatalHook fatal = (what, cause) -> {
            System.err.println("FATAL " + what);
            failStop.onError(cause);
        };
        return new ClusterMember.Parts(
                node.sequencer(), node.copy(), node.listener(), node.snapshotRecords(), node.logClock(), fatal);
    }

    private static ClusterMember running(AtomicReference<@Nullable ClusterMember> started) {
        ClusterMember member = started.get();
        if (member == null) {
            throw new IllegalStateException("the member is not started");
        }
        return member;
    }

    private static MemberGateway.OpenTransport open(
            NodeConfig config, TlsMaterial tls, CertificateChecker checker, int epoch, ServingListener serving)
            throws Exception {
        NettyServerTransport netty = new NettyServerTransport(
                new InetSocketAddress(config.host(), config.port()),
                tls,
                checker.anchor(),
                NodeProcess.engine(config, tls),
                MAX_CONNECTIONS,
                FrameHeader.MAX_FRAME_LENGTH,
                1);
        serving.onServing(netty.address().getPort(), epoch);
        return new MemberGateway.OpenTransport() {
            @Override
            public SessionTransport transport() {
                return netty;
            }

            @Override
            public void close() {
                netty.close();
            }
        };
    }

    /** While this member leads, asks all members for a snapshot every so many commands. */
    private static final class SnapshotAsker implements Agent {
        private final ClusterNode node;
        private final ClusterMember member;
        private final long interval;
        private long asked;

        SnapshotAsker(ClusterNode node, ClusterMember member, long interval) {
            this.node = node;
            this.member = member;
            this.interval = interval;
        }

        @Override
        public String roleName() {
            return "snapshot";
        }

        @Override
        public int doWork() {
            long sequence = node.gate().committedSequence();
            if (asked == 0 || node.leadsEpoch() == 0) {
                asked = Math.max(1, sequence);
            } else if (interval > 0 && sequence - asked >= interval && member.requestSnapshot()) {
                asked = sequence;
            }
            return 0;
        }
    }
}
