package az.ecbar.ledger.job;

import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.JobKind;

/**
 * The jobs that wait to be done, first in, first out; the first one runs. A job is a kind, a subject and a cursor, all
 * of them state, so that a replay and a standby stand at the same step (design D6).
 *
 * <p>Owned by the ledger's thread; no allocation. At most {@value #MAX_JOBS} jobs wait.
 */
public final class Jobs {
    public static final int MAX_JOBS = 1024;

    private final JobKind[] kind = new JobKind[MAX_JOBS];
    private final long[] subject = new long[MAX_JOBS];
    private final long[] cursor = new long[MAX_JOBS];
    private final long[] steps = new long[MAX_JOBS];
    private int first;
    private int size;

    /** Number of jobs, the running one included. */
    public int size() {
        return size;
    }

    /** Whether {@code count} more jobs may be added. */
    public boolean hasRoomFor(int count) {
        return size + count <= MAX_JOBS;
    }

    /** Kind of the running job, or NONE. */
    public JobKind running() {
        return size == 0 ? JobKind.NONE : kind[first];
    }

    /** What the running job is about. */
    public long subject() {
        return subject[first];
    }

    /** How far the running job is. */
    public long cursor() {
        return cursor[first];
    }

    /** Steps done of the running job. */
    public long steps() {
        return steps[first];
    }

    /** Whether a job of this kind runs or waits its turn. */
    public boolean isWaiting(JobKind wanted) {
        for (int i = 0; i < size; i++) {
            if (kindAt(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Moves the running job on. */
    public void advance(long newCursor) {
        cursor[first] = newCursor;
    }

    /** Counts a step of the running job. */
    public void countStep() {
        steps[first]++;
    }

    /** Adds a job behind the others. */
    public void add(JobKind newKind, long newSubject) {
        addAt(newKind, newSubject, 0, 0);
    }

    /** Puts back a job that a snapshot holds, behind the others. */
    public void addAt(JobKind newKind, long newSubject, long newCursor, long newSteps) {
        if (size == MAX_JOBS) {
            throw new InvariantViolation("more than " + MAX_JOBS + " jobs");
        }
        int at = (first + size++) % MAX_JOBS;
        kind[at] = newKind;
        subject[at] = newSubject;
        cursor[at] = newCursor;
        steps[at] = newSteps;
    }

    /** The running job is done; the next one runs. */
    public void finish() {
        first = (first + 1) % MAX_JOBS;
        size--;
    }

    /** Kind of the {@code i}-th job. */
    public JobKind kindAt(int i) {
        return kind[(first + i) % MAX_JOBS];
    }

    /** Subject of the {@code i}-th job. */
    public long subjectAt(int i) {
        return subject[(first + i) % MAX_JOBS];
    }

    /** Cursor of the {@code i}-th job. */
    public long cursorAt(int i) {
        return cursor[(first + i) % MAX_JOBS];
    }

    /** Steps done of the {@code i}-th job. */
    public long stepsAt(int i) {
        return steps[(first + i) % MAX_JOBS];
    }
}
