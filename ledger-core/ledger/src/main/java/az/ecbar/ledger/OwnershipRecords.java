package az.ecbar.ledger;

import az.ecbar.ledger.epoch.Epochs;
import az.ecbar.ledger.epoch.StandingOrders;
import az.ecbar.schema.EpochRecordDecoder;
import az.ecbar.schema.EpochRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.StandingOrderRecordDecoder;
import az.ecbar.schema.StandingOrderRecordEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Who led, and the standing order, as records of a snapshot. Static methods only, used by the threads of
 * {@link StateWriter} and {@link StateReader}; allocates.
 */
final class OwnershipRecords {
    private OwnershipRecords() {}

    /** Writes one epoch at offset 0 and gives the length behind the header. */
    static int write(Epochs epochs, int index, UnsafeBuffer buffer) {
        return new EpochRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .epoch(epochs.epochAt(index))
                .owner((short) epochs.ownerAt(index))
                .firstSequence(epochs.firstSequenceAt(index))
                .encodedLength();
    }

    /** Writes the standing order at offset 0 and gives the length behind the header. */
    static int write(StandingOrders order, UnsafeBuffer buffer) {
        return new StandingOrderRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .proposalId(order.proposalId())
                .approvalSequence(order.approvalSequence())
                .fromNs(order.fromNs())
                .untilNs(order.untilNs())
                .longestNs(order.longestNs())
                .encodedLength();
    }

    static void readEpoch(Epochs epochs, DirectBuffer buffer, int offset) {
        EpochRecordDecoder d = new EpochRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        epochs.restore(d.epoch(), d.owner(), d.firstSequence());
    }

    static void readStandingOrder(StandingOrders order, DirectBuffer buffer, int offset) {
        StandingOrderRecordDecoder d =
                new StandingOrderRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        order.restore(d.proposalId(), d.approvalSequence(), d.fromNs(), d.untilNs(), d.longestNs());
    }
}
