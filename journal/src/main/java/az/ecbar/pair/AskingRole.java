package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.pair.witness.WitnessState;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@link PairState#ASKING}: has forced a new epoch as promised, asks the other node or the witness for it, and takes the
 * tail that only the other node has.
 */
final class AskingRole extends PairRole {
    private AskingCause cause = AskingCause.START;
    private DirectBuffer orders = new UnsafeBuffer(0, 0);
    private boolean asksPeer;
    private boolean asksWitness;
    private boolean isAskSent;
    private boolean isLaterOwnerKnown;
    private boolean isEndUnreadable;
    private long beganNs;
    private long askSentNs;
    private long comparedNs;
    private PairFrame.@Nullable Granted granted;

    AskingRole(PairContext context, Transitions transitions) {
        super(context, transitions);
    }

    /** Begins with the promise forced; an epoch that is asked for instead of another goes on under its cause. */
    void enter(AskingCause newCause, DirectBuffer newOrders) {
        cause = newCause;
        orders = newOrders;
        boolean isAlone = context.register().mode() == PairMode.ALONE;
        asksPeer =
                newCause == AskingCause.START || newCause == AskingCause.REFUSED || newCause == AskingCause.HANDED_OVER;
        asksWitness = newCause == AskingCause.ORDERED
                || newCause == AskingCause.NAMED
                || (isAlone && context.isNamedByWitness());
        isAskSent = false;
        isLaterOwnerKnown = false;
        isEndUnreadable = false;
        granted = null;
        beganNs = context.nowNs();
    }

    @Override
    int doWork() {
        if (context.peer.isHeartbeatDue()) {
            context.sendHello();
        }
        boolean isOwner = context.register().mode() != PairMode.STANDBY;
        long waitedNs = context.nowNs() - beganNs;
        if ((!isOwner || isLaterOwnerKnown) && waitedNs > context.config.giveUpNs()) {
            context.endOrder("refused: " + silence() + " within "
                    + TimeUnit.NANOSECONDS.toMillis(context.config.giveUpNs()) + " ms");
            transitions.awaitOwner();
            return 1;
        }
        if (isOwner && !isLaterOwnerKnown && waitedNs > 2 * context.config.retryNs()) {
            asksPeer = true;
        }
        return askPeer() + askWitness() + compareAgain();
    }

    private String silence() {
        return asksWitness && context.witness.view() == null
                ? "the witness did not answer"
                : "epoch " + context.register().promised() + " was not granted";
    }

    private int askPeer() {
        boolean isAnswerDue = isAskSent && context.nowNs() - askSentNs < context.config.retryNs();
        if (!asksPeer || granted != null || isAnswerDue || context.peer.hello() == null) {
            return 0;
        }
        Register register = context.register();
        context.peer.send(new PairFrame.Ask(register.promised(), register.owned()));
        isAskSent = true;
        askSentNs = context.nowNs();
        return 1;
    }

    private int askWitness() {
        Answer view = context.witness.view();
        if (!asksWitness || view == null || context.witness.isUnderWay()) {
            return 0;
        }
        int epoch = context.register().promised();
        if (view.epoch() > epoch || (view.epoch() == epoch && view.owner() != context.config.node())) {
            askHigher();
        } else {
            context.witness.claim(epoch);
        }
        return 1;
    }

    /** The same request under a higher epoch; how long it takes goes on to be counted. */
    private void askHigher() {
        long began = beganNs;
        transitions.ask(cause, orders);
        beganNs = began;
    }

    @Override
    void onWitness(Answer answer) {
        switch (answer.outcome()) {
            case DONE -> {
                boolean isMine =
                        answer.epoch() == context.register().promised() && answer.owner() == context.config.node();
                if (isMine) {
                    transitions.lead(Grant.By.WITNESS, orders);
                }
            }
            case NOT_ALLOWED, EMPTY -> onForbidden(answer);
            case READ, NOT_AS_READ -> {} // the next claim goes by what it says
        }
    }

    /** The witness gives this node nothing: who owned asks the other node; a standby gives up. */
    private void onForbidden(Answer answer) {
        asksWitness = false;
        if (!asksPeer && (isLaterOwnerKnown || context.register().mode() == PairMode.STANDBY)) {
            context.endOrder(
                    answer.state() == WitnessState.EMPTY
                            ? "refused: the witness's register is empty; it grants nothing before an owner is certified"
                            : "refused: by the witness's register node " + answer.owner() + " owns alone since epoch "
                                    + answer.epoch() + ", and nobody else may lead");
            transitions.awaitOwner();
        } else {
            asksPeer = !isLaterOwnerKnown;
        }
    }

    @Override
    void onLost() {
        isAskSent = false;
        isEndUnreadable = false;
        granted = null;
    }

    @Override
    void onFrame(PairFrame frame) {
        switch (frame) {
            case PairFrame.Hello hello -> {
                if (hello.state() == PairState.LEADING
                        && hello.epoch() > context.register().promised()) {
                    context.endOrder("refused: the other node leads epoch " + hello.epoch());
                    transitions.awaitOwner();
                }
            }
            case PairFrame.Ask ask -> answer(ask, false);
            case PairFrame.Granted grant -> onGranted(grant);
            case PairFrame.Records records -> onRecords(records);
            case PairFrame.Refuse refuse -> onRefuse(refuse);
            case PairFrame.Follow follow -> transitions.follow(follow);
            // Said once on a connection, to one that waited: on the next one it is said again.
            case PairFrame.Late _ -> context.peer.disconnect();
            default -> {} // late words to a role that this node has left
        }
    }

    private void onRefuse(PairFrame.Refuse refuse) {
        switch (refuse.cause()) {
            case TOO_OLD -> {
                if (refuse.epoch() >= context.register().promised()) {
                    askHigher();
                }
            }
            case I_LED_LATER, NEW -> {
                asksPeer = false;
                isLaterOwnerKnown = refuse.cause() == PairFrame.Cause.I_LED_LATER;
                if (!asksWitness) {
                    transitions.awaitOwner();
                }
            }
            case ASKING_MYSELF -> {} // asked again after a while; one of the two gives up
        }
    }

    private void onGranted(PairFrame.Granted grant) {
        if (grant.epoch() != context.register().promised() || granted != null) {
            return;
        }
        granted = grant;
        long last = context.appendedSequence();
        if (grant.lastSequence() > last) {
            if (context.isHostLeading()) {
                contradiction("the other node holds more than the owner ever had");
            } else {
                wantTail();
            }
            return;
        }
        compare(grant);
    }

    /**
     * Leads if the log that was granted is that of this node as far as it goes. Where the record at its end cannot be read
     * here, that is not known: this node lets nothing out and waits until the file is repaired, or operators promote the
     * other one. Who was alone leads whatever the other one holds.
     */
    private void compare(PairFrame.Granted grant) {
        Link own = context.linkIfReadable(grant.lastSequence());
        isEndUnreadable = own == null && context.register().mode() != PairMode.ALONE;
        comparedNs = context.nowNs();
        if (isEndUnreadable) {
            return;
        }
        if (own != null && !own.equals(grant.link())) {
            contradiction("the other node's journal contradicts the one here at sequence " + grant.lastSequence());
        } else {
            transitions.lead(Grant.By.PEER, orders);
        }
    }

    private int compareAgain() {
        PairFrame.Granted grant = granted;
        boolean isDue = isEndUnreadable && context.nowNs() - comparedNs >= context.config.retryNs();
        if (grant == null || !isDue) {
            return 0;
        }
        compare(grant);
        return 1;
    }

    private void wantTail() {
        if (granted != null) {
            context.peer.send(new PairFrame.RecordsWanted(
                    context.register().promised(), context.host.replica().lastSequence() + 1, granted.lastSequence()));
        }
    }

    private void onRecords(PairFrame.Records frame) {
        PairFrame.Granted grant = granted;
        if (grant == null || frame.epoch() != context.register().promised()) {
            return;
        }
        ReplicaLog log = context.host.replica();
        int offset = 0;
        int available = frame.records().capacity();
        while (offset < available && log.lastSequence() < grant.lastSequence()) {
            RecordCheck check = log.append(frame.records(), offset, available - offset);
            if (check == RecordCheck.BAD_LINK) {
                contradiction(
                        "the other node's journal contradicts the one here behind sequence " + log.lastSequence());
                return;
            }
            if (check != RecordCheck.VALID) {
                context.fail(PairError.BROKEN_RECORDS, "records wanted, but got " + check);
                return;
            }
            offset += RecordHeader.length(frame.records(), offset);
        }
        if (log.lastSequence() < grant.lastSequence()) {
            wantTail();
        } else if (grant.link().equals(context.link(grant.lastSequence()))) {
            log.force();
            transitions.lead(Grant.By.PEER, orders);
        } else {
            contradiction("the tail that was sent is not the one that was granted");
        }
    }

    /** In mode PAIR that cannot be; a node that was alone takes nothing, and the other node sets aside what it has more. */
    private void contradiction(String what) {
        if (context.register().mode() == PairMode.PAIR) {
            context.fail(PairError.CONTRADICTION, what);
            throw new RegisterDamaged(what);
        }
        transitions.lead(Grant.By.PEER, orders);
    }

    @Override
    String onOrder(PairOrder order) {
        return switch (order.kind()) {
            case LEAD_ALONE, LEAD_ALONE_CERTIFIED -> leadAlone(order);
            case SWITCH_OVER, CONFIRM_ALONE -> "refused: this node does not lead";
        };
    }
}
