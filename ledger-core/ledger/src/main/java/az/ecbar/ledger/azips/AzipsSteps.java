package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.AzipsEvents;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.SystemId;

/**
 * What AZIPS does in the bounded steps of jobs (design D6): lets in what was kept for the day, tells who waits, annuls.
 *
 * <p>Owned by the ledger's thread; no allocation.
 *
 * @rule 3.8
 * @rule 4.13
 * @rule 4.18
 * @rule 7-10.6
 */
public final class AzipsSteps {
    /** Accounts or payments that one step looks at. */
    public static final int MAX_ACCOUNTS_LOOKED_AT = 1024;

    private final Accounts accounts;
    private final Days days;
    private final AzipsEvents events;
    private final Notices notices;
    private final Settlement settlement;
    private final WaitingPayments waiting;
    private final WaitState waits;
    private final ReleaseList releases;
    private final KeptPayments kept;
    private final ValueDates valueDates;

    AzipsSteps(
            Accounts accounts,
            Days days,
            AzipsEvents events,
            Notices notices,
            Settlement settlement,
            WaitingPayments waiting,
            WaitState waits,
            ReleaseList releases,
            KeptPayments kept,
            ValueDates valueDates) {
        this.accounts = accounts;
        this.days = days;
        this.events = events;
        this.notices = notices;
        this.settlement = settlement;
        this.waiting = waiting;
        this.waits = waits;
        this.releases = releases;
        this.kept = kept;
        this.valueDates = valueDates;
    }

    /**
     * Annuls at most {@value Azips#MAX_RELEASES} of the payments that still wait at the end of the day (4.18).
     *
     * @return whether it is done
     */
    boolean annulUnfunded(long sequence, long timeNs) {
        for (int i = 0; i < Azips.MAX_RELEASES && waiting.size() > 0; i++) {
            settlement.annul(waiting.first(), RejectReason.UNFUNDED_AT_END_OF_DAY, sequence, timeNs);
        }
        return waiting.size() == 0;
    }

    /**
     * One step of annulling what waits from and to a participant that is gone (7-10.6): looks at the accounts from
     * {@code fromAccount} on, at most {@value #MAX_ACCOUNTS_LOOKED_AT} of them, and annuls at most
     * {@value Azips#MAX_RELEASES} payments.
     *
     * @return the account from which to go on; the number of accounts when done
     */
    public int annulOfGone(int participantId, int fromAccount, long sequence, long timeNs) {
        int end = Math.min(accounts.size(), fromAccount + MAX_ACCOUNTS_LOOKED_AT);
        int annulled = 0;
        int account = fromAccount;
        while (account < end && annulled < Azips.MAX_RELEASES) {
            int own = accounts.participant(account) == participantId ? waiting.headOf(account) : WaitingPayments.NONE;
            int incoming =
                    accounts.participant(account) == participantId ? waiting.firstTo(account) : WaitingPayments.NONE;
            if (own != WaitingPayments.NONE) {
                settlement.annul(own, RejectReason.ISSUER_GONE, sequence, timeNs);
                annulled++;
            } else if (incoming != WaitingPayments.NONE) {
                releases.add(waiting.debit(incoming));
                settlement.annul(incoming, RejectReason.BENEFICIARY_GONE, sequence, timeNs);
                annulled++;
            } else if (accounts.participant(account) == participantId && annulKeptOf(account, sequence, timeNs)) {
                annulled++;
            } else {
                account++;
            }
        }
        return account;
    }

    /** Annuls one kept payment of an account whose owner is gone; false if there is none. */
    private boolean annulKeptOf(int account, long sequence, long timeNs) {
        int own = kept.firstFrom(account);
        int incoming = kept.firstTo(account);
        if (own != KeptPayments.NONE) {
            valueDates.annul(own, RejectReason.ISSUER_GONE, sequence, timeNs);
        } else if (incoming != KeptPayments.NONE) {
            valueDates.annul(incoming, RejectReason.BENEFICIARY_GONE, sequence, timeNs);
        }
        return own != KeptPayments.NONE || incoming != KeptPayments.NONE;
    }

    /** Whether payments are kept whose value date has come. */
    public boolean areKeptDue() {
        return valueDates.areDue(days.date(SystemId.AZIPS));
    }

    /**
     * Lets at most {@value Azips#MAX_RELEASES} of the payments whose value date has come into the queues of their accounts.
     *
     * @return whether it is done
     */
    public boolean enterKept(long sequence, long timeNs) {
        return valueDates.enter(Azips.MAX_RELEASES, sequence, timeNs);
    }

    /** Whether payments are kept for a date that was just declared no business day. */
    public boolean hasLostValueDate(int date) {
        return valueDates.hasLost(date);
    }

    /**
     * One step of annulling the payments of a value date that is no business day any more: looks at those after one, at
     * most {@value #MAX_ACCOUNTS_LOOKED_AT} of them, and annuls at most {@value Azips#MAX_RELEASES}.
     *
     * @return the payment after which to go on; {@link Long#MAX_VALUE} when done
     */
    public long annulOfValueDate(int date, long afterId, long sequence, long timeNs) {
        return valueDates.annulOf(date, afterId, sequence, timeNs);
    }

    /**
     * One step of telling issuers what their payments wait for, where they were told nothing yet: looks at the payments
     * after one, at most {@value #MAX_ACCOUNTS_LOOKED_AT} of them, and tells at most {@value Azips#MAX_RELEASES}.
     *
     * @return the payment after which to go on; {@link Long#MAX_VALUE} when done
     */
    public long tellWaiting(long afterId, long sequence, long timeNs) {
        int told = 0;
        int place = waiting.afterId(afterId);
        long last = afterId;
        for (int i = 0; i < MAX_ACCOUNTS_LOOKED_AT && place != WaitingPayments.NONE && told < Azips.MAX_RELEASES; i++) {
            int now = waiting.causes(place) == 0 ? waits.causes(place) : 0;
            if (now != 0) {
                waiting.causes(place, now);
                settlement.about(place, sequence, timeNs);
                events.paymentQueued(waiting.id(place), now, waits.shortfall(place));
                int issuer = accounts.participant(waiting.debit(place));
                notices.waiting(issuer, waiting.terminal(place), now, waiting.priority(place));
                told++;
            }
            last = waiting.id(place);
            place = waiting.after(place);
        }
        return place == WaitingPayments.NONE ? Long.MAX_VALUE : last;
    }
}
