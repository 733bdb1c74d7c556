package az.ecbar.auditor;

import az.ecbar.schema.JobKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Long work that the ledger does in steps, one after the other (D6). Its pace is not the regulation's; what is to be
 * finished is judged when the ledger says that it is.
 */
final class Jobs {
    /** What only tells runs while nothing else does. */
    private static final Set<JobKind> TELLING = EnumSet.of(
            JobKind.SEND_ANSWER, JobKind.ANNOUNCE, JobKind.TELL_OF_PARTICIPANT, JobKind.SEND_CLEARING_STATEMENTS);

    private final State state;
    private final List<JobKind> deciding = new ArrayList<>();
    private final List<JobKind> telling = new ArrayList<>();
    /** Command by which a value date may be lost; 0 once the ledger has said that it looks for its payments. */
    private long dateLostAt;

    private int datesLost;

    Jobs(State state) {
        this.state = state;
    }

    /** A decision starts it. */
    void start(String rule, JobKind job) {
        state.evidence.expect(rule, new Event.JobStarted(job));
        lineOf(job).add(job);
    }

    /** A date was declared no business day: what is kept for it is annulled in steps, from this command on (4.8.1). */
    void loseDate() {
        datesLost = dateLostAt == state.sequence ? datesLost + 1 : 1;
        dateLostAt = state.sequence;
    }

    /**
     * The ledger says that it goes on releasing, or sending a long answer, later, or that it looks for a gridlock from time
     * to time, or what IPS does by its own day: nobody decides that. Nor that it goes through what it kept, where it may find nothing but what was cancelled.
     */
    void hear(Event.JobStarted started) {
        if (started.job() == JobKind.ANNUL_OF_VALUE_DATE && dateLostAt == state.sequence && datesLost > 0) {
            datesLost--;
            state.evidence.strike(started);
            deciding.add(started.job());
        }
        if (started.job() == JobKind.ENTER_KEPT && !isRunning(started.job()) && isRunning(JobKind.OPEN_DAY)) {
            state.evidence.strike(started);
            deciding.add(deciding.indexOf(JobKind.OPEN_DAY), started.job());
        }
        if (started.job() == JobKind.ADJUST_POSITIONS) {
            // 4.25: of a day that closes before its statements.
            int ending = deciding.indexOf(JobKind.END_CALENDAR_DAYS);
            state.evidence.strike(started);
            deciding.add(ending < 0 ? deciding.size() : ending, started.job());
        }
        boolean isRelease = started.job() == JobKind.RELEASE_WAITING && !isRunning(started.job());
        boolean isResolution = started.job() == JobKind.RESOLVE_GRIDLOCK
                && !isRunning(started.job())
                && state.gridlocks.areLookedForByTime();
        boolean isStatement = started.job() == JobKind.SEND_ANSWER || started.job() == JobKind.SEND_CLEARING_STATEMENTS;
        if (isRelease || isResolution || isStatement) {
            state.evidence.strike(started);
            lineOf(started.job()).add(started.job());
        }
    }

    /** Whether something that runs has ended. */
    boolean isEnd(Event.JobFinished finished) {
        List<JobKind> line = lineOf(finished.job());
        int place = line.indexOf(finished.job());
        if (place < 0) {
            return false;
        }
        if (place > 0 || (TELLING.contains(finished.job()) && !deciding.isEmpty())) {
            JobKind first = deciding.isEmpty() ? line.getFirst() : deciding.getFirst();
            state.findings.add("D6", first + " to be finished first", finished.toString());
        }
        line.subList(0, place + 1).clear();
        state.evidence.strike(finished);
        return true;
    }

    boolean isRunning(JobKind job) {
        return deciding.contains(job) || telling.contains(job);
    }

    /** The ledger goes on looking at what waits: for what may be settled, and for what stands aside or does not any more. */
    boolean isSorting() {
        return isRunning(JobKind.TELL_WAITING) || isRunning(JobKind.RELEASE_WAITING);
    }

    private List<JobKind> lineOf(JobKind job) {
        return TELLING.contains(job) ? telling : deciding;
    }
}
