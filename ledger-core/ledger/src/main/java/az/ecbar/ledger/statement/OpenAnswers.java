package az.ecbar.ledger.statement;

import az.ecbar.ledger.event.Answer;
import az.ecbar.ledger.violation.InvariantViolation;

/**
 * The long answers of which pages are still to be sent, first in, first out: one job each sends them in steps. What an
 * answer tells was fixed when it was asked for; entries that are booked later come behind those that it counts.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class OpenAnswers {
    /** So many long answers may be on their way. */
    public static final int MAX_OPEN = 64;

    private final Answer[] answers = new Answer[MAX_OPEN];
    private int first;
    private int size;

    OpenAnswers() {
        for (int i = 0; i < MAX_OPEN; i++) {
            answers[i] = new Answer();
        }
    }

    public int size() {
        return size;
    }

    public boolean hasRoom() {
        return size < MAX_OPEN;
    }

    /** The {@code i}-th of them, the oldest first. */
    public Answer get(int i) {
        return answers[(first + i) % MAX_OPEN];
    }

    /** Adds one behind the others. */
    public void add(Answer answer) {
        if (size == MAX_OPEN) {
            throw new InvariantViolation("more than " + MAX_OPEN + " long answers");
        }
        answers[(first + size++) % MAX_OPEN].set(answer);
    }

    void removeFirst() {
        first = (first + 1) % MAX_OPEN;
        size--;
    }
}
