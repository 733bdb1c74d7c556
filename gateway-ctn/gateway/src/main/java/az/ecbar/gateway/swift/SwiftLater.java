package az.ecbar.gateway.swift;

import az.ecbar.reason.RejectReason;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Messages that the ledger could not take at the moment, since too many large ones were arriving: a bank cannot send one
 * again under its reference, so they are handed over again, after a pause that doubles from a second to a minute,
 * {@value #MOST_ATTEMPTS} times, some 13 minutes. Their files stay in {@code in} meanwhile and are not read again. What the
 * same bank sent behind one of them waits with it, so that nothing overtakes. Owned by {@link SwiftIntake}.
 */
final class SwiftLater {
    /** How often a message is handed over again. */
    static final int MOST_ATTEMPTS = 18;

    /** So many messages of a bank may wait; the next one is refused. */
    static final int MOST_MESSAGES = 500;

    private static final long FIRST_PAUSE_NS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NS = 60 * FIRST_PAUSE_NS;

    private final Deque<SwiftBatch> waiting = new ArrayDeque<>();

    /** Of a message in parts, for which there is no room in the ledger, or no more since it stood still. */
    static boolean isPassing(RejectReason reason) {
        return reason == RejectReason.TRANSFERS_TOO_MANY || reason == RejectReason.TRANSFER_UNKNOWN;
    }

    /** Whether one more message of a bank, out of a batch, may wait. */
    boolean hasRoom(SwiftBatch batch, String bic) {
        int others = waiting.stream().mapToInt(other -> other.messagesOf(bic)).sum();
        return batch.attempt < MOST_ATTEMPTS && others + batch.postponedOf(bic) < MOST_MESSAGES;
    }

    /** Keeps what was postponed of a batch. */
    void add(SwiftBatch batch, long nowNs) {
        waiting.add(batch.again(nowNs + Math.min(FIRST_PAUSE_NS << batch.attempt, LONGEST_PAUSE_NS)));
    }

    /** Takes a batch that is due; null: none is. */
    @Nullable
    SwiftBatch poll(long nowNs) {
        for (SwiftBatch batch : waiting) {
            if (batch.dueNs - nowNs <= 0) {
                waiting.remove(batch);
                return batch;
            }
        }
        return null;
    }

    /** Whether a message of a bank waits that came in an earlier file than those of a batch. */
    boolean isAhead(String bic, SwiftBatch batch) {
        for (SwiftBatch other : waiting) {
            if (other.order < batch.order && other.bears(bic)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file lies in {@code in} only because something of it waits. */
    boolean isWaiting(String file) {
        for (SwiftBatch batch : waiting) {
            if (batch.file.equals(file)) {
                return true;
            }
        }
        return false;
    }
}
