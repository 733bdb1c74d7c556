package az.ecbar.ops.node;

import az.ecbar.ledger.Ledger;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * Compares a ledger that follows with what the owner's ledger said at each hash point (design D16). Owned by the ledger's
 * thread; no allocation but at a difference.
 */
public final class HashComparison {
    private final PassedOver passedOver;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final HashPointDecoder hashPoint = new HashPointDecoder();
    private final HashPointEncoder own = new HashPointEncoder();
    private long lastEqual;
    private long passed;
    private long differsAt;
    private int differsInEpoch;

    /** By what is known to count for nothing. */
    public HashComparison(PassedOver passedOver) {
        this.passedOver = passedOver;
    }

    /**
     * Whether the ledger, which stands before this record, may go on with its command: false at a difference. In the
     * command of a hash point that counts for nothing the ledger's own word is put, so that the ledger passes it.
     *
     * @param record which begins at 0
     */
    public boolean isSound(Ledger ledger, MutableDirectBuffer record) {
        if (header.wrap(record, RecordHeader.HEADER_LENGTH).templateId() != HashPointDecoder.TEMPLATE_ID) {
            return true;
        }
        long sequence = RecordHeader.sequence(record, 0);
        int epoch = RecordHeader.epoch(record, 0);
        hashPoint.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        if (hashPoint.eventHash() == ledger.eventHash() && hashPoint.eventCount() == ledger.totalEvents()) {
            lastEqual = sequence;
            return true;
        }
        if (passedOver.contains(epoch, sequence)) {
            putOwnWord(ledger, record, RecordHeader.HEADER_LENGTH);
            passed++;
            return true;
        }
        differsAt = sequence;
        differsInEpoch = epoch;
        return false;
    }

    /** Lets the ledger's own word stand in a hash point. */
    void putOwnWord(Ledger ledger, MutableDirectBuffer command, int offset) {
        own.wrap(command, offset + MessageHeaderDecoder.ENCODED_LENGTH)
                .eventHash(ledger.eventHash())
                .eventCount(ledger.totalEvents());
    }

    /** Whether the hash point that did not agree is known by now to count for nothing. */
    boolean isPassedOver() {
        return passedOver.contains(differsInEpoch, differsAt);
    }

    /** How many hash points did not agree and count for nothing. */
    public long passed() {
        return passed;
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
