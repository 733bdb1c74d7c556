package az.ecbar.pair;

/**
 * The standing order of two operators, as the ledger has it: an owner in mode {@code PAIR} whose standby is silent may
 * detach itself, by the witness alone.
 *
 * <p>Asked by the pair thread, in whatever role the node is. Only what is committed counts.
 */
@FunctionalInterface
public interface StandingOrder {
    /** None was given. */
    StandingOrder NONE = () -> Terms.NONE;

    /** What the ledger says at this moment. */
    Terms terms();

    /**
     * What two operators decided; times in UTC nanoseconds.
     *
     * @param proposalId sequence of the record that bears the order; 0 if there is none
     * @param approvalSequence sequence of its approval; with the proposal the journal's proof of both signatures
     * @param fromNs valid from
     * @param untilNs valid until
     * @param longestNs how long the owner may be alone by it, in nanoseconds, before admission stops
     */
    record Terms(long proposalId, long approvalSequence, long fromNs, long untilNs, long longestNs) {
        /** No order. */
        public static final Terms NONE = new Terms(0, 0, 0, 0, 0);

        /** Whether there is one, in force or not. */
        public boolean isGiven() {
            return approvalSequence != 0;
        }

        /** Whether it is in force at a moment. */
        public boolean isValid(long utcNs) {
            return isGiven() && utcNs >= fromNs && utcNs < untilNs;
        }
    }

    /**
     * How it stands with it at a node.
     *
     * @param terms as the ledger here has them
     * @param aloneLeftNs how long this owner, alone by such an order, goes on to admit; 0 if it has stopped;
     *     {@link #NO_LIMIT} if it is not alone by one
     */
    record Status(Terms terms, long aloneLeftNs) {
        /** Not alone by a standing order. */
        public static final long NO_LIMIT = Long.MAX_VALUE;

        /** No order, and nobody alone by one. */
        public static final Status NONE = new Status(Terms.NONE, NO_LIMIT);

        /** Whether the owner is alone by one. */
        public boolean isAlone() {
            return aloneLeftNs != NO_LIMIT;
        }
    }
}
