package az.ecbar.ops.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The holidays of a year by article 105 of the Labour Code: a day that falls on a weekend moves to the next working day,
 * but those of mourning and remembrance do not; a day of Ramazan or Qurban that falls on another holiday moves on. The
 * feasts of the moon are announced each year: they are given, never computed.
 */
final class Holidays {
    private static final Map<MonthDay, Holiday> FIXED = Map.ofEntries(
            Map.entry(MonthDay.of(1, 1), Holiday.NEW_YEAR),
            Map.entry(MonthDay.of(1, 2), Holiday.NEW_YEAR),
            Map.entry(MonthDay.of(1, 20), Holiday.MOURNING),
            Map.entry(MonthDay.of(3, 8), Holiday.WOMEN),
            Map.entry(MonthDay.of(3, 20), Holiday.NOVRUZ),
            Map.entry(MonthDay.of(3, 21), Holiday.NOVRUZ),
            Map.entry(MonthDay.of(3, 22), Holiday.NOVRUZ),
            Map.entry(MonthDay.of(3, 23), Holiday.NOVRUZ),
            Map.entry(MonthDay.of(3, 24), Holiday.NOVRUZ),
            Map.entry(MonthDay.of(5, 9), Holiday.VICTORY_OVER_FASCISM),
            Map.entry(MonthDay.of(5, 28), Holiday.INDEPENDENCE),
            Map.entry(MonthDay.of(6, 15), Holiday.SALVATION),
            Map.entry(MonthDay.of(6, 26), Holiday.ARMED_FORCES),
            Map.entry(MonthDay.of(9, 27), Holiday.REMEMBRANCE),
            Map.entry(MonthDay.of(11, 8), Holiday.VICTORY),
            Map.entry(MonthDay.of(11, 9), Holiday.STATE_FLAG),
            Map.entry(MonthDay.of(12, 31), Holiday.SOLIDARITY));

    private final NavigableMap<LocalDate, HolidayDay> days = new TreeMap<>();
    private final List<HolidayDay> toMove = new ArrayList<>();

    private Holidays() {}

    /**
     * The holidays of a year by date, those on weekends included.
     *
     * @param ramazan first day of each Ramazan feast that begins in the year
     * @param qurban first day of each Qurban feast that begins in the year
     */
    static NavigableMap<LocalDate, HolidayDay> of(int year, List<LocalDate> ramazan, List<LocalDate> qurban) {
        Holidays holidays = new Holidays();
        // The last day of the year before may move into this one.
        holidays.place(Holiday.SOLIDARITY, LocalDate.of(year - 1, 12, 31));
        FIXED.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        fixed -> holidays.place(fixed.getValue(), fixed.getKey().atYear(year)));
        holidays.placeFeasts(Holiday.RAMAZAN, ramazan);
        holidays.placeFeasts(Holiday.QURBAN, qurban);
        holidays.moveAll();
        return holidays.days.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private void placeFeasts(Holiday feast, List<LocalDate> firstDays) {
        for (LocalDate first : firstDays) {
            place(feast, first);
            place(feast, first.plusDays(1));
        }
    }

    /** Puts a day where it belongs; one that must not stay there waits to be moved until all others are put. */
    private void place(Holiday holiday, LocalDate date) {
        HolidayDay day = new HolidayDay(holiday, date, date);
        boolean isTaken = days.putIfAbsent(date, day) != null;
        if (isTaken || (isWeekend(date) && holiday.moves())) {
            toMove.add(day);
        }
    }

    private void moveAll() {
        for (HolidayDay day : toMove) {
            LocalDate to = day.proper().plusDays(1);
            while (isWeekend(to) || days.containsKey(to)) {
                to = to.plusDays(1);
            }
            days.put(to, new HolidayDay(day.holiday(), to, day.proper()));
        }
    }
}
