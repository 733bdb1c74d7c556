package az.ecbar.ledger.azips;

import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayState;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;

/**
 * What a bank may still do with a pending payment of its own: give it another priority, or cancel it. A changed priority
 * keeps the payment's arrival. What either sets free is put on the {@link ReleaseList}.
 *
 * <pre>
 *   SMT202 ──▶ PriorityChanged, SMT700 with the new priority     or SMT252 with the reason
 *   SMT200 ──▶ PaymentAnnulled, SMT701 'cancelled by the sender' or SMT250 with the reason
 * </pre>
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.14
 * @rule 4.15
 * @rule 4.16
 * @rule 4.17
 */
final class PaymentChanges {
    private final Participants participants;
    private final Days days;
    private final PaymentChecks checks;
    private final AzipsEvents events;
    private final Notices notices;
    private final UsedReferences references;
    private final WaitingPayments waiting;
    private final WaitState waits;
    private final ReleaseList releases;
    private final Settlement settlement;
    private final KeptPayments kept;
    private final ValueDates valueDates;
    private final PaymentStories stories;

    // What the last look-up found: the place among those that are kept, or that of the number used today.
    private int place;
    private boolean isKept;

    PaymentChanges(
            Participants participants,
            Days days,
            PaymentChecks checks,
            AzipsEvents events,
            Notices notices,
            UsedReferences references,
            WaitingPayments waiting,
            WaitState waits,
            ReleaseList releases,
            Settlement settlement,
            KeptPayments kept,
            ValueDates valueDates,
            PaymentStories stories) {
        this.participants = participants;
        this.days = days;
        this.checks = checks;
        this.events = events;
        this.notices = notices;
        this.references = references;
        this.waiting = waiting;
        this.waits = waits;
        this.releases = releases;
        this.settlement = settlement;
        this.kept = kept;
        this.valueDates = valueDates;
        this.stories = stories;
    }

    /**
     * Decides a request. Refused, in this order: DAY_NOT_OPEN, AFTER_CUT_OFF, SENDER_NOT_OF_SESSION, PRIORITY_NOT_ALLOWED,
     * REQUEST_AMBIGUOUS, PAYMENT_UNKNOWN, PAYMENT_SETTLED, PAYMENT_ANNULLED.
     *
     * @param bearer sequence of the record that bears the bank's bytes
     * @return NONE if the payment was changed
     */
    RejectReason change(ChangeOrder order, long bearer, long sequence, long timeNs) {
        RejectReason reason = check(order, timeNs);
        if (reason != RejectReason.NONE) {
            refuse(order, reason, bearer, sequence, timeNs);
            return reason;
        }
        // Decided: changed.
        carryOut(order, sequence, timeNs);
        return RejectReason.NONE;
    }

    private void carryOut(ChangeOrder order, long sequence, long timeNs) {
        notices.ofEnteredChange(order.proposalId);
        if (isKept) {
            changeKept(order, sequence, timeNs);
        } else {
            place = waiting.find(references.paymentId(place));
            changeWaiting(order, sequence, timeNs);
        }
        notices.ofEnteredChange(0);
    }

    /**
     * The payment that a request with a value date means, also one that cannot be changed any more; 0: there is none.
     *
     * @param sender participant
     */
    long meant(int sender, Reference reference, int valueDate) {
        PaymentState state = meantState(sender, reference, valueDate);
        if (state == PaymentState.NULL_VAL) {
            return 0;
        }
        return isKept ? kept.id(place) : references.paymentId(place);
    }

    /**
     * State of the payment that a request with a value date means; NULL_VAL: there is none. While the day is opening, one
     * of today may still be among those that are kept.
     */
    PaymentState meantState(int sender, Reference reference, int valueDate) {
        int today = days.date(SystemId.AZIPS);
        if (valueDate < today) {
            return PaymentState.NULL_VAL;
        }
        int entry = valueDate == today ? references.find(SystemId.AZIPS, sender, reference) : UsedReferences.UNKNOWN;
        return isOfToday(entry) ? stateOfToday(entry) : stateOfKept(kept.find(sender, reference, valueDate));
    }

    /** Of a request without a value date: what is pending, else what ended. */
    private PaymentState undatedState(int sender, Reference reference) {
        int entry = references.find(SystemId.AZIPS, sender, reference);
        return isOfToday(entry) && kept.countPending(sender, reference) == 0
                ? stateOfToday(entry)
                : stateOfKept(kept.findLast(sender, reference));
    }

    /** Whether a number was used for a payment of today, not only sent today for another date. */
    private boolean isOfToday(int entry) {
        return entry != UsedReferences.UNKNOWN && references.state(entry) != PaymentState.FUTURE_DATED;
    }

    private PaymentState stateOfToday(int entry) {
        isKept = false;
        place = entry;
        return references.state(entry);
    }

    private PaymentState stateOfKept(int found) {
        isKept = true;
        place = found;
        if (found == KeptPayments.NONE) {
            return PaymentState.NULL_VAL;
        }
        return kept.isAnnulled(found) ? PaymentState.ANNULLED : PaymentState.FUTURE_DATED;
    }

    private void changeKept(ChangeOrder order, long sequence, long timeNs) {
        if (order.change == PaymentChange.CANCELLATION) {
            valueDates.annul(place, RejectReason.CANCELLED_BY_SENDER, sequence, timeNs);
            tellAskerOfCancellation(order, kept.terminal(place));
        } else {
            valueDates.changePriority(place, order.priority, sequence, timeNs);
            stories.changed(kept.id(place), sequence);
            tellAskerOfPriority(order, kept.terminal(place), WaitCause.VALUE_DATE_AHEAD);
        }
    }

    private void changeWaiting(ChangeOrder order, long sequence, long timeNs) {
        int account = waiting.debit(place);
        if (order.change == PaymentChange.CANCELLATION) {
            settlement.annul(place, RejectReason.CANCELLED_BY_SENDER, sequence, timeNs);
            tellAskerOfCancellation(order, waiting.terminal(place));
        } else {
            changePriority(order, sequence, timeNs);
        }
        releases.add(account);
    }

    /** Another terminal than that of the payment asked: it is told too, which is not the payment's story. */
    private void tellAskerOfCancellation(ChangeOrder order, int terminal) {
        if (terminal != order.origin.terminal) {
            notices.copies()
                    .annulled(
                            order.origin.participantId, order.origin.terminal, RejectReason.CANCELLED_BY_SENDER.code());
        }
    }

    private void tellAskerOfPriority(ChangeOrder order, int terminal, int causes) {
        if (terminal != order.origin.terminal) {
            notices.copies().waiting(order.origin.participantId, order.origin.terminal, causes, order.priority);
        }
    }

    private void changePriority(ChangeOrder order, long sequence, long timeNs) {
        waiting.changePriority(place, order.priority);
        events.priorityChanged(waiting.id(place), order.priority);
        stories.changed(waiting.id(place), sequence);
        int causes = waits.causes(place);
        if (causes != 0) {
            waiting.causes(place, causes);
        }
        settlement.about(place, sequence, timeNs);
        if (waiting.causes(place) == 0) {
            // Not told anything yet, and the next that the release of its day settles.
            waiting.causes(place, WaitCause.BEHIND_EARLIER);
        }
        int told = waiting.causes(place);
        notices.waiting(order.origin.participantId, waiting.terminal(place), told, order.priority);
        tellAskerOfPriority(order, waiting.terminal(place), told);
    }

    private RejectReason check(ChangeOrder order, long timeNs) {
        if (days.state(SystemId.AZIPS) != DayState.OPEN) {
            return RejectReason.DAY_NOT_OPEN;
        }
        if (checks.checkChange(timeNs) != RejectReason.NONE) {
            return RejectReason.AFTER_CUT_OFF;
        }
        if (participants.find(order.senderBic) != order.origin.participantId) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        boolean isPriorityAllowed = order.change == PaymentChange.CANCELLATION
                || checks.isPriorityAllowed(order.origin.participantId, order.priority);
        if (!isPriorityAllowed) {
            return RejectReason.PRIORITY_NOT_ALLOWED;
        }
        return find(order);
    }

    /** Looks the payment up among those of the sender alone: one of somebody else is not known to it. */
    private RejectReason find(ChangeOrder order) {
        int sender = order.origin.participantId;
        if (order.valueDate == 0 && isAmbiguous(sender, order.paymentReference)) {
            return RejectReason.REQUEST_AMBIGUOUS;
        }
        PaymentState state = order.valueDate == 0
                ? undatedState(sender, order.paymentReference)
                : meantState(sender, order.paymentReference, order.valueDate);
        return switch (state) {
            case NULL_VAL, REFUSED -> RejectReason.PAYMENT_UNKNOWN;
            case SETTLED -> RejectReason.PAYMENT_SETTLED;
            case ANNULLED -> RejectReason.PAYMENT_ANNULLED;
            case WAITING, FUTURE_DATED -> RejectReason.NONE;
        };
    }

    private boolean isAmbiguous(int sender, Reference reference) {
        int entry = references.find(SystemId.AZIPS, sender, reference);
        boolean isWaiting = isOfToday(entry) && references.state(entry) == PaymentState.WAITING;
        return kept.countPending(sender, reference) + (isWaiting ? 1 : 0) > 1;
    }

    private void refuse(ChangeOrder order, RejectReason reason, long bearer, long sequence, long timeNs) {
        events.changeRefused(
                order.origin.participantId, order.change, reason.code(), order.reference, order.paymentReference);
        notices.about(sequence, timeNs, 0, bearer, 0, 0, Currency.AZN, PaymentType.NULL_VAL, order.reference)
                .changeRefused(order.origin.participantId, order.origin.terminal, order.change, reason.code());
    }
}
