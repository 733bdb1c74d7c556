package az.ecbar.ledger.inquiry;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.azips.KeptPayments;
import az.ecbar.ledger.azips.PaymentStories;
import az.ecbar.ledger.azips.WaitCause;
import az.ecbar.ledger.azips.WaitingPayments;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.Answer;
import az.ecbar.ledger.event.NodeEvents;
import az.ecbar.ledger.event.StatementEvents;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.OurReference;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Answers what a bank asks about its own accounts and payments, and about accounts over which it has authority, as of the sequence of the inquiry (design D9); what cannot
 * be answered is refused by SMT900 that names the field.
 *
 * <p>Owned by the ledger's thread; no allocation. One command sends at most {@value Statements#MAX_PAGES_OF_STEP} pages;
 * a job sends the rest.
 *
 * @rule 4.19
 * @rule 4.20
 * @rule 4.21
 * @rule 4.22
 * @rule 4.23
 * @rule 4.24
 * @rule 4.25
 */
public final class Inquiries {
    /** Payments ahead of one that are counted at most. */
    public static final int MAX_AHEAD = 256;

    private static final long TAG_12 = tag("12");
    private static final long TAG_21 = tag("21");
    private static final long TAG_25 = tag("25");

    private final Accounts accounts;
    private final Participants participants;
    private final Authorities authorities;
    private final Azips azips;
    private final Terminals terminals;
    private final Days days;
    private final Jobs jobs;
    private final Statements statements;
    private final StatementEvents events;
    private final NodeEvents nodeEvents;
    private final Answer answer = new Answer();
    private final Reference reference = new Reference();
    private final UnsafeBuffer ours = new UnsafeBuffer(new byte[Reference.LENGTH]);
    private long wrongTag;

    public Inquiries(
            Accounts accounts,
            Participants participants,
            Authorities authorities,
            Azips azips,
            Terminals terminals,
            Days days,
            Jobs jobs,
            Statements statements,
            StatementEvents events,
            NodeEvents nodeEvents) {
        this.accounts = accounts;
        this.participants = participants;
        this.authorities = authorities;
        this.azips = azips;
        this.terminals = terminals;
        this.days = days;
        this.jobs = jobs;
        this.statements = statements;
        this.events = events;
        this.nodeEvents = nodeEvents;
    }

    /**
     * Answers an inquiry whose number the session took. Refused, in this order: SENDER_NOT_OF_SESSION; of a payment ARGUMENT_UNKNOWN; of an
     * account DAY_NOT_OPEN before the first day, ACCOUNT_UNKNOWN, AUTHORITY_MISSING, of its statement STATEMENT_NOT_YET, of
     * anything else ACCOUNT_CLOSED; ANSWERS_TOO_MANY.
     *
     * @param bearer sequence of the record that bears the bank's bytes
     */
    public void answer(Inquiry inquiry, long bearer, long sequence, long timeNs) {
        InputOrigin origin = inquiry.origin;
        answer.clear();
        answer.participantId = origin.participantId;
        answer.terminal = origin.terminal;
        answer.report = inquiry.report;
        answer.language = participants.language(origin.participantId, origin.terminal);
        answer.inquirySequence = sequence;
        answer.timeNs = timeNs;
        answer.floorMinor = inquiry.floorMinor;
        answer.reference.set(inquiry.reference.first(), inquiry.reference.second());
        wrongTag = 0;
        RejectReason reason = tell(inquiry);
        if (reason != RejectReason.NONE) {
            azips.refuseInquiry(origin, reason, wrongTag, inquiry.reference, bearer, sequence, timeNs);
        }
    }

    private RejectReason tell(Inquiry inquiry) {
        if (participants.find(inquiry.senderBic) != inquiry.origin.participantId) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        return inquiry.report == AccountReport.PAYMENT ? tellPayment(inquiry) : tellAccount(inquiry);
    }

    private RejectReason tellAccount(Inquiry inquiry) {
        if (days.date(SystemId.AZIPS) == 0) {
            return RejectReason.DAY_NOT_OPEN;
        }
        wrongTag = TAG_25;
        int account = accounts.findInAzips(inquiry.account, inquiry.currency);
        if (account == Accounts.UNKNOWN) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        int owner = accounts.participant(account);
        if (!mayAsk(inquiry, account, owner)) {
            return RejectReason.AUTHORITY_MISSING;
        }
        if (inquiry.report == AccountReport.STATEMENT) {
            if (!statements.isKnown(account) || statements.sentDate(account) == 0) {
                wrongTag = TAG_12;
                return RejectReason.STATEMENT_NOT_YET;
            }
            statements.last(account, answer);
        } else if (accounts.isClosed(account)) {
            return RejectReason.ACCOUNT_CLOSED;
        } else {
            statements.sinceLast(account, answer);
        }
        if (inquiry.report == AccountReport.PENDING || inquiry.report == AccountReport.MOVEMENTS) {
            answer.waiting = azips.waiting().countOf(account);
            answer.waitingMinor = azips.waiting().sumOf(account);
        }
        boolean isLong = Statements.pagesOf(answer) > Statements.MAX_PAGES_OF_STEP;
        if (isLong && !(statements.open().hasRoom() && jobs.hasRoomFor(1))) {
            wrongTag = 0;
            return RejectReason.ANSWERS_TOO_MANY;
        }
        // Decided: answered.
        if (inquiry.report == AccountReport.PENDING) {
            answer.lines = 0;
            answer.statusCauses =
                    participants.causes(owner, SystemId.AZIPS) | (accounts.isSeized(account) ? StatusCause.SEIZURE : 0);
        }
        if (inquiry.report == AccountReport.MOVEMENTS) {
            tellWaitingOf(account);
        }
        if (!statements.begin(answer)) {
            jobs.add(JobKind.SEND_ANSWER, 0);
            nodeEvents.jobStarted(JobKind.SEND_ANSWER);
        }
        return RejectReason.NONE;
    }

    /** The owner, and who has its authority for what is asked (4.19). */
    private boolean mayAsk(Inquiry inquiry, int account, int owner) {
        int asker = inquiry.origin.participantId;
        AuthorityScope scope =
                inquiry.report == AccountReport.STATEMENT ? AuthorityScope.STATEMENT : AuthorityScope.QUERY;
        return asker == owner || authorities.allows(account, asker, scope);
    }

    /** The first payments that wait for an account's money, in the order in which they go. */
    private void tellWaitingOf(int account) {
        WaitingPayments waiting = azips.waiting();
        int place = waiting.firstOf(account);
        for (int i = 0; i < Statements.MAX_WAITING_TOLD && place != WaitingPayments.NONE; i++) {
            azips.references().reference(waiting.reference(place), reference);
            events.waitingPaymentTold(
                    answer.inquirySequence,
                    waiting.id(place),
                    waiting.amount(place),
                    waiting.valueDate(place),
                    waiting.priority(place),
                    PaymentType.get((short) waiting.type(place)),
                    reference);
            place = waiting.nextOf(place);
        }
    }

    private RejectReason tellPayment(Inquiry inquiry) {
        long paymentId = paymentId(inquiry);
        int sender = inquiry.origin.participantId;
        WaitingPayments waiting = azips.waiting();
        int place = waiting.find(paymentId);
        if (place != WaitingPayments.NONE && accounts.participant(waiting.debit(place)) == sender) {
            tellWaiting(inquiry, place);
            return RejectReason.NONE;
        }
        int keptPlace = azips.kept().findPending(paymentId);
        if (keptPlace != KeptPayments.NONE && azips.kept().participant(keptPlace) == sender) {
            tellKept(inquiry, keptPlace);
            return RejectReason.NONE;
        }
        PaymentStories stories = azips.stories();
        long story = stories.find(paymentId);
        if (story == PaymentStories.NONE || stories.sender(story) != sender) {
            wrongTag = TAG_21;
            return RejectReason.ARGUMENT_UNKNOWN;
        }
        // Decided: answered.
        events.paymentToldDue(
                answer,
                terminals.nextOutput(inquiry.origin),
                paymentId,
                stories.state(story),
                stories.reason(story),
                stories.endedSequence(story),
                stories.reference(story, reference));
        return RejectReason.NONE;
    }

    private void tellWaiting(Inquiry inquiry, int place) {
        WaitingPayments waiting = azips.waiting();
        azips.references().reference(waiting.reference(place), reference);
        tellPending(inquiry, waiting.id(place), PaymentState.WAITING);
        events.whileItWaits(
                waiting.bearer(place),
                azips.causes(place),
                waiting.priority(place),
                ahead(place),
                azips.shortfall(place),
                waiting.amount(place),
                waiting.valueDate(place),
                PaymentType.get((short) waiting.type(place)),
                accounts.currency(waiting.debit(place)));
    }

    private void tellKept(Inquiry inquiry, int place) {
        KeptPayments kept = azips.kept();
        kept.reference(place, reference);
        tellPending(inquiry, kept.id(place), PaymentState.FUTURE_DATED);
        events.whileItWaits(
                kept.bearer(place),
                WaitCause.VALUE_DATE_AHEAD,
                kept.priority(place),
                0,
                0,
                kept.amount(place),
                kept.valueDate(place),
                PaymentType.get((short) kept.type(place)),
                accounts.currency(kept.debit(place)));
    }

    private void tellPending(Inquiry inquiry, long paymentId, PaymentState state) {
        events.paymentToldDue(answer, terminals.nextOutput(inquiry.origin), paymentId, state, 0, 0, reference);
    }

    /** By the sender's reference, of this AZIPS day or of a value date ahead; else by ours. */
    private long paymentId(Inquiry inquiry) {
        long id = azips.paymentOf(inquiry.origin.participantId, inquiry.meant);
        if (id != 0) {
            return id;
        }
        inquiry.meant.write(ours, 0);
        return OurReference.paymentId(ours, 0);
    }

    private int ahead(int place) {
        return Math.min(azips.waiting().countBefore(place), MAX_AHEAD);
    }

    /** A field's tag as its eight bytes lie in memory. */
    private static long tag(String name) {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[Long.BYTES]);
        bytes.putStringWithoutLengthAscii(0, name);
        return bytes.getLong(0);
    }
}
