package az.ecbar.journal;

import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;

/**
 * Checks records from any place on: the first by its checksum alone, every later one as the next in the
 * chain.
 */
final class ChainChecker {
    private final RecordChain chain = new RecordChain();
    private boolean isPlaced;

    /** The next record follows the given place. */
    void placeBehind(ChainPoint point) {
        point.place(chain);
        isPlaced = true;
    }

    /** The next record is taken as it is, if its checksum is right. */
    void displace() {
        isPlaced = false;
    }

    boolean isPlaced() {
        return isPlaced;
    }

    /** Checks the document under the cursor. */
    RecordCheck take(DocumentCursor cursor) {
        if (isPlaced) {
            return FileScan.checkRecord(cursor, chain);
        }
        if (RecordHeader.length(cursor.buffer(), cursor.offset()) != cursor.length()) {
            return RecordCheck.BAD_LENGTH;
        }
        RecordCheck check = chain.verifyAlone(cursor.buffer(), cursor.offset(), cursor.length());
        if (check == RecordCheck.VALID) {
            chain.resetTo(cursor.buffer(), cursor.offset());
            isPlaced = true;
        }
        return check;
    }

    boolean isAt(ChainPoint point) {
        return isPlaced && ChainPoint.of(chain).equals(point);
    }

    long sequence() {
        return chain.sequence();
    }
}
