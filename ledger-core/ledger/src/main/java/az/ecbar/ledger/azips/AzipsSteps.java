package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
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

    /** From here on a cursor of {@link #lookAgain} counts the payments that were told of; below zero. */
    private static final long TELLING = Long.MIN_VALUE;

    private final Accounts accounts;
    private final Days days;
    private final Settlement settlement;
    private final WaitingPayments waiting;
    private final WaitState waits;
    private final WaitReview review;
    private final ReleaseList releases;
    private final KeptPayments kept;
    private final ValueDates valueDates;
    private int done;

    AzipsSteps(
            Accounts accounts,
            Days days,
            Settlement settlement,
            WaitingPayments waiting,
            WaitState waits,
            WaitReview review,
            ReleaseList releases,
            KeptPayments kept,
            ValueDates valueDates) {
        this.accounts = accounts;
        this.days = days;
        this.settlement = settlement;
        this.waiting = waiting;
        this.waits = waits;
        this.review = review;
        this.releases = releases;
        this.kept = kept;
        this.valueDates = valueDates;
    }

    /**
     * Annuls at most {@value Azips#MAX_RELEASES} of the payments that still wait at the end of the day, each for the cause
     * that holds it; where of what went before it so much is annulled already that nothing else holds it any more, for the
     * cause that its issuer was told last (4.18).
     *
     * @return whether it is done
     */
    boolean annulWaiting(long sequence, long timeNs) {
        for (int i = 0; i < Azips.MAX_RELEASES && waiting.size() > 0; i++) {
            int place = waiting.first();
            settlement.annul(place, reasonAtEnd(place), sequence, timeNs);
        }
        return waiting.size() == 0;
    }

    private RejectReason reasonAtEnd(int place) {
        int now = waits.causes(place);
        boolean isHeld = (now & ~WaitCause.BEHIND_EARLIER) != 0;
        return switch (WaitCause.named(isHeld ? now : waiting.causes(place))) {
            case WaitCause.SYSTEM_SUSPENDED -> RejectReason.SYSTEM_SUSPENDED_AT_END_OF_DAY;
            case WaitCause.SEIZURE_OR_SUSPENSION -> RejectReason.HELD_AT_END_OF_DAY;
            case WaitCause.BENEFICIARY_FULL -> RejectReason.BENEFICIARY_FULL_AT_END_OF_DAY;
            default -> RejectReason.UNFUNDED_AT_END_OF_DAY;
        };
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
            int own = accounts.participant(account) == participantId ? firstFrom(account) : WaitingPayments.NONE;
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

    private int firstFrom(int account) {
        int head = waiting.headOf(account);
        return head == WaitingPayments.NONE ? waiting.firstAside(account) : head;
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
     * One step of looking at all that waits again, after what holds payments up changed: first all are sorted, so that what
     * is taken up goes by priority and arrival, then they are told of or listed ({@link WaitReview}). Looks at
     * {@value #MAX_ACCOUNTS_LOOKED_AT} payments at most, sorts or tells {@value Azips#MAX_RELEASES} at most, and stops where
     * something may be settled: that goes first.
     *
     * @param cursor where the step goes on; 0: at the beginning
     * @return where the next one goes on; {@link Long#MAX_VALUE} when done
     */
    long lookAgain(long cursor, long sequence, long timeNs) {
        boolean isSorting = !isSorted(cursor);
        done = 0;
        long last = isSorting ? cursor : cursor - TELLING;
        int place = waiting.afterId(last);
        for (int i = 0; i < MAX_ACCOUNTS_LOOKED_AT && mayGoOn(place); i++) {
            done += (isSorting ? review.sort(place) : review.look(place, sequence, timeNs)) ? 1 : 0;
            if (releases.size() > 0) {
                break; // It is looked at again when that is settled.
            }
            last = waiting.id(place);
            place = waiting.after(place);
        }
        if (place != WaitingPayments.NONE) {
            return isSorting ? last : TELLING + last;
        }
        return isSorting ? TELLING : Long.MAX_VALUE;
    }

    /** Whether all that waits was sorted before this cursor of {@link #lookAgain}. */
    static boolean isSorted(long cursor) {
        return cursor < 0;
    }

    /** How many payments the last {@link #lookAgain} sorted or told of. */
    int done() {
        return done;
    }

    private boolean mayGoOn(int place) {
        return place != WaitingPayments.NONE && done < Azips.MAX_RELEASES;
    }
}
