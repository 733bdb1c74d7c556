package az.ecbar.ops.cluster;

import az.ecbar.journal.SpaceState;
import az.ecbar.ops.node.BehindGate;
import az.ecbar.ops.node.OutOfSpace;
import az.ecbar.port.Clock;
import az.ecbar.record.EventBatch;
import az.ecbar.ring.EventGate;
import az.ecbar.schema.ClockAcceptedDecoder;
import az.ecbar.schema.GenesisCompletedDecoder;
import az.ecbar.schema.LedgerBegunDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The edge of a member: takes delivered events to directory and outbox, on every member, so that each can serve the
 * banks at once when it leads; and runs the gateway while it leads. A gateway lives for one term: the next term, also
 * one of the same member, gets a new one.
 *
 * <p>Runs on one thread, which owns all of them.
 */
final class ClusterEdge implements Agent {
    private static final int MAX_COMMANDS = 256;
    private static final long HOUSEKEEPING_NS = 200_000_000L;

    private final EventGate gate;
    private final Leadership leadership;
    private final BehindGate behind;
    private final Clock clock;
    private final GatewayFactory gateways;
    private final EventBatch.Handler onEvent = this::onEvent;
    private @Nullable Gateway gateway;
    private Leadership.Term served = Leadership.NONE;
    private boolean isGenesisBegun;
    private boolean isGenesisComplete;
    private long lastTimeNs;
    private long housekeepingDueNs;

    /** Makes what runs while this member leads a term. */
    @FunctionalInterface
    interface GatewayFactory {
        Gateway open(Leadership.Term term) throws Exception;
    }

    /** What runs while this member leads a term; owned by the edge's thread. */
    interface Gateway extends AutoCloseable {
        /** One step. */
        int doWork(long lastTimeNs, SpaceState space) throws Exception;

        /** An event from behind the gate. */
        void onEvent(
                long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length);

        /** Whether it can go on; if not, a new one is made. */
        boolean isLost();

        /** Two operators have accepted the wall clock. */
        void onClockAccepted();

        @Override
        void close();
    }

    ClusterEdge(EventGate gate, Leadership leadership, BehindGate behind, Clock clock, GatewayFactory gateways) {
        this.gate = gate;
        this.leadership = leadership;
        this.behind = behind;
        this.clock = clock;
        this.gateways = gateways;
    }

    @Override
    public String roleName() {
        return "edge";
    }

    @Override
    public int doWork() throws Exception {
        if (!leadership.isLoaded()) {
            return 0;
        }
        // What is asked first was true when everything polled afterwards had been handed over.
        Leadership.Term term = leadership.term();
        long snapshot = leadership.snapshotWanted();
        int work = gate.poll(onEvent, MAX_COMMANDS);
        boolean hasAll = work == 0;
        if (snapshot > 0 && hasAll) {
            behind.outbox().force();
            behind.proofs().force();
            leadership.allowSnapshot(snapshot);
        }
        work += follow(term, hasAll);
        if (leadership.space() == SpaceState.STOP) {
            throw new OutOfSpace("free space is below the second mark; what the cluster committed is not lost; free"
                    + " space and start the member again");
        }
        keepHouse();
        return work;
    }

    @Override
    public void onClose() {
        closeGateway();
        behind.outbox().close();
    }

    private int follow(Leadership.Term term, boolean hasAll) throws Exception {
        Gateway running = gateway;
        if (running != null && (!served.equals(term) || running.isLost())) {
            closeGateway();
            running = null;
        }
        if (running == null && term.isLed() && hasAll) {
            behind.notices().checkComplete();
            running = gateways.open(ground(term));
            gateway = running;
            served = term;
        }
        return running == null ? 0 : running.doWork(lastTimeNs, leadership.space());
    }

    /** A way that was lost within the genesis cannot be taken up again. */
    private Leadership.Term ground(Leadership.Term term) {
        if (term.ground() != Leadership.Ground.EMPTY || !isGenesisBegun) {
            return term;
        }
        return new Leadership.Term(
                term.epoch(), isGenesisComplete ? Leadership.Ground.IN_USE : Leadership.Ground.BROKEN_GENESIS);
    }

    private void closeGateway() {
        Gateway running = gateway;
        gateway = null;
        served = Leadership.NONE;
        if (running != null) {
            running.close();
        }
    }

    private void keepHouse() {
        long nowNs = clock.monotonicNs();
        if (nowNs - housekeepingDueNs >= 0) {
            housekeepingDueNs = nowNs + HOUSEKEEPING_NS;
            behind.outbox().flush();
            behind.proofs().force();
            int _ = behind.notices().discardOld();
            int _ = behind.notices().makeUp(nowNs);
        }
    }

    private void onEvent(
            long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length) {
        lastTimeNs = timeNs;
        isGenesisBegun |= templateId == LedgerBegunDecoder.TEMPLATE_ID;
        isGenesisComplete |= templateId == GenesisCompletedDecoder.TEMPLATE_ID;
        behind.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
        Gateway running = gateway;
        if (running != null) {
            running.onEvent(sequence, timeNs, index, templateId, buffer, offset, length);
            if (templateId == ClockAcceptedDecoder.TEMPLATE_ID) {
                running.onClockAccepted();
            }
        }
    }
}
