package az.ecbar.ops.cluster;

import az.ecbar.cluster.IngressPort;
import az.ecbar.cluster.IngressQueue;
import az.ecbar.cluster.LogClock;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.SessionTransport;
import az.ecbar.gateway.inbound.PaymentTranslator;
import az.ecbar.gateway.session.SessionServer;
import az.ecbar.gateway.session.SessionServerConfig;
import az.ecbar.gateway.session.Translators;
import az.ecbar.journal.SpaceState;
import az.ecbar.ledger.BehaviourLevel;
import az.ecbar.mt.MtReader;
import az.ecbar.ops.console.OperatorTranslator;
import az.ecbar.ops.node.BehindGate;
import az.ecbar.ops.node.GenesisException;
import az.ecbar.ops.node.NodeLog;
import az.ecbar.ops.view.EventTail;
import az.ecbar.port.Clock;
import az.ecbar.port.Signer;
import az.ecbar.ring.Admission;
import az.ecbar.trust.certificate.BcscCertificate;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of a member for the one term that it leads: a way into the log, sessions above it, the port for the banks.
 * In a term that begins with an empty log the genesis goes first.
 *
 * <p>Owned by the edge's thread.
 */
final class MemberGateway implements ClusterEdge.Gateway {
    private static final int QUEUE_SLOTS = 1024;
    private static final int MAX_ON_THE_WAY = 1024;

    private final Parts parts;
    private final Leadership.Term term;
    private final IngressPort ingress;
    private final IngressQueue queue;
    private final EventTail tail;
    private @Nullable GenesisFeed genesis;
    private @Nullable OpenTransport transport;
    private @Nullable SessionServer sessions;
    private Admission admission = Admission.OPEN;

    /** The banks' port, open. */
    interface OpenTransport extends AutoCloseable {
        SessionTransport transport();

        @Override
        void close();
    }

    /** Opens the banks' port, and tells outside that this member serves. */
    @FunctionalInterface
    interface PortOpener {
        OpenTransport open(int epoch) throws Exception;
    }

    /** What a gateway is put together from; all of it outlives the term. */
    record Parts(
            BehindGate behind,
            NodeLog log,
            Signer signer,
            BcscCertificate certificate,
            Clock clock,
            LogClock logClock,
            long clockLimitNs,
            String centreBic,
            PortOpener port,
            List<byte[]> genesis) {}

    MemberGateway(Parts parts, Leadership.Term term, IngressPort ingress) throws GenesisException {
        this.parts = parts;
        this.term = term;
        this.ingress = ingress;
        queue = new IngressQueue(ingress, QUEUE_SLOTS, MAX_ON_THE_WAY);
        tail = new EventTail(parts.behind().directory(), term.epoch());
        switch (term.ground()) {
            case EMPTY -> genesis = new GenesisFeed(parts.genesis(), queue);
            case BROKEN_GENESIS ->
                throw new GenesisException("the log ends within the genesis: stop all members, remove their data"
                        + " folders, which have served nobody yet, and start again");
            case IN_USE -> {
                // The banks come at once.
            }
        }
    }

    @Override
    public int doWork(long lastTimeNs, SpaceState space) throws Exception {
        int work = ingress.doWork();
        GenesisFeed feed = genesis;
        SessionServer serving = sessions;
        if (feed != null) {
            work += feed.doWork();
            if (feed.isDelivered()) {
                genesis = null;
            }
        } else if (serving == null) {
            serve();
            work++;
        } else {
            followAdmission(serving, lastTimeNs, space);
            work += serving.doWork();
        }
        return work + queue.doWork();
    }

    @Override
    public void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        GenesisFeed feed = genesis;
        if (feed != null) {
            feed.onEvent(templateId, buffer, offset);
        }
        tail.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
        SessionServer serving = sessions;
        if (serving != null) {
            serving.onEvent(buffer, offset, length);
        }
    }

    @Override
    public boolean isLost() {
        return ingress.isLost();
    }

    @Override
    public void onClockAccepted() {
        parts.logClock().accept();
    }

    @Override
    public void close() {
        SessionServer serving = sessions;
        if (serving != null) {
            serving.stop();
        }
        OpenTransport open = transport;
        if (open != null) {
            open.close();
        }
        ingress.close();
    }

    private void serve() throws Exception {
        OpenTransport open = parts.port().open(term.epoch());
        transport = open;
        Translators translators = new Translators(
                new PaymentTranslator(queue, reader()),
                new OperatorTranslator(queue, reader(), BehaviourLevel::highest),
                tail);
        sessions = new SessionServer(
                SessionServerConfig.usual(parts.centreBic()),
                new SessionServer.Ports(
                        open.transport(),
                        queue,
                        translators,
                        parts.behind().outbox(),
                        parts.behind().proofs(),
                        parts.behind().directory(),
                        parts.log(),
                        parts.signer(),
                        parts.clock()),
                parts.certificate().der(),
                parts.clock().utcNs());
    }

    private static MtReader reader() {
        return MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS");
    }

    private void followAdmission(SessionServer serving, long lastTimeNs, SpaceState space) {
        Admission now = Admission.OPEN;
        if (parts.logClock().isInDoubt() || lastTimeNs - parts.clock().utcNs() > parts.clockLimitNs()) {
            now = Admission.CLOCK_IN_DOUBT;
        } else if (space != SpaceState.ENOUGH) {
            now = Admission.SPACE_LOW;
        }
        if (now == admission) {
            return;
        }
        admission = now;
        parts.log().onAdmission(parts.clock().utcNs(), now);
        switch (now) {
            case OPEN -> serving.resumeAdmission();
            case CLOCK_IN_DOUBT, SPACE_LOW, STANDBY_BEHIND, HANDING_OVER ->
                serving.stopAdmission(CtnCode.ADMISSION_STOPPED);
        }
    }
}
