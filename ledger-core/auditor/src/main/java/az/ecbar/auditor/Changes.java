package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.AFTER_CUT_OFF;
import static az.ecbar.reason.RejectReason.CANCELLED_BY_SENDER;
import static az.ecbar.reason.RejectReason.DAY_NOT_OPEN;
import static az.ecbar.reason.RejectReason.PAYMENT_ANNULLED;
import static az.ecbar.reason.RejectReason.PAYMENT_SETTLED;
import static az.ecbar.reason.RejectReason.PAYMENT_UNKNOWN;
import static az.ecbar.reason.RejectReason.PRIORITY_NOT_ALLOWED;
import static az.ecbar.reason.RejectReason.REQUEST_AMBIGUOUS;
import static az.ecbar.reason.RejectReason.SENDER_NOT_OF_SESSION;

import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a sender may do with a payment of its own that is pending: change its priority (4.14), cancel it (4.16). */
final class Changes {
    private final State state;

    Changes(State state) {
        this.state = state;
    }

    /** A request that was taken. */
    void judge(Input input, Command.ChangePayment request) {
        Optional<Payment> meant = meant(input.sender(), request);
        Reasons reasons = reasons(input, request, meant);
        Optional<Event.ChangeRefused> told = state.evidence.first(Event.ChangeRefused.class, _ -> true);
        int reason = told.map(Event.ChangeRefused::reason).orElse(0);
        boolean isLawful = reasons.areKept("4.14", "request " + state.sequence, reason, state.findings);
        if (reasons.isRefusalDue() || (isLawful && told.isPresent())) {
            refuse(input, request, told.isPresent() ? reason : reasons.first());
            return;
        }
        told.ifPresent(state.evidence::strike);
        if (isCancellation(request)) {
            cancel(input, meant.orElseThrow());
        } else {
            changePriority(input, meant.orElseThrow(), request.priority());
        }
    }

    private static boolean isCancellation(Command.ChangePayment request) {
        return request.change() == PaymentChange.CANCELLATION;
    }

    /**
     * Of the sender's own payments that which has the number, and the value date if one is given; without one that which is
     * pending, else what ended of today or later. One of somebody else does not exist for it.
     */
    Optional<Payment> meant(Participant sender, Command.ChangePayment request) {
        // Of the day that is held, or was held last: while none is open nothing is changed.
        int today = state.day.date();
        List<Payment> named = state.payments.of(sender, request.paymentReference()).stream()
                .filter(payment -> payment.valueDate() >= today)
                .filter(payment -> request.valueDate() == 0 || request.valueDate() == payment.valueDate())
                .toList();
        return named.stream()
                .filter(Payment::isPending)
                .findFirst()
                .or(() -> named.stream()
                        .filter(payment -> payment.valueDate() == today)
                        .findFirst())
                .or(() -> named.stream().findFirst());
    }

    private boolean isAmbiguous(Input input, Command.ChangePayment request) {
        return request.valueDate() == 0
                && state.payments.of(input.sender(), request.paymentReference()).stream()
                                .filter(Payment::isPending)
                                .count()
                        > 1;
    }

    private Reasons reasons(Input input, Command.ChangePayment request, Optional<Payment> meant) {
        String rule = isCancellation(request) ? "4.17" : "4.15";
        boolean isOtherBic = state.directory
                .byBic(request.senderBic())
                .filter(input.sender()::equals)
                .isEmpty();
        long first =
                input.sender().isCentralBank() ? 0 : state.rules.value(RuleId.PRIORITY_FIRST, state.transactionDate());
        long last = state.rules.value(RuleId.PRIORITY_LAST, state.transactionDate());
        return new Reasons()
                .when(!state.day.isOpen(), DAY_NOT_OPEN, "3.7")
                .when(state.timetable.isChangeLate(), AFTER_CUT_OFF, "3.5")
                .when(isOtherBic, SENDER_NOT_OF_SESSION, rule)
                .when(
                        !isCancellation(request) && (request.priority() < first || request.priority() > last),
                        PRIORITY_NOT_ALLOWED,
                        "4.11")
                .when(isAmbiguous(input, request), REQUEST_AMBIGUOUS, rule)
                .when(meant.isEmpty(), PAYMENT_UNKNOWN, rule)
                .when(meant.filter(one -> one.state == Payment.State.SETTLED).isPresent(), PAYMENT_SETTLED, rule)
                .when(meant.filter(one -> one.state == Payment.State.ANNULLED).isPresent(), PAYMENT_ANNULLED, rule);
    }

    /** 4.15, 4.17. */
    private void refuse(Input input, Command.ChangePayment request, int reason) {
        boolean isCancellation = isCancellation(request);
        String rule = isCancellation ? "4.17" : "4.15";
        state.evidence.expect(
                rule,
                new Event.ChangeRefused(
                        input.sender().id, request.change(), reason, request.reference(), request.paymentReference()));
        NoticeKind kind = isCancellation ? NoticeKind.NOT_CANCELLED : NoticeKind.PRIORITY_NOT_CHANGED;
        state.notices.changeRefused(rule, input, kind, request.reference(), reason);
    }

    /** 4.16: to the terminal that sent the payment, and to that which asked if it is another one. */
    private void cancel(Input input, Payment payment) {
        int reason = CANCELLED_BY_SENDER.code();
        state.payments.end(payment, Payment.State.ANNULLED);
        state.day.countAnnulled();
        state.evidence.expect("4.16", new Event.PaymentAnnulled(payment.id, reason));
        state.notices.annulled("4.16", payment, reason);
        char asking = input.terminal().address.terminal();
        if (asking != payment.terminal) {
            state.notices.annulled("4.16", payment, asking, reason);
        }
    }

    /** 4.14: its arrival is kept. What it waits for is told anew; nothing new if it is the next to be executed. */
    private void changePriority(Input input, Payment payment, int priority) {
        state.payments.changePriority(payment, priority);
        state.evidence.expect("4.14", new Event.PriorityChanged(payment.id, priority));
        if (payment.isWaiting()) {
            payment.told = toldOf(payment);
        }
        state.notices.waiting("4.14", payment, payment.terminal, payment.told);
        char asking = input.terminal().address.terminal();
        if (asking != payment.terminal) {
            state.notices.waiting("4.14", payment, asking, payment.told);
        }
    }

    /** What it waits for now; what it was told if it is the next to be executed, and then 4.11 if that is nothing yet. */
    private Set<WaitCause> toldOf(Payment payment) {
        List<Payment> ahead = state.payments.aheadOf(payment);
        BigDecimal lacking = Payments.sum(ahead).add(payment.amount()).subtract(payment.debit.available());
        Set<WaitCause> causes = Settlement.causes(payment, ahead, lacking);
        if (!causes.isEmpty()) {
            return causes;
        }
        return payment.told.isEmpty() ? Set.of(WaitCause.BEHIND_EARLIER) : payment.told;
    }
}
