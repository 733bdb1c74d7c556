package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * AZIPS: takes payment instructions that the session has taken, checks them, settles them at once or lets them wait,
 * releases them when money comes in, annuls them.
 *
 * <pre>
 *   instruction ──4.8 fails──────────────▶ refused   (SMT900; its number stays free)
 *       │      ──a participant is gone──▶ refused   (SMT701)
 *       ├──funds, nothing ahead──────────▶ SETTLED   (MT900, SMT012; the payment and MT910)
 *       └──else──▶ WAITING (SMT700) ──its turn and funds──▶ SETTLED
 *                       └──end of day, participant gone──▶ ANNULLED (SMT701)
 * </pre>
 *
 * <p>Owned by the ledger's thread; no allocation while no more payments wait than ever before. One command releases at
 * most {@value #MAX_RELEASES} payments; the rest is done in steps of a job.
 *
 * @rule 3.3
 * @rule 4.9
 * @rule 4.10.1
 * @rule 4.11
 * @rule 4.12.2
 * @rule 4.18
 */
public final class Azips {
    /** Payments that one command or one step of a job settles or annuls at most beside its own. */
    public static final int MAX_RELEASES = 32;

    /** Accounts that one step of annulling looks at. */
    public static final int MAX_ACCOUNTS_LOOKED_AT = 1024;

    private static final int MAX_SUMMED = 256;

    private final Participants participants;
    private final Accounts accounts;
    private final Days days;
    private final RuleSet rules;
    private final AzipsEvents events;
    private final PaymentChecks checks;
    private final Notices notices;
    private final UsedReferences references;
    private final WaitingPayments waiting;
    private final ReleaseList releases;
    private final PaymentStories stories = new PaymentStories();
    private final Reference reference = new Reference();
    private final Reference noUetr = new Reference();

    public Azips(
            Participants participants,
            Accounts accounts,
            Terminals terminals,
            Days days,
            BusinessCalendar calendar,
            RuleSet rules,
            AzipsEvents events,
            CtnEvents ctnEvents,
            int expectedAccounts,
            int expectedPaymentsOfDay,
            int expectedWaiting) {
        this.participants = participants;
        this.accounts = accounts;
        this.days = days;
        this.rules = rules;
        this.events = events;
        references = new UsedReferences(expectedPaymentsOfDay);
        waiting = new WaitingPayments(expectedWaiting, expectedAccounts);
        releases = new ReleaseList(expectedAccounts);
        checks = new PaymentChecks(participants, accounts, references, days, calendar, rules);
        notices = new Notices(terminals, ctnEvents, stories);
    }

    /**
     * A payment instruction whose number the session took. The order of the checks is that of {@link PaymentChecks},
     * then BALANCE_LIMIT.
     *
     * @param bearer sequence of the record that bears the bank's bytes
     */
    public void submit(PaymentOrder order, long bearer, long sequence, long timeNs) {
        RejectReason reason = checks.check(order);
        int priority = order.priority == -1 ? (int) rules.value(RuleId.PRIORITY_DEFAULT) : order.priority;
        boolean isBehind = false;
        boolean waits = false;
        if (reason == RejectReason.NONE) {
            isBehind = waiting.hasAhead(order.debitAccountId, priority);
            waits = isBehind || accounts.available(order.debitAccountId) < order.amountMinor;
            if (!canCount(order, waits)) {
                reason = RejectReason.BALANCE_LIMIT;
            }
        }
        stories.begin(sequence, order.origin.participantId, order.origin.terminal, order.reference, order.uetr);
        notices.about(
                sequence,
                timeNs,
                sequence,
                bearer,
                order.amountMinor,
                order.valueDate,
                order.currency,
                order.type,
                order.reference);
        if (reason != RejectReason.NONE) {
            refuse(order, reason, sequence);
            return;
        }
        // Decided: accepted.
        days.countAccepted(SystemId.AZIPS);
        events.paymentAccepted(
                sequence,
                order.debtorId,
                order.creditorId,
                order.debitAccountId,
                order.creditAccountId,
                order.amountMinor,
                order.valueDate,
                priority,
                order.type,
                order.currency,
                order.reference);
        if (waits) {
            enqueue(order, priority, isBehind, bearer, sequence);
            return;
        }
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
        release(sequence, timeNs);
    }

    /** A numbered message that the gateway could not read (4.8.3): answered by SMT900. */
    public void refuseUnreadable(
            InputOrigin origin,
            int reason,
            long tag,
            Reference senderReference,
            long bearer,
            long sequence,
            long timeNs) {
        days.countRefused(SystemId.AZIPS);
        events.paymentRefused(sequence, origin.participantId, reason, tag, senderReference);
        stories.begin(sequence, origin.participantId, origin.terminal, senderReference, noUetr);
        notices.about(sequence, timeNs, 0, bearer, 0, 0, Currency.AZN, PaymentType.NULL_VAL, senderReference)
                .refused(origin.participantId, origin.terminal, reason, tag);
    }

    /** An account was credited otherwise: what waits for its money may be released. */
    public void credited(int accountId, long sequence, long timeNs) {
        if (waiting.headOf(accountId) != WaitingPayments.NONE) {
            releases.add(accountId);
            release(sequence, timeNs);
        }
    }

    /**
     * Settles what may be settled of the accounts that were credited, and annuls what stands before it from and to
     * participants that are gone: at most {@value #MAX_RELEASES} payments.
     *
     * @return whether it is done
     */
    public boolean release(long sequence, long timeNs) {
        int ended = 0;
        while (releases.size() > 0 && ended < MAX_RELEASES) {
            int account = releases.account(0);
            int head = waiting.headOf(account);
            if (head != WaitingPayments.NONE && isOfGone(waiting.debit(head))) {
                // The job that annuls has not come to it yet: it is not executed in between (7-10.6).
                annul(head, RejectReason.ISSUER_GONE, sequence, timeNs);
                ended++;
            } else if (head != WaitingPayments.NONE && isOfGone(waiting.credit(head))) {
                annul(head, RejectReason.BENEFICIARY_GONE, sequence, timeNs);
                ended++;
            } else if (head == WaitingPayments.NONE
                    || accounts.available(account) < waiting.amount(head)
                    || !canCount(account, waiting.credit(head), waiting.amount(head))) {
                releases.removeFirst();
            } else {
                settleWaiting(head, sequence, timeNs);
                ended++;
            }
        }
        return releases.size() == 0;
    }

    private boolean isOfGone(int account) {
        return participants.isGone(accounts.participant(account), SystemId.AZIPS);
    }

    /**
     * Annuls at most {@value #MAX_RELEASES} of the payments that still wait at the end of the day (4.18).
     *
     * @return whether it is done
     */
    public boolean annulUnfunded(long sequence, long timeNs) {
        for (int i = 0; i < MAX_RELEASES && waiting.size() > 0; i++) {
            annul(waiting.first(), RejectReason.UNFUNDED_AT_END_OF_DAY, sequence, timeNs);
        }
        return waiting.size() == 0;
    }

    /**
     * One step of annulling what waits from and to a participant that is gone (7-10.6): looks at the accounts from
     * {@code fromAccount} on, at most {@value #MAX_ACCOUNTS_LOOKED_AT} of them, and annuls at most
     * {@value #MAX_RELEASES} payments.
     *
     * @return the account from which to go on; the number of accounts when done
     */
    public int annulOfGone(int participantId, int fromAccount, long sequence, long timeNs) {
        int end = Math.min(accounts.size(), fromAccount + MAX_ACCOUNTS_LOOKED_AT);
        int annulled = 0;
        int account = fromAccount;
        while (account < end && annulled < MAX_RELEASES) {
            int own = accounts.participant(account) == participantId ? waiting.headOf(account) : WaitingPayments.NONE;
            int incoming =
                    accounts.participant(account) == participantId ? waiting.anyTo(account) : WaitingPayments.NONE;
            if (own != WaitingPayments.NONE) {
                annul(own, RejectReason.ISSUER_GONE, sequence, timeNs);
                annulled++;
            } else if (incoming != WaitingPayments.NONE) {
                releases.add(waiting.debit(incoming));
                annul(incoming, RejectReason.BENEFICIARY_GONE, sequence, timeNs);
                annulled++;
            } else {
                account++;
            }
        }
        return account;
    }

    /** A new day begins: its numbers are free again. */
    public void beginDay() {
        references.clear();
    }

    public WaitingPayments waiting() {
        return waiting;
    }

    public UsedReferences references() {
        return references;
    }

    public PaymentStories stories() {
        return stories;
    }

    public ReleaseList releases() {
        return releases;
    }

    /**
     * What an account lacks for a waiting payment, and all that go before it, to be settled. Where more than
     * {@value #MAX_SUMMED} do, those of its priority behind it are counted too, so that the work stays bounded.
     */
    public long shortfall(int place) {
        int account = waiting.debit(place);
        long total = 0;
        int counted = 0;
        for (int other = place; other != WaitingPayments.NONE && counted <= MAX_SUMMED; other = waiting.before(other)) {
            total = Math.addExact(total, waiting.amount(other));
            counted++;
        }
        long wanted = counted > MAX_SUMMED ? waiting.sumAhead(account, waiting.priority(place)) : total;
        return Math.max(0, wanted - accounts.available(account));
    }

    /** Whether all balances and totals that the payment changes can still be counted: each is one {@code long}. */
    private boolean canCount(PaymentOrder order, boolean waits) {
        return canCount(order.debitAccountId, order.creditAccountId, order.amountMinor)
                && (!waits || waiting.sumOf(order.debitAccountId) <= Long.MAX_VALUE - order.amountMinor);
    }

    private boolean canCount(int debitAccount, int creditAccount, long amount) {
        return accounts.canDebit(debitAccount, amount)
                && accounts.canCredit(creditAccount, amount)
                && days.canCountSettled(SystemId.AZIPS, inManats(accounts.currency(debitAccount), amount));
    }

    /** What a payment adds to the day's total, which is kept in manats alone. */
    private static long inManats(int currency, long amount) {
        return currency == Currency.AZN ? amount : 0;
    }

    private void refuse(PaymentOrder order, RejectReason reason, long sequence) {
        days.countRefused(SystemId.AZIPS);
        events.paymentRefused(sequence, order.origin.participantId, reason.code(), 0, order.reference);
        if (reason == RejectReason.ISSUER_GONE || reason == RejectReason.BENEFICIARY_GONE) {
            notices.annulled(order.origin.participantId, order.origin.terminal, reason.code());
        } else {
            notices.refused(order.origin.participantId, order.origin.terminal, reason.code(), 0);
        }
    }

    private void enqueue(PaymentOrder order, int priority, boolean isBehind, long bearer, long sequence) {
        int account = order.debitAccountId;
        long wanted = Math.addExact(waiting.sumAhead(account, priority), order.amountMinor);
        long shortfall = Math.max(0, wanted - accounts.available(account));
        int causes = WaitCause.LACK_OF_FUNDS | (isBehind ? WaitCause.BEHIND_EARLIER : 0);
        int entry = references.add(SystemId.AZIPS, order.debtorId, order.reference, sequence, PaymentState.WAITING);
        waiting.add(
                sequence,
                bearer,
                account,
                order.creditAccountId,
                order.amountMinor,
                order.valueDate,
                priority,
                causes,
                order.type.value(),
                order.flags,
                order.origin.terminal,
                entry);
        events.paymentQueued(sequence, causes, shortfall);
        notices.waiting(order.debtorId, order.origin.terminal, causes);
    }

    private void settleWaiting(int place, long sequence, long timeNs) {
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
        accounts.leg(debitAccount, -amount);
        accounts.leg(creditAccount, amount);
        accounts.post(sequence, paymentId);
        days.countSettled(SystemId.AZIPS, inManats(currency, amount));
        events.paymentSettled(paymentId, hasWaited);
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
        if (waiting.headOf(creditAccount) != WaitingPayments.NONE) {
            releases.add(creditAccount);
        }
    }

    private boolean wantsExecutionNotice(int debtor, int flags) {
        if ((flags & PaymentOrder.EXECUTION_NOTICE_ASKED) != 0) {
            return true;
        }
        return (flags & PaymentOrder.EXECUTION_NOTICE_WAIVED) == 0 && participants.wantsExecutionNotice(debtor);
    }

    private void annul(int place, RejectReason reason, long sequence, long timeNs) {
        about(place, sequence, timeNs);
        waiting.remove(place);
        references.end(waiting.reference(place), PaymentState.ANNULLED);
        days.countAnnulled(SystemId.AZIPS);
        events.paymentAnnulled(waiting.id(place), reason.code());
        notices.annulled(accounts.participant(waiting.debit(place)), waiting.terminal(place), reason.code());
    }

    private void about(int place, long sequence, long timeNs) {
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
