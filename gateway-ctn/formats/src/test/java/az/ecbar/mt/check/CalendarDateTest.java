package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalendarDateTest {
    @Test
    void everyDayOfAYearIsValidAndNothingElseIs() {
        for (int year : new int[] {1900, 2000, 2024, 2026, 2096, 2099, 2100}) {
            for (int monthAndDay = 0; monthAndDay <= 9999; monthAndDay++) {
                int date = year * 10_000 + monthAndDay;
                assertEquals(exists(date), CalendarDate.isValid(date), String.valueOf(date));
            }
        }
    }

    @Test
    void momentsAgreeWithTheJdk() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            long seconds = random.nextLong(-2_000_000_000L, 8_000_000_000L);
            int minutes = random.nextInt(-14 * 60, 14 * 60 + 1);
            OffsetDateTime there = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
            long ns = seconds * 1_000_000_000L + random.nextLong(1_000_000_000L);
            int date = there.getYear() * 10_000 + there.getMonthValue() * 100 + there.getDayOfMonth();
            assertEquals(date, CalendarDate.dateAt(ns, minutes));
            assertEquals(there.getHour() * 100 + there.getMinute(), CalendarDate.timeAt(ns, minutes));
        }
    }

    private static boolean exists(int date) {
        try {
            return LocalDate.of(date / 10_000, date / 100 % 100, date % 100) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
