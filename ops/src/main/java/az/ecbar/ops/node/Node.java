package az.ecbar.ops.node;

import az.ecbar.ctn.SessionTransport;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.PaymentTranslator;
import az.ecbar.gateway.session.ParticipantDirectory;
import az.ecbar.gateway.session.SessionServer;
import az.ecbar.gateway.session.SessionServerConfig;
import az.ecbar.gateway.session.Translators;
import az.ecbar.gateway.swift.SwiftChannel;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.BehaviourLevel;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.mt.MtReader;
import az.ecbar.ops.console.OperatorTranslator;
import az.ecbar.ops.projection.ProjectionConfig;
import az.ecbar.ops.view.EventTail;
import az.ecbar.ops.view.KeptOutputs;
import az.ecbar.ops.view.SentOverSwift;
import az.ecbar.ops.view.Views;
import az.ecbar.port.Clock;
import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.Signer;
import az.ecbar.ring.Admission;
import az.ecbar.ring.CommandRing;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.CoreAgent;
import az.ecbar.ring.CoreConfig;
import az.ecbar.ring.EventGate;
import az.ecbar.ring.NewEpoch;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * What runs while a node leads: ring, core, gate, edge, sessions, above a {@link Replica} that has come up before. It can
 * be stepped by hand on one thread, agent by agent, or its agents be run by threads. Nothing is recovered here, and
 * nothing is admitted before the epoch's first record is committed.
 */
public final class Node implements AutoCloseable {
    /** Logical terminal under which banks address AZIPS. */
    static final String SYSTEM = "NABZAZ2CXRTS";

    private final Replica replica;
    private final CommitRule commits;
    private final EventGate gate;
    private final CommandRing ring;
    private final CoreAgent core;
    private final EdgeAgent edge;
    private final int epoch;

    /** The folders of a node, each behind its port. */
    public record Folders(JournalFolder journal, FileFolder snapshots, FileFolder outbox, FileFolder proofs) {}

    /**
     * What a node is given from outside.
     *
     * @param signatures gives the directory by which the sessions check signatures, of the one that the ledger told: in
     *     production that one itself
     * @param highestLevel the highest behaviour level that every node reported that it can run; any thread
     * @param swift the second channel; null: there is none
     */
    public record Ports(
            Folders folders,
            SessionTransport transport,
            Signer signer,
            BcscCertificate nodeCertificate,
            CertificateChecker checker,
            Clock clock,
            NodeLog log,
            UnaryOperator<ParticipantDirectory> signatures,
            IntSupplier highestLevel,
            @Nullable SwiftPort swift) {
        /** Of a node that is the only one, and has no SWIFT. */
        public Ports(
                Folders folders,
                SessionTransport transport,
                Signer signer,
                BcscCertificate nodeCertificate,
                CertificateChecker checker,
                Clock clock,
                NodeLog log,
                UnaryOperator<ParticipantDirectory> signatures) {
            this(
                    folders,
                    transport,
                    signer,
                    nodeCertificate,
                    checker,
                    clock,
                    log,
                    signatures,
                    BehaviourLevel::highest,
                    null);
        }

        /** Of a node that tells on its standard error, and checks signatures itself. */
        public Ports(
                Folders folders,
                SessionTransport transport,
                Signer signer,
                BcscCertificate nodeCertificate,
                CertificateChecker checker,
                Clock clock) {
            this(folders, transport, signer, nodeCertificate, checker, clock, new NodeLog(), UnaryOperator.identity());
        }

        /** With what every node reported that it can run. */
        Ports withHighestLevel(IntSupplier level) {
            return new Ports(
                    folders, transport, signer, nodeCertificate, checker, clock, log, signatures, level, swift);
        }

        /** With the folders of the SWIFT adapter; null: without. */
        public Ports withSwift(@Nullable SwiftPort port) {
            return new Ports(
                    folders, transport, signer, nodeCertificate, checker, clock, log, signatures, highestLevel, port);
        }
    }

    /**
     * How a node works, as far as it is not decided by the ports.
     *
     * @param gateBytes what the gate holds, a power of two
     * @param isOutboxProvenBeside whether the outbox is proven by the snapshotter, while the node serves already
     */
    public record Settings(
            JournalConfig journal,
            LedgerCapacity ledger,
            int ringSlots,
            int maxBatch,
            long snapshotInterval,
            String centreBic,
            int gateBytes,
            boolean isOutboxProvenBeside) {
        private static final int GATE_BYTES = 16 << 20;

        /** With a gate of 16 MiB; the outbox is proven before the node serves. */
        public Settings(
                JournalConfig journal,
                LedgerCapacity ledger,
                int ringSlots,
                int maxBatch,
                long snapshotInterval,
                String centreBic) {
            this(journal, ledger, ringSlots, maxBatch, snapshotInterval, centreBic, GATE_BYTES, false);
        }

        /** The outbox is proven by the snapshotter, while the node serves already: its thread must run. */
        public Settings provingBeside() {
            return new Settings(journal, ledger, ringSlots, maxBatch, snapshotInterval, centreBic, gateBytes, true);
        }

        /** The same, with the journal kept in another way. */
        public Settings withJournal(JournalConfig other) {
            return new Settings(
                    other, ledger, ringSlots, maxBatch, snapshotInterval, centreBic, gateBytes, isOutboxProvenBeside);
        }

        /** The same, with another gate. */
        public Settings withGateBytes(int bytes) {
            return new Settings(
                    journal, ledger, ringSlots, maxBatch, snapshotInterval, centreBic, bytes, isOutboxProvenBeside);
        }
    }

    /**
     * Leads; {@code genesis} is used only if the journal is empty.
     *
     * @throws GenesisException when the genesis is missing, refused, or was cut short by the end of an earlier process
     * @throws ClockBehindException when the clock is behind the journal
     * @throws Exception of any part that cannot start; nothing was admitted then
     */
    public Node(Replica replica, NewEpoch newEpoch, Ports ports, Settings settings, List<byte[]> genesis)
            throws Exception {
        this.replica = replica;
        epoch = newEpoch.epoch();
        UntoldEvents untold = new UntoldEvents();
        replica.applyRest(untold);
        requireGenesis();
        CoreConfig coreConfig = core(settings);
        requireClock(ports.clock().utcNs(), coreConfig.clockLimitNs());
        replica.journal().prepare(ports.clock().utcNs());
        commits = new CommitRule(replica.committedSequence());
        gate = untold.gate(settings.gateBytes(), commits);
        ring = new CommandRing(settings.ringSlots());
        JournalLog log = new JournalLog(replica.journal(), this::onSpace);
        core = new CoreAgent(replica.ledger(), ring, log, gate, commits, ports.clock(), coreConfig);
        core.begin(newEpoch);
        if (replica.appliedSequence() == 0) {
            new GenesisLoader(ring, core, gate, replica.behind()).load(genesis);
        }
        replica.commitBy(commits::committed);
        edge = edge(ports, settings);
    }

    /** Comes up from the folders and leads, in mode {@code solo}: there is no other node. */
    public static Node solo(Ports ports, Settings settings, List<byte[]> genesis, JournalProgress progress)
            throws Exception {
        Replica replica = Replica.open(ports.folders(), ports.checker(), settings, progress);
        replica.commitAll(progress);
        return new Node(replica, NewEpoch.solo(replica.epoch() + 1), ports, settings, genesis);
    }

    private EdgeAgent edge(Ports ports, Settings settings) {
        BehindGate behind = replica.behind();
        NodeLog log = ports.log();
        EventTail tail = new EventTail(behind.directory(), epoch);
        SwiftChannel channel = swift(ports, log, tail);
        SessionServer sessions = new SessionServer(
                SessionServerConfig.usual(settings.centreBic()),
                new SessionServer.Ports(
                        ports.transport(),
                        ring,
                        translators(tail, ports.highestLevel(), channel),
                        behind.outbox(),
                        behind.proofs(),
                        ports.signatures().apply(behind.directory()),
                        log,
                        ports.signer(),
                        ports.clock()),
                ports.nodeCertificate().der(),
                ports.clock().utcNs());
        return new EdgeAgent(gate, core, sessions, behind, tail, log, ports.clock(), channel);
    }

    private @Nullable SwiftChannel swift(Ports ports, NodeLog log, EventTail tail) {
        SwiftPort swift = ports.swift();
        return swift == null
                ? null
                : new SwiftChannel(
                        swift.config(),
                        new SwiftChannel.Ports(
                                swift.files(),
                                swift.lau(),
                                payments(),
                                replica.behind().outbox(),
                                replica.behind().directory(),
                                ring,
                                (utcNs, alarm, text) -> {
                                    log.onSwiftAlarm(utcNs, alarm, text);
                                    tail.onAlarm(utcNs, "SWIFT_ALARM", alarm.name() + " " + text);
                                },
                                ports.clock()));
    }

    /** Sequences, applies, journals, forces. */
    public CoreAgent core() {
        return core;
    }

    /** Sessions, outbox and everything else behind the gate. */
    public Agent edge() {
        return edge;
    }

    /** Takes snapshots; to be run by a thread of its own. */
    public Agent snapshotter() {
        return replica.snapshotter();
    }

    public EventGate gate() {
        return gate;
    }

    /** What is committed, and by what rule; any thread. */
    public CommitRule commits() {
        return commits;
    }

    /** The epoch with which it began to lead. */
    public int epoch() {
        return epoch;
    }

    /** Feeds the projection of past days; to be run by a thread of its own. */
    public ProjectionFeed newProjection(ProjectionConfig config, Clock clock) {
        return replica.newProjection(config, clock);
    }

    /** A reader of the journal for one more thread. */
    public JournalReader newReader() {
        return replica.journal().newReader();
    }

    /** The journal's closed files, for one more thread. */
    public JournalHistory history() {
        return replica.journal().history();
    }

    public SnapshotStore snapshots() {
        return replica.snapshots();
    }

    /** Ledger of the node; only for who steps it by hand, between two steps. */
    public Ledger ledger() {
        return replica.ledger();
    }

    /** Whether banks' inputs are admitted; any thread. */
    public Admission admission() {
        return core.admission();
    }

    /** Sequence of the last snapshot; any thread. */
    public long lastSnapshot() {
        return replica.snapshotter().lastSnapshot();
    }

    /** Whether everything that was sequenced was told; after {@link CoreAgent#drain}. Any thread. */
    public boolean isDrained() {
        return core.isDrained() && gate.isEmpty();
    }

    /** Closes the gate, then the journal; its agents must have ended. */
    @Override
    public void close() {
        gate.close();
        replica.close();
    }

    private void requireGenesis() throws GenesisException {
        if (replica.appliedSequence() > 0 && !replica.ledger().isGenesisComplete()) {
            throw new GenesisException("the journal ends within the genesis, at sequence " + replica.appliedSequence()
                    + ": remove the data folder, which has served nobody yet, and start again");
        }
    }

    private void requireClock(long clockNs, long limitNs) throws ClockBehindException {
        long lastNs = replica.ledger().lastTimeNs();
        if (replica.appliedSequence() > 0 && lastNs - clockNs > limitNs) {
            throw new ClockBehindException(clockNs, lastNs);
        }
    }

    private void onSpace(boolean isLow) {
        core.spaceLow(isLow);
    }

    private static CoreConfig core(Settings settings) {
        CoreConfig standard = CoreConfig.standard();
        return new CoreConfig(
                settings.maxBatch(), standard.hashPointInterval(), standard.clockLimitNs(), standard.maxUncommitted());
    }

    private MessageTranslator payments() {
        return new PaymentTranslator(ring, reader());
    }

    private static MtReader reader() {
        return MtReader.ofSystem(false, SYSTEM, "NABZAZ2XXRTS");
    }

    private Translators translators(EventTail tail, IntSupplier highestLevel, @Nullable SwiftChannel swift) {
        return new Translators(
                payments(),
                new OperatorTranslator(ring, reader(), highestLevel),
                new Views(
                        tail,
                        replica.pastDesk(),
                        new KeptOutputs(
                                replica.behind().outbox(), replica.behind().directory()),
                        new SentOverSwift(swift)));
    }
}
