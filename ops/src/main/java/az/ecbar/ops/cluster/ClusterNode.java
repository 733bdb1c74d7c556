package az.ecbar.ops.cluster;

import az.ecbar.cluster.CommittedCopy;
import az.ecbar.cluster.DeliverySequencer;
import az.ecbar.cluster.IngressPort;
import az.ecbar.cluster.LogClock;
import az.ecbar.cluster.MemberListener;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutboxConfig;
import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.ledger.Ledger;
import az.ecbar.ledger.snapshot.StateSink;
import az.ecbar.ops.node.BehindGate;
import az.ecbar.ops.node.Node;
import az.ecbar.ops.node.NodeLog;
import az.ecbar.port.Clock;
import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.Signer;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.CoreConfig;
import az.ecbar.ring.EventGate;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;

/**
 * One node in mode {@code cluster}, put together above the ports: the sequencer that the log delivers to, and the edge.
 * Construction recovers the copy; ledger, directory and outbox are brought up by what the log delivers.
 */
final class ClusterNode implements AutoCloseable {
    private static final int GATE_BYTES = 16 << 20;

    private final Journal journal;
    private final CommitRule commits = new CommitRule(0);
    private final EventGate gate = new EventGate(GATE_BYTES, commits);
    private final CommittedCopy copy;
    private final DeliverySequencer sequencer;
    private final Leadership leadership;
    private final BehindGate behind;
    private final LogClock logClock;
    private final ClusterEdge edge;

    /** The folders of a member, each behind its port. */
    record Folders(JournalFolder copy, FileFolder outbox, FileFolder proofs) {}

    /** With what a member signs, by what it checks others, and its time. */
    record Identity(Signer signer, BcscCertificate certificate, CertificateChecker checker, Clock clock) {}

    /**
     * @param ingress makes the way into the log
     * @param port opens the banks' port when this member leads
     */
    ClusterNode(
            Folders folders,
            Identity identity,
            Node.Settings settings,
            List<byte[]> genesis,
            Supplier<IngressPort> ingress,
            MemberGateway.PortOpener port,
            JournalProgress progress)
            throws Exception {
        journal = Journal.open(folders.copy(), settings.journal().forReplica(), progress);
        journal.prepare(identity.clock().utcNs());
        Outbox outbox = Outbox.open(folders.outbox(), OutboxConfig.standard());
        behind = BehindGate.of(outbox, folders.proofs(), identity.checker(), journal.newReader()::read);
        CoreConfig standard = CoreConfig.standard();
        Ledger ledger = new Ledger(settings.ledger());
        copy = new CommittedCopy(journal);
        sequencer = new DeliverySequencer(ledger, copy, gate, commits, standard.hashPointInterval());
        leadership = new Leadership(ledger);
        logClock = new LogClock(identity.clock(), standard.clockLimitNs());
        MemberGateway.Parts parts = new MemberGateway.Parts(
                behind,
                new NodeLog(),
                identity.signer(),
                identity.certificate(),
                identity.clock(),
                logClock,
                standard.clockLimitNs(),
                settings.centreBic(),
                port,
                genesis);
        edge = new ClusterEdge(
                gate, leadership, behind, identity.clock(), term -> new MemberGateway(parts, term, ingress.get()));
    }

    Agent edge() {
        return edge;
    }

    EventGate gate() {
        return gate;
    }

    DeliverySequencer sequencer() {
        return sequencer;
    }

    CommittedCopy copy() {
        return copy;
    }

    MemberListener listener() {
        return leadership;
    }

    LogClock logClock() {
        return logClock;
    }

    /** Takes the records of a snapshot on the delivering thread, before the edge does its first step. */
    StateSink snapshotRecords() {
        return (buffer, offset, _) -> behind.onSnapshotRecord(buffer, offset);
    }

    /** Epoch of the term that this member leads; 0 while it follows. Any thread. */
    int leadsEpoch() {
        return leadership.term().epoch();
    }

    /** Closes the copy; everything else must have ended. */
    @Override
    public void close() {
        journal.close();
    }
}
