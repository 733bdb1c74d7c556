package az.ecbar.gateway.outbox;

import java.util.concurrent.TimeUnit;

/**
 * Sizes and times of the outbox.
 *
 * @param segmentBytes a file is closed once it is so long; what is kept in memory grows with it
 * @param maxRecordBytes the longest output with its attachment and the record's head
 * @param retentionNs a segment goes only when all its outputs are acknowledged and the last of them is so old
 */
public record OutboxConfig(int segmentBytes, int maxRecordBytes, long retentionNs) {
    /** The longest segment: positions in it are int32. */
    public static final int MAX_SEGMENT_BYTES = 1 << 30;

    public OutboxConfig {
        if (maxRecordBytes < 1024 || segmentBytes < maxRecordBytes || segmentBytes > MAX_SEGMENT_BYTES) {
            throw new IllegalArgumentException("a segment must hold a record and be at most 1 GiB");
        }
        if (maxRecordBytes > OutputRecord.HEAD_LENGTH + OutputSource.MAX_OUTPUT_BYTES) {
            throw new IllegalArgumentException("an output of " + maxRecordBytes + " bytes would not go in one frame");
        }
        if (retentionNs < 0) {
            throw new IllegalArgumentException("the retention must not be negative");
        }
    }

    /** Segments of 64 MiB, outputs as long as they may be, kept for 10 days. */
    public static OutboxConfig standard() {
        return new OutboxConfig(
                64 << 20, OutputRecord.HEAD_LENGTH + OutputSource.MAX_OUTPUT_BYTES, TimeUnit.DAYS.toNanos(10));
    }
}
