package az.ecbar.journal.history;

/**
 * How closed files are looked after.
 *
 * @param compressAfterDays a closed file is compressed when the newest one is so many days younger; 0: never
 * @param copyBytesPerSecond how fast files are compressed and archived at most
 * @param scrubBytesPerSecond how fast closed files are read again at most; 0: never
 * @param scrubPauseNs from the start of one reading of all to the next, if it was done before
 */
public record HistoryConfig(
        int compressAfterDays, long copyBytesPerSecond, long scrubBytesPerSecond, long scrubPauseNs) {
    private static final long MIB = 1024 * 1024;
    private static final long DAY_NS = 24 * 3600 * 1_000_000_000L;

    public HistoryConfig {
        if (compressAfterDays < 0 || copyBytesPerSecond < MIB / 4 || scrubBytesPerSecond < 0 || scrubPauseNs < 0) {
            throw new IllegalArgumentException("days and rates are not below zero, and a copy makes 256 KiB a second");
        }
    }

    /** Compressed after a week, at 16 MiB a second; read again once a day, at 1 MiB a second. */
    public static HistoryConfig defaults() {
        return new HistoryConfig(7, 16 * MIB, MIB, DAY_NS);
    }

    public HistoryConfig withCompressAfterDays(int days) {
        return new HistoryConfig(days, copyBytesPerSecond, scrubBytesPerSecond, scrubPauseNs);
    }

    public HistoryConfig withScrub(long bytesPerSecond, long pauseNs) {
        return new HistoryConfig(compressAfterDays, copyBytesPerSecond, bytesPerSecond, pauseNs);
    }
}
