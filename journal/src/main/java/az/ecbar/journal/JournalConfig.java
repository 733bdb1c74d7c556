package az.ecbar.journal;

/**
 * How a journal is kept.
 *
 * @param cycleLengthNs files roll when a command's time enters another cycle of this length
 * @param maxFileBytes a file is also rolled before it grows beyond this, which bounds the time of recovery
 * @param reserveBytes space is reserved ahead in steps of this size
 * @param lowWaterBytes below this much free space new input is refused
 * @param stopWaterBytes below this much free space the node stops
 * @param spaceCheckBytes free space is looked at after this much was appended
 * @param knownDurable a sequence that the caller knows to have been durable, such as that of a snapshot; 0
 *     if none
 * @param isReplica whether the records come from another node, as a standby's do: what they know to have been durable
 *     was durable there, so that a torn end here is the remains of a crash, and is fetched again
 * @param recordsOfFill a file of records older than the journal's base has at most so many
 */
public record JournalConfig(
        long cycleLengthNs,
        long maxFileBytes,
        long reserveBytes,
        long lowWaterBytes,
        long stopWaterBytes,
        long spaceCheckBytes,
        long knownDurable,
        boolean isReplica,
        int recordsOfFill) {
    private static final long MIB = 1024 * 1024;
    private static final int RECORDS_OF_FILL = 65_536;
    private static final long SECOND_NS = 1_000_000_000L;

    public static final long MINUTE_NS = 60 * SECOND_NS;
    public static final long HOUR_NS = 60 * MINUTE_NS;
    public static final long DAY_NS = 24 * HOUR_NS;

    public JournalConfig {
        if (cycleLengthNs != MINUTE_NS && cycleLengthNs != HOUR_NS && cycleLengthNs != DAY_NS) {
            throw new IllegalArgumentException(
                    "a cycle lasts a minute, an hour or a day, not " + cycleLengthNs + " ns");
        }
        if (maxFileBytes < MIB / 16 || reserveBytes < MIB / 16 || spaceCheckBytes < 1) {
            throw new IllegalArgumentException("file and reservation are at least 64 KiB");
        }
        if (recordsOfFill < 2) {
            throw new IllegalArgumentException("a file is filled with records and the one before them");
        }
        if (stopWaterBytes < 0 || lowWaterBytes < stopWaterBytes || knownDurable < 0) {
            throw new IllegalArgumentException("the low-water mark lies above the stop mark, and neither below zero");
        }
    }

    /** A file a day, at most 4 GiB each; 64 MiB reserved ahead; marks at 1 GiB and 256 MiB; fills of 65,536 records. */
    public static JournalConfig defaults() {
        return new JournalConfig(DAY_NS, 4096 * MIB, 64 * MIB, 1024 * MIB, 256 * MIB, MIB, 0, false, RECORDS_OF_FILL);
    }

    public JournalConfig withCycleLengthNs(long value) {
        return new JournalConfig(
                value,
                maxFileBytes,
                reserveBytes,
                lowWaterBytes,
                stopWaterBytes,
                spaceCheckBytes,
                knownDurable,
                isReplica,
                recordsOfFill);
    }

    public JournalConfig withMaxFileBytes(long value) {
        return new JournalConfig(
                cycleLengthNs,
                value,
                reserveBytes,
                lowWaterBytes,
                stopWaterBytes,
                spaceCheckBytes,
                knownDurable,
                isReplica,
                recordsOfFill);
    }

    public JournalConfig withReserveBytes(long value) {
        return new JournalConfig(
                cycleLengthNs,
                maxFileBytes,
                value,
                lowWaterBytes,
                stopWaterBytes,
                spaceCheckBytes,
                knownDurable,
                isReplica,
                recordsOfFill);
    }

    public JournalConfig withWaterMarks(long lowBytes, long stopBytes) {
        return new JournalConfig(
                cycleLengthNs,
                maxFileBytes,
                reserveBytes,
                lowBytes,
                stopBytes,
                spaceCheckBytes,
                knownDurable,
                isReplica,
                recordsOfFill);
    }

    public JournalConfig withSpaceCheckBytes(long value) {
        return new JournalConfig(
                cycleLengthNs,
                maxFileBytes,
                reserveBytes,
                lowWaterBytes,
                stopWaterBytes,
                value,
                knownDurable,
                isReplica,
                recordsOfFill);
    }

    public JournalConfig withKnownDurable(long sequence) {
        return new JournalConfig(
                cycleLengthNs,
                maxFileBytes,
                reserveBytes,
                lowWaterBytes,
                stopWaterBytes,
                spaceCheckBytes,
                sequence,
                isReplica,
                recordsOfFill);
    }

    /** For the journal of a standby. */
    public JournalConfig forReplica() {
        return new JournalConfig(
                cycleLengthNs,
                maxFileBytes,
                reserveBytes,
                lowWaterBytes,
                stopWaterBytes,
                spaceCheckBytes,
                knownDurable,
                true,
                recordsOfFill);
    }

    public JournalConfig withRecordsOfFill(int value) {
        return new JournalConfig(
                cycleLengthNs,
                maxFileBytes,
                reserveBytes,
                lowWaterBytes,
                stopWaterBytes,
                spaceCheckBytes,
                knownDurable,
                isReplica,
                value);
    }
}
