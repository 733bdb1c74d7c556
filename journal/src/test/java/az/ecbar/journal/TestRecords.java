package az.ecbar.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.record.RecordHeader;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes records whose bytes follow from their sequence, and recognises them again. */
public final class TestRecords {
    public static final long START_NS = 1_767_225_600L * 1_000_000_000L;
    public static final long SECOND_NS = 1_000_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final UnsafeBuffer expected = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final long timeStepNs;

    /** Records that follow each other in time by the given step. */
    public TestRecords(long timeStepNs) {
        this.timeStepNs = timeStepNs;
    }

    public TestRecords() {
        this(SECOND_NS / 1000);
    }

    /** Appends the records that follow the journal's last one, up to the given sequence. */
    public void append(Journal journal, long upTo) {
        for (long sequence = journal.lastSequence() + 1; sequence <= upTo; sequence++) {
            int length = fill(buffer, sequence);
            journal.append(buffer, 0, length);
        }
    }

    /** Writes the record of a sequence without durable sequence, link and checksum. */
    int fill(MutableDirectBuffer target, long sequence) {
        int payload = payloadLength(sequence);
        int length = RecordHeader.HEADER_LENGTH + payload;
        RecordHeader.write(target, 0, length, sequence, START_NS + sequence * timeStepNs, (int) (sequence / 1000));
        SplittableRandom random = new SplittableRandom(sequence);
        for (int i = 0; i < payload; i++) {
            target.putByte(RecordHeader.HEADER_LENGTH + i, (byte) random.nextInt());
        }
        return length;
    }

    /** Reads every record in a row and checks it; returns the last sequence. */
    public long checkAll(JournalReader reader) {
        reader.seek(1);
        long last = 0;
        int length = reader.next(Long.MAX_VALUE, buffer, 0);
        while (length > 0) {
            last++;
            check(last, length);
            length = reader.next(Long.MAX_VALUE, buffer, 0);
        }
        return last;
    }

    /** Reads one record and checks it. */
    void checkOne(JournalReader reader, long sequence) {
        check(sequence, reader.read(sequence, buffer, 0));
    }

    private void check(long sequence, int length) {
        assertEquals(fill(expected, sequence), length, () -> "length of " + sequence);
        assertEquals(sequence, RecordHeader.sequence(buffer, 0));
        assertEquals(RecordHeader.timeNs(expected, 0), RecordHeader.timeNs(buffer, 0));
        assertEquals(RecordHeader.epoch(expected, 0), RecordHeader.epoch(buffer, 0));
        for (int i = RecordHeader.HEADER_LENGTH; i < length; i++) {
            if (expected.getByte(i) != buffer.getByte(i)) {
                throw new AssertionError("byte " + i + " of sequence " + sequence);
            }
        }
    }

    private static int payloadLength(long sequence) {
        SplittableRandom random = new SplittableRandom(-sequence);
        return random.nextInt(8) == 0 ? random.nextInt(4025) : random.nextInt(300);
    }
}
