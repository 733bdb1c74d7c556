package az.ecbar.ops.node;

import az.ecbar.ledger.Ledger;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Compares a ledger that follows with what the owner's ledger said at each hash point (design D16). Owned by the ledger's
 * thread; no allocation.
 */
final class HashComparison {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final HashPointDecoder hashPoint = new HashPointDecoder();
    private long lastEqual;
    private long differsAt;

    /** Whether the ledger, which stands before this command, may go on with it: false at a difference. */
    boolean isSound(Ledger ledger, long sequence, DirectBuffer command, int offset) {
        if (header.wrap(command, offset).templateId() != HashPointDecoder.TEMPLATE_ID) {
            return true;
        }
        hashPoint.wrapAndApplyHeader(command, offset, header);
        boolean isEqual = hashPoint.eventHash() == ledger.eventHash() && hashPoint.eventCount() == ledger.totalEvents();
        if (isEqual) {
            lastEqual = sequence;
        } else {
            differsAt = sequence;
        }
        return isEqual;
    }

    /** Sequence of the last hash point that agreed; 0 if none. */
    long lastEqual() {
        return lastEqual;
    }

    /** Sequence of the first hash point that did not; 0 while there is none. */
    long differsAt() {
        return differsAt;
    }
}
