package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.AMOUNT_TOO_LARGE;
import static az.ecbar.reason.RejectReason.BALANCE_LIMIT;
import static az.ecbar.reason.RejectReason.BENEFICIARY_FULL_AT_END_OF_DAY;
import static az.ecbar.reason.RejectReason.BENEFICIARY_GONE;
import static az.ecbar.reason.RejectReason.HELD_AT_END_OF_DAY;
import static az.ecbar.reason.RejectReason.ISSUER_GONE;
import static az.ecbar.reason.RejectReason.SYSTEM_SUSPENDED_AT_END_OF_DAY;
import static az.ecbar.reason.RejectReason.UNFUNDED_AT_END_OF_DAY;
import static az.ecbar.reason.RejectReason.VALUE_DATE_NOT_BUSINESS_DAY;
import static az.ecbar.reason.RejectReason.VALUE_DATE_PAST;

import az.ecbar.schema.JobKind;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a payment instruction: refused (4.9), executed (4.10), waiting (4.12), released (4.11) or annulled (4.18, 7-10.6). */
final class Settlement {
    private final State state;
    private final Acceptance acceptance;

    Settlement(State state) {
        this.state = state;
        acceptance = new Acceptance(state);
    }

    /** A bank's payment instruction that was taken. */
    void submit(Input input, Command.SubmitPayment instruction) {
        Reasons reasons = acceptance.reasons(instruction, input.sender());
        Optional<Event.PaymentRefused> told =
                state.evidence.first(Event.PaymentRefused.class, refused -> refused.paymentId() == state.sequence);
        int reason = told.map(Event.PaymentRefused::reason).orElse(0);
        boolean isLawful = reasons.areKept("4.10", "payment " + state.sequence, reason, state.findings);
        if (reasons.isRefusalDue() || (isLawful && told.isPresent())) {
            refuse(input, instruction, reasons, told.isPresent() ? reason : reasons.first());
        } else {
            told.ifPresent(state.evidence::strike);
            accept(input, instruction);
        }
    }

    /** 4.9: SMT900; SMT701 where a participant is gone. */
    private void refuse(Input input, Command.SubmitPayment instruction, Reasons reasons, int reason) {
        state.day.refused++;
        state.evidence.expect(
                reasons.rule("4.9"),
                new Event.PaymentRefused(state.sequence, input.sender().id, reason, instruction.reference()));
        boolean isOfTheGone = reason == ISSUER_GONE.code() || reason == BENEFICIARY_GONE.code();
        state.notices.refused("4.9", input, isOfTheGone, instruction, reason);
    }

    /** 4.8.3, 4.9: what cannot be read takes its number and is answered. */
    void refuseUnread(Input input, int reason, String tag, String reference) {
        state.day.refused++;
        state.evidence.expect("4.9", new Event.PaymentRefused(state.sequence, input.sender().id, reason, reference));
        state.notices.unreadable(input, reference, tag, reason);
    }

    private void accept(Input input, Command.SubmitPayment instruction) {
        Account debit = state.directory
                .settlementAccount(instruction.debtorAccount(), instruction.currency())
                .orElseThrow();
        Account credit = acceptance.credited(instruction).orElseThrow();
        int date = state.transactionDate();
        int priority = instruction.priority() >= 0
                ? instruction.priority()
                : (int) state.rules.value(RuleId.PRIORITY_DEFAULT, date);
        Payment payment = new Payment(
                state.sequence,
                input.terminal().address.terminal(),
                input.bytesSequence(),
                debit,
                credit,
                priority,
                instruction);
        payment.suspendedOfSystem = state.day.suspended;
        state.payments.add(payment, date);
        state.day.accepted++;
        state.evidence.expect("4.10", accepted(payment));
        if (payment.valueDate() > date) {
            keep(payment);
        } else {
            executeOrWait(payment);
        }
    }

    /** 3.8: until its value date. */
    private void keep(Payment payment) {
        state.payments.keep(payment);
        state.evidence.expect("3.8", new Event.PaymentKept(payment.id, payment.valueDate()));
        payment.told = Set.of(WaitCause.VALUE_DATE_AHEAD);
        state.notices.waiting(payment, payment.told);
    }

    /** 3.8: the day of a kept payment is being opened; it stands among the others of its account, and is told nothing yet. */
    void enter(Event.PaymentDue told) {
        Optional<Payment> meant = state.payments.find(told.paymentId());
        boolean isDue = meant.filter(payment -> payment.state == Payment.State.KEPT
                        && payment.valueDate() == state.day.date()
                        && state.day.isOpening()
                        && !payment.isOfTheGone())
                .isPresent();
        if (isDue) {
            state.evidence.strike(told);
            meant.get().told = Set.of();
            startToWait(meant.get());
        }
    }

    /** 4.13: whenever the cause that is named is another one than it was told last, and once after it was let in. */
    void tell(Event.PaymentQueued told) {
        Optional<Payment> meant = state.payments.find(told.paymentId()).filter(Payment::isWaiting);
        if (meant.isEmpty()) {
            return;
        }
        Payment payment = meant.get();
        Event.PaymentQueued queued = queued(payment, state.payments.aheadOf(payment));
        if (WaitCause.named(queued.causes()).equals(WaitCause.named(payment.told))) {
            return;
        }
        state.evidence.expect("4.13", queued);
        payment.told = queued.causes();
        state.notices.waiting(payment, queued.causes());
    }

    /** 4.13: nobody waits untold, or told of another cause, but who is about to be executed. */
    void requireTold() {
        if (state.jobs.isSorting()) {
            return;
        }
        for (Payment payment : state.payments.waiting()) {
            Set<WaitCause> causes =
                    queued(payment, state.payments.aheadOf(payment)).causes();
            if (!causes.isEmpty() && !WaitCause.named(causes).equals(WaitCause.named(payment.told))) {
                state.findings.add("4.13", payment + " to be told " + causes, "told " + payment.told);
            }
        }
    }

    private static Event.PaymentAccepted accepted(Payment payment) {
        return new Event.PaymentAccepted(
                payment.id,
                payment.issuer().id,
                payment.beneficiary().id,
                payment.debit.id,
                payment.credit.id,
                payment.amount(),
                payment.instruction.valueDate(),
                payment.priority,
                payment.instruction.type(),
                payment.instruction.currency(),
                payment.instruction.reference());
    }

    /**
     * 4.11: it waits behind what is earlier or more urgent, though funds would suffice; 4.12.2: or for funds; 4.12.1: or
     * because of either side, and of the other one so that others may pass.
     */
    private void executeOrWait(Payment payment) {
        List<Payment> ahead = state.payments.aheadOf(payment);
        List<Payment> aliveAhead =
                ahead.stream().filter(one -> !one.isOfTheGone()).toList();
        // While payments of the gone are being annulled one by one, they may still be counted or not.
        List<Payment> counted = aliveAhead;
        if (ahead.size() != aliveAhead.size()
                && state.evidence.all(Event.PaymentQueued.class).contains(queued(payment, ahead))) {
            counted = ahead;
        }
        boolean isBehind = waitsBehindAside(payment, counted);
        if (counted.isEmpty()
                && !isBehind
                && isFunded(payment)
                && payment.stops().isEmpty()) {
            execute(payment, false);
            return;
        }
        payment.isAside = payment.isHeldByOther();
        startToWait(payment);
        Event.PaymentQueued queued = isBehind ? behind(queued(payment, counted)) : queued(payment, counted);
        payment.told = queued.causes();
        state.evidence.expect("4.12.2", queued);
        state.notices.waiting(payment, queued.causes());
    }

    /**
     * 4.11: it must wait behind what stood aside and is no more stopped; it may behind any that stands aside while the ledger
     * goes on looking which ones those are.
     */
    private boolean waitsBehindAside(Payment payment, List<Payment> counted) {
        boolean isTold = state.evidence.all(Event.PaymentQueued.class).contains(behind(queued(payment, counted)));
        boolean may =
                state.jobs.isSorting() && !state.payments.asidesAheadOf(payment).isEmpty();
        boolean must = state.payments.overtakenBy(payment).isPresent()
                && payment.stops().isEmpty()
                && isFunded(payment);
        return (may && isTold) || must;
    }

    private static Event.PaymentQueued behind(Event.PaymentQueued queued) {
        Set<WaitCause> causes = EnumSet.of(WaitCause.BEHIND_EARLIER);
        causes.addAll(queued.causes());
        return new Event.PaymentQueued(queued.paymentId(), causes, queued.shortfall());
    }

    private void startToWait(Payment payment) {
        if (acceptance.isTooMuchWaiting(payment.debit, payment.amount())) {
            state.findings.add("4.22", "no more to wait at " + payment.debit + " than can be told", payment + " waits");
        }
        state.payments.startToWait(payment);
    }

    private static Event.PaymentQueued queued(Payment payment, List<Payment> ahead) {
        BigDecimal shortfall = Payments.sum(ahead).add(payment.amount()).subtract(payment.debit.available());
        return new Event.PaymentQueued(payment.id, causes(payment, ahead, shortfall), shortfall.max(BigDecimal.ZERO));
    }

    /** The causes that hold: what stops it by itself, 4.12.2 if what is available does not cover it and all ahead of it, 4.11 if anything is ahead. */
    static Set<WaitCause> causes(Payment payment, List<Payment> ahead, BigDecimal shortfall) {
        Set<WaitCause> causes = EnumSet.noneOf(WaitCause.class);
        causes.addAll(payment.stops());
        // What exceeds the rest of a seized account waits for 4.12.1; for funds too, if they lacked without the
        // seizure.
        if (shortfall.signum() > 0 && payment.debit.isSeized()) {
            causes.add(WaitCause.SEIZURE_OR_SUSPENSION);
        }
        if (shortfall.compareTo(payment.debit.seized()) > 0) {
            causes.add(WaitCause.LACK_OF_FUNDS);
        }
        if (!ahead.isEmpty()) {
            causes.add(WaitCause.BEHIND_EARLIER);
        }
        return causes;
    }

    private static boolean isFunded(Payment payment) {
        return payment.debit.available().compareTo(payment.amount()) >= 0;
    }

    /** 4.10: debit, credit, the notices to both sides; final and irrevocable (3.3). */
    private void execute(Payment payment, boolean hasWaited) {
        state.payments.end(payment, Payment.State.SETTLED);
        state.day.settled++;
        if (payment.raisesLimit()) {
            state.ipsLimits.raise(payment);
            state.evidence.expect("5-1.7.1", new Event.PaymentSettled(payment.id, hasWaited));
            state.notices.raised(payment);
            return;
        }
        if (payment.debit.currency.equals("AZN")) {
            state.day.settledAmount = state.day.settledAmount.add(payment.amount());
        }
        state.books.book("4.10.1", payment.id, payment.debit, payment.credit, payment.amount());
        state.evidence.expect("4.10.1", new Event.PaymentSettled(payment.id, hasWaited));
        state.notices.executed(payment);
    }

    /** The ledger released a waiting payment: it must be its turn. */
    void release(Event.PaymentSettled told) {
        state.payments.find(told.paymentId()).filter(Payment::isWaiting).ifPresent(this::release);
    }

    private void release(Payment payment) {
        List<Payment> ahead = state.payments.aheadOf(payment).stream()
                .filter(one -> !one.isOfTheGone())
                .toList();
        if (!ahead.isEmpty()) {
            state.findings.add("4.11", ahead.getFirst() + " to be executed first", payment + " executed");
        }
        state.payments
                .overtakenBy(payment)
                .ifPresent(one -> state.findings.add("4.11", one + " to be executed first", payment + " executed"));
        if (state.day.isOpening()) {
            state.findings.add("4.11", payment + " to wait for the day to be open", "executed");
        }
        if (payment.isOfTheGone()) {
            state.findings.add("7-10.6", payment + " to be cancelled, as a participant is gone", "executed");
        }
        if (!payment.stops().isEmpty() || payment.isAside) {
            state.findings.add("4.12.1", payment + " to wait, for " + payment.stops(), "executed");
        }
        if (!isFunded(payment)) {
            state.findings.add("4.12.2", payment + " to wait, with " + payment.debit.available(), "executed");
            return;
        }
        execute(payment, true);
    }

    /** The ledger annulled a waiting payment: one of the reasons for it must hold. */
    void annul(Event.PaymentAnnulled told) {
        state.payments.find(told.paymentId()).filter(Payment::isPending).ifPresent(payment -> annul(payment, told));
    }

    private void annul(Payment payment, Event.PaymentAnnulled told) {
        if (state.day.isClosing()) {
            state.day.judgeClose();
        }
        Reasons reasons = new Reasons()
                .when(payment.issuer().isGone(), ISSUER_GONE, "7-10.6")
                .when(payment.beneficiary().isGone(), BENEFICIARY_GONE, "7-10.6")
                .when(state.day.isClosing() && payment.isUnfundedAtClose, UNFUNDED_AT_END_OF_DAY, "4.18")
                .when(
                        state.day.isClosing() && payment.heldAtClose.contains(WaitCause.SYSTEM_SUSPENDED),
                        SYSTEM_SUSPENDED_AT_END_OF_DAY,
                        "4.18")
                .when(
                        state.day.isClosing() && payment.heldAtClose.contains(WaitCause.SEIZURE_OR_SUSPENSION),
                        HELD_AT_END_OF_DAY,
                        "4.18")
                .when(
                        state.day.isClosing() && payment.heldAtClose.contains(WaitCause.BENEFICIARY_FULL),
                        BENEFICIARY_FULL_AT_END_OF_DAY,
                        "4.18")
                .perhaps(
                        payment.state == Payment.State.KEPT
                                && acceptance.isTooMuchWaiting(payment.debit, payment.amount()),
                        BALANCE_LIMIT);
        if (payment.state == Payment.State.KEPT) {
            addOfValueDate(reasons, payment);
        }
        if (!reasons.allows(told.reason())) {
            state.findings.add(
                    reasons.rule("4.18"), payment + " annulled for " + reasons + " or not at all", told.toString());
        }
        state.payments.end(payment, Payment.State.ANNULLED);
        state.day.countAnnulled();
        state.evidence.strike(told);
        state.notices.annulled(reasons.rule("4.18"), payment, told.reason());
    }

    /** 4.8.1: it is not moved to another day; what else is checked again on its day. */
    private void addOfValueDate(Reasons reasons, Payment payment) {
        BigDecimal largest = Values.money(state.rules.value(RuleId.AMOUNT_MAX_MINOR, state.transactionDate()));
        reasons.when(isOfNoDay(payment), VALUE_DATE_NOT_BUSINESS_DAY, "4.8.1")
                .when(state.day.isOpening() && payment.valueDate() < state.day.date(), VALUE_DATE_PAST, "4.8.1")
                .when(state.day.isOpening() && payment.amount().compareTo(largest) > 0, AMOUNT_TOO_LARGE, "4.8.3");
    }

    private boolean isOfNoDay(Payment payment) {
        return !state.dates.isBusinessDay(payment.valueDate()) && payment.valueDate() != state.day.date();
    }

    /** After every command: whatever can be executed has been, unless the ledger said that it goes on releasing (4.10, 4.11). */
    void requireReleased() {
        if (!state.jobs.isRunning(JobKind.ANNUL_OF_PARTICIPANT)) {
            state.payments.waiting().stream().filter(Payment::isOfTheGone).forEach(this::cancelUntold);
            state.payments.kept().stream().filter(Payment::isOfTheGone).forEach(this::cancelUntold);
        }
        if (!state.jobs.isRunning(JobKind.ANNUL_OF_VALUE_DATE)) {
            for (Payment payment : state.payments.kept()) {
                if (isOfNoDay(payment)) {
                    state.findings.add("4.8.1", payment + " to be annulled, as its value date is no day", "kept");
                    state.payments.end(payment, Payment.State.ANNULLED);
                }
            }
        }
        boolean goesOn = state.jobs.isSorting();
        if (!state.day.isOpen() || goesOn) {
            return;
        }
        Optional<Payment> due = firstThatIsDue();
        while (due.isPresent()) {
            Payment payment = due.get();
            state.findings.add("4.10", payment + " to be executed, with " + payment.debit.available(), "it waits on");
            execute(payment, true);
            due = firstThatIsDue();
        }
    }

    /** At the head of its line, and funded. */
    private Optional<Payment> firstThatIsDue() {
        return state.directory.accounts.stream()
                .flatMap(account -> state.payments.headOf(account).stream())
                .filter(payment -> !payment.isOfTheGone() && isFunded(payment))
                .filter(payment -> payment.stops().isEmpty() && !payment.isBeyondTelling())
                .findFirst();
    }

    private void cancelUntold(Payment payment) {
        state.findings.add("7-10.6", payment + " to be cancelled, as a participant is gone", "it waits on");
        state.payments.end(payment, Payment.State.ANNULLED);
    }
}
