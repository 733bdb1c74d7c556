package az.ecbar.ledger.ips.flow;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.IpsEvents;
import az.ecbar.ledger.ips.liquidity.IpsDay;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;

/**
 * Gives each output of payments and refunds its number and says that it is due. Outputs go over CTN alone (5-1.4): to the
 * terminal that a message came from, to everybody else to the terminal that was registered.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 5-1.4
 * @rule 5-1.10
 * @rule 5-1.11
 */
final class Outputs {
    private final Participants participants;
    private final Accounts accounts;
    private final Terminals terminals;
    private final IpsDay day;
    private final FlowBook book;
    private final IpsEvents events;

    Outputs(
            Participants participants,
            Accounts accounts,
            Terminals terminals,
            IpsDay day,
            FlowBook book,
            IpsEvents events) {
        this.participants = participants;
        this.accounts = accounts;
        this.terminals = terminals;
        this.day = day;
        this.book = book;
        this.events = events;
    }

    /** The message itself, to who is asked. */
    void forwarded(long handle, long timeNs) {
        int asked = accounts.participant(book.credit(handle));
        due(asked, participants.registeredTerminal(asked), IpsOutput.FORWARD, handle, 0, IpsState.NULL_VAL, timeNs);
    }

    /** pacs.002 to who sent it. */
    void statusToSender(long handle, long timeNs) {
        due(book.sender(handle), book.terminal(handle), IpsOutput.STATUS, handle, 0, book.state(handle), timeNs);
    }

    /** pacs.002 to who was asked. */
    void statusToAsked(long handle, long timeNs) {
        int asked = accounts.participant(book.credit(handle));
        due(asked, participants.registeredTerminal(asked), IpsOutput.STATUS, handle, 0, book.state(handle), timeNs);
    }

    /** pacs.002 to who asked for it, or answered what has ended. */
    void statusAsked(InputOrigin origin, long handle, long ask, long timeNs) {
        due(origin.participantId, origin.terminal, IpsOutput.STATUS, handle, ask, book.state(handle), timeNs);
    }

    /** What was not accepted, as 5-1.10 and 5-1.11 assign it, to the terminal that it came from. */
    void refused(InputOrigin origin, IpsFlow flow, RejectReason reason, long bearer, long timeNs) {
        refused(origin, flow, reason.code(), 0, bearer, timeNs);
    }

    /** What the gateway could not read. */
    void refused(InputOrigin origin, IpsFlow flow, int reason, long tag, long bearer, long timeNs) {
        IpsOutput kind = switch (flow) {
            case PAYMENT, REFUND -> IpsOutput.STATUS;
            case REQUEST -> IpsOutput.RECEIPT_REJECTED;
            case REFUND_REQUEST -> IpsOutput.REFUND_REQUEST_STATUS;
            case OTHER, NULL_VAL -> IpsOutput.RECEIPT_ERROR;
        };
        boolean isReceipt = kind == IpsOutput.RECEIPT_REJECTED || kind == IpsOutput.RECEIPT_ERROR;
        events.outputDue(
                origin.participantId,
                origin.terminal,
                kind,
                terminals.nextOutput(terminals.ensure(origin.participantId, origin.terminal)),
                0,
                flow,
                bearer,
                0,
                0,
                isReceipt ? IpsState.NULL_VAL : IpsState.REJECTED,
                reason,
                tag,
                day.date(),
                0,
                timeNs);
    }

    private void due(
            int participantId, int terminal, IpsOutput kind, long handle, long ask, IpsState state, long timeNs) {
        boolean isTold = state == IpsState.REJECTED;
        events.outputDue(
                participantId,
                terminal,
                kind,
                terminals.nextOutput(terminals.ensure(participantId, terminal)),
                book.id(handle),
                book.flow(handle),
                book.bearer(handle),
                isTold ? book.answer(handle) : 0,
                ask,
                state,
                isTold ? book.reason(handle) : 0,
                0,
                book.endDate(handle) == 0 ? day.date() : book.endDate(handle),
                book.amount(handle),
                timeNs);
    }
}
