package az.ecbar.ops.continuity;

import az.ecbar.schema.ContinuityEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of the register about one participant, as far as duties follow from it; dates as yyyymmdd.
 *
 * @param sequence of the command by which it was entered, which names it
 * @param date what it is about
 * @param untilDate the last day of that; 0: none
 * @param receivedDate on which the paper came to the Central Bank
 * @param isPassed of a report: whether the day succeeded, as the participant says
 * @param withdrawn the entry that this one makes void; 0: none
 */
public record Filed(
        long sequence,
        ContinuityEntry entry,
        int date,
        int untilDate,
        int receivedDate,
        boolean isPassed,
        long withdrawn) {

    /** Which entries are void, each with the one that makes it so: a withdrawal that is withdrawn itself makes nothing void. */
    public static Map<Long, Long> voidBy(List<Filed> oldestFirst) {
        Map<Long, Long> isVoidBy = new HashMap<>();
        for (Filed one : oldestFirst.reversed()) {
            if (one.withdrawn() != 0 && !isVoidBy.containsKey(one.sequence())) {
                isVoidBy.put(one.withdrawn(), one.sequence());
            }
        }
        return isVoidBy;
    }

    /** The entries that are not void, oldest first. */
    public static List<Filed> inForce(List<Filed> oldestFirst) {
        Map<Long, Long> isVoidBy = voidBy(oldestFirst);
        return oldestFirst.stream()
                .filter(one -> !isVoidBy.containsKey(one.sequence()))
                .toList();
    }
}
