package az.ecbar.ledger.ctn;

import az.ecbar.ledger.event.WorkstationEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import org.agrona.DirectBuffer;

/**
 * Banks report outputs of ours that did not verify. The report stands in the journal, and its event is an alarm at the
 * console. Nothing else follows from it: what the bank did not take over it does not acknowledge, and the sessions sign
 * it anew whenever they send it.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.26.3
 */
public final class SignatureReports {
    private final Participants participants;
    private final Terminals terminals;
    private final WorkstationEvents events;

    public SignatureReports(Participants participants, Terminals terminals, WorkstationEvents events) {
        this.participants = participants;
        this.terminals = terminals;
        this.events = events;
    }

    /**
     * A report whose number the session took. Refused, in this order: SENDER_NOT_OF_SESSION, OUTPUT_UNKNOWN.
     *
     * @param outputNumber 0: the bank does not say
     * @param fault holds what was found at {@code faultOffset}
     * @param bearer sequence of the record that bears the report
     */
    public RejectReason report(
            InputOrigin origin,
            long senderBic,
            long outputNumber,
            Reference reference,
            DirectBuffer fault,
            int faultOffset,
            long bearer) {
        if (participants.find(senderBic) != origin.participantId) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        int terminal = terminals.find(origin.participantId, origin.terminal);
        if (outputNumber < 0 || outputNumber > terminals.lastOutput(terminal) + 1) {
            return RejectReason.OUTPUT_UNKNOWN;
        }
        // Decided: reported.
        events.badSignatureReported(
                origin.participantId,
                origin.terminal,
                bearer,
                outputNumber,
                terminals.lastOutput(terminal),
                terminals.acknowledged(terminal),
                reference,
                fault,
                faultOffset);
        return RejectReason.NONE;
    }
}
