package az.ecbar.gateway.outbox;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox knows of one terminal: the runs of numbers that it holds, oldest first, and how far the terminal has
 * acknowledged. The runs follow each other without gaps; the oldest ones go with their segments.
 */
final class TerminalOutputs {
    final int participantId;
    final byte terminal;
    private final ArrayDeque<Span> spans = new ArrayDeque<>();
    private long lastNumber;
    private long acknowledged;

    TerminalOutputs(int participantId, byte terminal) {
        this.participantId = participantId;
        this.terminal = terminal;
    }

    /** The highest number that the terminal ever had, also if its bytes are gone. */
    long lastNumber() {
        return lastNumber;
    }

    long acknowledged() {
        return acknowledged;
    }

    void acknowledge(long upTo) {
        acknowledged = Math.max(acknowledged, upTo);
    }

    /** Numbers up to this one existed and are gone, or are known to come again. */
    void skipTo(long number) {
        if (!spans.isEmpty()) {
            throw new IllegalStateException(
                    "numbers of " + this + " may be skipped only before the first that is held");
        }
        lastNumber = Math.max(lastNumber, number);
    }

    /** The lowest number that is held; one more than the last if none is. */
    long firstHeld() {
        Span first = spans.peekFirst();
        return first == null ? lastNumber + 1 : first.firstNumber;
    }

    boolean holdsNothing() {
        return spans.isEmpty();
    }

    /** The run that holds a number; null if it is not held. Runs are few, and the newest is asked most. */
    @Nullable
    Span spanOf(long number) {
        Span last = spans.peekLast();
        if (last != null && last.holds(number)) {
            return last;
        }
        for (Span span : spans) {
            if (span.holds(number)) {
                return span;
            }
        }
        return null;
    }

    /** The run of a segment, which is the newest one; null if the segment holds none yet. */
    @Nullable
    Span spanIn(int segment) {
        Span last = spans.peekLast();
        return last != null && last.segment == segment ? last : null;
    }

    /** Adds a run behind the last one. */
    void add(Span span) {
        if (lastNumber != 0 && !spans.isEmpty() && span.firstNumber != lastNumber + 1) {
            throw new OutboxFailure("outputs of " + this + ": " + span.firstNumber + " follows " + lastNumber
                    + ", numbers are missing");
        }
        spans.addLast(span);
        lastNumber = Math.max(lastNumber, span.lastNumber());
    }

    /** One more number in the newest run. */
    void extend(Span span) {
        span.count++;
        lastNumber = span.lastNumber();
    }

    /** Whether all outputs in a segment, and so all before, are acknowledged. */
    boolean isAcknowledgedIn(int segment) {
        for (Span span : spans) {
            if (span.segment == segment) {
                return span.lastNumber() <= acknowledged;
            }
        }
        return true;
    }

    /** Forgets the run of a segment that is gone: the oldest. */
    void drop(int segment) {
        Iterator<Span> oldest = spans.iterator();
        if (oldest.hasNext() && oldest.next().segment == segment) {
            oldest.remove();
        }
    }

    @Override
    public String toString() {
        return "participant " + participantId + " terminal " + (char) terminal;
    }
}
