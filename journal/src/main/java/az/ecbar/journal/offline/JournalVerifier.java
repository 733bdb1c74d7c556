package az.ecbar.journal.offline;

import az.ecbar.journal.JournalProgress;
import az.ecbar.journal.JournalReader;
import az.ecbar.record.RecordHeader;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a whole journal and checks every checksum, sequence and link. */
public final class JournalVerifier {
    private static final long PROGRESS_RECORDS = 10_000;

    private final JournalReader reader;
    private final JournalProgress progress;

    /** The reader should come from {@link JournalReader#offline}, which has checked how the files fit. */
    public JournalVerifier(JournalReader reader, JournalProgress progress) {
        this.reader = reader;
        this.progress = progress;
    }

    /**
     * Verifies from the first record that is there to the last.
     *
     * @throws az.ecbar.journal.JournalDamaged at the first record that is not as it was written
     */
    public JournalSummary verify() {
        UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        long last = reader.lastSequence();
        long bytes = 0;
        long firstTimeNs = 0;
        long lastTimeNs = 0;
        long knownDurable = 0;
        int epoch = 0;
        long first = reader.firstSequence();
        reader.seek(first);
        for (long sequence = first; sequence <= last; sequence++) {
            int length = reader.next(last, record, 0);
            bytes += length;
            lastTimeNs = RecordHeader.timeNs(record, 0);
            firstTimeNs = sequence == first ? lastTimeNs : firstTimeNs;
            epoch = RecordHeader.epoch(record, 0);
            knownDurable = Math.max(knownDurable, RecordHeader.knownDurable(record, 0));
            if (sequence % PROGRESS_RECORDS == 0) {
                progress.onProgress("verify", sequence, last);
            }
        }
        if (last >= first) {
            record.getBytes(RecordHeader.LINK_OFFSET, link);
        }
        return new JournalSummary(
                last - first + 1,
                bytes,
                firstTimeNs,
                lastTimeNs,
                epoch,
                knownDurable,
                HexFormat.of().formatHex(link));
    }
}
