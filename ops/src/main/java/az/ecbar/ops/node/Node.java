package az.ecbar.ops.node;

import az.ecbar.ctn.SessionTransport;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.PaymentTranslator;
import az.ecbar.gateway.notice.NoticeHandler;
import az.ecbar.gateway.notice.RendererConfig;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.gateway.outbox.ProofLog;
import az.ecbar.gateway.session.SessionServer;
import az.ecbar.gateway.session.SessionServerConfig;
import az.ecbar.gateway.session.Translators;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalConfig;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.journal.snapshot.SnapshotStore;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.LedgerCapacity;
import az.ecbar.mt.MtReader;
import az.ecbar.ops.console.OperatorTranslator;
import az.ecbar.ops.view.EventTail;
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
import org.agrona.concurrent.Agent;

/**
 * One node in mode {@code solo}, put together above the ports: it can be stepped by hand on one thread, agent by agent,
 * or its agents be run by threads. Construction recovers the journal and replays; nothing is admitted before that.
 */
public final class Node implements AutoCloseable {
    private static final int GATE_BYTES = 16 << 20;
    private static final int PROOF_SEGMENT_BYTES = 64 << 20;
    private static final int MAX_PROOF_BYTES = 1024;

    private final Journal journal;
    private final EventGate gate;
    private final CommandRing ring;
    private final CoreAgent core;
    private final EdgeAgent edge;
    private final Snapshotter snapshotter;
    private final NodeDirectory directory;
    private final SnapshotStore snapshots;
    private final Ledger ledger;
    private final int epoch;

    /** The folders of a node, each behind its port. */
    public record Folders(JournalFolder journal, FileFolder snapshots, FileFolder outbox, FileFolder proofs) {}

    /** What a node is given from outside. */
    public record Ports(
            Folders folders,
            SessionTransport transport,
            Signer signer,
            BcscCertificate nodeCertificate,
            CertificateChecker checker,
            Clock clock) {}

    /** How a node works, as far as it is not decided by the ports. */
    public record Settings(
            JournalConfig journal,
            LedgerCapacity ledger,
            int ringSlots,
            int maxBatch,
            long snapshotInterval,
            String centreBic) {}

    /**
     * Recovers what the folders hold; {@code genesis} is used only if the journal is empty.
     *
     * @throws GenesisException when the genesis is missing, refused, or was cut short by the end of an earlier process
     * @throws ClockBehindException when the clock is behind the journal
     * @throws Exception of any part that cannot start; nothing was admitted then
     */
    public Node(Ports ports, Settings settings, List<byte[]> genesis, JournalProgress progress) throws Exception {
        journal = Journal.open(ports.folders().journal(), settings.journal(), progress);
        epoch = journal.epoch() + 1;
        journal.prepare(ports.clock().utcNs());
        Outbox outbox = Outbox.open(ports.folders().outbox(), OutboxConfig.standard());
        ProofLog proofs = ProofLog.open(ports.folders().proofs(), PROOF_SEGMENT_BYTES, MAX_PROOF_BYTES, outbox);
        snapshots = new SnapshotStore(ports.folders().snapshots());
        JournalReader edgeReader = journal.newReader();
        directory = new NodeDirectory(ports.checker(), edgeReader);
        NoticeHandler notices = new NoticeHandler(RendererConfig.standard(), edgeReader::read, outbox);
        ledger = new NodeStart(journal, journal.newReader(), snapshots, outbox, notices, directory, progress)
                .run(new Ledger(settings.ledger()));
        requireGenesis();
        CoreConfig coreConfig = core(settings);
        requireClock(ports.clock().utcNs(), coreConfig.clockLimitNs());
        ring = new CommandRing(settings.ringSlots());
        CommitRule commits = new CommitRule(ledger.lastSequence());
        gate = new EventGate(GATE_BYTES, commits);
        core = new CoreAgent(
                ledger, ring, new JournalLog(journal, this::onSpace), gate, commits, ports.clock(), coreConfig);
        core.begin(NewEpoch.solo(epoch));
        if (ledger.lastSequence() == 0) {
            loadGenesis(genesis, notices);
        }
        NodeLog log = new NodeLog();
        EventTail tail = new EventTail(directory, epoch);
        SessionServer sessions = new SessionServer(
                SessionServerConfig.usual(settings.centreBic()),
                new SessionServer.Ports(
                        ports.transport(),
                        ring,
                        translators(tail),
                        outbox,
                        proofs,
                        directory,
                        log,
                        ports.signer(),
                        ports.clock()),
                ports.nodeCertificate().der(),
                ports.clock().utcNs());
        edge = new EdgeAgent(gate, core, sessions, notices, directory, tail, outbox, proofs, log, ports.clock());
        snapshotter = new Snapshotter(
                new Ledger(settings.ledger()), journal.newReader(), snapshots, gate, settings.snapshotInterval());
    }

    /** Sequences, applies, journals, forces. */
    public Agent core() {
        return core;
    }

    /** Sessions, outbox and everything else behind the gate. */
    public Agent edge() {
        return edge;
    }

    /** Takes snapshots; to be run by a thread of its own. */
    public Agent snapshotter() {
        return snapshotter;
    }

    public EventGate gate() {
        return gate;
    }

    /** Epoch under which this start sequences. */
    public int epoch() {
        return epoch;
    }

    /** A reader of the journal for one more thread. */
    public JournalReader newReader() {
        return journal.newReader();
    }

    public SnapshotStore snapshots() {
        return snapshots;
    }

    /** Ledger of the node; only for who steps it by hand, between two steps. */
    public Ledger ledger() {
        return ledger;
    }

    /** Whether banks' inputs are admitted; any thread. */
    public Admission admission() {
        return core.admission();
    }

    /** Sequence of the last snapshot; any thread. */
    public long lastSnapshot() {
        return snapshotter.lastSnapshot();
    }

    /** Closes the journal; its agents must have ended. */
    @Override
    public void close() {
        journal.close();
    }

    private void requireGenesis() throws GenesisException {
        if (ledger.lastSequence() > 0 && !ledger.isGenesisComplete()) {
            throw new GenesisException("the journal ends within the genesis, at sequence " + ledger.lastSequence()
                    + ": remove the data folder, which has served nobody yet, and start again");
        }
    }

    private void requireClock(long clockNs, long limitNs) throws ClockBehindException {
        if (ledger.lastSequence() > 0 && ledger.lastTimeNs() - clockNs > limitNs) {
            throw new ClockBehindException(clockNs, ledger.lastTimeNs());
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

    private Translators translators(EventTail tail) {
        MessageTranslator payments =
                new PaymentTranslator(ring, MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS"));
        return new Translators(payments, new OperatorTranslator(ring), tail);
    }

    private void loadGenesis(List<byte[]> genesis, NoticeHandler notices) throws Exception {
        GenesisLoader loader = new GenesisLoader(ring, core, gate, (sequence, timeNs, index, templateId, b, o, l) -> {
            directory.onEvent(templateId, b, o);
            notices.onEvent(sequence, timeNs, index, templateId, b, o, l);
        });
        loader.load(genesis);
    }
}
