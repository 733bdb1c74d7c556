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
    /** Command by which a value date may be lost; 0 once the ledger has said that it looks for its payments. */
    private long dateLostAt;

    Jobs(State state) {
        this.state = state;
    }

    /** A decision starts it. */
    void start(String rule, JobKind job) {
        state.evidence.expect(rule, new Event.JobStarted(job));
        line.add(job);
    }

    /** A date was declared no business day: what is kept for it is annulled in steps, from this command on (4.8.1). */
    void loseDate() {
        dateLostAt = state.sequence;
    }

    /**
     * The ledger says that it goes on releasing, or sending a long answer, later, or that it looks for a gridlock from time
     * to time: nobody decides that. Nor that it goes through what it kept, where it may find nothing but what was cancelled.
     */
    void hear(Event.JobStarted started) {
        if (started.job() == JobKind.ANNUL_OF_VALUE_DATE && dateLostAt == state.sequence) {
            dateLostAt = 0;
            state.evidence.strike(started);
            line.add(started.job());
        }
        if (started.job() == JobKind.ENTER_KEPT && !isRunning(started.job()) && isRunning(JobKind.OPEN_DAY)) {
            state.evidence.strike(started);
            line.add(line.indexOf(JobKind.OPEN_DAY), started.job());
        }
        boolean isRelease = started.job() == JobKind.RELEASE_WAITING && !isRunning(started.job());
        boolean isResolution = started.job() == JobKind.RESOLVE_GRIDLOCK
                && !isRunning(started.job())
                && state.gridlocks.areLookedForByTime();
        if (isRelease || isResolution || started.job() == JobKind.SEND_ANSWER) {
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
