package az.ecbar.ring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What may be released (docs/replication.md, Commit): what is forced here and, once the standby's acknowledgement is
 * required, acknowledged there. The sequence that it gives never goes back.
 *
 * <p>One word holds that sequence together with the rule by which it moves, and changes by compare-and-set alone: so
 * nothing is released by a rule that was changed meanwhile. The core's thread tells what is forced, the pair thread
 * what is acknowledged; any thread reads. Nobody waits; no allocation.
 *
 * <pre>
 *   63                    16 15              2 1    0
 *  +------------------------+-----------------+----+-----+
 *  | sequence               | number of holds |held| ack |
 *  +------------------------+-----------------+----+-----+
 * </pre>
 */
public final class CommitRule {
    private static final int ACKNOWLEDGED = 1;
    private static final int HELD = 2;
    private static final int HOLD = 4;
    private static final int SEQUENCE_BIT = 16;
    private static final int RULE = (1 << SEQUENCE_BIT) - 1;
    private static final int HOLDS = RULE & -HOLD;

    private final AtomicLong word;
    private volatile long forced;
    private volatile long acknowledged;

    /** Held until {@link #begin}; everything up to a sequence is committed already. */
    public CommitRule(long committed) {
        forced = committed;
        word = new AtomicLong((committed << SEQUENCE_BIT) | HELD);
    }

    /** The last sequence that may be released; any thread. */
    public long committed() {
        return word.get() >>> SEQUENCE_BIT;
    }

    /** The last sequence forced here; any thread. */
    public long forcedSequence() {
        return forced;
    }

    /** Whether the standby's acknowledgement is required; any thread. */
    public boolean isAcknowledgementRequired() {
        return (word.get() & ACKNOWLEDGED) != 0;
    }

    /** Names the last {@link #hold}, or the construction; any thread. */
    public int lastHold() {
        return (int) (word.get() & HOLDS);
    }

    /** Everything up to a sequence is forced here; the core's thread. */
    public void forced(long sequence) {
        forced = sequence;
        advance();
    }

    /** Everything up to a sequence is forced at the standby, which never goes back; the pair thread. */
    public void acknowledged(long sequence) {
        if (sequence > acknowledged) {
            acknowledged = sequence;
            advance();
        }
    }

    /**
     * An epoch begins by this rule, its first record being forced: ends a hold, unless there was another one since. What
     * {@link #requireAcknowledgements} has required meanwhile stays required.
     *
     * @param hold as {@link #lastHold} said when the epoch was granted
     */
    public void begin(int hold, boolean isAcknowledgementRequired) {
        int rule = isAcknowledgementRequired ? ACKNOWLEDGED : 0;
        word.getAndUpdate(w -> (w & (HOLDS | HELD)) == (hold | HELD) ? (w & ~HELD) | rule : w);
        advance();
    }

    /**
     * From this moment on acknowledgements are required.
     *
     * @return what was committed at this moment: nothing beyond it was or will be released without acknowledgement
     */
    public long requireAcknowledgements() {
        long before = word.getAndUpdate(w -> w | ACKNOWLEDGED);
        return before >>> SEQUENCE_BIT;
    }

    /**
     * Acknowledgements are no longer required, and those that came are forgotten; for an owner whose mode is
     * {@code ALONE} still.
     */
    public void releaseAlone() {
        word.getAndUpdate(w -> w & ~ACKNOWLEDGED);
        acknowledged = 0;
        advance();
    }

    /** Releases nothing more until {@link #begin}, and forgets what was acknowledged in the epoch that ends. */
    public void hold() {
        word.getAndUpdate(w -> (w & ~RULE) | ((w + HOLD) & HOLDS) | HELD);
        acknowledged = 0;
    }

    /**
     * Whoever moves one of the two sequences reads the other one afterwards: of two threads that do so at a time, at
     * least one sees both.
     */
    private void advance() {
        while (true) {
            long now = word.get();
            if ((now & HELD) != 0) {
                return;
            }
            long sequence = (now & ACKNOWLEDGED) == 0 ? forced : Math.min(forced, acknowledged);
            if (sequence <= now >>> SEQUENCE_BIT
                    || word.compareAndSet(now, (sequence << SEQUENCE_BIT) | (now & RULE))) {
                return;
            }
        }
    }
}
