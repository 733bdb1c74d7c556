package az.ecbar.ledger;

import az.ecbar.ledger.azips.AzipsSteps;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.SystemId;

/**
 * Does one step of the running job (design D6); a step more than there is to do changes nothing.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
final class LedgerJobs {
    private LedgerJobs() {}

    static void step(LedgerState state, long sequence, long timeNs) {
        Jobs jobs = state.jobs;
        JobKind kind = jobs.running();
        if (kind == JobKind.NONE) {
            return;
        }
        jobs.countStep();
        if (doStep(state, kind, sequence, timeNs)) {
            state.nodeEvents.jobFinished(kind, jobs.steps());
            jobs.finish();
        }
    }

    /** A release that one command could not finish goes on as a job. */
    static void continueRelease(LedgerState state) {
        if (state.azips.releases().size() > 0 && !state.jobs.isWaiting(JobKind.RELEASE_WAITING)) {
            state.jobs.add(JobKind.RELEASE_WAITING, 0);
            state.nodeEvents.jobStarted(JobKind.RELEASE_WAITING);
        }
    }

    private static boolean doStep(LedgerState state, JobKind kind, long sequence, long timeNs) {
        Jobs jobs = state.jobs;
        return switch (kind) {
            case ANNUL_WAITING -> state.azips.endWaiting(sequence, timeNs);
            case ANNUL_OF_PARTICIPANT -> {
                int next = state.azips.steps().annulOfGone((int) jobs.subject(), (int) jobs.cursor(), sequence, timeNs);
                jobs.advance(next);
                yield next == state.accounts.size();
            }
            case END_CALENDAR_DAYS -> state.dayControl.endCalendarDays((int) jobs.subject(), (int) jobs.cursor());
            case ENTER_KEPT -> state.azips.steps().enterKept(sequence, timeNs);
            case TELL_WAITING -> {
                if (jobs.count(JobKind.TELL_WAITING) > 1) {
                    yield true; // What holds payments up changed once more: the last one looks at all of them.
                }
                long next = state.azips.lookAgain(jobs.cursor(), sequence, timeNs);
                jobs.advance(next);
                yield next == Long.MAX_VALUE;
            }
            case ANNUL_OF_VALUE_DATE -> {
                AzipsSteps steps = state.azips.steps();
                jobs.advance(steps.annulOfValueDate((int) jobs.subject(), jobs.cursor(), sequence, timeNs));
                yield jobs.cursor() == Long.MAX_VALUE;
            }
            case SEND_STATEMENTS -> {
                jobs.advance(state.statements.send(jobs.cursor(), timeNs));
                yield state.statements.isDone(jobs.cursor());
            }
            case SEND_ANSWER -> state.statements.sendOpen();
            case ADJUST_POSITIONS -> {
                jobs.advance(state.adjustments.step(jobs.cursor(), sequence, timeNs));
                yield jobs.cursor() == Long.MAX_VALUE;
            }
            case SEND_CLEARING_STATEMENTS -> {
                jobs.advance(state.ipsDay.tellStatements(jobs.cursor(), timeNs));
                yield state.ipsDay.isTold();
            }
            case ANNOUNCE -> {
                int next = state.announcements.tell((int) jobs.cursor(), timeNs);
                jobs.advance(next);
                yield state.announcements.isTold(next);
            }
            case TELL_OF_PARTICIPANT -> state.participationNotices.tellSome();
            case RELEASE_WAITING -> state.azips.release(sequence, timeNs);
            case RESOLVE_GRIDLOCK -> {
                // Where the day was closed meanwhile, or the rule set changed, nothing happens.
                RejectReason _ = state.azips.resolveGridlock(SystemId.AZIPS, sequence, timeNs);
                yield true;
            }
            case OPEN_DAY -> {
                state.dayControl.opened();
                state.gridlockRounds.begin(sequence, timeNs);
                state.adjustments.begin(sequence, timeNs);
                yield true;
            }
            case CLOSE_DAY -> {
                state.dayControl.closed();
                yield true;
            }
            case NONE, NULL_VAL -> true;
        };
    }
}
