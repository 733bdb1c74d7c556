package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.PairFrames;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.record.RecordHeader;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@link PairState#WAITING}: follows whoever leads; asks by itself if it owned when it was stopped, or if the witness names
 * it; grants.
 */
final class WaitingRole extends PairRole {
    private static final DirectBuffer NO_ORDERS = new UnsafeBuffer(0, 0);

    private final Joining joining;
    private @Nullable Following following;
    private PairFrame.@Nullable HandOver handedOver;
    private long nextTryNs;

    WaitingRole(PairContext context, Transitions transitions) {
        super(context, transitions);
        joining = new Joining(context);
    }

    /** Begins without an owner to follow; whoever led before is waited for a while before it is asked again. */
    void enter(boolean isRestarted) {
        nextTryNs = isRestarted ? 0 : context.nowNs() + context.config.retryNs();
    }

    /** Begins as the owner that steps down for good: the other node shall ask. */
    void enterHandingOver(PairFrame.HandOver handOver) {
        enter(false);
        handedOver = handOver;
        context.peer.send(handOver);
    }

    void enterFollowing(int epoch) {
        handedOver = null;
        joining.stop();
        following = new Following(context, epoch);
        context.peer.followTaken();
    }

    /** No snapshot comes: a log that was set aside for one is this node's again. False if none was. */
    boolean goBack() {
        return joining.goBack();
    }

    /** Ends what this node knew only until it does something else. */
    void leave() {
        handedOver = null;
        stopFollowing();
    }

    private void stopFollowing() {
        if (following != null) {
            following.stop();
            following = null;
        }
    }

    /**
     * How far this node is on its way to be whole; empty if it is.
     *
     * @param base the sequence before which its journal is still to be filled in
     * @param unreadable the record that its ledger waits for; 0 if it waits for none
     */
    String progress(long base, long unreadable) {
        if (unreadable != 0) {
            return "the ledger waits for record " + unreadable
                    + ", whose file is damaged, until that is repaired or put back; what comes is stored all the same";
        }
        return base == 0
                ? joining.progress()
                : "the journal begins at sequence " + (base + 1) + ": what is older is filled in while it follows";
    }

    boolean isFollowing() {
        return following != null;
    }

    @Override
    int doWork() {
        if (following != null) {
            return following.doWork();
        }
        if (context.peer.isHeartbeatDue()) {
            context.sendHello();
            if (handedOver != null) {
                context.peer.send(handedOver);
            }
        }
        joining.doWork();
        // What is committed and not replayed yet: a ledger that begins again from its snapshot catches up by itself.
        int applied = context.host.replica().applyMore();
        if (context.nowNs() >= nextTryNs
                && objection().isEmpty()
                && context.host.replica().differsAtSequence() == 0) {
            return applied + tryToAsk();
        }
        return applied;
    }

    private int tryToAsk() {
        PairMode mode = context.register().mode();
        if (mode != PairMode.ALONE && handedOver == null && isNamedAnew()) {
            transitions.ask(AskingCause.NAMED, NO_ORDERS);
            return 1;
        }
        boolean isAloneByWitness = mode == PairMode.ALONE && context.isNamedByWitness();
        if (mode != PairMode.STANDBY && (mayPeerGrant() || isAloneByWitness)) {
            transitions.ask(AskingCause.START, NO_ORDERS);
            return 1;
        }
        return 0;
    }

    private boolean mayPeerGrant() {
        PairFrame.Hello peer = context.peer.hello();
        Register register = context.register();
        return peer != null
                && !peer.isNew()
                && peer.owned() < register.owned()
                && !(peer.state() == PairState.LEADING && peer.epoch() > register.promised());
    }

    /** The witness granted this node an epoch that it never led, and nobody was promised a later one since. */
    private boolean isNamedAnew() {
        Answer view = context.witness.view();
        Register register = context.register();
        return view != null
                && context.isNamedByWitness()
                && view.epoch() > register.owned()
                && view.epoch() >= register.promised();
    }

    @Override
    void onLost() {
        joining.onLost();
        stopFollowing();
    }

    @Override
    void onFrame(PairFrame frame) {
        switch (frame) {
            case PairFrame.Ask ask -> answer(ask, handedOver != null);
            case PairFrame.Follow follow -> transitions.follow(follow);
            case PairFrame.RecordsWanted wanted -> sendRecords(wanted);
            case PairFrame.Late late when following == null -> joining.onLate(late);
            case PairFrame.Snapshot piece when following == null -> joining.onSnapshot(piece);
            case PairFrame.Records records when following != null -> following.onRecords(records);
            case PairFrame.Records records -> joining.onRecords(records);
            case PairFrame.Outputs outputs when following == null -> joining.onOutputs(outputs);
            case PairFrame.Positions positions when following != null -> following.onPositions(positions);
            case PairFrame.CountedIn counted when following != null -> following.onCountedIn(counted);
            case PairFrame.HandOver over -> onHandOver(over);
            default -> {} // late words to a role that this node has left
        }
    }

    /** As many of the wanted records as fit a frame; the buffer is made for it, since hardly ever a tail is lost. */
    private void sendRecords(PairFrame.RecordsWanted wanted) {
        ReplicaLog log = context.host.replica();
        UnsafeBuffer records = new UnsafeBuffer(new byte[PairFrames.MAX_RECORDS_LENGTH]);
        int length = 0;
        long sequence = wanted.first();
        while (sequence <= wanted.last() && records.capacity() - length >= RecordHeader.MAX_RECORD_LENGTH) {
            int read = log.read(sequence, records, length);
            if (read == 0) {
                break;
            }
            length += read;
            sequence++;
        }
        context.peer.send(new PairFrame.Records(context.register().promised(), new UnsafeBuffer(records, 0, length)));
    }

    private void onHandOver(PairFrame.HandOver over) {
        Register register = context.register();
        long last = context.host.replica().lastSequence();
        boolean isWhole = over.epoch() == register.promised()
                && over.lastSequence() == last
                && over.link().equals(context.link(last));
        if (isWhole && objection().isEmpty()) {
            transitions.ask(AskingCause.HANDED_OVER, NO_ORDERS);
        }
    }

    @Override
    String onOrder(PairOrder order) {
        return switch (order.kind()) {
            case LEAD_ALONE, LEAD_ALONE_CERTIFIED -> leadAlone(order);
            case SWITCH_OVER, CONFIRM_ALONE -> "refused: this node does not lead";
        };
    }
}
