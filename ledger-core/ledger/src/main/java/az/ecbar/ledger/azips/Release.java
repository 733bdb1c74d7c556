package az.ecbar.ledger.azips;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.SystemId;

/**
 * Settles what may be settled of the accounts on the {@link ReleaseList}, each in the order of its queue; takes up what
 * stood aside to be credited to them and fits again; annuls what stands before it from and to participants that are gone.
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
    private final Settlement settlement;
    private final ReleaseList releases;

    Release(
            Participants participants,
            Accounts accounts,
            WaitingPayments waiting,
            WaitState waits,
            WaitReview review,
            Stops stops,
            Settlement settlement,
            ReleaseList releases) {
        this.participants = participants;
        this.accounts = accounts;
        this.waiting = waiting;
        this.waits = waits;
        this.review = review;
        this.stops = stops;
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
        int done = 0;
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

    /** Ends or moves one payment from or to an account; false if there is nothing to do with it. */
    private boolean hasWork(int account, long sequence, long timeNs) {
        if (!stops.isHeld(account)) {
            int aside = waiting.firstAsideTo(account, accounts.room(account));
            if (aside != WaitingPayments.NONE) {
                review.takeUp(aside, sequence, timeNs);
                return true;
            }
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
