package az.ecbar.ledger.operator;

import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.event.OperatorEvents;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.EnterChangeDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.PaymentState;
import org.agrona.DirectBuffer;

/**
 * Answers about what waits for a second operator. Of a change of a payment also which payment it means now, found as its
 * approval would find it: number and value date name one payment of a sender for good, so what an approver is shown is what
 * he changes, or nothing is.
 *
 * <p>Owned by the ledger's thread; reads the state, changes nothing; no allocation.
 */
final class ProposalQueries {
    private final Participants participants;
    private final Azips azips;
    private final Proposals proposals;
    private final OperatorEvents events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EnterChangeDecoder change = new EnterChangeDecoder();
    private final Reference reference = new Reference();
    private int rows;

    ProposalQueries(Participants participants, Azips azips, Proposals proposals, OperatorEvents events) {
        this.participants = participants;
        this.azips = azips;
        this.proposals = proposals;
        this.events = events;
    }

    /** Rows of the last answer. */
    int rows() {
        return rows;
    }

    /** The one that is named; all where none is. */
    RejectReason answer(InputOrigin asker, long proposalId) {
        rows = 0;
        for (int place = 0; place < proposals.size(); place++) {
            if (proposalId == 0 || proposals.id(place) == proposalId) {
                row(asker, place);
                rows++;
            }
        }
        return proposalId != 0 && rows == 0 ? RejectReason.PROPOSAL_UNKNOWN : RejectReason.NONE;
    }

    private void row(InputOrigin asker, int place) {
        int templateId = header.wrap(proposals.action(place), 0).templateId();
        long paymentId = 0;
        PaymentState state = PaymentState.NULL_VAL;
        if (templateId == EnterChangeDecoder.TEMPLATE_ID) {
            int sender = read(proposals.action(place));
            state = azips.meantState(sender, reference, change.valueDate());
            paymentId = azips.meant(sender, reference, change.valueDate());
        }
        events.proposalReported(
                asker.sessionId,
                asker.inputNumber,
                proposals.id(place),
                proposals.proposer(place),
                templateId,
                proposals.deadlineNs(place),
                paymentId,
                state);
    }

    /** Reads a change; gives its sender. */
    private int read(DirectBuffer action) {
        change.wrapAndApplyHeader(action, 0, header);
        int at = change.offset();
        reference.read(action, at + EnterChangeDecoder.paymentReferenceEncodingOffset());
        return participants.find(Bic.pack(action, at + EnterChangeDecoder.senderBicEncodingOffset()));
    }
}
