package az.ecbar.journal;

import static az.ecbar.journal.JournalNames.FRESH_SUFFIX;

import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Makes a journal of compressed files from elsewhere, such as an archive: each must continue the one before, and every
 * record is checked where it now lies. For one thread; the journal is opened when it is complete.
 */
public final class JournalImport {
    private static final int COPY_LENGTH = 1024 * 1024;
    private static final int STEP_BYTES = 4 * 1024 * 1024;

    private final JournalFolder folder;
    private final JournalConfig config;
    private final JournalProgress progress;
    private ChainPoint last = ChainPoint.START;

    private JournalImport(JournalFolder folder, JournalConfig config, JournalProgress progress) {
        this.folder = folder;
        this.config = config;
        this.progress = progress;
    }

    /**
     * Begins a journal in an empty folder.
     *
     * @throws IOException if the folder cannot be read, or is not empty
     */
    public static JournalImport into(JournalFolder folder, JournalConfig config, JournalProgress progress)
            throws IOException {
        if (!folder.list().isEmpty()) {
            throw new IOException("there are files already where the journal is to be made");
        }
        return new JournalImport(folder, config, progress);
    }

    /** The last sequence so far. */
    public long lastSequence() {
        return last.sequence();
    }

    /** Time of the last record so far; {@link Long#MIN_VALUE} if there is none. */
    public long lastTimeNs() {
        return last.timeNs();
    }

    /** Epoch of the last record so far. */
    public int epoch() {
        return last.epoch();
    }

    /** The last link so far. */
    public byte[] link() {
        return last.link();
    }

    /**
     * Adds a whole file as it is.
     *
     * @param name of the compressed file, in both folders
     * @param lastSequence its last sequence; so its time, epoch and link
     * @throws JournalDamaged if it does not hold the records that follow, up to the last one; it is not kept then
     */
    public void add(FileFolder from, String name, long lastSequence, long lastTimeNs, int lastEpoch, byte[] lastLink)
            throws IOException {
        if (JournalNames.firstSequence(name) != last.sequence() + 1) {
            throw new JournalDamaged(name, last.sequence() + 1, 0, "it does not continue the file before it");
        }
        ChainPoint end = new ChainPoint(lastSequence, lastTimeNs, lastEpoch, lastLink);
        copy(from, name);
        try (FileCheck check = new FileCheck(expected(name, end), () -> folder.openCompressed(name + FRESH_SUFFIX))) {
            if (!isSound(check, name, end)) {
                folder.delete(name + FRESH_SUFFIX);
                throw new JournalDamaged(name, check.sequence(), check.position(), check.cause());
            }
            IndexFile.write(folder, name, last, end, check.endPosition(), check.positions());
        }
        folder.replace(name + FRESH_SUFFIX, name);
        folder.forceNames();
        last = end;
    }

    /**
     * Adds the records of a file up to a bound, if there are any, in a new file. All of the file is checked, as only
     * its last link says that the records are those that were meant.
     *
     * @param name of the compressed file, in the folder it comes from
     * @param lastSequence its last sequence; so its time, epoch and link
     * @param untilSequence the last one that may be added
     * @param untilTimeNs they are all earlier than this
     * @return what is wrong with the file as a whole, so that what was added is a chain but may be a forged one; empty
     *     if nothing is
     * @throws JournalDamaged if a record up to the bound is not as it was written; nothing of the file is kept then
     */
    public String addPart(
            FileFolder from,
            String name,
            long lastSequence,
            long lastTimeNs,
            int lastEpoch,
            byte[] lastLink,
            long untilSequence,
            long untilTimeNs)
            throws IOException {
        ChainPoint end = new ChainPoint(lastSequence, lastTimeNs, lastEpoch, lastLink);
        copy(from, name);
        try (FileCheck check = new FileCheck(expected(name, end), () -> folder.openCompressed(name + FRESH_SUFFIX))) {
            String wrong =
                    isSound(check, name, end) ? "" : "from sequence " + check.sequence() + " on: " + check.cause();
            keepPart(name, untilSequence, untilTimeNs);
            return wrong;
        } finally {
            folder.delete(name + FRESH_SUFFIX);
            folder.forceNames();
        }
    }

    private void keepPart(String name, long untilSequence, long untilTimeNs) throws IOException {
        try (StoredFile source = folder.openCompressed(name + FRESH_SUFFIX);
                RecordCopy copy = new RecordCopy(folder, config, last)) {
            copyPart(name, new DocumentCursor(source, 0), copy, untilSequence, untilTimeNs);
            if (copy.last().sequence() == last.sequence()) {
                return;
            }
            copy.finish();
            String plainName = JournalNames.stem(name) + JournalNames.RECORDS_SUFFIX;
            folder.replace(copy.name(), plainName);
            IndexFile.write(folder, plainName, last, copy.last(), copy.endPosition(), copy.positions());
            last = copy.last();
        } catch (ZipException | EOFException e) {
            throw new JournalDamaged(name, last.sequence() + 1, 0, "it cannot be unpacked: " + e.getMessage());
        }
    }

    private static void copyPart(
            String name, DocumentCursor cursor, RecordCopy copy, long untilSequence, long untilTimeNs)
            throws IOException {
        while (copy.last().sequence() < untilSequence && cursor.next() == DocumentCursor.Step.RECORD) {
            if (RecordHeader.timeNs(cursor.buffer(), cursor.offset()) >= untilTimeNs) {
                return;
            }
            RecordCheck check = copy.add(cursor.buffer(), cursor.offset(), cursor.length());
            if (check != RecordCheck.VALID) {
                throw new JournalDamaged(name, copy.last().sequence() + 1, cursor.position(), "the record is " + check);
            }
        }
    }

    /** Notes where the journal ends; durable on return. */
    public void finish() throws IOException {
        PositionFile.write(folder, last);
        folder.forceNames();
    }

    private ClosedFile expected(String name, ChainPoint end) {
        return new ClosedFile(CycleFile.closed(name, last, end, 0, null));
    }

    private boolean isSound(FileCheck check, String name, ChainPoint end) throws IOException {
        FileCheck.State state = FileCheck.State.RUNNING;
        while (state == FileCheck.State.RUNNING) {
            state = check.step(STEP_BYTES);
            progress.onProgress(
                    "check " + name, check.sequence() - 1 - last.sequence(), end.sequence() - last.sequence());
        }
        return state == FileCheck.State.SOUND;
    }

    private void copy(FileFolder from, String name) throws IOException {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[COPY_LENGTH]);
        try (StoredFile source = from.open(name);
                StoredFile target = folder.create(name + FRESH_SUFFIX)) {
            long position = 0;
            int length = source.read(0, buffer, 0, COPY_LENGTH);
            while (length > 0) {
                target.write(buffer, 0, length);
                position += length;
                progress.onProgress("copy " + name, position, source.sizeBytes());
                length = source.read(position, buffer, 0, COPY_LENGTH);
            }
            target.force();
        }
    }
}
