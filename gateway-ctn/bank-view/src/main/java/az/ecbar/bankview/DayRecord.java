package az.ecbar.bankview;

import java.util.List;
import java.util.Map;

/**
 * What is known of some days from outside of the system.
 *
 * @param taken what the banks sent and have a receipt for
 * @param decided what the Central Bank decided, in any order
 * @param received all that was sent to a terminal, in the order of its numbers, by terminal; a character for each
 *     byte
 */
public record DayRecord(List<Taken> taken, List<Decided> decided, Map<String, List<String>> received) {
    /**
     * A message that the system took.
     *
     * @param sequence the system's number of it, by the bank's receipt
     * @param timeNs when it was recorded, by the receipt; ns of UTC since 1970
     * @param bic who signed it
     * @param text the message, a character for each byte
     */
    public record Taken(long sequence, long timeNs, String bic, String text) {}

    /**
     * A decision.
     *
     * @param sequence the system's number of the approval
     * @param timeNs when it was recorded, by the answer to the operator; 0: not known
     */
    public record Decided(long sequence, long timeNs, Decision decision) {}
}
