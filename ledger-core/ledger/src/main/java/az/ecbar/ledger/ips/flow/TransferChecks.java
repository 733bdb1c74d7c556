package az.ecbar.ledger.ips.flow;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.ips.liquidity.IpsDay;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;

/**
 * The checks of item 5-1.9 in its order, and of a refund what it must have in common with its payment. The first that fails
 * is the one told; docs/reference/submit-ips-transfer.md lists them in the same order. What could not be
 * read at all (5-1.9.1, 5-1.9.4) was found by the gateway and never comes here.
 *
 * <p>Owned by the ledger's thread; reads the state, changes nothing but the found ids in the order; no allocation.
 *
 * @rule 5-1.9.2
 * @rule 5-1.9.3
 * @rule 5-1.9.4
 * @rule 5-1.9.5
 * @rule 5-1.9.6
 * @rule 5-1.9.7
 * @rule 5-1.9.8
 * @rule 5-1.9.9
 */
final class TransferChecks {
    private final Participants participants;
    private final Accounts accounts;
    private final ClearingAccounts clearing;
    private final IpsDay day;
    private final RuleSet rules;
    private final FlowBook book;

    TransferChecks(
            Participants participants,
            Accounts accounts,
            ClearingAccounts clearing,
            IpsDay day,
            RuleSet rules,
            FlowBook book) {
        this.participants = participants;
        this.accounts = accounts;
        this.clearing = clearing;
        this.day = day;
        this.rules = rules;
        this.book = book;
    }

    /** The first reason for which 5-1.9 is not passed, or NONE; then the ids in the order are filled in. */
    RejectReason check(TransferOrder order, long timeNs) {
        order.original = FlowBook.NONE;
        RejectReason reason = checkAdmission(order, timeNs);
        if (reason == RejectReason.NONE) {
            reason = checkForm(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkBics(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkAccounts(order);
        }
        if (reason == RejectReason.NONE) {
            reason = checkCorrespondents(order);
        }
        if (reason == RejectReason.NONE && order.amountMinor > rules.value(RuleId.IPS_AMOUNT_MAX_MINOR)) {
            reason = RejectReason.AMOUNT_TOO_LARGE;
        }
        return reason == RejectReason.NONE && order.flow == IpsFlow.REFUND ? checkOriginal(order) : reason;
    }

    /** Whether money may move from one account to the other now: asked on arrival, and again when the answer comes. */
    RejectReason checkSides(int debit, int credit, long amountMinor) {
        RejectReason reason = clearing.checkDebtor(debit);
        if (reason == RejectReason.NONE) {
            reason = clearing.checkCreditor(credit);
        }
        if (reason != RejectReason.NONE) {
            return reason;
        }
        // What is reserved keeps the debtor's account open; nothing keeps the creditor's.
        if (accounts.isClosed(credit)) {
            return RejectReason.BENEFICIARY_ACCOUNT_CLOSED;
        }
        return clearing.canSettle(debit, credit, amountMinor) ? RejectReason.NONE : RejectReason.BALANCE_LIMIT;
    }

    /** 5-1.9.2, 5-1.9.3: the day, the sender, the value date, the document number. */
    private RejectReason checkAdmission(TransferOrder order, long timeNs) {
        int sender = order.origin.participantId;
        if (order.flow != IpsFlow.PAYMENT && order.flow != IpsFlow.REFUND) {
            return RejectReason.MESSAGE_TYPE_NOT_SUPPORTED;
        }
        if (day.date() == 0) {
            return RejectReason.IPS_DAY_NOT_BEGUN;
        }
        if (participants.find(order.senderBic) != sender) {
            return RejectReason.SENDER_NOT_OF_SESSION;
        }
        if (participants.kind(sender) == ParticipantKind.INTERMEDIARY) {
            return RejectReason.INTERMEDIARY_NOT_ALLOWED;
        }
        if (!day.isValueDateAccepted(order.valueDate, timeNs)) {
            return RejectReason.VALUE_DATE_NOT_TODAY;
        }
        boolean isUsed = book.isMessageUsed(sender, order.messageId)
                || book.find(sender, order.flow, order.number) != FlowBook.NONE;
        return isUsed ? RejectReason.DOCUMENT_NUMBER_USED : RejectReason.NONE;
    }

    /** 5-1.9.4: what a readable message must also keep to. */
    private static RejectReason checkForm(TransferOrder order) {
        if (order.messageId.isAbsent() || order.number.isAbsent()) {
            return RejectReason.DOCUMENT_NUMBER_MISSING;
        }
        if (order.currency != Currency.AZN) {
            return RejectReason.IPS_CURRENCY_WRONG;
        }
        return order.amountMinor <= 0 ? RejectReason.AMOUNT_ZERO : RejectReason.NONE;
    }

    /** 5-1.9.5. */
    private RejectReason checkBics(TransferOrder order) {
        order.debtorId = participants.find(order.debtorBic);
        if (order.debtorId == Participants.UNKNOWN) {
            return RejectReason.ISSUER_BIC_UNKNOWN;
        }
        if (order.debtorId != order.origin.participantId) {
            return RejectReason.ISSUER_NOT_SENDER;
        }
        order.creditorId = participants.find(order.creditorBic);
        return order.creditorId == Participants.UNKNOWN ? RejectReason.BENEFICIARY_BIC_UNKNOWN : RejectReason.NONE;
    }

    /** 5-1.9.6: the clearing accounts, and that they are those of the participants. */
    private RejectReason checkAccounts(TransferOrder order) {
        order.debit = clearing.find(order.debtorAccount);
        if (order.debit == ClearingAccounts.UNKNOWN) {
            return RejectReason.ISSUER_ACCOUNT_UNKNOWN;
        }
        if (accounts.participant(order.debit) != order.debtorId) {
            return RejectReason.ISSUER_ACCOUNT_OF_OTHER;
        }
        order.credit = clearing.find(order.creditorAccount);
        if (order.credit == ClearingAccounts.UNKNOWN) {
            return RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN;
        }
        if (accounts.participant(order.credit) != order.creditorId) {
            return RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER;
        }
        return order.debit == order.credit ? RejectReason.SAME_ACCOUNT : RejectReason.NONE;
    }

    /** 5-1.9.7, 5-1.9.8: correspondent accounts, where they are given. */
    private RejectReason checkCorrespondents(TransferOrder order) {
        if (isGiven(order.debtorCorrespondent)) {
            if (accounts.findInAzips(order.debtorCorrespondent, Currency.AZN) == Accounts.UNKNOWN) {
                return RejectReason.ISSUER_CORRESPONDENT_UNKNOWN;
            }
            if (!clearing.isCorrespondentOf(order.debit, order.debtorCorrespondent)) {
                return RejectReason.ISSUER_CORRESPONDENT_OF_OTHER;
            }
        }
        if (isGiven(order.creditorCorrespondent)) {
            if (accounts.findInAzips(order.creditorCorrespondent, Currency.AZN) == Accounts.UNKNOWN) {
                return RejectReason.BENEFICIARY_CORRESPONDENT_UNKNOWN;
            }
            if (!clearing.isCorrespondentOf(order.credit, order.creditorCorrespondent)) {
                return RejectReason.BENEFICIARY_CORRESPONDENT_OF_OTHER;
            }
        }
        return RejectReason.NONE;
    }

    private static boolean isGiven(long[] account) {
        return account[1] != 0;
    }

    /** 5-1.14: a refund gives back a settled payment, between the same two, never more of it than was paid, and in time. */
    private RejectReason checkOriginal(TransferOrder order) {
        int payer = participants.find(order.originalSenderBic);
        long original =
                payer == Participants.UNKNOWN ? FlowBook.NONE : book.find(payer, IpsFlow.PAYMENT, order.originalNumber);
        boolean isConcerned = original != FlowBook.NONE
                && (participantOf(book.debit(original)) == order.debtorId
                        || participantOf(book.credit(original)) == order.debtorId);
        if (!isConcerned) {
            return RejectReason.ORIGINAL_UNKNOWN;
        }
        if (book.state(original) != IpsState.SETTLED) {
            return RejectReason.ORIGINAL_NOT_SETTLED;
        }
        if (book.debit(original) != order.credit || book.credit(original) != order.debit) {
            return RejectReason.REFUND_PARTIES_DIFFER;
        }
        int age = BusinessDate.epochDay(day.date()) - BusinessDate.epochDay(book.endDate(original));
        if (age >= rules.value(RuleId.IPS_REFUND_DAYS)) {
            return RejectReason.REFUND_TOO_LATE;
        }
        if (order.amountMinor > book.amount(original) - book.refunded(original)) {
            return RejectReason.REFUND_TOO_LARGE;
        }
        order.original = original;
        return RejectReason.NONE;
    }

    private int participantOf(int account) {
        return accounts.participant(account);
    }
}
