package az.ecbar.auditor;

import az.ecbar.schema.JobKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Long work that the ledger does in steps, one after the other (D6). Its pace is not the regulation's; what is to be
 * finished is judged when the ledger says that it is.
 */
final class Jobs {
    private final State state;
    /** The first one runs. */
    private final List<JobKind> line = new ArrayList<>();

    Jobs(State state) {
        this.state = state;
    }

    /** A decision starts it. */
    void start(String rule, JobKind job) {
        state.evidence.expect(rule, new Event.JobStarted(job));
        line.add(job);
    }

    /** The ledger says that it goes on releasing, or sending a long answer, later: nobody decides that. */
    void hear(Event.JobStarted started) {
        boolean isRelease = started.job() == JobKind.RELEASE_WAITING && !isRunning(started.job());
        if (isRelease || started.job() == JobKind.SEND_ANSWER) {
            state.evidence.strike(started);
            line.add(started.job());
        }
    }

    /** Whether something that runs has ended. */
    boolean isEnd(Event.JobFinished finished) {
        int place = line.indexOf(finished.job());
        if (place < 0) {
            return false;
        }
        if (place > 0) {
            state.findings.add("D6", line.getFirst() + " to be finished first", finished.toString());
        }
        line.subList(0, place + 1).clear();
        state.evidence.strike(finished);
        return true;
    }

    boolean isRunning(JobKind job) {
        return line.contains(job);
    }
}
