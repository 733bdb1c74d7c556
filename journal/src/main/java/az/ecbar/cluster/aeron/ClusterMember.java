package az.ecbar.cluster.aeron;

import az.ecbar.cluster.CommittedCopy;
import az.ecbar.cluster.DeliverySequencer;
import az.ecbar.cluster.IngressPort;
import az.ecbar.cluster.LogClock;
import az.ecbar.cluster.MemberListener;
import az.ecbar.ledger.snapshot.StateSink;
import az.ecbar.port.FatalHook;
import io.aeron.archive.Archive;
import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ClusteredMediaDriver;
import io.aeron.cluster.service.ClusteredServiceContainer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * One member as it runs: media driver, archive, consensus module and the service with the ledger, each on a thread of
 * its own. What the log delivers is on the disk of a majority, forced.
 *
 * <p>Any thread starts and closes it. A failure from which it cannot go on ends the process by the hook.
 */
public final class ClusterMember implements AutoCloseable {
    private final LedgerMember service;
    private final OwnMemberOnly admission;
    private final MemberConfig config;
    private final ClusteredMediaDriver node;
    private final ClusteredServiceContainer container;

    /** What a member is put together from. */
    public record Parts(
            DeliverySequencer sequencer,
            CommittedCopy copy,
            MemberListener listener,
            StateSink snapshotRecords,
            LogClock clock,
            FatalHook fatal) {}

    private ClusterMember(
            MemberConfig config,
            LedgerMember service,
            OwnMemberOnly admission,
            ClusteredMediaDriver node,
            ClusteredServiceContainer container) {
        this.config = config;
        this.service = service;
        this.admission = admission;
        this.node = node;
        this.container = container;
    }

    /** Starts the member; what it hears goes to the listener from here on. */
    public static ClusterMember start(MemberConfig config, Parts parts) {
        LedgerMember service = new LedgerMember(
                parts.sequencer(), parts.copy(), parts.listener(), parts.snapshotRecords(), parts.fatal());
        OwnMemberOnly admission = new OwnMemberOnly();
        MemberContexts contexts = new MemberContexts(config, parts.clock(), parts.fatal());
        Archive.Context archive = contexts.archive();
        ClusteredMediaDriver node =
                ClusteredMediaDriver.launch(contexts.driver(), archive, contexts.consensus(admission));
        try {
            return new ClusterMember(
                    config, service, admission, node, ClusteredServiceContainer.launch(contexts.container(service)));
        } catch (RuntimeException | Error e) {
            node.close();
            throw e;
        }
    }

    /** A new way into the log, for as long as this member leads one term. For the edge's thread, which closes it. */
    public IngressPort newIngress() {
        return new AeronIngress(config, admission, service);
    }

    /** Asks all members for a snapshot at the same place of the log; false if one is being taken, or another leads. */
    public boolean requestSnapshot() {
        AtomicCounter toggle = node.consensusModule().context().controlToggleCounter();
        return ClusterControl.ToggleState.SNAPSHOT.toggle(toggle);
    }

    /** How many snapshots were taken since the start. */
    public long snapshots() {
        return node.consensusModule().context().snapshotCounter().get();
    }

    /** Stops at once, as others see it: leadership is not handed over. */
    @Override
    public void close() {
        container.close();
        node.close();
    }
}
