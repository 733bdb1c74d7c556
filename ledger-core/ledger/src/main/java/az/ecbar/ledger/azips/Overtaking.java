package az.ecbar.ledger.azips;

import az.ecbar.ledger.job.Jobs;
import az.ecbar.schema.JobKind;

/**
 * Keeps later payments from overtaking one that stands aside though nothing on the other side stops it any more: between
 * the moment in which its cause is gone and the step of a job that takes it up again, it counts as one that is ahead.
 * Which ones are to be taken up is not known before all are sorted, so until then any that stands aside counts. The job
 * then settles what was held back.
 *
 * <p>Owned by the ledger's thread; reads only; no allocation.
 *
 * @rule 4.11
 * @rule 4.12.1
 */
final class Overtaking {
    private final Jobs jobs;
    private final WaitingPayments waiting;
    private final ReleaseList releases;

    Overtaking(Jobs jobs, WaitingPayments waiting, ReleaseList releases) {
        this.jobs = jobs;
        this.waiting = waiting;
        this.releases = releases;
    }

    /** Whether what holds payments up changed, and not all that waits has been sorted since. */
    boolean isSorting() {
        int sorted = jobs.running() == JobKind.TELL_WAITING && AzipsSteps.isSorted(jobs.cursor()) ? 1 : 0;
        return jobs.count(JobKind.TELL_WAITING) > sorted;
    }

    /** Whether a payment of this priority that comes now might overtake one that stands aside at the account. */
    boolean isPossible(int account, int priority) {
        return waiting.hasAsideAhead(account, priority) && (isSorting() || releases.size() > 0);
    }

    /** Whether a waiting payment might overtake one that stands aside at its account. */
    boolean isPossible(int place) {
        return waiting.hasAsideBefore(place) && (isSorting() || releases.size() > 0);
    }

    /** The same in a release, which takes up what fits again before it settles anything. */
    boolean isPossibleInRelease(int place) {
        return waiting.hasAsideBefore(place) && isSorting();
    }
}
