package az.ecbar.ops.node;

import org.jspecify.annotations.Nullable;

/** A node that is to lead does not agree with a hash point of its own journal: its ledger stands before it. */
final class LedgerDiffers extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long hashPoint;
    private final long eventHash;

    LedgerDiffers(long hashPoint, long eventHash) {
        super("the ledger differs from its journal at hash point " + hashPoint);
        this.hashPoint = hashPoint;
        this.eventHash = eventHash;
    }

    long hashPoint() {
        return hashPoint;
    }

    /** Whether another ledger stopped at the same place with the same result. */
    boolean isConfirmedBy(@Nullable LedgerDiffers other) {
        return other != null && other.hashPoint == hashPoint && other.eventHash == eventHash;
    }
}
