package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import java.util.concurrent.TimeUnit;

/**
 * Counts refusals by code and passes them to the security record, at most so many a minute of each code; the
 * rest is told as a number with the next line. Bounded; allocates nothing.
 */
final class RefusalLog {
    private static final int LINES_PER_MINUTE = 60;
    private static final int MAX_WIRE_CODE = 127;

    private final SecurityRecord record;
    private final long[] counts = new long[MAX_WIRE_CODE + 1];
    private final long[] suppressed = new long[MAX_WIRE_CODE + 1];
    private final TokenBucket[] buckets = new TokenBucket[MAX_WIRE_CODE + 1];

    RefusalLog(SecurityRecord record) {
        this.record = record;
        for (int i = 0; i <= MAX_WIRE_CODE; i++) {
            buckets[i] = new TokenBucket(LINES_PER_MINUTE, TimeUnit.MINUTES.toNanos(1));
        }
    }

    void add(long nowNs, long utcNs, String peerAddress, String participant, CtnCode code, String detail) {
        int index = code.wireCode();
        counts[index]++;
        if (!buckets[index].take(1, nowNs)) {
            suppressed[index]++;
            return;
        }
        record.onRefusal(utcNs, peerAddress, participant, code, detail, suppressed[index]);
        suppressed[index] = 0;
    }

    void centreBehind(long utcNs, String participant, char terminal, String detail) {
        record.onCentreBehind(utcNs, participant, terminal, detail);
    }

    long count(CtnCode code) {
        return counts[code.wireCode()];
    }
}
