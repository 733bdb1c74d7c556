package az.ecbar.journal;

/**
 * What a start found and did, for the log and the console.
 *
 * @param lastSequence the last sequence, now durable; 0 in an empty journal
 * @param recordsChecked records that were read and checked one by one
 * @param bytesSetAside bytes behind the last sound record that recovery took for garbage
 * @param setAsideAs the file in which the old bytes are kept; empty if nothing was set aside
 * @param indexesRebuilt index files that had to be made again
 */
public record RecoveryReport(
        long lastSequence, long recordsChecked, long bytesSetAside, String setAsideAs, int indexesRebuilt) {}
