package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.port.Clock;
import az.ecbar.port.FileFolder;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A node's part in the pair: who owns, as docs/replication.md says it.
 *
 * <p>One thread steps it. Each change of {@link PairState} passes {@link #transitionTo}; what must be forced before it is
 * forced in the method that calls that. {@link #order} and {@link #status} may be called from any thread. Whatever throws
 * ends the process: nothing that followed from it has left the node.
 */
public final class PairAgent implements Agent {
    private static final long STATUS_INTERVAL_NS = 100_000_000;

    private final PairContext context;
    private final WaitingRole waiting;
    private final AskingRole asking;
    private final LeadingRole leading;
    private final Differences differences;
    private final Door door = new Door();
    private final AtomicReference<@Nullable PairOrder> ordered = new AtomicReference<>();
    private PairRole role;
    private long statusDueNs;
    private volatile PairStatus status;

    /**
     * Reads the register, or makes that of a new folder.
     *
     * @param folder the data folder, in which the register lies beside the journal
     * @param newFolder the identity of the data folder, used only if it is empty
     * @param witness null where the pair has none
     * @throws RegisterDamaged if the register, or the journal beside it, is not as it was left
     */
    public PairAgent(
            PairConfig config,
            FileFolder folder,
            Identity newFolder,
            PairHost host,
            ControlLink peer,
            @Nullable ControlLink witness,
            RecordSender sender,
            RecordReceiver receiver,
            Clock clock,
            StandingOrder standingOrder) {
        RegisterFile file = new RegisterFile(folder);
        Register register = StartCheck.register(file, config, newFolder, host);
        long now = clock.monotonicNs();
        context = new PairContext(
                config,
                file,
                register,
                host,
                sender,
                receiver,
                clock,
                standingOrder,
                new PeerChannel(peer, config, now),
                new WitnessChannel(witness, config));
        context.nowNs(now);
        waiting = new WaitingRole(context, door);
        asking = new AskingRole(context, door);
        leading = new LeadingRole(context, door);
        differences = new Differences(context);
        role = waiting;
        waiting.enter(true);
        status = newStatus();
    }

    /** Gives the node an order of two operators; false while another one is to be taken. Any thread. */
    public boolean order(PairOrder order) {
        return ordered.compareAndSet(null, order);
    }

    /** What operators see; at most a tenth of a second old. Any thread. */
    public PairStatus status() {
        return status;
    }

    /**
     * The ids of the two data folders between which records go, the owner's first, as the other node told its own on the
     * connection that stands now. For the pair thread, when sender or receiver starts.
     *
     * @param isOwner whether this node is the owner
     * @throws IllegalStateException if the other node has not told it
     */
    public byte[] folders(boolean isOwner) {
        PairFrame.Hello hello = context.peer.hello();
        if (hello == null) {
            throw new IllegalStateException("the other node has not said hello on this connection");
        }
        Identity here = context.register().folder();
        UnsafeBuffer both = new UnsafeBuffer(new byte[2 * Identity.LENGTH]);
        (isOwner ? here : hello.folder()).write(both, 0);
        (isOwner ? hello.folder() : here).write(both, Identity.LENGTH);
        return both.byteArray();
    }

    @Override
    public String roleName() {
        return "pair";
    }

    @Override
    public int doWork() {
        long now = context.clock.monotonicNs();
        context.nowNs(now);
        int work = context.peer.poll(door, now);
        work += context.witness.poll(context.register(), this::onWitness, now);
        work += context.host.peerRecords().ask(context.peer);
        work += takeOrder();
        work += role.doWork();
        work += differences.doWork();
        if (now >= statusDueNs) {
            publishStatus();
        }
        return work;
    }

    private int takeOrder() {
        PairOrder order = ordered.getAndSet(null);
        if (order == null) {
            return 0;
        }
        boolean isOfNow = order.promised() == context.register().promised();
        context.beginOrder(order.kind());
        String answer = isOfNow
                ? role.onOrder(order)
                : "refused: epoch " + context.register().promised() + " was promised since it was written";
        if (!answer.equals(PairRole.BEGUN)) {
            context.endOrder(answer);
        }
        publishStatus();
        return 1;
    }

    private void onWitness(Answer answer) {
        context.heard(answer.epoch());
        role.onWitness(answer);
    }

    private void transitionTo(PairState next, PairRole nextRole) {
        context.state(next);
        role = nextRole;
        publishStatus();
    }

    private void publishStatus() {
        status = newStatus();
        statusDueNs = context.nowNs() + STATUS_INTERVAL_NS;
    }

    private PairStatus newStatus() {
        boolean leads = context.isHostLeading();
        StandbySession session = leads ? leading.session() : null;
        return new PairStatus(
                context.state(),
                context.register(),
                waiting.isFollowing(),
                context.peer.isConnected(),
                context.appendedSequence(),
                context.forcedSequence(),
                leads ? context.host.owner().committedSequence() : 0,
                leads ? 0 : context.host.replica().appliedSequence(),
                leads ? lastEqual(session) : context.host.replica().lastEqualSequence(),
                session == null ? -1 : session.acknowledged(),
                session == null ? 0 : session.applied(),
                context.peer.lastHello(),
                context.peer.lastHeardNs(),
                context.witness.lastView(),
                context.witness.lastHeardNs(),
                leads ? leading.objectionToStandby() : waiting.objection(),
                context.lastOrder(),
                new StandingOrder.Status(
                        context.standingOrder.terms(), leads ? leading.aloneLeftNs() : StandingOrder.Status.NO_LIMIT),
                context.nowNs(),
                leads
                        ? waiting.progress(context.host.owner().base(), 0)
                        : waiting.progress(
                                context.host.replica().base(),
                                context.host.replica().unreadableSequence()));
    }

    private static long lastEqual(@Nullable StandbySession session) {
        return session == null ? 0 : session.lastEqual();
    }

    /** What the other node's frames and the roles may do to this node. */
    private final class Door implements Transitions, PeerChannel.Handler {
        @Override
        public void onConnected() {
            context.sendHello();
        }

        @Override
        public void onLost() {
            differences.onLost();
            role.onLost();
        }

        @Override
        public void onFrame(PairFrame frame) {
            switch (frame) {
                case PairFrame.Hello hello
                when !isMyPeer(hello) ->
                    context.fail(PairError.WRONG_PEER, "another ledger, or the same node or folder");
                case PairFrame.Failed failed
                when failed.code() == PairError.CONTRADICTION ->
                    throw new RegisterDamaged("the other node says: " + failed.text());
                case PairFrame.Failed _ -> context.peer.disconnect();
                case PairFrame.Hello _, PairFrame.Refuse _ -> {
                    context.heard(frame.epoch());
                    role.onFrame(frame);
                }
                case PairFrame.Differs differs -> differences.onDiffers(differs);
                case PairFrame.Verdict verdict -> differences.onVerdict(verdict);
                case PairFrame.Digest digest -> differences.onDigest(digest);
                case PairFrame.RecordsWanted wanted
                when wanted.epoch() == PeerRecords.EPOCH ->
                    context.peer.send(PeerRecords.answer(wanted, context.host::readForRepair));
                case PairFrame.Records records
                when records.epoch() == PeerRecords.EPOCH ->
                    context.host.peerRecords().onRecords(records);
                default -> role.onFrame(frame);
            }
        }

        private boolean isMyPeer(PairFrame.Hello hello) {
            Register register = context.register();
            return hello.ledger().fits(register.ledger())
                    && hello.node() != register.node()
                    && !hello.folder().equals(register.folder());
        }

        @Override
        public void ask(AskingCause cause, DirectBuffer orders) {
            stopRole();
            context.force(context.register().promising(context.nextEpoch()));
            transitionTo(PairState.ASKING, asking);
            asking.enter(cause, orders);
            context.sendHello();
        }

        /** An owner that asks goes on as it is, save that it releases nothing. */
        private void stopRole() {
            if (role == leading) {
                leading.leave();
                if (leading.hasBegun()) {
                    context.host.hold();
                } else {
                    context.standDown();
                }
            }
            waiting.leave();
        }

        @Override
        public void lead(Grant.By by, DirectBuffer orders) {
            lead(by, orders, context.register().witness());
        }

        @Override
        public void leadCertified(PairOrder order) {
            Identity witness = context.register().witness();
            lead(Grant.By.CERTIFICATE, order.orders(), order.newWitness().isNone() ? witness : order.newWitness());
        }

        private void lead(Grant.By by, DirectBuffer orders, Identity witness) {
            Register register = context.register();
            PairMode mode = by != Grant.By.PEER
                    ? PairMode.ALONE
                    : register.mode() == PairMode.STANDBY ? PairMode.PAIR : register.mode();
            DirectBuffer said = orders;
            if (!context.isHostLeading()) {
                context.host.replica().force();
                leading.resetEpochs();
                if (mode == PairMode.ALONE && orders.capacity() == 0) {
                    said = leading.ordersGoingOn();
                }
            }
            context.force(register.owning(register.promised(), mode).withWitness(witness));
            transitionTo(PairState.LEADING, leading);
            leading.enter(new Grant(register.promised(), mode == PairMode.ALONE, by, said));
            context.endOrder("leads epoch " + register.promised()
                    + (mode == PairMode.ALONE ? " alone" : " in mode PAIR, for the other node grants it"));
            publishStatus();
            context.sendHello();
        }

        @Override
        public void awaitOwner() {
            becomeWaiting(false);
            if (context.peer.isFollowTaken()) {
                context.peer.disconnect();
            } else {
                context.sendHello();
            }
        }

        private void becomeWaiting(boolean mayAskAtOnce) {
            context.endOrder("refused: the other node leads, or is granted an epoch");
            if (role == leading) {
                leading.leave();
            }
            waiting.leave();
            context.standDown();
            waiting.enter(mayAskAtOnce);
            transitionTo(PairState.WAITING, waiting);
        }

        @Override
        public void handOver() {
            int epoch = context.register().promised();
            context.force(context.register().withMode(PairMode.STANDBY));
            context.endOrder("handed over after epoch " + epoch + "; the other node leads next");
            becomeWaiting(false);
            long last = context.host.replica().lastSequence();
            Link link = context.link(last);
            context.sendHello();
            waiting.enterHandingOver(new PairFrame.HandOver(epoch, last, link == null ? Link.ZERO : link));
        }

        @Override
        public void grant(int epoch) {
            becomeWaiting(false);
            context.force(context.register().granting(epoch));
            long last = context.host.replica().lastSequence();
            Link link = context.link(last);
            context.sendHello();
            context.peer.send(new PairFrame.Granted(epoch, last, link == null ? Link.ZERO : link));
        }

        @Override
        public void follow(PairFrame.Follow follow) {
            Register register = context.register();
            if (follow.epoch() < register.promised() || follow.epoch() == register.owned()) {
                context.refuse(PairFrame.Cause.TOO_OLD);
                context.peer.disconnect();
                return;
            }
            becomeWaiting(false);
            ReplicaLog log = context.host.replica();
            if (context.peer.isFollowTaken()
                    || !context.peer.isConnected()
                    || follow.answersAppended() != log.lastSequence()
                    || (follow.common() == 0 && log.lastSequence() > 0)) {
                context.peer.disconnect();
                return;
            }
            if (follow.common() == 0 && waiting.goBack()) {
                // With what it holds it says HELLO again.
                context.peer.disconnect();
                return;
            }
            if (!follow.link().equals(context.link(follow.common()))) {
                context.fail(PairError.CONTRADICTION, "the link of sequence " + follow.common() + " differs");
                throw new RegisterDamaged("the owner's link of sequence " + follow.common() + " differs");
            }
            // Before the register says that it follows: by that a next start would not know any more what is committed.
            if (log.lastSequence() > follow.common()) {
                log.checkSetAside(follow.common());
            }
            context.force(register.following(follow.epoch()).withWitness(follow.witness()));
            if (log.lastSequence() > follow.common()) {
                log.setAside(follow.common());
            }
            waiting.enterFollowing(follow.epoch());
        }
    }
}
