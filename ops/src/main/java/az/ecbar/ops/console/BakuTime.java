package az.ecbar.ops.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and dates as they are read at the Central Bank: of Baku. Static methods only; any thread. */
final class BakuTime {
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(BAKU);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(BAKU);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(BAKU);

    private BakuTime() {}

    /** Date and time to the millisecond. */
    static String moment(long utcNs) {
        return MOMENT.format(instant(utcNs));
    }

    /** The date alone. */
    static String date(long utcNs) {
        return DATE.format(instant(utcNs));
    }

    /** The time of day alone, to the millisecond. */
    static String timeOfDay(long utcNs) {
        return TIME.format(instant(utcNs));
    }

    /** A business date yyyymmdd, with hyphens. */
    static String date(int yyyymmdd) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    }

    /** Today, as yyyymmdd. */
    static int today() {
        return Integer.parseInt(LocalDate.now(BAKU).format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** A moment as 2026-03-02T19:00; {@link IllegalArgumentException} if it is none. */
    static Instant instant(String text) {
        try {
            return LocalDateTime.parse(text).atZone(BAKU).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time in Baku as 2026-03-02T19:00", e);
        }
    }

    private static Instant instant(long utcNs) {
        return Instant.ofEpochSecond(Math.floorDiv(utcNs, NS_PER_SECOND), Math.floorMod(utcNs, NS_PER_SECOND));
    }
}
