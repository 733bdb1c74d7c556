package az.ecbar.journal;

import java.time.Instant;

/** A record's time, readable. */
final class RecordTime {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private RecordTime() {}

    /** Such as {@code 2026-01-01T00:00:00.000000001Z}. */
    static String text(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND))
                .toString();
    }
}
