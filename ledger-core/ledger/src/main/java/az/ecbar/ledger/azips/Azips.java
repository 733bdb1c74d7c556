package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.authority.Authorities;
import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ctn.Terminals;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.day.Timetable;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.ledger.event.CtnEvents;
import az.ecbar.ledger.ips.liquidity.ClearingAccounts;
import az.ecbar.ledger.ips.liquidity.LimitChanges;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayState;
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
 *       ├──value date ahead──────────────▶ KEPT      (SMT700), see {@link ValueDates}
 *       ├──no cause of 4.12, nothing ahead▶ SETTLED   (MT900, SMT012; the payment and MT910)
 *       └──else──▶ WAITING (SMT700, again whenever the named cause changes) ──no cause, its turn──▶ SETTLED
 *                       └──its sender cancels it, end of day, participant gone──▶ ANNULLED (SMT701)
 * </pre>
 *
 * <p>Owned by the ledger's thread; no allocation while no more payments wait than ever before. One command releases at
 * most {@value #MAX_RELEASES} payments; the rest is done in steps of a job.
 *
 * @rule 3.3
 * @rule 4.9
 * @rule 4.10.1
 * @rule 4.11
 * @rule 4.12.1
 * @rule 4.12.2
 * @rule 4.18
 */
public final class Azips {
    /** Payments that one command or one step of a job settles or annuls at most beside its own. */
    public static final int MAX_RELEASES = 32;

    /** 32A, as the bytes of a tag lie in memory: a later value date would be taken. */
    private static final long VALUE_DATE_FIELD = '3' | '2' << 8 | 'A' << 16;

    private final Accounts accounts;
    private final Days days;
    private final RuleSet rules;
    private final AzipsEvents events;
    private final PaymentChecks checks;
    private final Notices notices;
    private final UsedReferences references;
    private final WaitingPayments waiting;
    private final ReleaseList releases;
    private final KeptPayments kept = new KeptPayments();
    private final PaymentStories stories;
    private final WaitState waits;
    private final Stops stops;
    private final Overtaking overtaking;
    private final Release release;
    private final Settlement settlement;
    private final ValueDates valueDates;
    private final PaymentChanges changes;
    private final AzipsSteps steps;
    private final Gridlock gridlock;
    private final Reference noUetr = new Reference();

    public Azips(
            Participants participants,
            Accounts accounts,
            ClearingAccounts clearingAccounts,
            LimitChanges limitChanges,
            Authorities authorities,
            Terminals terminals,
            Days days,
            BusinessCalendar calendar,
            RuleSet rules,
            Timetable timetable,
            Jobs jobs,
            AzipsEvents events,
            CtnEvents ctnEvents,
            Statements statements,
            int expectedAccounts,
            int expectedPaymentsOfDay,
            int expectedWaiting) {
        this.accounts = accounts;
        this.days = days;
        this.rules = rules;
        this.events = events;
        stories = new PaymentStories(expectedPaymentsOfDay);
        references = new UsedReferences(expectedPaymentsOfDay);
        waiting = new WaitingPayments(expectedWaiting, expectedAccounts);
        releases = new ReleaseList(expectedAccounts);
        overtaking = new Overtaking(jobs, waiting, releases);
        checks = new PaymentChecks(
                participants, accounts, clearingAccounts, references, kept, days, calendar, rules, timetable);
        notices = new Notices(participants, authorities, terminals, ctnEvents, stories, statements);
        settlement = new Settlement(
                participants, accounts, limitChanges, days, rules, events, notices, references, waiting, releases);
        stops = new Stops(participants, accounts, days);
        waits = new WaitState(accounts, waiting, stops, settlement);
        var review = new WaitReview(accounts, events, notices, settlement, waiting, waits, stops, releases);
        release = new Release(participants, accounts, waiting, waits, review, stops, overtaking, settlement, releases);
        valueDates =
                new ValueDates(accounts, days, calendar, events, checks, notices, references, waiting, releases, kept);
        steps = new AzipsSteps(accounts, days, settlement, waiting, waits, review, releases, kept, valueDates);
        gridlock = new Gridlock(
                participants, accounts, authorities, days, rules, stops, overtaking, events, settlement, waiting);
        changes = new PaymentChanges(
                participants,
                days,
                checks,
                events,
                notices,
                references,
                waiting,
                waits,
                releases,
                settlement,
                kept,
                valueDates,
                stories);
    }

    /**
     * A payment instruction whose number the session took, or which operators entered. The order of the checks is that of
     * {@link PaymentChecks}, then BALANCE_LIMIT.
     *
     * @param bearer sequence of the record that bears the bank's bytes
     * @return why it was refused, or NONE
     */
    public RejectReason submit(PaymentOrder order, long bearer, long sequence, long timeNs) {
        RejectReason reason = checks.check(order, timeNs);
        int priority = order.priority == -1 ? (int) rules.value(RuleId.PRIORITY_DEFAULT) : order.priority;
        int held = 0;
        boolean isBehind = false;
        boolean waits = false;
        boolean isAhead = order.valueDate > days.date(SystemId.AZIPS);
        if (reason == RejectReason.NONE && !isAhead) {
            isBehind = waiting.hasAhead(order.debitAccountId, priority)
                    || overtaking.isPossible(order.debitAccountId, priority);
            held = stops.between(order.debitAccountId, order.creditAccountId);
            waits = held != 0 || isBehind || accounts.available(order.debitAccountId) < order.amountMinor;
            if (!canCount(order, waits)) {
                reason = RejectReason.BALANCE_LIMIT;
            }
        }
        stories.begin(sequence, order.origin.participantId, order.origin.terminal, order.reference, order.uetr);
        if ((order.flags & PaymentOrder.ON_BEHALF_OF) != 0) {
            stories.enteredBy(bearer);
        }
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
            return reason;
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
        if (isAhead) {
            valueDates.keep(order, priority, bearer, sequence);
        } else if (waits) {
            enqueue(order, priority, held, isBehind, bearer, sequence);
        } else {
            settlement.settle(order, sequence);
            release(sequence, timeNs);
        }
        return RejectReason.NONE;
    }

    /**
     * What a bank asks for its pending payment; the session took its number. What that sets free is released at once.
     *
     * @param bearer sequence of the record that bears the bank's bytes
     */
    public RejectReason change(ChangeOrder order, long bearer, long sequence, long timeNs) {
        RejectReason reason = changes.change(order, bearer, sequence, timeNs);
        if (reason == RejectReason.NONE) {
            release(sequence, timeNs);
        }
        return reason;
    }

    /** The payment that a request of a sender with a value date means now, also one that has ended; 0: there is none. */
    public long meant(int sender, Reference reference, int valueDate) {
        return changes.meant(sender, reference, valueDate);
    }

    /** State of the payment that a request of a sender with a value date means now; NULL_VAL: there is none. */
    public PaymentState meantState(int sender, Reference reference, int valueDate) {
        return changes.meantState(sender, reference, valueDate);
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

    /** What a bank asked cannot be answered (4.24): SMT900. */
    public void refuseInquiry(
            InputOrigin origin,
            RejectReason reason,
            long tag,
            Reference senderReference,
            long bearer,
            long sequence,
            long timeNs) {
        notices.about(sequence, timeNs, 0, bearer, 0, 0, Currency.AZN, PaymentType.NULL_VAL, senderReference)
                .refused(origin.participantId, origin.terminal, reason.code(), tag);
    }

    /**
     * The payment that a participant sent under a reference: the one of this AZIPS day, settled, waiting or annulled; else
     * of those whose value date lies ahead the last pending one, else the last annulled one; 0: none.
     */
    public long paymentOf(int participantId, Reference reference) {
        int entry = references.find(SystemId.AZIPS, participantId, reference);
        if (entry != UsedReferences.UNKNOWN) {
            return references.paymentId(entry);
        }
        int place = kept.findLast(participantId, reference);
        return place == KeptPayments.NONE ? 0 : kept.id(place);
    }

    /**
     * The Central Bank credited an account: its owner is advised, and what waits for its money may be released.
     *
     * @param contraId account of the Central Bank that was debited
     * @param decision reference of the Central Bank's decision
     */
    public void issued(int accountId, int contraId, long amountMinor, Reference decision, long sequence, long timeNs) {
        settlement.advise(NoticeKind.CREDIT_ADVICE, accountId, contraId, amountMinor, decision, sequence, timeNs);
        if (waiting.headOf(accountId) != WaitingPayments.NONE) {
            releases.add(accountId);
            release(sequence, timeNs);
        }
    }

    /**
     * The Central Bank debited an account: its owner is advised, and what waits for room on it may be released.
     *
     * @param contraId account of the Central Bank that was credited
     * @param decision reference of the Central Bank's decision
     */
    public void withdrawn(
            int accountId, int contraId, long amountMinor, Reference decision, long sequence, long timeNs) {
        settlement.advise(NoticeKind.DEBIT_ADVICE, accountId, contraId, amountMinor, decision, sequence, timeNs);
        if (waiting.hasAsideTo(accountId)) {
            releases.add(accountId);
            release(sequence, timeNs);
        }
    }

    /** More is available of an account than before, though nothing was booked: what waits for its money may be released. */
    public void freed(int accountId, long sequence, long timeNs) {
        if (waiting.headOf(accountId) != WaitingPayments.NONE) {
            releases.add(accountId);
            release(sequence, timeNs);
        }
    }

    /**
     * IPS adjusted an account by the net result of one of its days (5-1.7.4): its owner is advised, and what waits for room on
     * it is released by a job.
     *
     * @param signedMinor positive: it was credited
     * @param balance after this entry
     */
    public void adjusted(int accountId, long signedMinor, long balance, int ipsDate, long sequence, long timeNs) {
        settlement.adviseOfIpsDay(accountId, signedMinor, balance, ipsDate, sequence, timeNs);
        if (signedMinor < 0 && waiting.hasAsideTo(accountId)) {
            releases.add(accountId);
        }
    }

    /**
     * Settles what may be settled of the accounts that were credited, or where what held their payments up is gone:
     * {@link Release}. At most {@value #MAX_RELEASES} payments. While the day is OPENING no money moves: what was let in
     * waits for the day to be OPEN. Tells whether all is done that may be.
     */
    public boolean release(long sequence, long timeNs) {
        return release(MAX_RELEASES, sequence, timeNs);
    }

    /** Settles together what waits and can: refused for the reasons of {@link Gridlock#resolve}, in their order. */
    public RejectReason resolveGridlock(SystemId system, long sequence, long timeNs) {
        RejectReason reason = gridlock.resolve(system, sequence, timeNs);
        boolean _ = reason == RejectReason.NONE && release(sequence, timeNs);
        return reason;
    }

    private boolean release(int most, long sequence, long timeNs) {
        if (stops.isSystemSuspended()) {
            releases.clear(); // All that waits is looked at when settlement is resumed.
            return true;
        }
        return days.state(SystemId.AZIPS) == DayState.OPENING || release.run(most, sequence, timeNs);
    }

    /**
     * One step of looking at all that waits again, after what holds payments up changed. What may be settled is settled
     * before the next one is looked at, so that nobody is told to wait for what is over.
     *
     * @param cursor where the step goes on; 0: at the beginning
     * @return where the next one goes on; {@link Long#MAX_VALUE} when done
     */
    public long lookAgain(long cursor, long sequence, long timeNs) {
        if (days.state(SystemId.AZIPS) == DayState.OPENING) {
            return Long.MAX_VALUE; // All that waits is looked at when the day is open.
        }
        if (releases.size() > 0) {
            release(sequence, timeNs);
            return cursor;
        }
        long next = steps.lookAgain(cursor, sequence, timeNs);
        release(Math.max(1, MAX_RELEASES - steps.done()), sequence, timeNs);
        return next;
    }

    /**
     * One step of the end of the day: what may be released is released, and only when nothing is left of that the rest is
     * annulled (4.18). At most {@value #MAX_RELEASES} payments end.
     *
     * @return whether it is done
     */
    public boolean endWaiting(long sequence, long timeNs) {
        if (releases.size() > 0) {
            release(sequence, timeNs);
            return false;
        }
        return steps.annulWaiting(sequence, timeNs);
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

    /** What is done in steps of jobs. */
    public AzipsSteps steps() {
        return steps;
    }

    public KeptPayments kept() {
        return kept;
    }

    public PaymentStories stories() {
        return stories;
    }

    public ReleaseList releases() {
        return releases;
    }

    /** Whether a payment from or to an account waits or is kept. */
    public boolean isPendingAt(int account) {
        return waiting.firstOf(account) != WaitingPayments.NONE
                || waiting.firstTo(account) != WaitingPayments.NONE
                || kept.firstFrom(account) != KeptPayments.NONE
                || kept.firstTo(account) != KeptPayments.NONE;
    }

    /** What an account lacks for a waiting payment, and all that go before it, to be settled. */
    public long shortfall(int place) {
        return waits.shortfall(place);
    }

    /** For what a waiting payment waits now (4.12); nothing where it is the next that a running release settles. */
    public int causes(int place) {
        return waits.causes(place);
    }

    /** Whether the other side stops a waiting payment: its beneficiary is suspended, or its account has no room for it (4.12.1). */
    public boolean isStoppedByOther(int place) {
        return stops.isHeld(waiting.credit(place)) || !waits.fits(place);
    }

    /** Whether all balances and totals that the payment changes can still be told and counted. */
    private boolean canCount(PaymentOrder order, boolean waits) {
        return settlement.canCount(order.debitAccountId, order.creditAccountId, order.amountMinor)
                && (!waits || waiting.sumOf(order.debitAccountId) <= Accounts.MAX_BALANCE - order.amountMinor);
    }

    private void refuse(PaymentOrder order, RejectReason reason, long sequence) {
        days.countRefused(SystemId.AZIPS);
        events.paymentRefused(sequence, order.origin.participantId, reason.code(), 0, order.reference);
        if (reason == RejectReason.ISSUER_GONE || reason == RejectReason.BENEFICIARY_GONE) {
            notices.annulled(order.origin.participantId, order.origin.terminal, reason.code());
        } else {
            long tag = reason == RejectReason.AFTER_CUT_OFF ? VALUE_DATE_FIELD : 0;
            notices.refused(order.origin.participantId, order.origin.terminal, reason.code(), tag);
        }
    }

    private void enqueue(PaymentOrder order, int priority, int held, boolean isBehind, long bearer, long sequence) {
        int account = order.debitAccountId;
        long wanted = Math.addExact(waiting.sumAhead(account, priority), order.amountMinor);
        long shortfall = Math.max(0, wanted - accounts.available(account));
        int causes = held | waits.causes(account, shortfall, isBehind);
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
                entry,
                stops.isHeld(order.creditAccountId));
        if (isBehind && releases.size() > 0) {
            releases.add(account); // Behind what is to be taken up first.
        }
        events.paymentQueued(sequence, causes, shortfall);
        notices.waiting(order.debtorId, order.origin.terminal, causes, priority);
    }
}
