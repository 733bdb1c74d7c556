package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.WitnessFrame.Answer;
import az.ecbar.pair.witness.WitnessState;
import org.jspecify.annotations.Nullable;

/**
 * How an owner that is alone counts its standby in: releases are held back until the standby has acknowledged the epoch's
 * first record, which stands for all before it, and all that was released since; then mode PAIR is forced, and only then
 * anybody is told.
 */
final class Attachment {
    private static final long NOT_HOLDING = -1;

    private final PairContext context;
    private @Nullable StandbySession holdingFor;
    private long released = NOT_HOLDING;
    private long holdingSinceNs;
    private long nextTryNs;
    private Identity counted = Identity.NONE;
    private @Nullable StandbySession told;

    Attachment(PairContext context) {
        this.context = context;
    }

    /** A new epoch begins: nobody is counted in but who has granted it. */
    void reset() {
        holdingFor = null;
        released = NOT_HOLDING;
        nextTryNs = 0;
        counted = Identity.NONE;
        told = null;
    }

    /** Whether this standby's acknowledgements count in mode PAIR: a folder that was never counted in has promised nothing. */
    boolean counts(StandbySession session) {
        return !session.standby().isNew() || session.standby().folder().equals(counted);
    }

    /** Whether this standby may be the next owner: what was counted in and lost something since has to be told again. */
    boolean isMember(StandbySession session) {
        return !session.standby().isNew() || session == told;
    }

    /** A bounded step: begins, ends or gives up the counting in, tells the witness. */
    int doWork(@Nullable StandbySession session) {
        if (context.register().mode() == PairMode.ALONE) {
            return released == NOT_HOLDING ? begin(session) : goOn(session);
        }
        if (session != null) {
            countInAgain(session);
        }
        countInAtWitness();
        return 0;
    }

    /**
     * A folder that was counted in and says NEW never heard it, or found damage since and was filled again: it keeps its
     * promises, so what it acknowledges counts; but it is told only when it has all that was released.
     */
    private void countInAgain(StandbySession session) {
        if (!session.standby().isNew()) {
            counted = session.standby().folder();
        } else if (session != told
                && session.standby().folder().equals(counted)
                && hasBegun(session)
                && session.acknowledged() >= context.host.owner().committedSequence()) {
            tell(session);
        }
    }

    private int begin(@Nullable StandbySession session) {
        OwnerLog log = context.host.owner();
        boolean isNear = session != null
                && hasBegun(session)
                && log.committedSequence() - session.acknowledged() <= context.config.attachLag();
        if (session == null || !isNear || context.nowNs() < nextTryNs) {
            return 0;
        }
        released = log.requireAcknowledgements();
        holdingFor = session;
        holdingSinceNs = context.nowNs();
        return 1 + goOn(session);
    }

    private boolean hasBegun(StandbySession session) {
        long first = context.host.owner().firstOfEpoch();
        return first != 0 && session.acknowledged() >= first;
    }

    private int goOn(@Nullable StandbySession session) {
        if (session != null && session == holdingFor && session.acknowledged() >= released && hasBegun(session)) {
            context.force(context.register().withMode(PairMode.PAIR));
            released = NOT_HOLDING;
            holdingFor = null;
            counted = session.standby().folder();
            context.host.owner().acknowledged(session.acknowledged());
            tell(session);
            return 1;
        }
        if (session != holdingFor || context.nowNs() - holdingSinceNs > context.config.attachWaitNs()) {
            context.host.owner().releaseAlone();
            released = NOT_HOLDING;
            holdingFor = null;
            nextTryNs = context.nowNs() + context.config.retryNs();
            return 1;
        }
        return 0;
    }

    private void tell(StandbySession session) {
        context.peer.send(new PairFrame.CountedIn(context.register().promised(), counted));
        told = session;
    }

    private void countInAtWitness() {
        Answer view = context.witness.view();
        boolean isMine = view != null && view.state() == WitnessState.ALONE && view.owner() == context.config.node();
        if (isMine && !context.witness.isUnderWay()) {
            context.witness.countIn();
        }
    }
}
