package az.ecbar.journal;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Single records from before the base of a journal, in one file behind each other, by ascending sequence: those that the
 * snapshot at the base refers to. Immutable; any thread reads.
 */
final class ReferredRecords {
    static final ReferredRecords NONE = new ReferredRecords();

    private static final int READ_LENGTH = 1 << 20;
    private static final long ABSENT = -1;

    private final Long2LongHashMap places = new Long2LongHashMap(ABSENT);

    private ReferredRecords() {}

    /**
     * Finds where each record lies.
     *
     * @throws JournalDamaged if the file does not hold whole records
     */
    static ReferredRecords read(FileFolder folder) throws IOException {
        ReferredRecords found = new ReferredRecords();
        try (StoredFile file = folder.open(JournalNames.REFERRED)) {
            found.find(file);
        } catch (NoSuchFileException e) {
            throw new JournalDamaged(JournalNames.REFERRED, 1, 0, "it is missing");
        }
        return found;
    }

    private void find(StoredFile file) throws IOException {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[READ_LENGTH]);
        long size = file.sizeBytes();
        long position = 0;
        while (position < size) {
            int held = file.read(position, buffer, 0, READ_LENGTH);
            int at = 0;
            while (held - at >= RecordHeader.HEADER_LENGTH) {
                int length = RecordHeader.length(buffer, at);
                if (length < RecordHeader.HEADER_LENGTH || length > RecordHeader.MAX_RECORD_LENGTH) {
                    throw new JournalDamaged(JournalNames.REFERRED, 1, position + at, "no record begins there");
                }
                places.put(RecordHeader.sequence(buffer, at), position + at);
                at += length;
            }
            if (at == 0) {
                throw new JournalDamaged(JournalNames.REFERRED, 1, position, "it was cut");
            }
            position += at;
        }
    }

    /** Copies a record; gives its length in bytes, 0 if it is not among these. */
    int copy(FileFolder folder, long sequence, MutableDirectBuffer target, int targetOffset) {
        long place = places.get(sequence);
        if (place == ABSENT) {
            return 0;
        }
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        try (StoredFile file = folder.open(JournalNames.REFERRED)) {
            int held = file.read(place, buffer, 0, buffer.capacity());
            RecordCheck check = new RecordChain().verifyAlone(buffer, 0, held);
            if (check != RecordCheck.VALID || RecordHeader.sequence(buffer, 0) != sequence) {
                throw new JournalDamaged(JournalNames.REFERRED, sequence, place, "the record is " + check);
            }
            int length = RecordHeader.length(buffer, 0);
            target.putBytes(targetOffset, buffer, 0, length);
            return length;
        } catch (IOException e) {
            throw new JournalFailure("sequence " + sequence + " cannot be read: " + e.getMessage(), e);
        }
    }
}
