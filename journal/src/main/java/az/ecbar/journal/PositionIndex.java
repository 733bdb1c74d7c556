package az.ecbar.journal;

/**
 * Positions of every {@value #SPACING}th record of one file, the first included.
 *
 * <p>One thread adds; others may look up what was added before something they acquired was released. Grows
 * by one array of {@value #CHUNK} positions for 65,536 records: an eighth of a byte a record.
 */
final class PositionIndex {
    static final int SPACING = 64;
    private static final int CHUNK = 1024;

    private long[][] chunks = new long[16][];
    private int count;

    /** Takes the position of the record with the given ordinal (0, 1, 2 …) in the file. */
    void add(long ordinal, long position) {
        if (ordinal % SPACING != 0) {
            return;
        }
        if (ordinal / SPACING != count) {
            throw new IllegalArgumentException("ordinal " + ordinal + " after " + count + " positions");
        }
        addPosition(position);
    }

    void addPosition(long position) {
        int chunk = count / CHUNK;
        if (chunk == chunks.length) {
            long[][] larger = new long[chunks.length * 2][];
            System.arraycopy(chunks, 0, larger, 0, chunks.length);
            chunks = larger;
        }
        if (count % CHUNK == 0) {
            chunks[chunk] = new long[CHUNK];
        }
        chunks[chunk][count % CHUNK] = position;
        count++;
    }

    int count() {
        return count;
    }

    /** The position of entry {@code number}. */
    long position(int number) {
        return chunks[number / CHUNK][number % CHUNK];
    }

    /** The entry at or before the record with the given ordinal. */
    static int entryFor(long ordinal) {
        return (int) (ordinal / SPACING);
    }
}
