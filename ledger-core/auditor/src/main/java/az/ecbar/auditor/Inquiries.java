package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.ACCOUNT_CLOSED;
import static az.ecbar.reason.RejectReason.ACCOUNT_UNKNOWN;
import static az.ecbar.reason.RejectReason.ANSWERS_TOO_MANY;
import static az.ecbar.reason.RejectReason.ARGUMENT_UNKNOWN;
import static az.ecbar.reason.RejectReason.AUTHORITY_MISSING;
import static az.ecbar.reason.RejectReason.DAY_NOT_OPEN;
import static az.ecbar.reason.RejectReason.NONE;
import static az.ecbar.reason.RejectReason.SENDER_NOT_OF_SESSION;
import static az.ecbar.reason.RejectReason.STATEMENT_NOT_YET;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * 4.20 to 4.25: what a bank asks about its own accounts and payments, and what it may ask of others (4.19), is answered as of its inquiry; what cannot be
 * answered is refused by SMT900 that names the field (4.24). How many entries a page has is not the regulation's.
 */
final class Inquiries {
    private static final int MAX_COUNTED_AHEAD = 256;

    /** How many payments to be written off are told one by one is not the regulation's. */
    private static final int MAX_WAITING_TOLD = 240;

    private final State state;
    /** By inquiry: the page that was sent last, of answers that are not complete. */
    private final Map<Long, Event.AccountPageDue> open = new HashMap<>();

    /** By inquiry: the entries that all its pages must show. */
    private final Map<Long, Integer> linesAsked = new HashMap<>();

    Inquiries(State state) {
        this.state = state;
    }

    void answer(Input input, Command.SubmitInquiry inquiry) {
        if (state.directory
                .byBic(inquiry.senderBic())
                .filter(input.sender()::equals)
                .isEmpty()) {
            refuse(input, inquiry, SENDER_NOT_OF_SESSION, "");
            return;
        }
        if (inquiry.report() == AccountReport.PAYMENT) {
            tellPayment(input, inquiry);
            return;
        }
        Optional<Account> account = state.directory.settlementAccount(inquiry.account(), inquiry.currency());
        RejectReason reason = refusal(input, inquiry, account);
        if (reason == NONE && isRefused(ANSWERS_TOO_MANY)) {
            // Only what is longer than one command may be, while others are on their way.
            if (open.isEmpty()) {
                state.findings.add("4.20", "an answer, while nobody waits for another one", "refused as too many");
            }
            reason = ANSWERS_TOO_MANY;
        }
        if (reason == NONE) {
            tell(input, inquiry, account.orElseThrow());
        } else {
            boolean isOfAccount = reason == ACCOUNT_UNKNOWN || reason == AUTHORITY_MISSING || reason == ACCOUNT_CLOSED;
            refuse(input, inquiry, reason, isOfAccount ? "25" : reason == STATEMENT_NOT_YET ? "12" : "");
        }
    }

    private RejectReason refusal(Input input, Command.SubmitInquiry inquiry, Optional<Account> account) {
        if (state.day.date() == 0) {
            return DAY_NOT_OPEN;
        }
        if (account.isEmpty()) {
            return ACCOUNT_UNKNOWN;
        }
        AuthorityScope scope =
                inquiry.report() == AccountReport.STATEMENT ? AuthorityScope.STATEMENT : AuthorityScope.QUERY;
        boolean isOwner = account.get().owner == input.sender();
        if (!isOwner && !state.authorities.allows(account.get(), input.sender(), scope)) {
            return AUTHORITY_MISSING;
        }
        if (account.get().isClosed && inquiry.report() != AccountReport.STATEMENT) {
            return ACCOUNT_CLOSED;
        }
        boolean isTooEarly = inquiry.report() == AccountReport.STATEMENT && account.get().statedDate == 0;
        return isTooEarly ? STATEMENT_NOT_YET : NONE;
    }

    private boolean isRefused(RejectReason reason) {
        return state.evidence
                .first(Event.NoticeDue.class, notice -> notice.reason() == reason.code())
                .isPresent();
    }

    private void refuse(Input input, Command.SubmitInquiry inquiry, RejectReason reason, String tag) {
        Event.Meant meant = new Event.Meant(
                0, input.bytesSequence(), BigDecimal.ZERO, 0, PaymentType.NULL_VAL, "", inquiry.reference(), tag);
        state.evidence.expect(
                "4.24",
                new Event.NoticeDue(
                        input.terminal().address,
                        NoticeKind.REFUSED,
                        meant,
                        Event.Booked.NOTHING,
                        Event.NoticeDue.NOBODY,
                        reason.code(),
                        Set.of(),
                        Event.NoticeDue.NO_PRIORITY,
                        state.timeNs));
    }

    /** Expects the first page; those after it follow from it. */
    private void tell(Input input, Command.SubmitInquiry inquiry, Account account) {
        boolean isLast = inquiry.report() == AccountReport.STATEMENT;
        int lines = isLast ? account.statedLines : account.statedDate == state.day.date() ? 0 : account.entries;
        List<Payment> waiting = state.payments.waitingAt(account);
        boolean isPending = inquiry.report() == AccountReport.PENDING;
        boolean isOfMovements = inquiry.report() == AccountReport.MOVEMENTS;
        Event.Standing standing = new Event.Standing(
                isLast ? BigDecimal.ZERO : account.held(),
                inquiry.floor(),
                isPending || isOfMovements ? waiting.size() : 0,
                isPending || isOfMovements ? Payments.sum(waiting) : BigDecimal.ZERO,
                isPending ? causes(account) : Set.of());
        if (isOfMovements) {
            tellWaiting(waiting);
        }
        Optional<Event.AccountPageDue> told =
                state.evidence.first(Event.AccountPageDue.class, page -> page.inquirySequence() == state.sequence);
        Event.Page page = told.map(Event.AccountPageDue::page).orElse(new Event.Page(1, 1, 0, lines));
        Event.AccountPageDue first = new Event.AccountPageDue(
                input.terminal().address,
                inquiry.report(),
                state.sequence,
                state.timeNs,
                account.id,
                isLast ? account.statedDate : state.day.date(),
                isLast ? account.statedNumber : state.statements.nextNumber(account),
                new Event.Page(1, page.pages(), 0, page.lines()),
                openingDate(account, isLast),
                isLast ? account.statedOpening : account.statedBalance,
                isLast ? account.statedBalance : account.balance,
                account.currency,
                inquiry.reference(),
                standing);
        state.evidence.expect("4.20", first);
        linesAsked.put(state.sequence, isPending ? 0 : lines);
        follow(first);
    }

    /** What holds its owner or itself. */
    private static Set<StatusCause> causes(Account account) {
        Set<StatusCause> causes = new HashSet<>(account.owner.causes);
        if (account.isSeized()) {
            causes.add(StatusCause.SEIZURE);
        }
        return causes;
    }

    /** 4.21: what is to be written off, in the order in which it goes. */
    private void tellWaiting(List<Payment> waiting) {
        List<Event.WaitingPaymentTold> expected = waiting.stream()
                .limit(MAX_WAITING_TOLD)
                .map(payment -> new Event.WaitingPaymentTold(
                        state.sequence,
                        payment.id,
                        payment.amount(),
                        payment.valueDate(),
                        payment.priority,
                        payment.instruction.type(),
                        payment.instruction.reference()))
                .toList();
        List<Event.WaitingPaymentTold> told = state.evidence.all(Event.WaitingPaymentTold.class);
        if (!told.equals(expected)) {
            state.findings.add("4.21", expected.toString(), told.toString());
        }
        told.forEach(state.evidence::strike);
    }

    private int openingDate(Account account, boolean isLast) {
        if (isLast) {
            return account.statedOpeningDate;
        }
        return account.statedDate == 0 ? state.day.date() : account.statedDate;
    }

    /** A further page of an answer, by this command or by a later one. */
    void goOn(Event.AccountPageDue told) {
        Event.AccountPageDue before = open.get(told.inquirySequence());
        if (before == null) {
            return;
        }
        Event.Page page = before.page();
        // What waits is told with the inquiry, not later.
        Event.Standing asked = before.standing();
        Event.Standing standing = state.sequence == before.inquirySequence()
                ? asked
                : new Event.Standing(asked.held(), asked.floor(), 0, BigDecimal.ZERO, Set.of());
        Event.AccountPageDue next = new Event.AccountPageDue(
                before.to(),
                before.report(),
                before.inquirySequence(),
                before.timeNs(),
                before.accountId(),
                before.date(),
                before.number(),
                new Event.Page(
                        page.page() + 1,
                        page.pages(),
                        page.firstLine() + page.lines(),
                        told.page().lines()),
                before.openingDate(),
                before.opening(),
                before.closing(),
                before.currency(),
                before.reference(),
                standing);
        state.evidence.expect("4.20", next);
        follow(next);
    }

    private void follow(Event.AccountPageDue sent) {
        Event.Page page = sent.page();
        int lines = linesAsked.getOrDefault(sent.inquirySequence(), 0);
        int shown = page.firstLine() + page.lines();
        boolean isLast = page.page() >= page.pages();
        // A page of movements may tell of what waits alone.
        boolean isOfMovements = sent.report() == AccountReport.MOVEMENTS;
        boolean isEmpty = !isOfMovements && lines > 0 && page.lines() == 0;
        boolean isRight = isLast ? shown == lines : isOfMovements ? shown <= lines : shown < lines;
        if (isEmpty || page.lines() < 0 || !isRight) {
            state.findings.add("4.20", lines + " entries on the pages, one at least on each", page.toString());
        }
        if (isLast) {
            open.remove(sent.inquirySequence());
            linesAsked.remove(sent.inquirySequence());
        } else {
            open.put(sent.inquirySequence(), sent);
        }
    }

    /** 4.23: a payment that the sender itself sent; one that was never accepted is told as refused. */
    private void tellPayment(Input input, Command.SubmitInquiry inquiry) {
        Optional<Event.PaymentToldDue> told =
                state.evidence.first(Event.PaymentToldDue.class, event -> event.inquirySequence() == state.sequence);
        Optional<Payment> meant = meant(input, inquiry).filter(payment -> payment.issuer() == input.sender());
        if (told.isEmpty()) {
            if (meant.isPresent()) {
                state.findings.add("4.23", meant.get() + " to be told", "it was not");
            }
            refuse(input, inquiry, ARGUMENT_UNKNOWN, "21");
            return;
        }
        if (meant.isEmpty()) {
            state.evidence.strike(told.get());
            if (told.get().paymentState() != PaymentState.REFUSED) {
                state.findings.add(
                        "4.23",
                        "nothing of a payment that there is not",
                        told.get().toString());
            }
            return;
        }
        state.evidence.expect("4.23", told(input, inquiry, meant.get(), told.get()));
    }

    /** The sender's own number goes before ours: of this day, else of a payment whose value date is to come. */
    private Optional<Payment> meant(Input input, Command.SubmitInquiry inquiry) {
        String meant = inquiry.meant();
        int today = state.day.date();
        Optional<Payment> named = state.payments
                .find(input.sender(), meant, today)
                .or(() -> last(input, meant, payment -> payment.state == Payment.State.KEPT))
                .or(() -> last(input, meant, payment -> payment.valueDate() > today));
        boolean isOurs = meant.matches("A[0-9]{15}") && Long.parseLong(meant.substring(1)) != 0;
        return named.isPresent() || !isOurs ? named : state.payments.find(Long.parseLong(meant.substring(1)));
    }

    private Optional<Payment> last(Input input, String number, Predicate<Payment> isSuch) {
        return state.payments.of(input.sender(), number).stream()
                .filter(isSuch)
                .max(Comparator.comparingLong(payment -> payment.id));
    }

    private Event.PaymentToldDue told(
            Input input, Command.SubmitInquiry inquiry, Payment payment, Event.PaymentToldDue told) {
        boolean isWaiting = payment.isWaiting();
        boolean isKept = payment.state == Payment.State.KEPT;
        List<Payment> ahead = isWaiting ? state.payments.aheadOf(payment) : List.of();
        BigDecimal lacking = Payments.sum(ahead).add(payment.amount()).subtract(payment.debit.available());
        // Of very many ahead the sum is told up to a bound.
        BigDecimal shortfall = ahead.size() < MAX_COUNTED_AHEAD ? lacking.max(BigDecimal.ZERO) : told.shortfall();
        return new Event.PaymentToldDue(
                input.terminal().address,
                state.sequence,
                state.timeNs,
                payment.id,
                switch (payment.state) {
                    case KEPT -> PaymentState.FUTURE_DATED;
                    case WAITING -> PaymentState.WAITING;
                    case SETTLED -> PaymentState.SETTLED;
                    case ANNULLED -> PaymentState.ANNULLED;
                },
                isWaiting
                        ? Settlement.causes(payment, ahead, shortfall)
                        : isKept ? Set.of(WaitCause.VALUE_DATE_AHEAD) : Set.of(),
                payment.isPending() ? payment.priority : -1,
                Math.min(ahead.size(), MAX_COUNTED_AHEAD),
                isWaiting ? shortfall : BigDecimal.ZERO,
                payment.isPending() ? payment.amount() : BigDecimal.ZERO,
                payment.instruction.reference(),
                inquiry.reference());
    }
}
