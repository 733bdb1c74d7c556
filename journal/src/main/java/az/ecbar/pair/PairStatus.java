package az.ecbar.pair;

import az.ecbar.pair.frame.PairFrame;
import az.ecbar.pair.frame.WitnessFrame;
import org.jspecify.annotations.Nullable;

/**
 * What two operators see of both nodes before they decide. Immutable; times are monotonic nanoseconds of this node's clock.
 *
 * @param state what this node does
 * @param register what it must not forget
 * @param isFollowing whether it follows an owner at this moment
 * @param isConnected whether the other node is there
 * @param appended the last sequence here
 * @param forced the last sequence forced here
 * @param committed while this node leads: what may be released
 * @param applied the last sequence that the ledger here has seen, while this node does not lead
 * @param lastEqual the last hash point at which the ledgers were equal, 0 if none; at the owner as the standby says
 * @param acknowledged while this node leads: what the standby has forced; -1 if there is none
 * @param standbyApplied while this node leads: what the standby has applied
 * @param peer what the other node said of itself last; null if it never did
 * @param peerHeardNs when it was last heard
 * @param witness what the witness said last; null if it never did
 * @param witnessHeardNs when
 * @param objection why the standby, or this node if it is the standby, cannot be promoted; empty if it can
 * @param lastOrder what became of the operators' last order
 * @param standing how it stands with the standing order
 * @param nowNs when this was written
 * @param progress how far a node is that comes up by a snapshot, or whose journal is still filled in; empty if it is whole
 */
public record PairStatus(
        PairState state,
        Register register,
        boolean isFollowing,
        boolean isConnected,
        long appended,
        long forced,
        long committed,
        long applied,
        long lastEqual,
        long acknowledged,
        long standbyApplied,
        PairFrame.@Nullable Hello peer,
        long peerHeardNs,
        WitnessFrame.@Nullable Answer witness,
        long witnessHeardNs,
        String objection,
        String lastOrder,
        StandingOrder.Status standing,
        long nowNs,
        String progress) {}
