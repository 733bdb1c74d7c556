package az.ecbar.pair;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What two operators want of a node.
 *
 * @param promised what the node has promised as they saw it; if it has promised more since, the order is void
 * @param orders their signed orders, for the epoch's first record; they are checked before they come here
 * @param newWitness with a certificate: the new witness that takes the lost one's place; else {@link Identity#NONE}
 */
public record PairOrder(Kind kind, int promised, DirectBuffer orders, Identity newWitness) {
    /** What they want. */
    public enum Kind {
        /** The node shall lead alone, under a new epoch that the witness grants: promotion, or detachment. */
        LEAD_ALONE,
        /** As {@link #LEAD_ALONE}, by what they certify about the other node instead of by the witness. */
        LEAD_ALONE_CERTIFIED,
        /** The node, which leads, shall change roles with its standby. */
        SWITCH_OVER,
        /** The node, which leads alone by a standing order, may do so for its longest duration again. */
        CONFIRM_ALONE
    }

    /** An order without a new witness and without signatures to keep. */
    public static PairOrder of(Kind kind, int promised) {
        return new PairOrder(kind, promised, new UnsafeBuffer(0, 0), Identity.NONE);
    }
}
