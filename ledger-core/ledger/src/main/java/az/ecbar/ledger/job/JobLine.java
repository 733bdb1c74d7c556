package az.ecbar.ledger.job;

import az.ecbar.schema.JobKind;

/** Jobs of a line, first in, first out. Owned by the ledger's thread; no allocation. */
final class JobLine {
    private final JobKind[] kind;
    private final long[] subject;
    private final long[] cursor;
    private final long[] steps;
    private int first;
    private int size;

    JobLine(int most) {
        kind = new JobKind[most];
        subject = new long[most];
        cursor = new long[most];
        steps = new long[most];
    }

    int size() {
        return size;
    }

    /** Adds a job behind the others; the caller saw to its room. */
    void add(JobKind newKind, long newSubject, long newCursor, long newSteps) {
        int at = at(size++);
        kind[at] = newKind;
        subject[at] = newSubject;
        cursor[at] = newCursor;
        steps[at] = newSteps;
    }

    void removeFirst() {
        first = (first + 1) % kind.length;
        size--;
    }

    /** Moves the first job on. */
    void advance(long newCursor) {
        cursor[first] = newCursor;
    }

    /** Counts a step of the first job. */
    void countStep() {
        steps[first]++;
    }

    JobKind kindAt(int i) {
        return kind[at(i)];
    }

    long subjectAt(int i) {
        return subject[at(i)];
    }

    long cursorAt(int i) {
        return cursor[at(i)];
    }

    long stepsAt(int i) {
        return steps[at(i)];
    }

    private int at(int i) {
        return (first + i) % kind.length;
    }
}
