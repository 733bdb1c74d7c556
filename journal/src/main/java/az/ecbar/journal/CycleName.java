package az.ecbar.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a cycle is called, in UTC, as Chronicle Queue's roll cycles of these lengths call it. */
public final class CycleName {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyyMMdd-HH");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private CycleName() {}

    /** Such as {@code 20260101}, {@code 20260101-13} or {@code 20260101-1359}, by the cycle's length. */
    public static String of(long cycleStartNs, long cycleLengthNs) {
        DateTimeFormatter format;
        if (cycleLengthNs == JournalConfig.DAY_NS) {
            format = DAY;
        } else {
            format = cycleLengthNs == JournalConfig.HOUR_NS ? HOUR : MINUTE;
        }
        return format.format(Instant.ofEpochSecond(Math.floorDiv(cycleStartNs, NANOS_PER_SECOND))
                .atOffset(ZoneOffset.UTC));
    }
}
