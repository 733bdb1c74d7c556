package az.ecbar.ops.journal;

import java.util.List;

/**
 * Where a replay ended. Two replays of the same records are equal in all of it save the first four.
 *
 * @param fromSequence the first record that was applied: 1, or the one after a snapshot
 * @param records how many were applied
 * @param hashPoints how many hash points were among them
 * @param passedOver how many of those did not agree, and count for nothing: the words of an owner that had a fault
 * @param lastSequence the last record that was applied
 * @param epoch of that record
 * @param link of that record, in hexadecimal
 * @param eventHash running hash over all events, 16 hexadecimal digits as in the console's status
 * @param eventCount number of all events
 * @param stateDigest SHA-256 over the canonical state, in hexadecimal
 * @param money all money, by currency in the order of their codes
 */
public record ReplayResult(
        long fromSequence,
        long records,
        long hashPoints,
        long passedOver,
        long lastSequence,
        int epoch,
        String link,
        String eventHash,
        long eventCount,
        String stateDigest,
        List<Money> money) {
    public ReplayResult {
        money = List.copyOf(money);
    }

    /** Whether the money of every currency is conserved. */
    public boolean isConserved() {
        return money.stream().allMatch(Money::isConserved);
    }
}
