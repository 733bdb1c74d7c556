package az.ecbar.ledger.ips.flow;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.IpsEvents;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.ips.liquidity.IpsDay;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.RuleId;

/**
 * IPS: takes payments and refunds, reserves their amount, asks the other side and settles or releases by its answer or its
 * silence. docs/reference/ips-states.md has every event in every state.
 *
 * <pre>
 *   instruction ──5-1.9 fails──▶ refused  (pacs.002/RJCT to its sender; its number stays free)
 *       ├──a side suspended or seized, no headroom──▶ REJECTED  (pacs.002/RJCT to its sender)
 *       └──else: reserved, the other side asked──▶ PENDING
 *                    ├──confirmed in time──▶ SETTLED  (pacs.002/STAT to both)
 *                    └──refused, silent, or stopped meanwhile: released──▶ REJECTED  (pacs.002/RJCT to both)
 * </pre>
 *
 * <p>What is final stays as it is: who was asked and answers again, or too late, is told the final status again. Owned by
 * the ledger's thread; no allocation while no more is pending or kept than ever before. One command ends at most
 * {@value #MAX_SILENT} transfers whose time is over, and one more.
 *
 * @rule 5-1.12.1.1
 * @rule 5-1.12.1.2
 * @rule 5-1.12.1.3
 * @rule 5-1.12.1.4
 * @rule 5-1.12.1.5
 * @rule 5-1.14.1
 * @rule 5-1.14.2
 * @rule 5-1.14.3
 * @rule 5-1.14.4
 * @rule 5-1.14.5
 * @rule 5-1.17.1
 */
public final class Flows {
    /** Transfers that one command ends at most because nobody answered. */
    public static final int MAX_SILENT = 16;

    private static final long NANOS_OF_SECOND = 1_000_000_000L;

    private final Participants participants;
    private final Accounts accounts;
    private final ClearingAccounts clearing;
    private final IpsDay day;
    private final RuleSet rules;
    private final IpsEvents events;
    private final FlowBook book;
    private final PendingFlows pending;
    private final TransferChecks checks;
    private final Outputs outputs;

    public Flows(
            Participants participants,
            Accounts accounts,
            Terminals terminals,
            ClearingAccounts clearing,
            IpsDay day,
            RuleSet rules,
            IpsEvents events,
            int expectedOfDay,
            int expectedPending) {
        this.participants = participants;
        this.accounts = accounts;
        this.clearing = clearing;
        this.day = day;
        this.rules = rules;
        this.events = events;
        book = new FlowBook(expectedOfDay);
        pending = new PendingFlows(expectedPending);
        checks = new TransferChecks(participants, accounts, clearing, day, rules, book);
        outputs = new Outputs(participants, accounts, terminals, day, book, events);
    }

    /**
     * A payment or refund instruction whose number the session took. The order of the checks is that of
     * {@link TransferChecks}, which leave the document number free; then what rejects it: the sides, the headroom.
     *
     * @param bearer sequence of the record that bears the participant's bytes
     */
    public void submit(TransferOrder order, long bearer, long sequence, long timeNs) {
        RejectReason reason = checks.check(order, timeNs);
        if (reason != RejectReason.NONE) {
            refuse(order.origin, order.flow, reason.code(), 0, bearer, sequence, timeNs);
            return;
        }
        RejectReason stop = checks.checkSides(order.debit, order.credit, order.amountMinor);
        if (stop == RejectReason.NONE) {
            stop = clearing.canReserve(order.debit, order.amountMinor);
        }
        // Decided: accepted.
        long originalId = order.original == FlowBook.NONE ? 0 : book.id(order.original);
        events.accepted(
                sequence,
                order.flow,
                order.origin.participantId,
                order.debit,
                order.credit,
                order.amountMinor,
                day.date(),
                originalId);
        long handle = book.add(order, sequence, bearer, IpsState.PENDING);
        if (stop == RejectReason.NONE) {
            ask(order, handle, sequence, timeNs);
        } else {
            book.rejected(handle, stop, day.date());
            events.ended(sequence, IpsState.REJECTED, stop.code(), day.date(), 0);
            outputs.statusToSender(handle, timeNs);
        }
    }

    /**
     * Who was asked answers, or somebody else does. Refused, in this order: SENDER_NOT_OF_SESSION, NOTHING_ASKED,
     * MESSAGE_TYPE_NOT_SUPPORTED. An answer to what has ended changes nothing and is told the end again.
     *
     * @param bearer sequence of the record that bears the participant's bytes
     */
    public void answer(MeantOrder order, long bearer, long sequence, long timeNs) {
        long handle = find(order);
        RejectReason reason = checkAnswer(order, handle);
        if (reason != RejectReason.NONE) {
            refuse(order.origin, IpsFlow.OTHER, reason.code(), 0, bearer, sequence, timeNs);
            return;
        }
        // Decided: it is answered.
        endIfLate(handle, sequence, timeNs);
        if (!book.isPending(handle)) {
            outputs.statusAsked(order.origin, handle, bearer, timeNs);
        } else if (order.verdict == IpsVerdict.REFUSED) {
            reject(handle, RejectReason.REFUSED_BY_PARTICIPANT, bearer, sequence, timeNs);
        } else {
            confirm(handle, sequence, timeNs);
        }
    }

    /**
     * How a payment or refund stands, for those whom it concerns; for others it is as if unknown. Refused, in this order:
     * SENDER_NOT_OF_SESSION, IPS_PAYMENT_UNKNOWN.
     *
     * @param bearer sequence of the record that bears the participant's bytes
     */
    public void askStatus(MeantOrder order, long bearer, long sequence, long timeNs) {
        long handle = find(order);
        RejectReason reason = checkQuestion(order, handle);
        if (reason != RejectReason.NONE) {
            refuse(order.origin, IpsFlow.OTHER, reason.code(), 0, bearer, sequence, timeNs);
            return;
        }
        // Decided: it is told.
        endIfLate(handle, sequence, timeNs);
        outputs.statusAsked(order.origin, handle, bearer, timeNs);
    }

    /** A numbered message that is refused: by the checks, or because the gateway could not read it. */
    public void refuse(
            InputOrigin origin, IpsFlow flow, int reason, long tag, long bearer, long sequence, long timeNs) {
        events.refused(sequence, origin.participantId, flow, reason, tag);
        outputs.refused(origin, flow, reason, tag, bearer, timeNs);
    }

    /** Another IPS day has begun: the numbers of the oldest are free again. */
    public void turnDay() {
        book.turn(day.date(), rules.value(RuleId.IPS_KEPT_DAYS));
    }

    /** After a snapshot was read: takes what memory the next turns of the day need. */
    public void reserve() {
        if (book.days() > 0) {
            book.reserve(rules.value(RuleId.IPS_KEPT_DAYS));
        }
    }

    /** The next deadline, UTC ns, or {@link Long#MAX_VALUE}. */
    public long nextDeadlineNs() {
        return pending.nextDeadlineNs();
    }

    /** Ends what nobody answered in time; at most {@value #MAX_SILENT} at once. */
    public void fire(long sequence, long timeNs) {
        for (int i = 0; i < MAX_SILENT && pending.nextDeadlineNs() < timeNs; i++) {
            reject(pending.first(), RejectReason.PAYEE_SILENT, 0, sequence, timeNs);
        }
    }

    public FlowBook book() {
        return book;
    }

    public PendingFlows pending() {
        return pending;
    }

    /** Deadline of one that is pending. */
    public long deadlineNs(long handle) {
        return pending.deadlineNs(book.place(handle));
    }

    /** Id of the payment that a pending refund gives back, or 0. */
    public long originalId(long handle) {
        long original = pending.original(book.place(handle));
        return book.isKnown(original) ? book.id(original) : 0;
    }

    /** Puts back that a transfer is pending, as a snapshot says. */
    public void restorePending(long handle, long deadlineNs, long originalId) {
        long original = originalId == 0 ? FlowBook.NONE : book.findId(originalId);
        book.ask(handle, pending.add(book.id(handle), handle, deadlineNs, original));
    }

    /** Whether the pending ones stand in order, and each is pending by the book. */
    public boolean isInOrder() {
        for (int i = 0; i < pending.size(); i++) {
            if (!pending.isInOrder(i) || !book.isPending(pending.handleAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void ask(TransferOrder order, long handle, long sequence, long timeNs) {
        RuleId seconds = order.flow == IpsFlow.REFUND ? RuleId.IPS_REFUND_SECONDS : RuleId.IPS_PAYEE_SECONDS;
        long deadlineNs = timeNs + rules.value(seconds) * NANOS_OF_SECOND;
        book.ask(handle, pending.add(sequence, handle, deadlineNs, order.original));
        book.refund(order.original, order.amountMinor);
        clearing.reserve(order.debit, order.amountMinor, sequence, timeNs);
        events.asked(sequence, order.creditorId, deadlineNs);
        outputs.forwarded(handle, timeNs);
    }

    /** What may have changed since it was asked is looked at again; what is reserved needs no headroom any more. */
    private void confirm(long handle, long sequence, long timeNs) {
        int debit = book.debit(handle);
        int credit = book.credit(handle);
        long amount = book.amount(handle);
        RejectReason stop = checks.checkSides(debit, credit, amount);
        if (stop != RejectReason.NONE) {
            reject(handle, stop, 0, sequence, timeNs);
            return;
        }
        end(handle, IpsState.SETTLED, RejectReason.NONE, 0);
        clearing.settle(debit, credit, amount, book.id(handle), sequence, timeNs);
        tellBoth(handle, timeNs);
    }

    /**
     * The whole reservation is released, and of a refund the payment may be refunded again.
     *
     * @param answer sequence of the record that bears the participant's refusal, or 0
     */
    private void reject(long handle, RejectReason reason, long answer, long sequence, long timeNs) {
        book.refund(pending.original(book.place(handle)), -book.amount(handle));
        end(handle, IpsState.REJECTED, reason, answer);
        clearing.release(book.debit(handle), book.amount(handle), sequence, timeNs);
        tellBoth(handle, timeNs);
    }

    private void end(long handle, IpsState state, RejectReason reason, long answer) {
        pending.remove(book.place(handle));
        book.end(handle, state, reason, answer, day.date());
        events.ended(book.id(handle), state, reason.code(), day.date(), answer);
    }

    private void tellBoth(long handle, long timeNs) {
        outputs.statusToSender(handle, timeNs);
        outputs.statusToAsked(handle, timeNs);
    }

    /** Its time decides, whether or not its turn to fire has come. */
    private void endIfLate(long handle, long sequence, long timeNs) {
        if (book.isPending(handle) && pending.deadlineNs(book.place(handle)) < timeNs) {
            reject(handle, RejectReason.PAYEE_SILENT, 0, sequence, timeNs);
        }
    }

    private long find(MeantOrder order) {
        int sender = participants.find(order.meantSenderBic);
        return sender == Participants.UNKNOWN ? FlowBook.NONE : book.find(sender, order.flow, order.meantNumber);
    }

    private RejectReason checkAnswer(MeantOrder order, long handle) {
        if (participants.find(order.senderBic) != order.origin.participantId) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        boolean isAsked = handle != FlowBook.NONE
                && book.wasAsked(handle)
                && accounts.participant(book.credit(handle)) == order.origin.participantId;
        if (!isAsked) {
            return RejectReason.NOTHING_ASKED;
        }
        return order.verdict == IpsVerdict.NULL_VAL ? RejectReason.MESSAGE_TYPE_NOT_SUPPORTED : RejectReason.NONE;
    }

    private RejectReason checkQuestion(MeantOrder order, long handle) {
        if (participants.find(order.senderBic) != order.origin.participantId) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        return handle != FlowBook.NONE && isConcerned(order.origin.participantId, handle)
                ? RejectReason.NONE
                : RejectReason.IPS_PAYMENT_UNKNOWN;
    }

    private boolean isConcerned(int participantId, long handle) {
        int debit = book.debit(handle);
        int credit = book.credit(handle);
        return accounts.participant(debit) == participantId
                || accounts.participant(credit) == participantId
                || clearing.directParticipant(debit) == participantId
                || clearing.directParticipant(credit) == participantId;
    }
}
