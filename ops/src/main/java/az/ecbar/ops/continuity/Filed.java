package az.ecbar.ops.continuity;

import az.ecbar.schema.ContinuityEntry;

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
        long withdrawn) {}
