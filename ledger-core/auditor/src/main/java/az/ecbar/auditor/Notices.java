package az.ecbar.auditor;

import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.util.Set;

/** What is due to whom, each notice once: expects it among the events. */
final class Notices {
    private final State state;

    Notices(State state) {
        this.state = state;
    }

    /** 4.10.2, 4.19: what the two sides of an executed payment are sent. */
    void executed(Payment payment) {
        debited(payment);
        credited(payment);
    }

    /** The issuer's side, as its account stands now. */
    void debited(Payment payment) {
        Participant beneficiary = payment.beneficiary();
        Event.Address sender = new Event.Address(payment.issuer().id, payment.terminal);
        booked("4.19", sender, NoticeKind.DEBIT_ADVICE, payment, payment.debit, beneficiary.id);
        if (isExecutionNoticeRequired(payment)) {
            told("4.10.2", sender, NoticeKind.EXECUTED, payment, beneficiary.id);
        }
        for (Participant other : state.authorities.holders(payment.debit, AuthorityScope.ADVICE)) {
            Event.Address to = new Event.Address(other.id, other.terminal());
            booked("4.19", to, NoticeKind.DEBIT_TOLD_BY_AUTHORITY, payment, payment.debit, beneficiary.id);
        }
    }

    /** The beneficiary's side, as its account stands now. */
    void credited(Payment payment) {
        Participant issuer = payment.issuer();
        Participant beneficiary = payment.beneficiary();
        Event.Address receiver = new Event.Address(beneficiary.id, beneficiary.terminal());
        told("4.10.2", receiver, NoticeKind.FORWARDED_PAYMENT, payment, issuer.id);
        booked("4.19", receiver, NoticeKind.CREDIT_ADVICE, payment, payment.credit, issuer.id);
        for (Participant other : state.authorities.holders(payment.credit, AuthorityScope.ADVICE)) {
            Event.Address to = new Event.Address(other.id, other.terminal());
            booked("4.19", to, NoticeKind.CREDIT_TOLD_BY_AUTHORITY, payment, payment.credit, issuer.id);
        }
    }

    /** 5-1.7.1: SMT012, whatever the profile says. */
    void raised(Payment payment) {
        Participant issuer = payment.issuer();
        told("5-1.7.1", new Event.Address(issuer.id, payment.terminal), NoticeKind.EXECUTED, payment, issuer.id);
    }

    /** 5-1.7.4, 4.19: what an adjustment entered on an account, as that stands now. */
    void adjusted(Account account, BigDecimal signed) {
        Command.Booking entry =
                new Command.Booking(account.system, account.currency, account.number, "", signed.abs(), "");
        bookedByCentralBank(account, signed.signum() > 0, entry);
    }

    /** 4.10.2 'if required': what the message asks or waives, else what the issuer wants, else the rule set. */
    private boolean isExecutionNoticeRequired(Payment payment) {
        Command.SubmitPayment instruction = payment.instruction;
        if (instruction.isNoticeAsked() != instruction.isNoticeWaived()) {
            return instruction.isNoticeAsked();
        }
        if (instruction.isNoticeAsked()) {
            // Asked and waived at once: no rule decides, so what was done is right.
            return state.evidence
                    .first(
                            Event.NoticeDue.class,
                            notice -> notice.kind() == NoticeKind.EXECUTED
                                    && notice.meant().paymentId() == payment.id)
                    .isPresent();
        }
        long byDefault = state.rules.value(RuleId.EXECUTION_NOTICE_DEFAULT, state.transactionDate());
        return payment.issuer().isExecutionNoticeWanted.orElse(byDefault != 0);
    }

    private void booked(
            String rule, Event.Address to, NoticeKind kind, Payment payment, Account account, int counterpartyId) {
        Event.Booked booked = new Event.Booked(account.id, account.balance);
        expect(rule, to, kind, meant(payment.id, payment.inputSequence, payment.instruction), booked, counterpartyId);
    }

    private void told(String rule, Event.Address to, NoticeKind kind, Payment payment, int counterpartyId) {
        Event.Meant meant = meant(payment.id, payment.inputSequence, payment.instruction);
        expect(rule, to, kind, meant, Event.Booked.NOTHING, counterpartyId);
    }

    private void expect(
            String rule,
            Event.Address to,
            NoticeKind kind,
            Event.Meant meant,
            Event.Booked booked,
            int counterpartyId) {
        state.evidence.expect(
                rule,
                new Event.NoticeDue(
                        to,
                        kind,
                        meant,
                        booked,
                        counterpartyId,
                        0,
                        Set.of(),
                        Event.NoticeDue.NO_PRIORITY,
                        state.timeNs));
    }

    /**
     * 4.19: the owner, and who has its authority, is advised of a booking that the Central Bank made on its account by its
     * own decision.
     */
    void bookedByCentralBank(Account account, boolean isCredit, Command.Booking booking) {
        bookedByCentralBank(
                account.owner, isCredit ? NoticeKind.CREDIT_ADVICE : NoticeKind.DEBIT_ADVICE, account, booking);
        for (Participant other : state.authorities.holders(account, AuthorityScope.ADVICE)) {
            NoticeKind kind = isCredit ? NoticeKind.CREDIT_TOLD_BY_AUTHORITY : NoticeKind.DEBIT_TOLD_BY_AUTHORITY;
            bookedByCentralBank(other, kind, account, booking);
        }
    }

    private void bookedByCentralBank(Participant receiver, NoticeKind kind, Account account, Command.Booking booking) {
        Event.Address to = new Event.Address(receiver.id, receiver.terminal());
        state.evidence
                .first(
                        Event.NoticeDue.class,
                        notice -> notice.to().equals(to)
                                && notice.kind() == kind
                                && notice.meant().paymentId() == 0
                                && notice.meant().amount().compareTo(booking.amount()) == 0
                                && notice.booked().equals(new Event.Booked(account.id, account.balance)))
                .ifPresentOrElse(
                        state.evidence::strike,
                        () -> state.findings.add(
                                "4.19", kind + " of " + booking.amount() + " to " + receiver, "no such event"));
    }

    /** 4.13, 4.14: what it waits for, and under which priority. */
    void waiting(Payment payment, Set<WaitCause> causes) {
        waiting("4.13", payment, payment.terminal, causes);
    }

    void waiting(String rule, Payment payment, char terminal, Set<WaitCause> causes) {
        toSender(rule, payment, terminal, NoticeKind.WAITING, 0, causes, payment.priority);
    }

    /** 4.18, 7-10.6. */
    void annulled(String rule, Payment payment, int reason) {
        annulled(rule, payment, payment.terminal, reason);
    }

    void annulled(String rule, Payment payment, char terminal, int reason) {
        toSender(rule, payment, terminal, NoticeKind.ANNULLED, reason, Set.of(), Event.NoticeDue.NO_PRIORITY);
    }

    /** 4.15, 4.17: to the terminal that asked. */
    void changeRefused(String rule, Input input, NoticeKind kind, String reference, int reason) {
        Event.Meant meant = new Event.Meant(
                0, input.bytesSequence(), BigDecimal.ZERO, 0, PaymentType.NULL_VAL, "AZN", reference, "");
        unbooked(rule, input.terminal().address, kind, meant, reason, Set.of(), Event.NoticeDue.NO_PRIORITY);
    }

    private void toSender(
            String rule,
            Payment payment,
            char terminal,
            NoticeKind kind,
            int reason,
            Set<WaitCause> causes,
            int priority) {
        Event.Address sender = new Event.Address(payment.issuer().id, terminal);
        Event.Meant meant = meant(payment.id, payment.inputSequence, payment.instruction);
        unbooked(rule, sender, kind, meant, reason, causes, priority);
    }

    /** 4.9: SMT900, or SMT701 where a participant is gone, to the terminal that sent the instruction. */
    void refused(String rule, Input input, boolean isOfTheGone, Command.SubmitPayment instruction, int reason) {
        Event.Meant meant = meant(state.sequence, input.bytesSequence(), instruction);
        NoticeKind kind = isOfTheGone ? NoticeKind.ANNULLED : NoticeKind.REFUSED;
        unbooked(rule, input.terminal().address, kind, meant, reason, Set.of(), Event.NoticeDue.NO_PRIORITY);
    }

    /** 4.8.3, 4.9: SMT900 to the terminal that sent what cannot be read. */
    void unreadable(Input input, String reference, String tag, int reason) {
        Event.Meant meant =
                new Event.Meant(0, input.bytesSequence(), BigDecimal.ZERO, 0, PaymentType.NULL_VAL, "", reference, tag);
        unbooked(
                "4.9",
                input.terminal().address,
                NoticeKind.REFUSED,
                meant,
                reason,
                Set.of(),
                Event.NoticeDue.NO_PRIORITY);
    }

    private void unbooked(
            String rule,
            Event.Address to,
            NoticeKind kind,
            Event.Meant meant,
            int reason,
            Set<WaitCause> causes,
            int priority) {
        state.evidence.expect(
                rule,
                new Event.NoticeDue(
                        to,
                        kind,
                        meant,
                        Event.Booked.NOTHING,
                        Event.NoticeDue.NOBODY,
                        reason,
                        causes,
                        priority,
                        state.timeNs));
    }

    private Event.Meant meant(long paymentId, long inputSequence, Command.SubmitPayment instruction) {
        return new Event.Meant(
                paymentId,
                inputSequence,
                instruction.amount(),
                instruction.valueDate(),
                instruction.type(),
                instruction.currency(),
                instruction.reference(),
                "",
                state.enteredChange);
    }
}
