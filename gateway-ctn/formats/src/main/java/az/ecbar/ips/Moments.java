package az.ecbar.ips;

import az.ecbar.mt.check.CalendarDate;

/** Dates and moments as XML writes them, of the years 2000 to 2099. Stateless; does not allocate. */
final class Moments {
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 19;
    private static final int MAX_PARTS = 9;
    private static final int MAX_HOURS_AHEAD = 14;

    private Moments() {}

    /** Whether it is a date, {@code 2026-04-01}. */
    static boolean isDate(byte[] b, int at, int length) {
        return length == DATE_LENGTH && isDateAt(b, at);
    }

    /** The date as a number yyyymmdd. */
    static int date(byte[] b, int at) {
        return (two(b, at) * 100 + two(b, at + 2)) * 10_000 + two(b, at + 5) * 100 + two(b, at + 8);
    }

    /** Whether it is a date and time, {@code 2026-04-01T10:30:00.000+04:00}; parts of a second and offset may be missing. */
    static boolean isMoment(byte[] b, int at, int length) {
        boolean isTime = length >= TIME_LENGTH
                && isDateAt(b, at)
                && b[at + 10] == 'T'
                && b[at + 13] == ':'
                && b[at + 16] == ':'
                && isBelow(b, at + 11, 24)
                && isBelow(b, at + 14, 60)
                && isBelow(b, at + 17, 60);
        if (!isTime) {
            return false;
        }
        int from = at + TIME_LENGTH;
        int end = at + length;
        if (from < end && b[from] == '.') {
            int parts = from + 1;
            while (parts < end && b[parts] >= '0' && b[parts] <= '9') {
                parts++;
            }
            if (parts == from + 1 || parts > from + 1 + MAX_PARTS) {
                return false;
            }
            from = parts;
        }
        return isOffset(b, from, end - from);
    }

    private static boolean isOffset(byte[] b, int at, int length) {
        if (length == 0) {
            return true;
        }
        if (length == 1) {
            return b[at] == 'Z';
        }
        return length == 6
                && (b[at] == '+' || b[at] == '-')
                && b[at + 3] == ':'
                && isBelow(b, at + 1, MAX_HOURS_AHEAD + 1)
                && isBelow(b, at + 4, 60);
    }

    private static boolean isDateAt(byte[] b, int at) {
        return b[at] == '2'
                && b[at + 1] == '0'
                && b[at + 4] == '-'
                && b[at + 7] == '-'
                && isBelow(b, at + 2, 100)
                && isBelow(b, at + 5, 13)
                && isBelow(b, at + 8, 32)
                && CalendarDate.isValid(date(b, at));
    }

    private static boolean isBelow(byte[] b, int at, int limit) {
        int number = two(b, at);
        return number >= 0 && number < limit;
    }

    /** Two digits, or less than nothing where they are none. */
    private static int two(byte[] b, int at) {
        boolean isNumber = b[at] >= '0' && b[at] <= '9' && b[at + 1] >= '0' && b[at + 1] <= '9';
        return isNumber ? (b[at] - '0') * 10 + b[at + 1] - '0' : -1;
    }
}
