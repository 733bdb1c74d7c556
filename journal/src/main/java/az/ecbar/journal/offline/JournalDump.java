package az.ecbar.journal.offline;

import az.ecbar.journal.JournalReader;
import az.ecbar.record.RecordHeader;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Shows records readably, one paragraph each. */
public final class JournalDump {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SHOWN_LINK_BYTES = 6;

    private final JournalReader reader;
    private final PayloadDecoder decoder;

    public JournalDump(JournalReader reader, PayloadDecoder decoder) {
        this.reader = reader;
        this.decoder = decoder;
    }

    /**
     * Gives out the records from one sequence to another, as far as there are any, and last the sequence and
     * the whole link at which it ended.
     *
     * @throws az.ecbar.journal.JournalDamaged at the first record that is not as it was written
     */
    public void dump(long fromSequence, long toSequence, Consumer<String> lines) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        reader.seek(Math.max(reader.firstSequence(), fromSequence));
        long last = 0;
        while (reader.next(toSequence, record, 0) > 0) {
            last = RecordHeader.sequence(record, 0);
            lines.accept(head(record));
            String payload =
                    decoder.decode(record, RecordHeader.payloadOffset(0), RecordHeader.payloadLength(record, 0));
            payload.lines().map(line -> "    " + line).forEach(lines);
        }
        if (last == 0) {
            lines.accept("no records");
            return;
        }
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        record.getBytes(RecordHeader.LINK_OFFSET, link);
        lines.accept("ends at sequence " + last + ", link " + HexFormat.of().formatHex(link));
    }

    private static String head(UnsafeBuffer record) {
        byte[] link = new byte[SHOWN_LINK_BYTES];
        record.getBytes(RecordHeader.LINK_OFFSET, link);
        long timeNs = RecordHeader.timeNs(record, 0);
        Instant time =
                Instant.ofEpochSecond(Math.floorDiv(timeNs, NANOS_PER_SECOND), Math.floorMod(timeNs, NANOS_PER_SECOND));
        return RecordHeader.sequence(record, 0) + "  " + time + "  epoch " + RecordHeader.epoch(record, 0)
                + "  durable "
                + RecordHeader.knownDurable(record, 0) + "  " + RecordHeader.length(record, 0) + " bytes  link "
                + HexFormat.of().formatHex(link) + "…";
    }
}
