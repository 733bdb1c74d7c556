package az.ecbar.stp.store;

/**
 * What became of a message of this bank.
 *
 * <pre>
 * NUMBERED ──▶ TAKEN ──▶ WAITING ──▶ SETTLED | ANNULLED | REFUSED
 *     │           └────────────────▶ SETTLED | ANNULLED | REFUSED
 *     ├──▶ any of the above, when a notice overtakes the answer
 *     └──▶ REJECTED
 * </pre>
 *
 * The names are part of the store's format: none is ever changed.
 */
public enum MessageState {
    /** It has its number, forced; whether the centre has it is not known until the centre answers. */
    NUMBERED,
    /** The centre recorded it (ACK). Recorded is not settled. */
    TAKEN,
    /** The payment waits; the notice says why (SMT700). */
    WAITING,
    /** The payment was executed (SMT012 or MT900). Final. */
    SETTLED,
    /** The payment was annulled; the notice says why (SMT701). Final. */
    ANNULLED,
    /** The centre recorded it and refused what it says (SMT900). Final. */
    REFUSED,
    /** The centre did not record it (NAK): its number went to the next message. Final. */
    REJECTED;

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return switch (this) {
            case NUMBERED, TAKEN, WAITING -> false;
            case SETTLED, ANNULLED, REFUSED, REJECTED -> true;
        };
    }

    /** Whether the table above allows the step; WAITING may follow itself with another cause. */
    public boolean mayBecome(MessageState next) {
        return switch (this) {
            case NUMBERED -> next != NUMBERED;
            case TAKEN -> next != NUMBERED && next != TAKEN && next != REJECTED;
            case WAITING -> next == WAITING || (next.isFinal() && next != REJECTED);
            case SETTLED, ANNULLED, REFUSED, REJECTED -> false;
        };
    }
}
