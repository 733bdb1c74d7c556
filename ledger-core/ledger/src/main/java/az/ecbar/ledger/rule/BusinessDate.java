package az.ecbar.ledger.rule;

/**
 * Calendar dates as yyyymmdd, by arithmetic alone (proleptic Gregorian), for years 1970 to 9999.
 *
 * <p>Any thread; no allocation.
 */
public final class BusinessDate {
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final int DAYS_TO_1970 = 719_468;
    private static final int DAYS_PER_ERA = 146_097;

    private BusinessDate() {}

    /** Date on which a UTC time falls at a given offset from UTC. */
    public static int ofUtc(long timeNs, long offsetMinutes) {
        return ofEpochDay(epochDayOfUtc(timeNs, offsetMinutes));
    }

    /** Days since 1970-01-01 of the date on which a UTC time falls at a given offset. */
    public static int epochDayOfUtc(long timeNs, long offsetMinutes) {
        return (int) Math.floorDiv(timeNs + offsetMinutes * 60_000_000_000L, NS_PER_DAY);
    }

    /** First UTC nanosecond of an epoch day at a given offset. */
    public static long startNs(int epochDay, long offsetMinutes) {
        return epochDay * NS_PER_DAY - offsetMinutes * 60_000_000_000L;
    }

    /** Whether yyyymmdd is a date that exists. */
    public static boolean isValid(int date) {
        int year = date / 10_000;
        int month = date / 100 % 100;
        int day = date % 100;
        return year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
    }

    /** Days since 1970-01-01. */
    public static int epochDay(int date) {
        int month = date / 100 % 100;
        int year = date / 10_000 - (month <= 2 ? 1 : 0);
        int era = Math.floorDiv(year, 400);
        int yearOfEra = year - era * 400;
        int shifted = (month + 9) % 12;
        int dayOfYear = (153 * shifted + 2) / 5 + date % 100 - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
    }

    /** The date of an epoch day. */
    public static int ofEpochDay(int epochDay) {
        int days = epochDay + DAYS_TO_1970;
        int era = Math.floorDiv(days, DAYS_PER_ERA);
        int dayOfEra = days - era * DAYS_PER_ERA;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year * 10_000 + month * 100 + day;
    }

    /** Whether a date is a Saturday or a Sunday. */
    public static boolean isWeekend(int date) {
        int dayOfWeek = Math.floorMod(epochDay(date) + 3, 7);
        return dayOfWeek >= 5;
    }

    private static int lengthOf(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }
}
