package az.ecbar.ledger.job;

import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.JobKind;

/**
 * The jobs that wait to be done, in two lines, each first in, first out: what only tells (SEND_ANSWER, ANNOUNCE,
 * TELL_OF_PARTICIPANT, SEND_CLEARING_STATEMENTS) runs while nothing else does, so that no long answer holds up what decides about money. A job is a
 * kind, a subject and a cursor, all of them state, so that a replay and a standby stand at the same step (design D6). A
 * job that only tells starts no other one: the job whose step it is stays the running one until the step ends.
 *
 * <p>Owned by the ledger's thread; no allocation. Commands start jobs until {@value #MAX_JOBS} wait; a
 * reserve of {@value #OWN_JOBS} is for those that the ledger starts by itself, which nobody could refuse: RELEASE_WAITING,
 * of which there is one at most, and TELL_WAITING when a day is open.
 */
public final class Jobs {
    public static final int MAX_JOBS = 1024;

    private static final int OWN_JOBS = 8;

    private static final int KINDS = kinds();

    private final JobLine deciding = new JobLine(MAX_JOBS + OWN_JOBS);
    private final JobLine telling = new JobLine(MAX_JOBS + OWN_JOBS);
    private final int[] counts = new int[KINDS];

    /** Number of jobs, the running one included. */
    public int size() {
        return deciding.size() + telling.size();
    }

    /** Whether a command may start {@code count} more jobs. */
    public boolean hasRoomFor(int count) {
        return size() + count <= MAX_JOBS;
    }

    /** Kind of the running job, or NONE. */
    public JobKind running() {
        return size() == 0 ? JobKind.NONE : line().kindAt(0);
    }

    /** What the running job is about. */
    public long subject() {
        return line().subjectAt(0);
    }

    /** How far the running job is. */
    public long cursor() {
        return line().cursorAt(0);
    }

    /** Steps done of the running job. */
    public long steps() {
        return line().stepsAt(0);
    }

    /** Whether a job of this kind runs or waits its turn. */
    public boolean isWaiting(JobKind wanted) {
        return count(wanted) > 0;
    }

    /** How many jobs of this kind run or wait their turn. */
    public int count(JobKind wanted) {
        return counts[wanted.value()];
    }

    /** Moves the running job on. */
    public void advance(long newCursor) {
        line().advance(newCursor);
    }

    /** Counts a step of the running job. */
    public void countStep() {
        line().countStep();
    }

    /** Adds a job behind the others of its line. */
    public void add(JobKind newKind, long newSubject) {
        addAt(newKind, newSubject, 0, 0);
    }

    /** Puts back a job that a snapshot holds, behind the others of its line. */
    public void addAt(JobKind newKind, long newSubject, long newCursor, long newSteps) {
        if (size() == MAX_JOBS + OWN_JOBS) {
            throw new InvariantViolation("more than " + (MAX_JOBS + OWN_JOBS) + " jobs");
        }
        counts[newKind.value()]++;
        (tells(newKind) ? telling : deciding).add(newKind, newSubject, newCursor, newSteps);
    }

    /** The running job is done; the next one runs. */
    public void finish() {
        counts[running().value()]--;
        line().removeFirst();
    }

    /** Kind of the {@code i}-th job: those that decide first, then those that only tell. */
    public JobKind kindAt(int i) {
        return i < deciding.size() ? deciding.kindAt(i) : telling.kindAt(i - deciding.size());
    }

    /** Subject of the {@code i}-th job. */
    public long subjectAt(int i) {
        return i < deciding.size() ? deciding.subjectAt(i) : telling.subjectAt(i - deciding.size());
    }

    /** Cursor of the {@code i}-th job. */
    public long cursorAt(int i) {
        return i < deciding.size() ? deciding.cursorAt(i) : telling.cursorAt(i - deciding.size());
    }

    /** Steps done of the {@code i}-th job. */
    public long stepsAt(int i) {
        return i < deciding.size() ? deciding.stepsAt(i) : telling.stepsAt(i - deciding.size());
    }

    private JobLine line() {
        return deciding.size() > 0 ? deciding : telling;
    }

    private static boolean tells(JobKind of) {
        return switch (of) {
            case SEND_ANSWER, ANNOUNCE, TELL_OF_PARTICIPANT, SEND_CLEARING_STATEMENTS -> true;
            case ANNUL_WAITING,
                    ANNUL_OF_PARTICIPANT,
                    ANNUL_OF_VALUE_DATE,
                    END_CALENDAR_DAYS,
                    ENTER_KEPT,
                    TELL_WAITING,
                    RELEASE_WAITING,
                    RESOLVE_GRIDLOCK,
                    ADJUST_POSITIONS,
                    SEND_STATEMENTS,
                    OPEN_DAY,
                    CLOSE_DAY,
                    NONE,
                    NULL_VAL -> false;
        };
    }

    private static int kinds() {
        int most = 0;
        for (JobKind kind : JobKind.values()) {
            most = Math.max(most, kind.value());
        }
        return most + 1;
    }
}
