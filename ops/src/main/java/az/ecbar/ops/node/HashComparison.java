package az.ecbar.ops.node;

import az.ecbar.ledger.Ledger;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * Compares a ledger that follows with what the owner's ledger said at each hash point (design D16). Owned by the ledger's
 * thread; no allocation but at a difference.
 */
final class HashComparison {
    private final PassedOver passedOver;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final HashPointDecoder hashPoint = new HashPointDecoder();
    private final HashPointEncoder own = new HashPointEncoder();
    private long lastEqual;
    private long differsAt;

    HashComparison(PassedOver passedOver) {
        this.passedOver = passedOver;
    }

    /**
     * Whether the ledger, which stands before this command, may go on with it: false at a difference. In the command of a
     * hash point that counts for nothing the ledger's own word is put, so that the ledger passes it.
     */
    boolean isSound(Ledger ledger, long sequence, MutableDirectBuffer command, int offset) {
        if (header.wrap(command, offset).templateId() != HashPointDecoder.TEMPLATE_ID) {
            return true;
        }
        hashPoint.wrapAndApplyHeader(command, offset, header);
        if (hashPoint.eventHash() == ledger.eventHash() && hashPoint.eventCount() == ledger.totalEvents()) {
            lastEqual = sequence;
            return true;
        }
        if (passedOver.contains(sequence)) {
            putOwnWord(ledger, command, offset);
            return true;
        }
        differsAt = sequence;
        return false;
    }

    /** Lets the ledger's own word stand in a hash point. */
    void putOwnWord(Ledger ledger, MutableDirectBuffer command, int offset) {
        own.wrap(command, offset + MessageHeaderDecoder.ENCODED_LENGTH)
                .eventHash(ledger.eventHash())
                .eventCount(ledger.totalEvents());
    }

    /** The difference was judged, and counts for nothing. */
    void goOn() {
        differsAt = 0;
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
