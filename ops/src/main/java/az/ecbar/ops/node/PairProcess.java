package az.ecbar.ops.node;

import az.ecbar.gateway.netty.adapter.NettyServerTransport;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ledger.BehaviourLevel;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.pair.order.OperatorAgent;
import az.ecbar.ops.pair.order.OrderDesk;
import az.ecbar.ops.pair.order.PairStatusText;
import az.ecbar.ops.pair.tls.ControlListener;
import az.ecbar.pair.ControlLink;
import az.ecbar.pair.Identity;
import az.ecbar.pair.PairAgent;
import az.ecbar.pair.PairStatus;
import az.ecbar.pair.Register;
import az.ecbar.pair.RegisterFile;
import az.ecbar.pair.aeron.AeronDataLink;
import az.ecbar.pair.frame.PairFrame;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import az.ecbar.trust.tls.TlsMaterial;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.jspecify.annotations.Nullable;

/**
 * One of two nodes as a process: opens keys, folders, channels and the control port, starts the pair's thread, which
 * starts and ends the others as the node leads or does not, and stops all in order. The banks' port is open while the
 * node leads, and only then. What fails ends the process through {@link FailStop}.
 */
final class PairProcess implements AutoCloseable {
    private final DataFolderLock lock;
    private final PairChannels channels;
    private final PairNode node;
    private final PairAgent agent;
    private final AgentRunner runner;
    private final AgentRunner lists;

    private PairProcess(
            DataFolderLock lock,
            PairChannels channels,
            PairNode node,
            PairAgent agent,
            AgentRunner runner,
            AgentRunner lists) {
        this.lock = lock;
        this.channels = channels;
        this.node = node;
        this.agent = agent;
        this.runner = runner;
        this.lists = lists;
    }

    /** Hears that banks may connect, each time that this node has begun to lead; on the edge's thread. */
    @FunctionalInterface
    interface ServingListener {
        void onServing(int port, int epoch) throws IOException;
    }

    /**
     * Starts everything; returns when the node runs, whoever leads.
     *
     * @param isFirstOwner whether a pair begins from this folder
     * @throws ConfigException also if it does, and the folder belongs to a pair already
     */
    static PairProcess start(
            NodeConfig config,
            PairSection pair,
            char[] password,
            boolean isFirstOwner,
            ServingListener serving,
            JournalProgress progress)
            throws Exception {
        if (config.port() == 0) {
            throw new ConfigException("port: a node of a pair has a port of its own, not 0");
        }
        DataFolderLock lock = DataFolderLock.acquire(config.dataFolder());
        DiskFolder data = new DiskFolder(config.dataFolder());
        if (isFirstOwner && new RegisterFile(data).read() != null) {
            throw new ConfigException(
                    "--first-owner: " + config.dataFolder() + " belongs to a pair already; start without it");
        }
        SystemClock clock = new SystemClock();
        RevocationAgent revocations = RevocationAgent.open(config.authority(), config.revocationList(), data, clock);
        Trusted trusted = new Trusted(NodeProcess.keys(config, password), revocations.checker(), clock);
        TlsMaterial tls = trusted.tls();
        PortRehearsal.play(tls, trusted.checker().anchor(), NodeProcess.engine(config, tls), clock);
        List<byte[]> genesis = NodeProcess.genesis(config);
        Started started = new Started();
        LeadersPort port = new LeadersPort(() -> open(config, trusted, started, serving));
        PairThreads threads = threads(config, trusted, port, progress);
        PairChannels channels = PairChannels.open(pair, trusted.keys().entry(KeySource.TLS), trusted.checker(), clock);
        SwiftPort swift = NodeProcess.swift(config);
        PairNode node = comeUp(
                trusted.ports(NodeProcess.folders(config, lock), port, started::highestLevel)
                        .withSwift(swift),
                NodeProcess.settings(config),
                data,
                pair,
                genesis,
                threads,
                channels.peer(),
                progress);
        Identity folder = Identity.random(new SecureRandom()::nextBytes);
        if (isFirstOwner) {
            becomeFirstOwner(data, node, pair.times().node(), folder);
        }
        PairAgent agent = agent(pair, data, folder, node, channels, started, clock);
        started.agent = agent;
        RegisteredOperators operators =
                new RegisteredOperators(genesis, () -> node.current().behind().directory(), trusted.checker(), clock);
        AgentRunner runner = new AgentRunner(
                AeronDataLink.idle(),
                threads.failStop(),
                null,
                new CompositeAgent(List.of(
                        agent,
                        door(channels.listener(), agent, operators, clock),
                        new PairWatch(agent::status, clock),
                        new SwiftWatch(swift, node, clock))));
        AgentRunner.startOnThread(runner);
        AgentRunner lists = NodeProcess.watching(revocations, threads.failStop());
        return new PairProcess(lock, channels, node, agent, runner, lists);
    }

    /** Comes up; a closed file that is damaged is repaired by the other node's records before, one after the other. */
    private static PairNode comeUp(
            Node.Ports ports,
            Node.Settings settings,
            DiskFolder data,
            PairSection pair,
            List<byte[]> genesis,
            PairThreads threads,
            ControlLink peer,
            JournalProgress progress) {
        boolean isRefused = false;
        String repaired = "";
        while (true) {
            try {
                return new PairNode(ports, settings, data, pair.times().node(), genesis, threads, progress, isRefused);
            } catch (RepairWanted wanted) {
                isRefused = wanted.file().equals(repaired)
                        || !StartRepair.run(wanted, ports, settings, pair.times(), peer, new HistoryLog(ports.clock()));
                repaired = wanted.file();
            }
        }
    }

    private static PairThreads threads(NodeConfig config, Trusted trusted, LeadersPort port, JournalProgress progress)
            throws KeySourceException {
        KeyEntry signKey = trusted.keys().entry(KeySource.SIGN);
        return new PairThreads(
                port,
                (replica, peer) -> NodeProcess.history(
                        config,
                        replica.journal().history(),
                        replica::committedNow,
                        peer,
                        signKey,
                        trusted.clock(),
                        progress),
                replica -> Optional.ofNullable(config.projection())
                        .map(projection -> replica.newProjection(projection, trusted.clock())),
                code -> Runtime.getRuntime().halt(code));
    }

    private static PairAgent agent(
            PairSection pair,
            DiskFolder data,
            Identity folder,
            PairNode node,
            PairChannels channels,
            Started started,
            SystemClock clock) {
        return new PairAgent(
                pair.times(),
                data,
                folder,
                node,
                channels.peer(),
                channels.witness(),
                channels.sender(started::folders, node::owner),
                channels.receiver(started::folders),
                clock,
                () -> node.current().behind().standingOrder().terms());
    }

    /** The register from which a pair begins: this node's ledger, if it has one already, and nobody else's. */
    private static void becomeFirstOwner(DiskFolder data, PairNode node, int number, Identity folder) {
        byte[] ledger = new byte[Identity.LENGTH];
        node.copyLedgerId(ledger);
        int epoch = Math.max(1, node.current().epoch());
        new RegisterFile(data).force(Register.ofFirstOwner(number, epoch, Identity.of(ledger), folder, Identity.NONE));
    }

    private static OperatorAgent door(
            ControlListener listener, PairAgent agent, RegisteredOperators operators, SystemClock clock) {
        OrderDesk desk = new OrderDesk(agent::status, agent::order, operators, clock);
        return new OperatorAgent(
                listener.operators(),
                () -> {
                    Map<String, String> values = PairStatusText.of(agent.status());
                    values.put("lastOrderSigned", desk.lastSigned());
                    return values;
                },
                desk);
    }

    private static NettyServerTransport open(
            NodeConfig config, Trusted trusted, Started started, ServingListener serving) throws Exception {
        NettyServerTransport port = NodeProcess.gateway(config, trusted.tls(), trusted.checker());
        serving.onServing(
                port.address().getPort(), started.agent().status().register().owned());
        return port;
    }

    /** The control port. */
    int controlPort() {
        return channels.listener().address().getPort();
    }

    /** The last sequence that the journal holds, as of a tenth of a second ago. */
    long lastSequence() {
        return agent.status().appended();
    }

    /** Stops the pair's thread, then what it had started; what was accepted is durable here. */
    @Override
    public void close() {
        runner.close();
        lists.close();
        node.close();
        channels.close();
        lock.close();
    }

    /** The own keys, and by what others are judged. */
    private record Trusted(KeySource keys, CertificateChecker checker, SystemClock clock) {
        Node.Ports ports(Node.Folders folders, LeadersPort port, IntSupplier highestLevel) throws KeySourceException {
            KeyEntry signKey = keys.entry(KeySource.SIGN);
            return new Node.Ports(folders, port, signKey.newSigner(), signKey.certificate(), checker, clock)
                    .withHighestLevel(highestLevel);
        }

        TlsMaterial tls() throws KeySourceException {
            return new TlsMaterial(keys.entry(KeySource.TLS), () -> checker, clock);
        }
    }

    /** The agent, for those who are made before it. */
    private static final class Started {
        private volatile @Nullable PairAgent agent;

        PairAgent agent() {
            PairAgent made = agent;
            if (made == null) {
                throw new IllegalStateException("the node is not started");
            }
            return made;
        }

        /** What both nodes can run; 0 while the other one is not there to say it. */
        int highestLevel() {
            PairStatus now = agent().status();
            PairFrame.Hello peer = now.peer();
            return peer == null || !now.isConnected() ? 0 : Math.min(BehaviourLevel.highest(), peer.level());
        }

        byte[] folders(boolean isOwner) {
            return agent().folders(isOwner);
        }
    }
}
