package az.ecbar.ops.node;

import az.ecbar.journal.Journal;
import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordHeader;
import org.agrona.concurrent.UnsafeBuffer;

/** Whether two journals hold the same records, byte for byte: then whatever follows from the one follows from the other. */
final class SameRecords {
    private SameRecords() {}

    /** Reads both from the first record to the last. */
    static boolean are(JournalFolder one, JournalFolder other, Node.Settings settings) {
        try (Journal first = Journal.open(one, settings.journal(), JournalProgress.SILENT);
                Journal second = Journal.open(other, settings.journal(), JournalProgress.SILENT);
                JournalReader here = first.newReader();
                JournalReader there = second.newReader()) {
            long last = first.lastSequence();
            return second.lastSequence() == last
                    && here.firstSequence() == there.firstSequence()
                    && are(here, there, last);
        }
    }

    private static boolean are(JournalReader here, JournalReader there, long last) {
        UnsafeBuffer one = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        UnsafeBuffer other = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        here.seek(here.firstSequence());
        there.seek(there.firstSequence());
        boolean isSame = true;
        while (isSame && here.nextSequence() <= last) {
            int length = here.next(last, one, 0);
            isSame = length > 0 && there.next(last, other, 0) == length && isEqual(one, other, length);
        }
        return isSame;
    }

    private static boolean isEqual(UnsafeBuffer one, UnsafeBuffer other, int length) {
        return new UnsafeBuffer(one, 0, length).equals(new UnsafeBuffer(other, 0, length));
    }
}
