package az.ecbar.ops.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which days of a year are business days: Monday to Friday less the holidays, and what the Cabinet of Ministers changed.
 * Immutable once made.
 */
public final class YearCalendar {
    private final int year;
    private final NavigableMap<LocalDate, HolidayDay> holidays;
    private final SortedSet<LocalDate> madeOff = new TreeSet<>();
    private final SortedSet<LocalDate> madeWorking = new TreeSet<>();

    /**
     * Works out a year.
     *
     * @param ramazan first day of each Ramazan feast that begins in the year
     * @param qurban first day of each Qurban feast that begins in the year
     * @param off working days that the Cabinet made free
     * @param working free days that the Cabinet made working days
     * @throws IllegalArgumentException for a date of another year, and for a decision that changes nothing
     */
    public YearCalendar(
            int year, List<LocalDate> ramazan, List<LocalDate> qurban, List<LocalDate> off, List<LocalDate> working) {
        this.year = year;
        for (LocalDate date :
                Stream.of(ramazan, qurban, off, working).flatMap(List::stream).toList()) {
            if (date.getYear() != year) {
                throw new IllegalArgumentException(date + " is not of " + year);
            }
        }
        holidays = Holidays.of(year, ramazan, qurban);
        for (LocalDate date : off) {
            if (!isBusinessDay(date)) {
                throw new IllegalArgumentException(date + " is no working day anyway");
            }
            madeOff.add(date);
        }
        for (LocalDate date : working) {
            if (isBusinessDay(date)) {
                throw new IllegalArgumentException(date + " is a working day anyway");
            }
            madeWorking.add(date);
        }
    }

    public int year() {
        return year;
    }

    public boolean isBusinessDay(LocalDate date) {
        boolean isOrdinary = !Holidays.isWeekend(date) && !holidays.containsKey(date);
        return madeWorking.contains(date) || (isOrdinary && !madeOff.contains(date));
    }

    /** The days from Monday to Friday that are none, in their order: what a ledger must be told. */
    public List<LocalDate> free() {
        return days().filter(date -> !Holidays.isWeekend(date) && !isBusinessDay(date))
                .toList();
    }

    /** The Saturdays and Sundays that are business days, in their order: what a ledger must be told. */
    public List<LocalDate> workingWeekends() {
        return days().filter(date -> Holidays.isWeekend(date) && isBusinessDay(date))
                .toList();
    }

    /** Number of business days. */
    public long businessDays() {
        return days().filter(this::isBusinessDay).count();
    }

    /** The days about which there is something to say, in their order. */
    List<LocalDate> notable() {
        return days().filter(date -> holidays.containsKey(date) || madeOff.contains(date) || madeWorking.contains(date))
                .toList();
    }

    /** The holiday on a day, if there is one. */
    @Nullable
    HolidayDay holiday(LocalDate date) {
        return holidays.get(date);
    }

    /** Whether the Cabinet decided about a day. */
    boolean isDecided(LocalDate date) {
        return madeOff.contains(date) || madeWorking.contains(date);
    }

    private Stream<LocalDate> days() {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    }
}
