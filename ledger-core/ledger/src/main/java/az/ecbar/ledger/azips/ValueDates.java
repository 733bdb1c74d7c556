package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;

/**
 * Payments whose value date lies ahead: kept, and at the opening of their day checked again and let into the queues of
 * their accounts, where priority and arrival say which goes first. One whose value date is no business day any more, or
 * passed without an AZIPS day, is annulled, never moved to another day.
 *
 * <pre>
 *   accepted ──▶ KEPT (SMT700) ──its day opens──▶ waits, then as any other
 *                    ├──its sender cancels it, a participant is gone, the checks fail──▶ ANNULLED (SMT701)
 *                    └──its value date is no business day any more, or passed──────────▶ ANNULLED (SMT701)
 * </pre>
 *
 * <p>Owned by the ledger's thread; allocates only when more payments are kept than ever before.
 *
 * @rule 3.8
 * @rule 4.8.1
 * @rule 4.8.2
 */
final class ValueDates {
    private final Accounts accounts;
    private final Days days;
    private final BusinessCalendar calendar;
    private final AzipsEvents events;
    private final PaymentChecks checks;
    private final Notices notices;
    private final UsedReferences references;
    private final WaitingPayments waiting;
    private final ReleaseList releases;
    private final KeptPayments kept;
    private final Reference reference = new Reference();

    ValueDates(
            Accounts accounts,
            Days days,
            BusinessCalendar calendar,
            AzipsEvents events,
            PaymentChecks checks,
            Notices notices,
            UsedReferences references,
            WaitingPayments waiting,
            ReleaseList releases,
            KeptPayments kept) {
        this.accounts = accounts;
        this.days = days;
        this.calendar = calendar;
        this.events = events;
        this.checks = checks;
        this.notices = notices;
        this.references = references;
        this.waiting = waiting;
        this.releases = releases;
        this.kept = kept;
    }

    /** Keeps an accepted payment; its number is used up for today and for its value date. The notices are about it. */
    void keep(PaymentOrder order, int priority, long bearer, long sequence) {
        references.add(SystemId.AZIPS, order.debtorId, order.reference, sequence, PaymentState.FUTURE_DATED);
        int _ = kept.add(
                sequence,
                order.debtorId,
                bearer,
                order.debitAccountId,
                order.creditAccountId,
                order.amountMinor,
                order.valueDate,
                priority,
                order.type.value(),
                order.flags,
                order.origin.terminal,
                order.reference);
        events.paymentKept(sequence, order.valueDate);
        notices.waiting(order.debtorId, order.origin.terminal, WaitCause.VALUE_DATE_AHEAD, priority);
    }

    /** Whether payments are kept whose value date has come or is over. */
    boolean areDue(int today) {
        int first = kept.first();
        return first != KeptPayments.NONE && kept.valueDate(first) <= today;
    }

    /**
     * Lets at most {@code most} of the payments whose value date has come into the queues of their accounts.
     *
     * @return whether it is done
     */
    boolean enter(int most, long sequence, long timeNs) {
        int today = days.date(SystemId.AZIPS);
        for (int i = 0; i < most && areDue(today); i++) {
            int place = kept.first();
            RejectReason reason = kept.isAnnulled(place) ? RejectReason.NONE : checkAgain(place, today);
            if (reason != RejectReason.NONE) {
                annul(place, reason, sequence, timeNs);
            }
            if (kept.valueDate(place) == today) {
                enter(place);
            }
            kept.remove(place);
        }
        return !areDue(today);
    }

    /** Uses its number up for the day, and lets it wait unless it is annulled; what it waits for is told later. */
    private void enter(int place) {
        boolean isPending = !kept.isAnnulled(place);
        int entry = references.add(
                SystemId.AZIPS,
                kept.participant(place),
                kept.reference(place, reference),
                kept.id(place),
                isPending ? PaymentState.WAITING : PaymentState.ANNULLED);
        if (!isPending) {
            return;
        }
        int account = kept.debit(place);
        int _ = waiting.add(
                kept.id(place),
                kept.bearer(place),
                account,
                kept.credit(place),
                kept.amount(place),
                kept.valueDate(place),
                kept.priority(place),
                0,
                kept.type(place),
                kept.flags(place),
                kept.terminal(place),
                entry,
                false);
        events.paymentDue(kept.id(place));
        releases.add(account);
    }

    private RejectReason checkAgain(int place, int today) {
        if (kept.valueDate(place) < today) {
            return RejectReason.VALUE_DATE_PAST;
        }
        RejectReason reason = checks.checkAgain(kept.debit(place), kept.credit(place), kept.amount(place));
        boolean canCount = waiting.sumOf(kept.debit(place)) <= Accounts.MAX_BALANCE - kept.amount(place);
        return reason == RejectReason.NONE && !canCount ? RejectReason.BALANCE_LIMIT : reason;
    }

    /** Whether payments are kept for a date that was just declared no business day, and is not the day that is open. */
    boolean hasLost(int date) {
        return kept.has(date) && date != days.date(SystemId.AZIPS);
    }

    /**
     * One step of annulling the payments of a value date that is no business day any more, those after one; annulled ones
     * stand among them.
     *
     * @return the payment after which to go on; {@link Long#MAX_VALUE} when done
     */
    long annulOf(int date, long afterId, long sequence, long timeNs) {
        if (calendar.isBusinessDay(SystemId.AZIPS, date)) {
            return Long.MAX_VALUE; // It was declared one again.
        }
        long last = afterId;
        int annulled = 0;
        int place = kept.afterOf(date, afterId);
        for (int i = 0;
                i < AzipsSteps.MAX_ACCOUNTS_LOOKED_AT && annulled < Azips.MAX_RELEASES && place != KeptPayments.NONE;
                i++) {
            if (!kept.isAnnulled(place)) {
                annul(place, RejectReason.VALUE_DATE_NOT_BUSINESS_DAY, sequence, timeNs);
                annulled++;
            }
            last = kept.id(place);
            place = kept.afterOf(date, last);
        }
        return place == KeptPayments.NONE ? Long.MAX_VALUE : last;
    }

    /** Annuls a kept payment. */
    void annul(int place, RejectReason reason, long sequence, long timeNs) {
        about(place, sequence, timeNs);
        kept.bury(place);
        days.countAnnulled(SystemId.AZIPS);
        events.paymentAnnulled(kept.id(place), reason.code());
        notices.annulled(kept.participant(place), kept.terminal(place), reason.code());
    }

    /** Gives a kept payment another priority. */
    void changePriority(int place, int newPriority, long sequence, long timeNs) {
        kept.changePriority(place, newPriority);
        events.priorityChanged(kept.id(place), newPriority);
        about(place, sequence, timeNs);
        notices.waiting(kept.participant(place), kept.terminal(place), WaitCause.VALUE_DATE_AHEAD, newPriority);
    }

    private void about(int place, long sequence, long timeNs) {
        notices.about(
                sequence,
                timeNs,
                kept.id(place),
                kept.bearer(place),
                kept.amount(place),
                kept.valueDate(place),
                accounts.currency(kept.debit(place)),
                PaymentType.get((short) kept.type(place)),
                kept.reference(place, reference));
    }
}
