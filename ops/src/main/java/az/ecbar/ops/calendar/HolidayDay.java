package az.ecbar.ops.calendar;

import java.time.LocalDate;

/**
 * One day of a holiday.
 *
 * @param date on which nobody works because of it
 * @param proper the holiday's own date; another one if the day was moved
 */
record HolidayDay(Holiday holiday, LocalDate date, LocalDate proper) {
    boolean isMoved() {
        return !date.equals(proper);
    }
}
