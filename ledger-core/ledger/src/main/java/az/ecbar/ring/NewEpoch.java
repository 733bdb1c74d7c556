package az.ecbar.ring;

import az.ecbar.schema.EpochMode;
import az.ecbar.schema.GrantedBy;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An epoch that this node shall lead.
 *
 * @param epoch higher than all before
 * @param owner number of this node
 * @param mode by what rule it commits at first
 * @param grantedBy who granted it
 * @param orders the operators' signed orders, if there were any
 */
public record NewEpoch(int epoch, int owner, EpochMode mode, GrantedBy grantedBy, DirectBuffer orders) {
    private static final DirectBuffer NO_ORDERS = new UnsafeBuffer(0, 0);

    /** An epoch of a node that knows no other one. */
    public static NewEpoch solo(int epoch) {
        return new NewEpoch(epoch, 1, EpochMode.SOLO, GrantedBy.SOLO, NO_ORDERS);
    }

    /** A term for which the members of a cluster have elected one of them. */
    public static NewEpoch elected(int epoch, int owner) {
        return new NewEpoch(epoch, owner, EpochMode.CLUSTER, GrantedBy.MAJORITY, NO_ORDERS);
    }
}
