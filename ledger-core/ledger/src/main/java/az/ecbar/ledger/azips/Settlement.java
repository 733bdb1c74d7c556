package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.ips.liquidity.LimitChanges;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.statement.Bookings;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * How a payment ends: settled, with the money moved and both sides told, or annulled. Tells the owner of an account,
 * too, what the Central Bank booked on it.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 4.10
 * @rule 4.18
 * @rule 4.19
 * @rule 5-1.7.1
 */
final class Settlement {
    private final Participants participants;
    private final Accounts accounts;
    private final LimitChanges limitChanges;
    private final Days days;
    private final RuleSet rules;
    private final AzipsEvents events;
    private final Notices notices;
    private final UsedReferences references;
    private final WaitingPayments waiting;
    private final ReleaseList releases;
    private final Reference reference = new Reference();
    private final IpsDayReference ipsDay = new IpsDayReference();

    Settlement(
            Participants participants,
            Accounts accounts,
            LimitChanges limitChanges,
            Days days,
            RuleSet rules,
            AzipsEvents events,
            Notices notices,
            UsedReferences references,
            WaitingPayments waiting,
            ReleaseList releases) {
        this.participants = participants;
        this.accounts = accounts;
        this.limitChanges = limitChanges;
        this.days = days;
        this.rules = rules;
        this.events = events;
        this.notices = notices;
        this.references = references;
        this.waiting = waiting;
        this.releases = releases;
    }

    /** Whether both balances can still be told after a payment, and the totals of the day counted: each is one {@code long}. */
    boolean canCount(int debitAccount, int creditAccount, long amount) {
        return accounts.canDebit(debitAccount, amount)
                && accounts.canCredit(creditAccount, amount)
                && days.canCountSettled(SystemId.AZIPS, inManats(accounts.currency(debitAccount), amount));
    }

    /** Settles a payment that did not wait; the notices are about it already. */
    void settle(PaymentOrder order, long sequence) {
        references.add(SystemId.AZIPS, order.debtorId, order.reference, sequence, PaymentState.SETTLED);
        settle(
                sequence,
                sequence,
                order.debitAccountId,
                order.creditAccountId,
                order.amountMinor,
                order.currency,
                order.origin.terminal,
                order.flags,
                false);
    }

    /** Settles a payment that waited. */
    void settleWaiting(int place, long sequence, long timeNs) {
        about(place, sequence, timeNs);
        waiting.remove(place);
        references.end(waiting.reference(place), PaymentState.SETTLED);
        settle(
                sequence,
                waiting.id(place),
                waiting.debit(place),
                waiting.credit(place),
                waiting.amount(place),
                accounts.currency(waiting.debit(place)),
                waiting.terminal(place),
                waiting.flags(place),
                true);
    }

    /**
     * Settles payments of one currency that waited, all at once: one posting, first the credits of all and then the debits,
     * so that no balance that is told lies below zero; then what is told of each credit, then of each debit.
     *
     * @param places the payments, from {@code first} to before {@code end}, in an order that keeps that of each account
     */
    void settleTogether(int[] places, int first, int end, long sequence, long timeNs) {
        for (int i = first; i < end; i++) {
            accounts.leg(waiting.credit(places[i]), waiting.amount(places[i]));
        }
        for (int i = first; i < end; i++) {
            accounts.leg(waiting.debit(places[i]), -waiting.amount(places[i]));
        }
        accounts.post(sequence, 0);
        for (int i = first; i < end; i++) {
            int place = places[i];
            waiting.remove(place);
            references.end(waiting.reference(place), PaymentState.SETTLED);
            days.countSettled(SystemId.AZIPS, inManats(accounts.currency(waiting.debit(place)), waiting.amount(place)));
            events.paymentSettled(waiting.id(place), true);
        }
        for (int i = first; i < end; i++) {
            about(places[i], sequence, timeNs);
            tellCredit(places[i], accounts.balanceOfLeg(i - first));
        }
        for (int i = first; i < end; i++) {
            about(places[i], sequence, timeNs);
            tellDebit(places[i], accounts.balanceOfLeg(end - first + i - first));
        }
    }

    private void tellCredit(int place, long balance) {
        int account = waiting.credit(place);
        int creditor = accounts.participant(account);
        int debtor = accounts.participant(waiting.debit(place));
        int terminal = participants.terminal(creditor);
        notices.booked(Bookings.CENTRAL_BANK, account, 0, balance);
        notices.forwarded(creditor, terminal, debtor);
        notices.advice(NoticeKind.CREDIT_ADVICE, creditor, terminal, account, debtor, balance);
        notices.toldByAuthority(NoticeKind.CREDIT_TOLD_BY_AUTHORITY, account, debtor, balance);
        if (waiting.headOf(account) != WaitingPayments.NONE) {
            releases.add(account);
        }
    }

    private void tellDebit(int place, long balance) {
        int account = waiting.debit(place);
        int debtor = accounts.participant(account);
        int creditor = accounts.participant(waiting.credit(place));
        int terminal = waiting.terminal(place);
        notices.booked(account, Bookings.CENTRAL_BANK, balance, 0);
        notices.advice(NoticeKind.DEBIT_ADVICE, debtor, terminal, account, creditor, balance);
        if (wantsExecutionNotice(debtor, waiting.flags(place))) {
            notices.executed(debtor, terminal, creditor);
        }
        notices.toldByAuthority(NoticeKind.DEBIT_TOLD_BY_AUTHORITY, account, creditor, balance);
        if (waiting.hasAsideTo(account)) {
            releases.add(account);
        }
    }

    /** Annuls a payment that waited. */
    void annul(int place, RejectReason reason, long sequence, long timeNs) {
        about(place, sequence, timeNs);
        waiting.remove(place);
        references.end(waiting.reference(place), PaymentState.ANNULLED);
        days.countAnnulled(SystemId.AZIPS);
        events.paymentAnnulled(waiting.id(place), reason.code());
        notices.annulled(accounts.participant(waiting.debit(place)), waiting.terminal(place), reason.code());
    }

    /**
     * Advises the owner of what the Central Bank booked on its account.
     *
     * @param kind DEBIT_ADVICE or CREDIT_ADVICE
     * @param decision reference of the Central Bank's decision
     */
    void advise(
            NoticeKind kind,
            int account,
            int contraAccount,
            long amount,
            Reference decision,
            long sequence,
            long timeNs) {
        int centralBank = accounts.participant(contraAccount);
        advise(kind, account, centralBank, amount, accounts.balance(account), decision, sequence, timeNs);
    }

    /**
     * Advises the owner of what the net result of an IPS day booked on its account.
     *
     * @param signedMinor positive: it was credited
     * @param balance after this entry
     */
    void adviseOfIpsDay(int account, long signedMinor, long balance, int ipsDate, long sequence, long timeNs) {
        boolean isDebit = signedMinor < 0;
        advise(
                isDebit ? NoticeKind.DEBIT_ADVICE : NoticeKind.CREDIT_ADVICE,
                account,
                participants.centralBank(),
                Math.abs(signedMinor),
                balance,
                ipsDay.of(ipsDate),
                sequence,
                timeNs);
    }

    private void advise(
            NoticeKind kind,
            int account,
            int centralBank,
            long amount,
            long balance,
            Reference named,
            long sequence,
            long timeNs) {
        int owner = accounts.participant(account);
        int valueDate = days.date(SystemId.AZIPS);
        int currency = accounts.currency(account);
        notices.about(sequence, timeNs, 0, sequence, amount, valueDate, currency, PaymentType.NULL_VAL, named);
        boolean isDebit = kind == NoticeKind.DEBIT_ADVICE;
        notices.booked(
                isDebit ? account : Bookings.CENTRAL_BANK, isDebit ? Bookings.CENTRAL_BANK : account, balance, balance);
        notices.advice(kind, owner, participants.terminal(owner), account, centralBank, balance);
        notices.toldByAuthority(
                isDebit ? NoticeKind.DEBIT_TOLD_BY_AUTHORITY : NoticeKind.CREDIT_TOLD_BY_AUTHORITY,
                account,
                centralBank,
                balance);
    }

    private void settle(
            long sequence,
            long paymentId,
            int debitAccount,
            int creditAccount,
            long amount,
            int currency,
            int senderTerminal,
            int flags,
            boolean hasWaited) {
        if (isLimit(creditAccount)) {
            raiseLimit(paymentId, debitAccount, creditAccount, amount, senderTerminal, hasWaited);
            return;
        }
        accounts.leg(debitAccount, -amount);
        accounts.leg(creditAccount, amount);
        accounts.post(sequence, paymentId);
        days.countSettled(SystemId.AZIPS, inManats(currency, amount));
        events.paymentSettled(paymentId, hasWaited);
        booked(debitAccount, creditAccount);
        int debtor = accounts.participant(debitAccount);
        int creditor = accounts.participant(creditAccount);
        notices.advice(
                NoticeKind.DEBIT_ADVICE,
                debtor,
                senderTerminal,
                debitAccount,
                creditor,
                accounts.balance(debitAccount));
        if (wantsExecutionNotice(debtor, flags)) {
            notices.executed(debtor, senderTerminal, creditor);
        }
        int creditorTerminal = participants.terminal(creditor);
        notices.forwarded(creditor, creditorTerminal, debtor);
        notices.advice(
                NoticeKind.CREDIT_ADVICE,
                creditor,
                creditorTerminal,
                creditAccount,
                debtor,
                accounts.balance(creditAccount));
        notices.toldByAuthority(
                NoticeKind.DEBIT_TOLD_BY_AUTHORITY, debitAccount, creditor, accounts.balance(debitAccount));
        notices.toldByAuthority(
                NoticeKind.CREDIT_TOLD_BY_AUTHORITY, creditAccount, debtor, accounts.balance(creditAccount));
        if (waiting.headOf(creditAccount) != WaitingPayments.NONE) {
            releases.add(creditAccount);
        }
        if (waiting.hasAsideTo(debitAccount)) {
            releases.add(debitAccount);
        }
    }

    /** Whether what is credited is a debit limit of IPS: an MT205 that asks for it books nothing (5-1.7.1). */
    boolean isLimit(int creditAccount) {
        return accounts.kind(creditAccount) == AccountKind.IPS_SETTLEMENT;
    }

    private void raiseLimit(
            long paymentId,
            int debitAccount,
            int settlementAccount,
            long amount,
            int senderTerminal,
            boolean hasWaited) {
        days.countSettled(SystemId.AZIPS, 0);
        events.paymentSettled(paymentId, hasWaited);
        int debtor = accounts.participant(debitAccount);
        notices.executed(debtor, senderTerminal, debtor);
        limitChanges.raise(settlementAccount, amount, notices.timeNs());
    }

    private void booked(int debitAccount, int creditAccount) {
        notices.booked(debitAccount, creditAccount, accounts.balance(debitAccount), accounts.balance(creditAccount));
    }

    private boolean wantsExecutionNotice(int debtor, int flags) {
        if ((flags & PaymentOrder.EXECUTION_NOTICE_ASKED) != 0) {
            return true;
        }
        if ((flags & PaymentOrder.EXECUTION_NOTICE_WAIVED) != 0) {
            return false;
        }
        int profile = participants.executionNotice(debtor);
        return profile == Participants.NOTICE_YES
                || (profile == Participants.NOTICE_AS_RULE_SET && rules.value(RuleId.EXECUTION_NOTICE_DEFAULT) == 1);
    }

    /** What a payment adds to the day's total, which is kept in manats alone. */
    private static long inManats(int currency, long amount) {
        return currency == Currency.AZN ? amount : 0;
    }

    /** What the next notices are about: a payment that waits, or was just taken out. */
    void about(int place, long sequence, long timeNs) {
        notices.about(
                sequence,
                timeNs,
                waiting.id(place),
                waiting.bearer(place),
                waiting.amount(place),
                waiting.valueDate(place),
                accounts.currency(waiting.debit(place)),
                PaymentType.get((short) waiting.type(place)),
                references.reference(waiting.reference(place), reference));
    }
}
