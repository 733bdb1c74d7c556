package az.ecbar.mutation;

import java.util.BitSet;

/**
 * Which guards a test has passed; the ledger's bytecode calls it in front of each. It also ends what a turned guard keeps
 * from ending. One test at a time.
 */
public final class GuardHits {
    private static final BitSet HITS = new BitSet();
    private static volatile boolean isOver;

    private GuardHits() {}

    /** A guard is passed; throws once the time is over. */
    public static void hit(int guard) {
        if (isOver) {
            throw new TimeOver();
        }
        HITS.set(guard);
    }

    static void begin() {
        HITS.clear();
        isOver = false;
    }

    static BitSet end() {
        return (BitSet) HITS.clone();
    }

    static void stop() {
        isOver = true;
    }

    /** The test has run for too long. */
    static final class TimeOver extends Error {
        private static final long serialVersionUID = 1L;
    }
}
