package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.day.Timetable;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayState;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * The checks of item 4.8 in their order, and that of 4.9 for participants that are gone. The first that fails is the
 * one told; docs/reference/submit-payment.md lists them in the same order. What could not be read at all (4.8.3) was
 * found by the gateway and never comes here.
 *
 * <p>Owned by the ledger's thread; reads the state, changes nothing but the found ids in the order; no allocation.
 *
 * @rule 4.8.1
 * @rule 4.8.2
 * @rule 4.8.3
 * @rule 4.8.4
 * @rule 4.8.4-1
 * @rule 4.8.5
 * @rule 4.8.6
 * @rule 4.11
 * @rule 5-1.7.1
 * @rule 7-10.1
 */
final class PaymentChecks {
    private final Participants participants;
    private final Accounts accounts;
    private final ClearingAccounts clearingAccounts;
    private final UsedReferences references;
    private final KeptPayments kept;
    private final Days days;
    private final BusinessCalendar calendar;
    private final RuleSet rules;
    private final Timetable timetable;

    PaymentChecks(
            Participants participants,
            Accounts accounts,
            ClearingAccounts clearingAccounts,
            UsedReferences references,
            KeptPayments kept,
            Days days,
            BusinessCalendar calendar,
            RuleSet rules,
            Timetable timetable) {
        this.participants = participants;
        this.accounts = accounts;
        this.clearingAccounts = clearingAccounts;
        this.references = references;
        this.kept = kept;
        this.days = days;
        this.calendar = calendar;
        this.rules = rules;
        this.timetable = timetable;
    }

    /** The first reason for which the instruction is not accepted, or NONE; then the ids in the order are filled in. */
    RejectReason check(PaymentOrder order, long timeNs) {
        RejectReason reason = checkAdmission(order, timeNs);
        if (reason == RejectReason.NONE) {
            reason = checkForm(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkBics(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkTins(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkAccounts(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkBelonging(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkClosed(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkJoined(order);
        }
        return reason == RejectReason.NONE ? checkGone(order) : reason;
    }

    /** 3.7, 4.8.1, 4.8.2: the day, the sender, the value date, the cut-off of payments for today, the number. */
    private RejectReason checkAdmission(PaymentOrder order, long timeNs) {
        if (days.state(SystemId.AZIPS) != DayState.OPEN) {
            return RejectReason.DAY_NOT_OPEN;
        }
        if (days.isAcceptanceSuspended(SystemId.AZIPS)) {
            return RejectReason.ACCEPTANCE_SUSPENDED;
        }
        if (participants.find(order.senderBic) != order.origin.participantId) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        RejectReason valueDate = checkValueDate(order.valueDate);
        if (valueDate != RejectReason.NONE) {
            return valueDate;
        }
        if (order.valueDate == days.date(SystemId.AZIPS)
                && timetable.checkPayment(order.type, timeNs) != RejectReason.NONE) {
            return RejectReason.AFTER_CUT_OFF;
        }
        boolean isUsed = references.isUsed(SystemId.AZIPS, order.origin.participantId, order.reference)
                || kept.find(order.origin.participantId, order.reference, order.valueDate) != KeptPayments.NONE;
        return isUsed ? RejectReason.REFERENCE_USED : RejectReason.NONE;
    }

    private RejectReason checkValueDate(int valueDate) {
        int today = days.date(SystemId.AZIPS);
        if (valueDate == today) {
            return RejectReason.NONE;
        }
        if (!BusinessDate.isValid(valueDate) || valueDate < today) {
            return RejectReason.VALUE_DATE_PAST;
        }
        if (BusinessDate.epochDay(valueDate) - BusinessDate.epochDay(today) > rules.value(RuleId.DAYS_AHEAD)) {
            return RejectReason.VALUE_DATE_TOO_FAR;
        }
        return calendar.isBusinessDay(SystemId.AZIPS, valueDate)
                ? RejectReason.NONE
                : RejectReason.VALUE_DATE_NOT_BUSINESS_DAY;
    }

    /** 4.8.3 and 4.11: what a readable message must also keep to. */
    private RejectReason checkForm(PaymentOrder order) {
        if (order.type == PaymentType.NULL_VAL) {
            return RejectReason.MESSAGE_TYPE_NOT_SUPPORTED;
        }
        boolean isLimit = isLimit(order) && order.type == PaymentType.MT205;
        if (order.limitTarget != LimitTarget.NONE && !isLimit) {
            return RejectReason.LIMIT_NOT_SUPPORTED;
        }
        if (order.priority != -1 && !isPriorityAllowed(order.origin.participantId, order.priority)) {
            return RejectReason.PRIORITY_NOT_ALLOWED;
        }
        if (order.amountMinor <= 0) {
            return RejectReason.AMOUNT_ZERO;
        }
        return order.amountMinor > rules.value(RuleId.AMOUNT_MAX_MINOR)
                ? RejectReason.AMOUNT_TOO_LARGE
                : RejectReason.NONE;
    }

    /** 3.5: whether changes and cancellations are still taken. */
    RejectReason checkChange(long timeNs) {
        return timetable.checkChange(timeNs);
    }

    /** 4.11: what is more urgent than the first priority of a participant is the Central Bank's. */
    boolean isPriorityAllowed(int participantId, int priority) {
        boolean isCentralBank = participants.kind(participantId) == ParticipantKind.CENTRAL_BANK;
        long first = isCentralBank ? 0 : rules.value(RuleId.PRIORITY_FIRST);
        return priority >= first && priority <= rules.value(RuleId.PRIORITY_LAST);
    }

    /** 5-1.7.1: it asks for a limit in IPS; what it says of a beneficiary is not looked at but for the account. */
    private static boolean isLimit(PaymentOrder order) {
        return order.limitTarget == LimitTarget.IPS;
    }

    /** 4.8.4. */
    private RejectReason checkBics(PaymentOrder order) {
        order.debtorId = participants.find(order.debtorBic);
        if (order.debtorId == Participants.UNKNOWN) {
            return RejectReason.ISSUER_BIC_UNKNOWN;
        }
        if (order.debtorId != order.origin.participantId) {
            return RejectReason.ISSUER_NOT_SENDER;
        }
        if (isLimit(order)) {
            order.creditorId = order.debtorId;
            return RejectReason.NONE;
        }
        order.creditorId = participants.find(order.creditorBic);
        return order.creditorId == Participants.UNKNOWN ? RejectReason.BENEFICIARY_BIC_UNKNOWN : RejectReason.NONE;
    }

    /** 4.8.4-1. */
    private RejectReason checkTins(PaymentOrder order) {
        if (participants.findByTin(order.debtorTin) == Participants.UNKNOWN) {
            return RejectReason.ISSUER_TIN_UNKNOWN;
        }
        if (isLimit(order)) {
            return RejectReason.NONE;
        }
        return participants.findByTin(order.creditorTin) == Participants.UNKNOWN
                ? RejectReason.BENEFICIARY_TIN_UNKNOWN
                : RejectReason.NONE;
    }

    /** 4.8.5. */
    private RejectReason checkAccounts(PaymentOrder order) {
        if (!accounts.hasCurrency(order.debtorId, order.currency)) {
            return RejectReason.ISSUER_CURRENCY_WRONG;
        }
        order.debitAccountId = accounts.findInAzips(order.debtorAccount, order.currency);
        if (order.debitAccountId == Accounts.UNKNOWN) {
            return RejectReason.ISSUER_ACCOUNT_UNKNOWN;
        }
        if (!accounts.hasCurrency(order.creditorId, order.currency)) {
            return RejectReason.BENEFICIARY_CURRENCY_WRONG;
        }
        order.creditAccountId = isLimit(order)
                ? clearingAccounts.findSettlement(order.creditorAccount)
                : accounts.findInAzips(order.creditorAccount, order.currency);
        return order.creditAccountId == Accounts.UNKNOWN ? RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN : RejectReason.NONE;
    }

    /** 4.8.6. */
    private RejectReason checkBelonging(PaymentOrder order) {
        if (accounts.participant(order.debitAccountId) != order.debtorId) {
            return RejectReason.ISSUER_ACCOUNT_OF_OTHER;
        }
        if (accounts.participant(order.creditAccountId) != order.creditorId) {
            return RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER;
        }
        if (participants.tin(order.debtorId) != order.debtorTin) {
            return RejectReason.ISSUER_TIN_OF_OTHER;
        }
        if (isLimit(order)) {
            // 2.1.10-1: of the same number as the account that is to hold it, so the issuer's own.
            boolean isHeldThere = clearingAccounts.correspondentOf(order.creditAccountId) == order.debitAccountId;
            return isHeldThere ? RejectReason.NONE : RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER;
        }
        if (participants.tin(order.creditorId) != order.creditorTin) {
            return RejectReason.BENEFICIARY_TIN_OF_OTHER;
        }
        return order.debitAccountId == order.creditAccountId ? RejectReason.SAME_ACCOUNT : RejectReason.NONE;
    }

    /** 4.8.5: nothing is booked on an account that is closed. */
    private RejectReason checkClosed(PaymentOrder order) {
        if (accounts.isClosed(order.debitAccountId)) {
            return RejectReason.ISSUER_ACCOUNT_CLOSED;
        }
        return accounts.isClosed(order.creditAccountId) ? RejectReason.BENEFICIARY_ACCOUNT_CLOSED : RejectReason.NONE;
    }

    /** 7-10.1: who is not admitted yet neither pays nor is paid; all else of its messages is checked before. */
    private RejectReason checkJoined(PaymentOrder order) {
        if (participants.isJoining(order.debtorId)) {
            return RejectReason.ISSUER_NOT_JOINED;
        }
        return participants.isJoining(order.creditorId) ? RejectReason.BENEFICIARY_NOT_JOINED : RejectReason.NONE;
    }

    /** 4.9, second half: answered by SMT701. */
    private RejectReason checkGone(PaymentOrder order) {
        return checkGone(order.debtorId, order.creditorId);
    }

    private RejectReason checkGone(int debtorId, int creditorId) {
        if (participants.isGone(debtorId, SystemId.AZIPS)) {
            return RejectReason.ISSUER_GONE;
        }
        return participants.isGone(creditorId, SystemId.AZIPS) ? RejectReason.BENEFICIARY_GONE : RejectReason.NONE;
    }

    /** What may have changed since a payment was accepted with a value date ahead: its amount's bound, who is gone. */
    RejectReason checkAgain(int debitAccount, int creditAccount, long amountMinor) {
        if (amountMinor > rules.value(RuleId.AMOUNT_MAX_MINOR)) {
            return RejectReason.AMOUNT_TOO_LARGE;
        }
        return checkGone(accounts.participant(debitAccount), accounts.participant(creditAccount));
    }
}
