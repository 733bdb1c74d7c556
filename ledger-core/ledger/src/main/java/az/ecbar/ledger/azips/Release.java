package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.SystemId;

/**
 * Takes up what stood aside to be credited to the accounts on the {@link ReleaseList} and fits again; then settles what may
 * be settled of them, each in the order of its queue; annuls what stands before it from and to participants that are gone.
 *
 * <p>Owned by the ledger's thread; no allocation. One call looks at most at
 * {@value AzipsSteps#MAX_ACCOUNTS_LOOKED_AT} accounts.
 *
 * @rule 4.11
 * @rule 4.12
 */
final class Release {
    private final Participants participants;
    private final Accounts accounts;
    private final WaitingPayments waiting;
    private final WaitState waits;
    private final WaitReview review;
    private final Stops stops;
    private final Overtaking overtaking;
    private final Settlement settlement;
    private final ReleaseList releases;

    Release(
            Participants participants,
            Accounts accounts,
            WaitingPayments waiting,
            WaitState waits,
            WaitReview review,
            Stops stops,
            Overtaking overtaking,
            Settlement settlement,
            ReleaseList releases) {
        this.participants = participants;
        this.accounts = accounts;
        this.waiting = waiting;
        this.waits = waits;
        this.review = review;
        this.stops = stops;
        this.overtaking = overtaking;
        this.settlement = settlement;
        this.releases = releases;
    }

    /**
     * Ends or moves payments.
     *
     * @param most of them
     * @return whether all is done that may be
     */
    boolean run(int most, long sequence, long timeNs) {
        int done = takeUp(most, sequence, timeNs);
        int looked = 0;
        while (releases.size() > 0 && done < most && looked < AzipsSteps.MAX_ACCOUNTS_LOOKED_AT) {
            if (hasWork(releases.account(0), sequence, timeNs)) {
                done++;
            } else {
                releases.removeFirst();
                looked++;
            }
        }
        return releases.size() == 0;
    }

    /** Before anything is settled, so that nothing overtakes what comes back; tells how many it took up. */
    private int takeUp(int most, long sequence, long timeNs) {
        int done = 0;
        for (int i = 0; i < releases.size() && done < most; i++) {
            while (done < most && hasTakenUp(releases.account(i), sequence, timeNs)) {
                done++;
            }
        }
        return done;
    }

    private boolean hasTakenUp(int account, long sequence, long timeNs) {
        if (!waiting.hasAsideTo(account) || stops.isHeld(account)) {
            return false;
        }
        int aside = waiting.firstAsideTo(account, accounts.room(account));
        if (aside == WaitingPayments.NONE) {
            return false;
        }
        review.takeUp(aside, sequence, timeNs);
        return true;
    }

    /** Ends or moves one payment from or to an account; false if there is nothing to do with it. */
    private boolean hasWork(int account, long sequence, long timeNs) {
        if (hasTakenUp(account, sequence, timeNs)) {
            return true;
        }
        int head = waiting.headOf(account);
        return head != WaitingPayments.NONE && hasMoved(head, account, sequence, timeNs);
    }

    private boolean hasMoved(int head, int account, long sequence, long timeNs) {
        if (isOfGone(account)) {
            // The job that annuls has not come to it yet: it is not executed in between (7-10.6).
            settlement.annul(head, RejectReason.ISSUER_GONE, sequence, timeNs);
        } else if (isOfGone(waiting.credit(head))) {
            settlement.annul(head, RejectReason.BENEFICIARY_GONE, sequence, timeNs);
        } else if (stops.isHeld(waiting.credit(head))) {
            review.setAside(head, sequence, timeNs);
        } else if (stops.between(account, waiting.credit(head)) != 0
                || accounts.available(account) < waiting.amount(head)) {
            // Who was told nothing yet is told when the day is open.
            return waiting.causes(head) != 0 && review.tell(head, sequence, timeNs);
        } else if (overtaking.isPossibleInRelease(head)) {
            return false; // The job that sorts lists the account again.
        } else if (!waits.fits(head)) {
            review.setAside(head, sequence, timeNs);
        } else {
            settlement.settleWaiting(head, sequence, timeNs);
        }
        return true;
    }

    private boolean isOfGone(int account) {
        return participants.isGone(accounts.participant(account), SystemId.AZIPS);
    }
}
