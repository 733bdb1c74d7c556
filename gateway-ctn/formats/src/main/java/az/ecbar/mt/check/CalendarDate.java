package az.ecbar.mt.check;

/** Dates as numbers yyyymmdd, without a calendar object and without a time zone. Stateless; does not allocate. */
public final class CalendarDate {
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final long MINUTES_PER_DAY = 24 * 60;

    private CalendarDate() {}

    /** Whether the day exists, in the years 1 to 9999. */
    public static boolean isValid(int yyyymmdd) {
        int year = yyyymmdd / 10_000;
        int month = yyyymmdd / 100 % 100;
        int day = yyyymmdd % 100;
        return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
    }

    /** The date at a moment, in a place that is so many minutes ahead of UTC. */
    public static int dateAt(long utcNs, int offsetMinutes) {
        long days = Math.floorDiv(Math.floorDiv(utcNs, NS_PER_MINUTE) + offsetMinutes, MINUTES_PER_DAY);
        // Days since 1 March of year 0, so that the leap day is the last of a year; then 400 years repeat exactly.
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shiftedMonth = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (int) (year * 10_000 + month * 100 + day);
    }

    /** The time of day hhmm at a moment, in a place that is so many minutes ahead of UTC. */
    public static int timeAt(long utcNs, int offsetMinutes) {
        int minutes = (int) Math.floorMod(Math.floorDiv(utcNs, NS_PER_MINUTE) + offsetMinutes, MINUTES_PER_DAY);
        return minutes / 60 * 100 + minutes % 60;
    }

    /** Whether hhmm is a time of day. */
    public static boolean isTime(int hhmm) {
        return hhmm >= 0 && hhmm / 100 <= 23 && hhmm % 100 <= 59;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean isLeap(int year) {
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    }
}
