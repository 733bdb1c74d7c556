package az.ecbar.journal.history;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Another place that may hold the records of a file that was found damaged here. Called by the thread that looks after
 * closed files; nothing of it waits. What comes is believed by its chain alone.
 */
public interface RecordSource {
    /** There is no other place. */
    RecordSource NONE = new RecordSource() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public void want(long first, long last) {}

        @Override
        public @Nullable DirectBuffer answer() {
            return null;
        }

        @Override
        public void onOtherHistory() {}

        @Override
        public void forget() {}
    };

    /** Whether there is anybody to ask at all. */
    boolean isThere();

    /** Asks for the records from one sequence on, at most to another, as many as the other place sends at once. */
    void want(long first, long last);

    /**
     * The answer: whole records from the first sequence on, one behind the other; empty if the other place does not hold
     * them; null until it is there.
     */
    @Nullable
    DirectBuffer answer();

    /** What it sent is sound, and of another history than the damaged file: it does not hold that file's records. */
    void onOtherHistory();

    /** Nothing is wanted any more. */
    void forget();
}
