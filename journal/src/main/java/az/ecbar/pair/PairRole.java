package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.WitnessFrame.Answer;

/**
 * What a node does in one {@link PairState}: a duty cycle, and what it makes of what the other node, the witness and the
 * operators say. Ends itself through {@link Transitions} alone, as the last thing that it does in a call.
 */
abstract class PairRole {
    /** Of an order that was begun and of which nothing came yet. */
    static final String BEGUN = "begun";

    final PairContext context;
    final Transitions transitions;

    PairRole(PairContext context, Transitions transitions) {
        this.context = context;
        this.transitions = transitions;
    }

    abstract int doWork();

    /** The connection to the other node is gone. */
    void onLost() {}

    abstract void onFrame(PairFrame frame);

    void onWitness(Answer answer) {}

    /** Begins what the operators want; gives what became of it, in a few words for the console. */
    abstract String onOrder(PairOrder order);

    /** Grants or refuses the epoch that the other node asks for. */
    final void answer(PairFrame.Ask ask, boolean hasHandedOver) {
        Register register = context.register();
        if (register.isNew()) {
            context.refuse(PairFrame.Cause.NEW);
        } else if (ask.owned() <= register.owned() && !hasHandedOver) {
            context.refuse(PairFrame.Cause.I_LED_LATER);
        } else if (context.state() == PairState.ASKING) {
            context.refuse(PairFrame.Cause.ASKING_MYSELF);
        } else if (ask.epoch() <= register.promised()) {
            context.refuse(PairFrame.Cause.TOO_OLD);
        } else {
            transitions.grant(ask.epoch());
        }
    }

    /** Asks for a new epoch as operators want it, and leads it at once if they certified that it may. */
    final String leadAlone(PairOrder order) {
        boolean isCertified = order.kind() == PairOrder.Kind.LEAD_ALONE_CERTIFIED;
        Register register = context.register();
        if (isCertified && order.newWitness().isNone() && !register.witness().isNone()) {
            return "refused: this pair has a witness; a certificate must name the new one that takes its place";
        }
        passOverOwnWord();
        if (isCertified && isOwnEndToBeMet()) {
            return ownAlone(order);
        }
        String objection = objection();
        if (!objection.isEmpty()) {
            return objection;
        }
        transitions.ask(AskingCause.ORDERED, order.orders());
        if (isCertified) {
            transitions.leadCertified(order);
        }
        return BEGUN;
    }

    /**
     * Whether this node owned in mode PAIR, and does not agree with a hash point that it does not know to be committed: its
     * own, at its journal's end, as {@link PairHost#lead} found, or one that is being judged.
     */
    private boolean isOwnEndToBeMet() {
        Register register = context.register();
        return !context.isHostLeading()
                && context.state() == PairState.WAITING
                && register.mode() == PairMode.PAIR
                && register.differs()
                && isMember();
    }

    /**
     * By what operators certify all that is committed is here, as of an owner that is alone: it is owned so, and all of it is
     * replayed and judged, as after a start. Nothing is led under this epoch.
     */
    private String ownAlone(PairOrder order) {
        Register register = context.register();
        int epoch = context.nextEpoch();
        Identity witness = order.newWitness().isNone() ? register.witness() : order.newWitness();
        context.force(register.owning(epoch, PairMode.ALONE).withWitness(witness));
        context.host.judge().startAgain();
        return "refused: the ledger here differs from its own journal; it owns ALONE now, as is certified, and replays"
                + " all of it: see what the line DIFFERENCE says, and order it once more";
    }

    /** Who owned ALONE has nobody to ask of a wrong hash point of its own: the operators' order decides it. */
    private void passOverOwnWord() {
        if (context.isHostLeading()
                || context.register().mode() != PairMode.ALONE
                || !context.register().differs()) {
            return;
        }
        Judge judge = context.host.judge();
        long hashPoint = context.host.replica().differsAtSequence();
        ReplayTrace own = judge.finding(hashPoint);
        boolean isJudged = own != null && own.finding() == ReplayTrace.Finding.STANDS && judge.isOwnWord(hashPoint);
        if (isJudged) {
            judge.passOver(hashPoint);
            context.force(context.register().agreeing());
            judge.report("two operators order that the replay here counts, not hash point " + hashPoint);
        }
    }

    /** Whether this node may lead at all. */
    final boolean isMember() {
        return !context.register().isNew();
    }

    /** Why operators may not let this node lead; empty if they may. */
    final String objection() {
        Register register = context.register();
        if (!isMember()) {
            return "refused: this folder was never counted in";
        }
        if (register.differs()) {
            return "refused: the ledger here differed from the owner's";
        }
        long unreadable = context.isHostLeading() ? 0 : context.host.replica().unreadableSequence();
        return unreadable == 0
                ? ""
                : "refused: the ledger here waits for record " + unreadable + ", whose file is damaged";
    }
}
