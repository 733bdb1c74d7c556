package az.ecbar.pair;

import az.ecbar.pair.StandingOrder.Terms;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Stops admission when an owner that detached itself by the standing order was alone for its longest duration, until
 * operators confirm or the standby is counted in. That it is alone so, and since when, stands in the first record of its
 * epoch, and goes on under the next one, also after a start.
 */
final class AloneLimit {
    private static final DirectBuffer NO_ORDERS = new UnsafeBuffer(0, 0);

    private final PairContext context;
    private @Nullable StandingProof proof;
    private boolean isRunning;
    private boolean isStopped;
    private long endsNs;

    AloneLimit(PairContext context) {
        this.context = context;
    }

    /** What the epoch's first record says of it, if the owner whose standby is silent detaches itself now. */
    DirectBuffer detaching() {
        return StandingProof.of(context.standingOrder.terms(), context.clock.utcNs())
                .write();
    }

    /**
     * What the first record says of an epoch that this node leads alone without a word of operators, as after a start:
     * the same as that of the epoch before. If it is not written by whose word this node became alone, since the process
     * ended before, it was by the standing order, if there is one in force: operators can confirm.
     */
    DirectBuffer goingOn() {
        Register register = context.register();
        return switch (register.mode()) {
            case STANDBY -> NO_ORDERS;
            case PAIR -> unwritten();
            case ALONE -> {
                var ends = context.host.replica().ends(1);
                boolean isWritten = !ends.isEmpty() && ends.getFirst().epoch() == register.owned();
                StandingProof before = isWritten ? StandingProof.read(context.host.lastOrders()) : null;
                yield before != null ? before.write() : isWritten ? NO_ORDERS : unwritten();
            }
        };
    }

    private DirectBuffer unwritten() {
        Terms terms = context.standingOrder.terms();
        return terms.isValid(context.clock.utcNs()) ? detaching() : NO_ORDERS;
    }

    /** An epoch begins, with its mode forced and the node leading. */
    void begin(Grant grant) {
        StandingProof next = grant.isAlone() ? StandingProof.read(grant.orders()) : null;
        isStopped = false;
        isRunning = next != null;
        if (next != null && !next.equals(proof)) {
            long aloneNs = Math.max(0, context.clock.utcNs() - next.sinceNs());
            endsNs = context.nowNs() + Math.max(0, next.longestNs() - aloneNs);
        }
        proof = next;
        doWork();
    }

    /** Two operators let the owner be alone for as long again; false if it is not alone by a standing order. */
    boolean confirm() {
        StandingProof now = proof;
        if (!isRunning || now == null) {
            return false;
        }
        endsNs = context.nowNs() + now.longestNs();
        admit();
        return true;
    }

    void doWork() {
        if (isRunning && context.register().mode() != PairMode.ALONE) {
            isRunning = false;
            admit();
        } else if (isRunning && !isStopped && context.nowNs() >= endsNs) {
            isStopped = true;
            context.host.drain();
        }
    }

    private void admit() {
        if (isStopped) {
            isStopped = false;
            context.host.admitAgain();
        }
    }

    /** The node leads no more, or under another epoch. */
    void end() {
        isRunning = false;
        isStopped = false;
    }

    /** How long the owner goes on to admit, in nanoseconds; {@link StandingOrder.Status#NO_LIMIT} if nothing ends it. */
    long leftNs() {
        return isRunning ? Math.max(0, endsNs - context.nowNs()) : StandingOrder.Status.NO_LIMIT;
    }
}
