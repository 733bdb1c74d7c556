package az.ecbar.ledger.azips;

import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentType;

/**
 * Gives each output of AZIPS its number, says that it is due and adds it to the payment's story. What a notice is about
 * is set first, then it is sent to one terminal after the other.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.9
 * @rule 4.10.2
 * @rule 4.13
 * @rule 4.15
 * @rule 4.17
 * @rule 4.19
 */
final class Notices {
    static final int NOBODY = -1;

    private static final int NO_PRIORITY = -1;

    private final Participants participants;
    private final Authorities authorities;
    private final Terminals terminals;
    private final CtnEvents events;
    private final PaymentStories stories;
    private final Statements statements;
    private final Reference reference = new Reference();
    private long sequence;
    private long timeNs;
    private long paymentId;
    private long inputSequence;
    private long amount;
    private int valueDate;
    private int currency;
    private PaymentType type = PaymentType.NULL_VAL;
    private boolean isCopy;
    private long enteredChange;

    Notices(
            Participants participants,
            Authorities authorities,
            Terminals terminals,
            CtnEvents events,
            PaymentStories stories,
            Statements statements) {
        this.participants = participants;
        this.authorities = authorities;
        this.terminals = terminals;
        this.events = events;
        this.stories = stories;
        this.statements = statements;
    }

    /**
     * Sets what the next notices are about.
     *
     * @param aboutPaymentId 0: the input of this command, which never became a payment
     */
    Notices about(
            long noticeSequence,
            long noticeTimeNs,
            long aboutPaymentId,
            long bearer,
            long amountMinor,
            int date,
            int paymentCurrency,
            PaymentType paymentType,
            Reference senderReference) {
        sequence = noticeSequence;
        timeNs = noticeTimeNs;
        paymentId = aboutPaymentId;
        inputSequence = bearer;
        amount = amountMinor;
        valueDate = date;
        currency = paymentCurrency;
        type = paymentType;
        isCopy = false;
        reference.set(senderReference.first(), senderReference.second());
        return this;
    }

    /** Time of what the next notices are about. */
    long timeNs() {
        return timeNs;
    }

    /** The next notices, until others are set, tell somebody else the same: they are no part of the payment's story. */
    Notices copies() {
        isCopy = true;
        return this;
    }

    /**
     * The next notices tell of a change that operators entered on behalf of the payment's sender, until this is said again.
     *
     * @param proposalId of the change; 0: of none
     */
    void ofEnteredChange(long proposalId) {
        enteredChange = proposalId;
    }

    /** SMT900: refused for a reason about a tag. */
    void refused(int participantId, int terminal, int reason, long tag) {
        due(participantId, terminal, NoticeKind.REFUSED, 0, NOBODY, NOBODY, reason, 0, NO_PRIORITY, tag);
    }

    /** SMT701: annulled for a reason. */
    void annulled(int participantId, int terminal, int reason) {
        due(participantId, terminal, NoticeKind.ANNULLED, 0, NOBODY, NOBODY, reason, 0, NO_PRIORITY, 0);
    }

    /** SMT250 or SMT252: what was asked for a payment was not done, for a reason. */
    void changeRefused(int participantId, int terminal, PaymentChange change, int reason) {
        NoticeKind kind =
                change == PaymentChange.CANCELLATION ? NoticeKind.NOT_CANCELLED : NoticeKind.PRIORITY_NOT_CHANGED;
        due(participantId, terminal, kind, 0, NOBODY, NOBODY, reason, 0, NO_PRIORITY, 0);
    }

    /** SMT700: waits for these causes, under this priority. */
    void waiting(int participantId, int terminal, int causes, int priority) {
        due(participantId, terminal, NoticeKind.WAITING, 0, NOBODY, NOBODY, 0, causes, priority, 0);
    }

    /** SMT012: executed. */
    void executed(int participantId, int terminal, int counterpartyId) {
        due(participantId, terminal, NoticeKind.EXECUTED, 0, NOBODY, counterpartyId, 0, 0, NO_PRIORITY, 0);
    }

    /** The payment itself, to the beneficiary participant. */
    void forwarded(int participantId, int terminal, int counterpartyId) {
        due(participantId, terminal, NoticeKind.FORWARDED_PAYMENT, 0, NOBODY, counterpartyId, 0, 0, NO_PRIORITY, 0);
    }

    /**
     * What the advices to come are of was booked: a line of the statements of both accounts, with the balances afterwards.
     * Of a side that is told apart from the other the other's account is {@code Bookings.CENTRAL_BANK}.
     */
    void booked(int debitAccount, int creditAccount, long debitBalance, long creditBalance) {
        long bookedId = paymentId == 0 ? sequence : paymentId;
        statements.booked(
                bookedId, debitAccount, creditAccount, amount, debitBalance, creditBalance, valueDate, type, reference);
    }

    /** MT900 or MT910: an account was booked, with the balance afterwards. */
    void advice(NoticeKind kind, int participantId, int terminal, int accountId, int counterpartyId, long balance) {
        due(participantId, terminal, kind, balance, accountId, counterpartyId, 0, 0, NO_PRIORITY, 0);
    }

    /**
     * MT900 or MT910 to who may be advised of a foreign account, with its balance afterwards. No part of the payment's story.
     *
     * @param kind DEBIT_TOLD_BY_AUTHORITY or CREDIT_TOLD_BY_AUTHORITY
     */
    void toldByAuthority(NoticeKind kind, int accountId, int counterpartyId, long balance) {
        int place = authorities.next(accountId, AuthorityScope.ADVICE, Authorities.NONE);
        while (place != Authorities.NONE) {
            int grantee = authorities.grantee(place);
            due(
                    grantee,
                    participants.terminal(grantee),
                    kind,
                    balance,
                    accountId,
                    counterpartyId,
                    0,
                    0,
                    NO_PRIORITY,
                    0);
            place = authorities.next(accountId, AuthorityScope.ADVICE, place);
        }
    }

    private void due(
            int participantId,
            int terminal,
            NoticeKind kind,
            long balance,
            int accountId,
            int counterpartyId,
            int reason,
            int causes,
            int priority,
            long tag) {
        long number = terminals.nextOutput(terminals.ensure(participantId, terminal));
        events.noticeDue(
                participantId,
                terminal,
                kind,
                number,
                paymentId,
                inputSequence,
                timeNs,
                amount,
                balance,
                accountId,
                counterpartyId,
                valueDate,
                reason,
                causes,
                type,
                currency,
                reference,
                tag,
                priority,
                participants.language(participantId, terminal),
                enteredChange);
        if (!isCopy) {
            long story = paymentId == 0 ? sequence : paymentId;
            stories.noticed(story, kind, number, sequence, accountId, balance, reason, causes, tag);
        }
    }
}
