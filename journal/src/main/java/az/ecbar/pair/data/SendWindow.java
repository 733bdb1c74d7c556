package az.ecbar.pair.data;

/**
 * How far sending may go ahead of what the standby has acknowledged.
 *
 * @param maxRecords records at most
 * @param maxBytes bytes of records, passed by one record at most
 */
public record SendWindow(int maxRecords, long maxBytes) {
    private static final int MAX_RECORDS = 1 << 20;

    public SendWindow {
        if (maxRecords < 1 || maxRecords > MAX_RECORDS || maxBytes < 1) {
            throw new IllegalArgumentException("a window of " + maxRecords + " records, " + maxBytes + " bytes");
        }
    }

    /** 65,535 records, 32 MiB. */
    public static SendWindow defaults() {
        return new SendWindow((1 << 16) - 1, 32L * 1024 * 1024);
    }
}
