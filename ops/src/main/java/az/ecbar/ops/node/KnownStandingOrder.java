package az.ecbar.ops.node;

import az.ecbar.pair.StandingOrder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.StandingOrderRecordDecoder;
import az.ecbar.schema.StandingOrderRevokedDecoder;
import az.ecbar.schema.StandingOrderSetDecoder;
import org.agrona.DirectBuffer;

/**
 * The standing order as far as it is committed: from the events behind the gate, and from snapshots.
 *
 * <p>Written by the thread behind the gate; {@link #terms} may be asked by any.
 */
final class KnownStandingOrder implements StandingOrder {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private volatile Terms terms = Terms.NONE;

    @Override
    public Terms terms() {
        return terms;
    }

    /** Takes an event of a command, if it is about the standing order. */
    void onEvent(long sequence, int templateId, DirectBuffer buffer, int offset) {
        if (templateId == StandingOrderSetDecoder.TEMPLATE_ID) {
            var e = new StandingOrderSetDecoder().wrapAndApplyHeader(buffer, offset, header);
            terms = new Terms(e.proposalId(), sequence, e.fromNs(), e.untilNs(), e.longestNs());
        } else if (templateId == StandingOrderRevokedDecoder.TEMPLATE_ID) {
            terms = Terms.NONE;
        }
    }

    /** Takes a record of a snapshot, if it is the standing order. */
    void onSnapshotRecord(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == StandingOrderRecordDecoder.TEMPLATE_ID) {
            var e = new StandingOrderRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
            terms = new Terms(e.proposalId(), e.approvalSequence(), e.fromNs(), e.untilNs(), e.longestNs());
        }
    }
}
