package az.ecbar.journal.offline;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.HashPointDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How far two journals hold the same records, byte for byte, and how far their ledgers agreed. How the records are cut
 * into files, and which of these are compressed, makes no difference.
 *
 * @param sameUpTo the last sequence that both hold alike
 * @param firstLast the last sequence of the first journal
 * @param secondLast the last sequence of the second journal
 * @param difference which parts of the first record that differs do; empty if none does
 * @param lastEqualHashPoint the last sequence at which both hold a hash point, and the same one; 0 if there is none
 * @param firstOtherHashPoint the first sequence at which both hold a hash point, and not the same; 0 if there is none.
 *     It is looked for behind the first difference of the records too
 */
public record JournalComparison(
        long sameUpTo,
        long firstLast,
        long secondLast,
        List<Part> difference,
        long lastEqualHashPoint,
        long firstOtherHashPoint) {
    private static final long PROGRESS_RECORDS = 10_000;

    public JournalComparison {
        difference = List.copyOf(difference);
    }

    /** A part of a record, as far as it can differ by itself: link and checksum follow from the others. */
    public enum Part {
        LENGTH("length"),
        TIME("time"),
        EPOCH("epoch"),
        KNOWN_DURABLE("known durable"),
        PAYLOAD("payload");

        private final String text;

        Part(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether both hold the same, and nothing more. */
    public boolean isSame() {
        return sameUpTo == firstLast && sameUpTo == secondLast;
    }

    /** Whether one of them only goes on where the other ends. */
    public boolean isContinuation() {
        return sameUpTo == Math.min(firstLast, secondLast);
    }

    /**
     * Compares two journals from the first record on that both have.
     *
     * @throws az.ecbar.journal.JournalDamaged at the first record of either that is not as it was written
     */
    public static JournalComparison of(JournalReader first, JournalReader second, JournalProgress progress) {
        UnsafeBuffer one = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        UnsafeBuffer other = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        long both = Math.min(first.lastSequence(), second.lastSequence());
        List<Part> difference = List.of();
        long sameUpTo = both;
        long equalPoint = 0;
        long otherPoint = 0;
        long begin = Math.max(first.firstSequence(), second.firstSequence());
        first.seek(begin);
        second.seek(begin);
        for (long sequence = begin; sequence <= both && otherPoint == 0; sequence++) {
            int length = first.next(both, one, 0);
            int otherLength = second.next(both, other, 0);
            boolean isPayloadSame = length == otherLength && isSame(one, other, RecordHeader.HEADER_LENGTH, length);
            if (difference.isEmpty() && !(isPayloadSame && isSame(one, other, 0, RecordHeader.HEADER_LENGTH))) {
                difference = parts(one, other, isPayloadSame);
                sameUpTo = sequence - 1;
            }
            if (isHashPoint(one, length) && isHashPoint(other, otherLength)) {
                equalPoint = isPayloadSame ? sequence : equalPoint;
                otherPoint = isPayloadSame ? 0 : sequence;
            }
            if (sequence % PROGRESS_RECORDS == 0) {
                progress.onProgress("compare", sequence, both);
            }
        }
        return new JournalComparison(
                sameUpTo, first.lastSequence(), second.lastSequence(), difference, equalPoint, otherPoint);
    }

    private static List<Part> parts(UnsafeBuffer one, UnsafeBuffer other, boolean isPayloadSame) {
        List<Part> parts = new ArrayList<>();
        addIf(parts, Part.LENGTH, RecordHeader.length(one, 0) != RecordHeader.length(other, 0));
        addIf(parts, Part.TIME, RecordHeader.timeNs(one, 0) != RecordHeader.timeNs(other, 0));
        addIf(parts, Part.EPOCH, RecordHeader.epoch(one, 0) != RecordHeader.epoch(other, 0));
        addIf(parts, Part.KNOWN_DURABLE, RecordHeader.knownDurable(one, 0) != RecordHeader.knownDurable(other, 0));
        addIf(parts, Part.PAYLOAD, !isPayloadSame);
        // The link differs with anything else, and never alone: both chains start from nothing.
        return parts;
    }

    private static void addIf(List<Part> parts, Part part, boolean isDifferent) {
        if (isDifferent) {
            parts.add(part);
        }
    }

    private static boolean isHashPoint(UnsafeBuffer record, int length) {
        return length >= RecordHeader.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH
                && new MessageHeaderDecoder()
                                .wrap(record, RecordHeader.HEADER_LENGTH)
                                .templateId()
                        == HashPointDecoder.TEMPLATE_ID;
    }

    private static boolean isSame(UnsafeBuffer one, UnsafeBuffer other, int from, int to) {
        for (int i = from; i < to; i++) {
            if (one.getByte(i) != other.getByte(i)) {
                return false;
            }
        }
        return true;
    }
}
