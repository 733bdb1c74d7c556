package az.ecbar.gateway.session;

/** Allows so many things per period, and as many at once. Time is monotonic nanoseconds, an argument. */
final class TokenBucket {
    private final long capacity;
    private final long periodNs;
    /** What is left, in parts of a token: one token is {@code periodNs} parts, one nanosecond brings {@code capacity}. */
    private long parts;

    private long lastNs;
    private boolean isFresh = true;

    TokenBucket(int capacity, long periodNs) {
        this.capacity = capacity;
        this.periodNs = periodNs;
        this.parts = capacity * periodNs;
    }

    /** True if there were so many; false takes none. */
    boolean take(int tokens, long nowNs) {
        refill(nowNs);
        long wanted = tokens * periodNs;
        if (parts < wanted) {
            return false;
        }
        parts -= wanted;
        return true;
    }

    private void refill(long nowNs) {
        if (isFresh) {
            isFresh = false;
            lastNs = nowNs;
            return;
        }
        long elapsedNs = Math.clamp(nowNs - lastNs, 0, periodNs);
        parts = Math.min(capacity * periodNs, parts + elapsedNs * capacity);
        lastNs = nowNs;
    }
}
