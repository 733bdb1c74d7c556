package az.ecbar.journal.history;

/** Says when the next piece of work is due, so that so many bytes a second are not exceeded. */
final class Pace {
    private static final long SECOND_NS = 1_000_000_000L;

    private final long bytesPerSecond;
    private long dueNs;
    private boolean isStarted;

    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    boolean isDue(long nowNs) {
        return bytesPerSecond > 0 && (!isStarted || nowNs - dueNs >= 0);
    }

    /** So much was done just now. */
    void spent(long bytes, long nowNs) {
        waitFor(nowNs, bytes * SECOND_NS / bytesPerSecond);
    }

    void waitFor(long nowNs, long pauseNs) {
        isStarted = true;
        dueNs = nowNs + pauseNs;
    }
}
