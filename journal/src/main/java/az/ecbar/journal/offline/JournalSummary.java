package az.ecbar.journal.offline;

/**
 * What a verified journal holds.
 *
 * @param records how many, from the first that is there on
 * @param bytes of all records
 * @param firstTimeNs of the first record; 0 in an empty journal
 * @param lastTimeNs of the last record; 0 in an empty journal
 * @param epoch of the last record
 * @param knownDurable the highest sequence that a record knew to be durable
 * @param link of the last record, in hexadecimal: two journals with the same one hold the same
 */
public record JournalSummary(
        long records, long bytes, long firstTimeNs, long lastTimeNs, int epoch, long knownDurable, String link) {}
