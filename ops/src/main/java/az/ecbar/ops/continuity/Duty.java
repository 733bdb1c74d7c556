package az.ecbar.ops.continuity;

import az.ecbar.schema.ContinuityDuty;

/**
 * Something that a systemically important participant owes; dates as yyyymmdd.
 *
 * @param date what it is about: the first day of the year, quarter or month, or the day itself
 * @param until the last day in time
 * @param doneOn 0: not done
 */
public record Duty(ContinuityDuty duty, int date, int until, DutyState state, int doneOn) {}
