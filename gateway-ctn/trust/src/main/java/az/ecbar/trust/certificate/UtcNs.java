package az.ecbar.trust.certificate;

import java.time.Instant;

/** Times of certificates, which know seconds, as nanoseconds of UTC since 1970. */
public final class UtcNs {
    private static final long NS_PER_S = 1_000_000_000L;

    private UtcNs() {}

    /** Times after the year 2262 become the largest value: "has no end". */
    public static long of(Instant instant) {
        if (instant.getEpochSecond() >= Long.MAX_VALUE / NS_PER_S) {
            return Long.MAX_VALUE;
        }
        return instant.getEpochSecond() <= Long.MIN_VALUE / NS_PER_S
                ? Long.MIN_VALUE
                : instant.getEpochSecond() * NS_PER_S + instant.getNano();
    }

    public static Instant toInstant(long utcNs) {
        return Instant.ofEpochSecond(Math.floorDiv(utcNs, NS_PER_S), Math.floorMod(utcNs, NS_PER_S));
    }
}
