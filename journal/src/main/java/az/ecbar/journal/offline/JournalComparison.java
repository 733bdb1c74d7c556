package az.ecbar.journal.offline;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.record.RecordHeader;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How far two journals hold the same records, byte for byte.
 *
 * @param sameUpTo the last sequence that both hold alike
 * @param firstLast the last sequence of the first journal
 * @param secondLast the last sequence of the second journal
 */
public record JournalComparison(long sameUpTo, long firstLast, long secondLast) {
    private static final long PROGRESS_RECORDS = 10_000;

    /** Whether both hold the same, and nothing more. */
    public boolean isSame() {
        return sameUpTo == firstLast && sameUpTo == secondLast;
    }

    /** Whether one of them only goes on where the other ends. */
    public boolean isContinuation() {
        return sameUpTo == Math.min(firstLast, secondLast);
    }

    /** Compares two journals from their first records on, up to the first difference. */
    public static JournalComparison of(JournalReader first, JournalReader second, JournalProgress progress) {
        UnsafeBuffer one = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        UnsafeBuffer other = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        long firstLast = first.lastSequence();
        long secondLast = second.lastSequence();
        long both = Math.min(firstLast, secondLast);
        first.seek(1);
        second.seek(1);
        for (long sequence = 1; sequence <= both; sequence++) {
            int length = first.next(both, one, 0);
            int otherLength = second.next(both, other, 0);
            if (length != otherLength || !isSame(one, other, length)) {
                return new JournalComparison(sequence - 1, firstLast, secondLast);
            }
            if (sequence % PROGRESS_RECORDS == 0) {
                progress.onProgress("compare", sequence, both);
            }
        }
        return new JournalComparison(both, firstLast, secondLast);
    }

    private static boolean isSame(UnsafeBuffer one, UnsafeBuffer other, int length) {
        for (int i = 0; i < length; i++) {
            if (one.getByte(i) != other.getByte(i)) {
                return false;
            }
        }
        return true;
    }
}
