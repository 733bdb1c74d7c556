package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.WitnessFrame;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.pair.witness.WitnessState;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@link PairState#LEADING}: sends records to the standby, counts its acknowledgements, counts it in, changes roles with it,
 * and detaches itself by a standing order.
 */
final class LeadingRole extends PairRole {
    private static final DirectBuffer NO_ORDERS = new UnsafeBuffer(0, 0);
    private static final long POSITIONS_INTERVAL_NS = 1_000_000;

    private final EpochTable epochs = new EpochTable();
    private final Attachment attachment;
    private final AloneLimit aloneLimit;
    private final SnapshotServer snapshots;
    private final PacedSender sender;
    private @Nullable StandbySession session;
    private DirectBuffer orders = NO_ORDERS;
    private long beganNs;
    private long committedTold;
    private long toldNs;
    private long drainingSinceNs = -1;
    private long adoptionDueNs = Long.MIN_VALUE;
    private boolean hasBegun;

    LeadingRole(PairContext context, Transitions transitions) {
        super(context, transitions);
        this.attachment = new Attachment(context);
        this.aloneLimit = new AloneLimit(context);
        this.snapshots = new SnapshotServer(context);
        this.sender = new PacedSender(context.sender, context.config);
    }

    /** The journal of the epochs before, as it stood when this node did not lead yet. */
    void resetEpochs() {
        epochs.reset(context.host.replica().ends(Integer.MAX_VALUE));
    }

    /** Begins, with owned and mode forced. */
    void enter(Grant grant) {
        hasBegun = false;
        attachment.reset();
        snapshots.reset();
        session = null;
        orders = grant.orders();
        drainingSinceNs = -1;
        committedTold = 0;
        beganNs = context.nowNs();
        context.lead(grant);
        aloneLimit.begin(grant);
        if (context.peer.isFollowSent()) {
            context.peer.disconnect();
        }
    }

    /** What an epoch's first record says if this node leads it alone without a word of operators. */
    DirectBuffer ordersGoingOn() {
        return aloneLimit.goingOn();
    }

    /** How long this node goes on to admit while it is alone by a standing order. */
    long aloneLeftNs() {
        return aloneLimit.leftNs();
    }

    /** Sends no more records. */
    void leave() {
        aloneLimit.end();
        session = null;
        context.sender.stop();
    }

    /** Whether the epoch's first record is appended, so that it is known where the one before it ends. */
    boolean hasBegun() {
        long first = context.host.owner().firstOfEpoch();
        if (!hasBegun && first != 0) {
            hasBegun = true;
            epochs.begin(context.register().promised(), first);
        }
        return hasBegun;
    }

    @Override
    int doWork() {
        if (isReplaced()) {
            transitions.awaitOwner();
            return 1;
        }
        int work = startSession() + attachment.doWork(session) + tellPositions() + snapshots.doWork();
        if (session != null) {
            work += sendRecords(session);
        }
        adoptWitness();
        aloneLimit.doWork();
        return work + drain() + detachByStandingOrder();
    }

    private int sendRecords(StandbySession standby) {
        boolean isAwaited = context.register().mode() == PairMode.PAIR && attachment.counts(standby);
        long forced = context.host.owner().forcedSequence();
        long has = isAwaited ? forced : Math.max(standby.acknowledged(), standby.common());
        return sender.doWork(has, forced, context.nowNs());
    }

    /**
     * Whether the witness has granted the other node a later epoch. That node has promised it, and so acknowledges nothing of
     * this one any more: to stay would only keep the banks from it.
     */
    private boolean isReplaced() {
        Answer view = context.witness.view();
        return view != null
                && view.state() != WitnessState.EMPTY
                && view.owner() != context.config.node()
                && view.epoch() > context.register().promised();
    }

    private int startSession() {
        PairFrame.Hello peer = context.peer.hello();
        Register register = context.register();
        boolean isReady = hasBegun()
                && peer != null
                && peer.state() == PairState.WAITING
                && peer.epoch() <= register.promised()
                && !context.peer.isFollowSent();
        if (peer == null || !isReady) {
            return 0;
        }
        OptionalLong common = epochs.common(peer.ends());
        if (common.isEmpty()) {
            context.fail(PairError.NOTHING_IN_COMMON, "no epoch in common");
            return 1;
        }
        if (snapshots.isServing(peer, common.getAsLong())) {
            return 0;
        }
        sender.begin();
        session = StandbySession.start(context, peer, common.getAsLong());
        return session == null ? 0 : 1;
    }

    private int tellPositions() {
        long committed = context.host.owner().committedSequence();
        boolean isNews = committed != committedTold && context.nowNs() - toldNs >= POSITIONS_INTERVAL_NS;
        if (!isNews && !context.peer.isHeartbeatDue()) {
            return 0;
        }
        committedTold = committed;
        toldNs = context.nowNs();
        OwnerLog log = context.host.owner();
        context.peer.send(new PairFrame.Positions(
                context.register().promised(),
                log.appendedSequence(),
                log.forcedSequence(),
                committed,
                context.clock.utcNs()));
        return 1;
    }

    /** An empty witness, which took the place of a lost one, learns who leads. */
    private void adoptWitness() {
        Answer view = context.witness.view();
        boolean isWanted = view != null
                && view.state() == WitnessState.EMPTY
                && context.register().mode() == PairMode.ALONE
                && orders.capacity() > 0
                && !context.witness.isUnderWay()
                && context.nowNs() >= adoptionDueNs;
        if (isWanted) {
            adoptionDueNs = context.nowNs() + context.config.retryNs();
            context.witness.adopt(new WitnessFrame.Adopt(
                    context.register().promised(),
                    context.config.node(),
                    WitnessState.ALONE,
                    context.register().ledger(),
                    orders));
        }
    }

    private int drain() {
        if (drainingSinceNs < 0) {
            return 0;
        }
        OwnerLog log = context.host.owner();
        boolean isDrained = session != null
                && context.host.isDrained()
                && log.committedSequence() == log.appendedSequence()
                && session.acknowledged() == log.appendedSequence()
                && session.applied() >= log.committedSequence();
        if (isDrained && context.register().mode() == PairMode.PAIR) {
            drainingSinceNs = -1;
            transitions.handOver();
            return 1;
        }
        if (context.nowNs() - drainingSinceNs > context.config.drainWaitNs()) {
            drainingSinceNs = -1;
            context.host.admitAgain();
            context.endOrder("refused: not all was committed, told and applied by the standby within "
                    + TimeUnit.NANOSECONDS.toMillis(context.config.drainWaitNs()) + " ms; this node leads on");
        }
        return 0;
    }

    private int detachByStandingOrder() {
        long silentSince = Math.max(context.peer.lastHeardNs(), beganNs);
        boolean isWanted = context.register().mode() == PairMode.PAIR
                && context.nowNs() - silentSince > context.config.standingAfterNs()
                && context.witness.view() != null
                && context.standingOrder.terms().isValid(context.clock.utcNs());
        if (isWanted) {
            transitions.ask(AskingCause.ORDERED, aloneLimit.detaching());
        }
        return isWanted ? 1 : 0;
    }

    @Override
    void onLost() {
        session = null;
        snapshots.reset();
        context.sender.stop();
    }

    @Override
    void onFrame(PairFrame frame) {
        switch (frame) {
            case PairFrame.Hello hello -> onHello(hello);
            case PairFrame.Ack ack -> onAck(ack);
            case PairFrame.Ask ask -> answer(ask, false);
            case PairFrame.Refuse refuse -> {
                if (refuse.cause() == PairFrame.Cause.TOO_OLD && refuse.state() == PairState.WAITING) {
                    onHigherPromise(refuse.epoch());
                }
            }
            case PairFrame.Follow follow -> transitions.follow(follow);
            case PairFrame.SnapshotWanted wanted -> snapshots.onWanted(wanted);
            case PairFrame.RecordsWanted wanted -> snapshots.onWanted(wanted);
            case PairFrame.OutputsWanted wanted -> snapshots.onWanted(wanted);
            default -> {} // late words to a role that this node has left
        }
    }

    private void onHello(PairFrame.Hello hello) {
        boolean isNewer = hello.epoch() > context.register().promised();
        if (isNewer && hello.state() == PairState.LEADING) {
            transitions.awaitOwner();
        } else if (hello.state() == PairState.WAITING) {
            onHigherPromise(hello.epoch());
        }
    }

    /** The other node takes nothing of this epoch any more: a higher one is asked of it. */
    private void onHigherPromise(int promised) {
        if (promised > context.register().promised()) {
            transitions.ask(AskingCause.REFUSED, orders);
        }
    }

    private void onAck(PairFrame.Ack ack) {
        StandbySession standby = session;
        if (standby == null || ack.epoch() != context.register().promised()) {
            return;
        }
        if (standby.onAck(ack) && context.register().mode() == PairMode.PAIR && attachment.counts(standby)) {
            context.host.owner().acknowledged(standby.acknowledged());
        }
    }

    @Nullable
    StandbySession session() {
        return session;
    }

    /** Why the roles cannot be changed, or the standby not be promoted; empty if they can. */
    String objectionToStandby() {
        StandbySession standby = session;
        if (context.register().mode() != PairMode.PAIR || standby == null || !attachment.isMember(standby)) {
            return "the standby is not counted in";
        }
        if (standby.hasDifference()) {
            return "the standby's ledger differed";
        }
        Answer view = context.witness.view();
        boolean isCountedIn = !context.witness.isConfigured() || (view != null && view.state() == WitnessState.PAIRED);
        return isCountedIn ? "" : "the witness has not counted the standby in";
    }

    @Override
    String onOrder(PairOrder order) {
        return switch (order.kind()) {
            case LEAD_ALONE, LEAD_ALONE_CERTIFIED -> leadAlone(order);
            case SWITCH_OVER -> switchOver();
            case CONFIRM_ALONE ->
                aloneLimit.confirm() ? "confirmed" : "refused: this node is not alone by a standing order";
        };
    }

    private String switchOver() {
        String objection = objectionToStandby();
        if (!objection.isEmpty()) {
            return "refused: " + objection;
        }
        if (drainingSinceNs < 0) {
            context.host.drain();
            drainingSinceNs = context.nowNs();
        }
        return BEGUN;
    }
}
