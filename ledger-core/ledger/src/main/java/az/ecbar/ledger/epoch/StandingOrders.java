package az.ecbar.ledger.epoch;

import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.reason.RejectReason;

/**
 * The one standing order of two operators, if there is one: within its time an owner whose standby is silent may detach
 * itself. A later one takes the place of the one before; one whose time is over stays until then, and is good for nothing.
 *
 * <p>Owned by the ledger's thread; no allocation. Times in UTC nanoseconds.
 */
public final class StandingOrders {
    private static final long DAY_NS = 86_400_000_000_000L;

    /** Nobody is alone for less. */
    public static final long LEAST_NS = 1_000_000_000L;
    /** Nobody is alone for longer without a new word of operators. */
    public static final long MOST_NS = 7 * DAY_NS;
    /** No order is valid for longer. */
    public static final long VALIDITY_NS = 366 * DAY_NS;

    private final NodeEvents events;
    private long proposalId;
    private long approvalSequence;
    private long fromNs;
    private long untilNs;
    private long longestNs;

    public StandingOrders(NodeEvents events) {
        this.events = events;
    }

    /**
     * Takes an order. Refused: STANDING_ORDER_NOT_ALLOWED, if it ends before it begins, is over, is valid for longer than
     * {@link #VALIDITY_NS}, or its longest duration is not between {@link #LEAST_NS} and {@link #MOST_NS}.
     *
     * @param bearer sequence of the record that bears it
     * @param sequence of its approval, {@code timeNs} the time of that
     */
    public RejectReason set(long from, long until, long longest, long bearer, long sequence, long timeNs) {
        boolean isTimeAllowed = from >= 0 && until > from && until - from <= VALIDITY_NS && until > timeNs;
        if (!isTimeAllowed || longest < LEAST_NS || longest > MOST_NS) {
            return RejectReason.STANDING_ORDER_NOT_ALLOWED;
        }
        // Decided: in force.
        restore(bearer, sequence, from, until, longest);
        events.standingOrderSet(bearer, from, until, longest);
        return RejectReason.NONE;
    }

    /** Takes it back. Refused: STANDING_ORDER_NOT_GIVEN. */
    public RejectReason revoke() {
        if (!isGiven()) {
            return RejectReason.STANDING_ORDER_NOT_GIVEN;
        }
        // Decided: revoked.
        events.standingOrderRevoked(proposalId);
        restore(0, 0, 0, 0, 0);
        return RejectReason.NONE;
    }

    /** Puts back what a snapshot holds. */
    public void restore(long bearer, long sequence, long from, long until, long longest) {
        proposalId = bearer;
        approvalSequence = sequence;
        fromNs = from;
        untilNs = until;
        longestNs = longest;
    }

    /** Whether there is one. */
    public boolean isGiven() {
        return approvalSequence != 0;
    }

    /** Sequence of the record that bears it. */
    public long proposalId() {
        return proposalId;
    }

    /** Sequence of its approval. */
    public long approvalSequence() {
        return approvalSequence;
    }

    public long fromNs() {
        return fromNs;
    }

    public long untilNs() {
        return untilNs;
    }

    /** How long the owner may be alone by it. */
    public long longestNs() {
        return longestNs;
    }
}
