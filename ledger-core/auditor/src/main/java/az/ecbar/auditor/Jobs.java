package az.ecbar.auditor;

import az.ecbar.schema.JobKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * Long work that the ledger does in steps. Its pace is not the regulation's; what is to be finished is judged when the
 * ledger says that it is.
 */
final class Jobs {
    private final State state;
    private final Map<JobKind, Integer> running = new EnumMap<>(JobKind.class);

    Jobs(State state) {
        this.state = state;
    }

    /** A decision starts it. */
    void start(String rule, JobKind job) {
        state.evidence.expect(rule, new Event.JobStarted(job));
        running.merge(job, 1, Integer::sum);
    }

    /** The ledger says that it goes on releasing later: nobody decides that. */
    void hear(Event.JobStarted started) {
        if (started.job() == JobKind.RELEASE_WAITING) {
            state.evidence.strike(started);
            running.merge(started.job(), 1, Integer::sum);
        }
    }

    /** Whether something that runs has ended. */
    boolean isEnd(Event.JobFinished finished) {
        if (!isRunning(finished.job())) {
            return false;
        }
        state.evidence.strike(finished);
        running.merge(finished.job(), -1, Integer::sum);
        return true;
    }

    boolean isRunning(JobKind job) {
        return running.getOrDefault(job, 0) > 0;
    }
}
