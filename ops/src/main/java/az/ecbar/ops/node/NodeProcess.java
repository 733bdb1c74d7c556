package az.ecbar.ops.node;

import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.gateway.netty.adapter.NettyServerTransport;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.chronicle.ChronicleFolder;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.journal.history.Archive;
import az.ecbar.journal.history.HistoryAgent;
import az.ecbar.journal.history.HistoryConfig;
import az.ecbar.journal.history.RecordSource;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.genesis.Genesis;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.key.Pkcs12Keys;
import az.ecbar.trust.tls.TlsMaterial;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A node as a process: opens keys and folders, starts the threads of its agents and the gateway's port, and stops them in
 * order. One that fails ends the process through {@link FailStop}.
 */
public final class NodeProcess implements AutoCloseable {
    private static final String CENTRE_BIC = "NABZAZ2CXXX";
    private static final int MAX_CONNECTIONS = 1024;

    private final DataFolderLock lock;
    private final Node node;
    private final NettyServerTransport gateway;
    private final @Nullable ProjectionThread projection;
    private final List<AgentRunner> runners;

    private NodeProcess(
            DataFolderLock lock,
            Node node,
            NettyServerTransport gateway,
            @Nullable ProjectionThread projection,
            List<AgentRunner> runners) {
        this.lock = lock;
        this.node = node;
        this.gateway = gateway;
        this.projection = projection;
        this.runners = runners;
    }

    /** Starts everything; returns when banks may connect. */
    public static NodeProcess start(NodeConfig config, char[] password, JournalProgress progress) throws Exception {
        DataFolderLock lock = DataFolderLock.acquire(config.dataFolder());
        SystemClock clock = new SystemClock();
        KeySource keys = keys(config, password);
        RevocationAgent revocations = RevocationAgent.open(
                config.authority(), config.revocationList(), new DiskFolder(config.dataFolder()), clock);
        CertificateChecker checker = revocations.checker();
        KeyEntry signKey = keys.entry(KeySource.SIGN);
        TlsMaterial tls = new TlsMaterial(keys.entry(KeySource.TLS), () -> checker, clock);
        NettyServerTransport gateway = gateway(config, tls, checker);
        Node.Ports ports = new Node.Ports(
                        folders(config, lock), gateway, signKey.newSigner(), signKey.certificate(), checker, clock)
                .withSwift(swift(config));
        Node node = Node.solo(ports, settings(config), genesis(config), progress);
        FailStop failStop =
                new FailStop(node.gate(), code -> Runtime.getRuntime().halt(code));
        AgentRunner core = runner(node.core(), failStop);
        AgentRunner edge = runner(node.edge(), failStop);
        AgentRunner.startOnThread(core);
        AgentRunner.startOnThread(edge);
        AgentRunner snapshotter =
                new AgentRunner(new SleepingMillisIdleStrategy(1), failStop, null, node.snapshotter());
        if (config.snapshotInterval() > 0) {
            startAside(snapshotter);
        }
        AgentRunner history = new AgentRunner(
                new SleepingMillisIdleStrategy(20),
                failStop,
                null,
                history(
                        config,
                        node.history(),
                        node.gate()::committedSequence,
                        RecordSource.NONE,
                        signKey,
                        clock,
                        progress));
        startAside(history);
        AgentRunner lists = watching(revocations, failStop);
        ProjectionThread projection = config.projection() == null
                ? null
                : ProjectionThread.start(node.newProjection(config.projection(), clock), null, failStop);
        List<AgentRunner> runners = new ArrayList<>(List.of(edge, lists, history));
        if (config.snapshotInterval() > 0) {
            runners.add(snapshotter);
        }
        runners.add(core);
        return new NodeProcess(lock, node, gateway, projection, List.copyOf(runners));
    }

    /** The second channel, if the configuration has one. */
    static @Nullable SwiftPort swift(NodeConfig config) throws ConfigException {
        SwiftSection section = config.swift();
        return section == null ? null : section.port();
    }

    /** The folders below the data folder. */
    static Node.Folders folders(NodeConfig config, DataFolderLock lock) {
        Path data = config.dataFolder();
        return new Node.Folders(
                new ChronicleFolder(lock, NodeProcess::onFatal, config.blockBytes()),
                new DiskFolder(data.resolve("snapshots")),
                new DiskFolder(data.resolve("outbox")),
                new DiskFolder(data.resolve("proofs")));
    }

    /** The banks' port, open from now on. */
    static NettyServerTransport gateway(NodeConfig config, TlsMaterial tls, CertificateChecker checker)
            throws SSLException {
        return new NettyServerTransport(
                new InetSocketAddress(config.host(), config.port()),
                tls,
                checker.anchor(),
                engine(config, tls),
                MAX_CONNECTIONS,
                FrameHeader.MAX_FRAME_LENGTH,
                1);
    }

    /** On a thread that the process does not wait for. */
    static void startAside(AgentRunner runner) {
        AgentRunner.startOnThread(runner, task -> {
            Thread thread = new Thread(task, runner.agent().roleName());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The thread that reads the revocation list again when it changes; it runs from now on. */
    public static AgentRunner watching(RevocationAgent revocations, FailStop failStop) {
        AgentRunner runner =
                new AgentRunner(new SleepingMillisIdleStrategy(RevocationAgent.REST_MS), failStop, null, revocations);
        startAside(runner);
        return runner;
    }

    /** Who compresses, reads again and archives closed journal files. */
    static HistoryAgent history(
            NodeConfig config,
            JournalHistory files,
            LongSupplier committed,
            RecordSource peer,
            KeyEntry signKey,
            SystemClock clock,
            JournalProgress progress) {
        HistoryConfig history = HistoryConfig.defaults()
                .withCompressAfterDays(config.compressAfterDays())
                .withScrub(
                        config.scrubBytesPerSecond(), HistoryConfig.defaults().scrubPauseNs());
        Path archive = config.archive();
        HistoryAgent.ArchivePorts ports = archive == null
                ? null
                : new HistoryAgent.ArchivePorts(
                        new Archive(new DiskFolder(archive)),
                        committed,
                        signKey.newSigner(),
                        signKey.certificate()::der);
        return new HistoryAgent(files, ports, peer, history, clock, new HistoryLog(clock), progress);
    }

    /** Port of the gateway. */
    public int port() {
        return gateway.address().getPort();
    }

    public Node node() {
        return node;
    }

    /** Stops the port, then the edge, then the rest; what was accepted is durable. */
    @Override
    public void close() {
        gateway.close();
        if (projection != null) {
            projection.close();
        }
        runners.forEach(AgentRunner::close);
        node.close();
        lock.close();
    }

    /** The engine that the configuration names. */
    public static TlsEngine engine(NodeConfig config, TlsMaterial tls) {
        return switch (config.tlsEngine()) {
            case "jdk" -> TlsEngine.JDK;
            case "native" -> TlsEngine.NATIVE;
            default -> TlsEngine.best(tls);
        };
    }

    /** Ends the process at once: nothing of it may be relied on any more. */
    public static void onFatal(String what, Throwable cause) {
        System.err.println("FATAL " + what);
        cause.printStackTrace();
        System.err.flush();
        Runtime.getRuntime().halt(FailStop.exitCode(cause));
    }

    /** A runner that rests up to half a millisecond when its agent has nothing to do. */
    public static AgentRunner runner(Agent agent, FailStop failStop) {
        IdleStrategy idle =
                new BackoffIdleStrategy(0, 16, TimeUnit.MICROSECONDS.toNanos(10), TimeUnit.MICROSECONDS.toNanos(500));
        return new AgentRunner(idle, failStop, null, agent);
    }

    /** The settings that follow from a configuration. */
    public static Node.Settings settings(NodeConfig config) {
        JournalConfig journal = JournalConfig.defaults()
                .withCycleLengthNs(TimeUnit.SECONDS.toNanos(config.cycleSeconds()))
                .withReserveBytes(config.reserveBytes())
                .withWaterMarks(config.lowWaterBytes(), config.stopWaterBytes());
        Node.Settings settings = new Node.Settings(
                journal,
                LedgerCapacity.standard(),
                config.ringSlots(),
                config.maxBatch(),
                Math.max(1, config.snapshotInterval()),
                CENTRE_BIC);
        return config.snapshotInterval() > 0 ? settings.provingBeside() : settings;
    }

    /** The commands of the genesis file; none if there is no such file. */
    public static List<byte[]> genesis(NodeConfig config) throws ConfigException {
        return Files.exists(config.genesis()) ? Genesis.read(config.genesis()) : List.of();
    }

    /** The node's keys. */
    public static KeySource keys(NodeConfig config, char[] password) throws ConfigException {
        try {
            return Pkcs12Keys.open(config.keyFile(), password);
        } catch (KeySourceException e) {
            throw new ConfigException("keyFile: " + e.getMessage());
        }
    }
}
