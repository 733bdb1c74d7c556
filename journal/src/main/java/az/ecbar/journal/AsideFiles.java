package az.ecbar.journal;

import static az.ecbar.journal.JournalNames.FRESH_SUFFIX;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the records that are set aside: a file of whole records, one behind the other, and a report to read, a line
 * for each. Both are there under their names only when they are whole; written again, they are the same bytes.
 */
final class AsideFiles {
    static final String RECORDS_SUFFIX = ".records";
    static final String REPORT_SUFFIX = ".report";
    private static final int BUFFER_LENGTH = 256 * 1024;
    private static final long PROGRESS_RECORDS = 10_000;
    private static final int LARGEST_PIECE = RecordHeader.MAX_RECORD_LENGTH;

    private final FileFolder folder;
    private final JournalReader reader;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);

    AsideFiles(FileFolder folder, JournalReader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /** Writes all records from the given sequence on; durable on return. */
    void write(String stem, long first, long last, Consumer<AsideRecord> report, JournalProgress progress)
            throws IOException {
        AsideReader parts = new AsideReader();
        try (Appended records = new Appended(stem + RECORDS_SUFFIX);
                Appended lines = new Appended(stem + REPORT_SUFFIX)) {
            reader.seek(first);
            for (long sequence = first; sequence <= last; sequence++) {
                int length = reader.next(last, record, 0);
                if (length == 0) {
                    throw new IOException("sequence " + sequence + " is not there any more");
                }
                records.add(record, length);
                AsideRecord entry = parts.read(record, 0);
                byte[] line = (entry.line() + "\n").getBytes(StandardCharsets.US_ASCII);
                lines.add(new UnsafeBuffer(line), line.length);
                report.accept(entry);
                if (sequence % PROGRESS_RECORDS == 0) {
                    progress.onProgress("set aside", sequence - first + 1, last - first + 1);
                }
            }
            records.finish();
            lines.finish();
        }
        folder.forceNames();
    }

    /** A file that is written piece by piece, and gets its name at the end. */
    private final class Appended implements AutoCloseable {
        private final String name;
        private final StoredFile file;
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[BUFFER_LENGTH]);
        private int buffered;

        Appended(String name) throws IOException {
            this.name = name;
            if (folder.exists(name + FRESH_SUFFIX)) {
                folder.delete(name + FRESH_SUFFIX);
            }
            this.file = folder.create(name + FRESH_SUFFIX);
        }

        void add(UnsafeBuffer piece, int length) throws IOException {
            if (buffered + length > BUFFER_LENGTH - LARGEST_PIECE) {
                flush();
            }
            buffer.putBytes(buffered, piece, 0, length);
            buffered += length;
        }

        void finish() throws IOException {
            flush();
            file.force();
            file.close();
            folder.replace(name + FRESH_SUFFIX, name);
        }

        private void flush() throws IOException {
            file.write(buffer, 0, buffered);
            buffered = 0;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
