package az.ecbar.journal;

import az.ecbar.journal.DocumentCursor.Step;
import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.zip.ZipException;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records by sequence, from the open file, from closed and from compressed ones.
 *
 * <p>Owned by one thread, which may be another than the writer's. Each record is checked before it is
 * given out: by its checksum and sequence, and in a row by the chain too. A reader gives what the writer
 * has appended; to ask only up to the durable sequence is its owner's duty, and {@link #next} takes that
 * bound.
 *
 * <p>A record that cannot be read as it was written throws {@link JournalDamaged}; a file that cannot be
 * read at all, {@link JournalFailure}. The reader may be used further after either. If it is a closed file, whoever
 * looks after these hears at once that it is needed, and the record may be there when it is asked for again.
 */
public final class JournalReader implements AutoCloseable {
    private static final int TRIES = 5;

    private final FileFolder folder;
    private final Catalogue catalogue;
    private final ChainChecker checker = new ChainChecker();
    private @Nullable CycleFile file;
    private @Nullable StoredFile stored;
    private @Nullable DocumentCursor cursor;
    private long nextInFile;
    private long next = 1;

    JournalReader(FileFolder folder, Catalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
    }

    /**
     * A reader of a folder that no process writes, for tools. Changes nothing.
     *
     * @throws JournalDamaged if something known durable is missing or changed
     */
    public static JournalReader offline(FileFolder folder, JournalProgress progress) {
        try {
            return new JournalReader(
                    folder, JournalInventory.take(folder, 0, progress).catalogue());
        } catch (IOException e) {
            throw new JournalFailure("the journal cannot be read: " + e.getMessage(), e);
        }
    }

    /** A reader of what is sound at this moment in a folder that another process may be writing. */
    public static JournalReader whileWritten(FileFolder folder, JournalProgress progress) {
        IOException last = new IOException("files come and go");
        for (int i = 0; i < TRIES; i++) {
            try {
                return new JournalReader(
                        folder,
                        JournalInventory.takeWhileWritten(folder, progress).catalogue());
            } catch (NoSuchFileException e) {
                // It was closed or compressed since the folder was listed.
                last = e;
            } catch (IOException e) {
                throw new JournalFailure("the journal cannot be read: " + e.getMessage(), e);
            }
        }
        throw new JournalFailure("the journal cannot be read: " + last.getMessage(), last);
    }

    /** The last sequence that may be read now; 0 in an empty journal. */
    public long lastSequence() {
        return catalogue.lastSequence();
    }

    /** The first sequence of the journal: 1, or later where what is older is still to be filled in. */
    public long firstSequence() {
        return catalogue.base().sequence() + 1;
    }

    /** Whether a record lies in a file that is written no more, and may be repaired while others read on. */
    public boolean isClosed(long sequence) {
        CycleFile holder = catalogue.find(sequence);
        return holder != null && !holder.isOpen();
    }

    /** Makes the given sequence the next one of {@link #next}; the first link after it is taken as it is. */
    public void seek(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequences start at 1, not at " + sequence);
        }
        next = sequence;
        checker.displace();
    }

    /** The sequence that {@link #next} will give. */
    public long nextSequence() {
        return next;
    }

    /**
     * Copies the next record, if there is one up to the given bound.
     *
     * @return its length in bytes; 0 if the next sequence lies beyond the bound or is not written yet
     */
    public int next(long upToSequence, MutableDirectBuffer target, int targetOffset) {
        long sequence = next;
        if (sequence > upToSequence) {
            return 0;
        }
        int length = copy(sequence, target, targetOffset, true);
        if (length > 0) {
            next = sequence + 1;
        }
        return length;
    }

    /**
     * Copies one record; the place of {@link #next} stays, but its next record is checked alone.
     *
     * @return its length in bytes; 0 if it is not written yet
     */
    public int read(long sequence, MutableDirectBuffer target, int targetOffset) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequences start at 1, not at " + sequence);
        }
        checker.displace();
        int length = copy(sequence, target, targetOffset, false);
        checker.displace();
        return length;
    }

    @Override
    public void close() {
        leaveFile();
    }

    private int copy(long sequence, MutableDirectBuffer target, int targetOffset, boolean isInRow) {
        CycleFile holder = catalogue.find(sequence);
        if (holder == null) {
            checker.displace();
            return catalogue.referred().copy(folder, sequence, target, targetOffset);
        }
        if (sequence > holder.lastSequence()) {
            return 0;
        }
        try {
            DocumentCursor documents = enter(holder);
            CycleFile now = catalogue.find(sequence);
            while (now != null && now != holder) {
                // It was replaced by another file of the same records meanwhile.
                holder = now;
                documents = enter(holder);
                now = catalogue.find(sequence);
            }
            goBefore(holder, documents, sequence);
            if (isInRow && sequence == holder.firstSequence() && !checker.isPlaced()) {
                checker.placeBehind(holder.before());
            }
            RecordCheck check = stepTo(holder, documents);
            if (check == RecordCheck.VALID) {
                check = checker.take(documents);
            }
            if (check == RecordCheck.BAD_CRC && documents.refresh()) {
                check = checker.take(documents);
            }
            if (check == RecordCheck.VALID
                    && RecordHeader.sequence(documents.buffer(), documents.offset()) != sequence) {
                check = RecordCheck.BAD_SEQUENCE;
            }
            if (check != RecordCheck.VALID) {
                throw damaged(holder, documents, sequence, check);
            }
            nextInFile = sequence + 1;
            target.putBytes(targetOffset, documents.buffer(), documents.offset(), documents.length());
            return documents.length();
        } catch (ZipException | EOFException e) {
            leaveFile();
            String what = "the compressed file was changed: " + e.getMessage();
            catalogue.cannotRead(holder, sequence, 0, what);
            throw new JournalDamaged(holder.name(), sequence, 0, what);
        } catch (IOException e) {
            leaveFile();
            catalogue.cannotRead(holder, sequence, 0, "it cannot be read: " + e.getMessage());
            if (!holder.isOpen()) {
                throw new JournalFailure(holder.name(), sequence, e);
            }
            throw new JournalFailure("sequence " + sequence + " cannot be read: " + e.getMessage(), e);
        }
    }

    private JournalDamaged damaged(CycleFile holder, DocumentCursor documents, long sequence, RecordCheck check) {
        long position = documents.position();
        leaveFile();
        catalogue.cannotRead(holder, sequence, position, "the record is " + check);
        return new JournalDamaged(holder.name(), sequence, position, "the record is " + check);
    }

    /** Places the cursor so that its next document is the given sequence. */
    private void goBefore(CycleFile holder, DocumentCursor documents, long sequence) throws IOException {
        if (nextInFile == sequence) {
            return;
        }
        PositionIndex positions = positionsOf(holder);
        int entry = PositionIndex.entryFor(sequence - holder.firstSequence());
        long entrySequence = holder.firstSequence() + (long) entry * PositionIndex.SPACING;
        if (nextInFile > sequence || nextInFile < entrySequence) {
            if (entry >= positions.count()) {
                // Its index was lost, and the file is damaged before that place.
                throw damaged(holder, documents, sequence, RecordCheck.BAD_SEQUENCE);
            }
            documents.seek(positions.position(entry));
            nextInFile = entrySequence;
        }
        while (nextInFile < sequence) {
            RecordCheck check = stepTo(holder, documents);
            if (check != RecordCheck.VALID
                    || RecordHeader.sequence(documents.buffer(), documents.offset()) != nextInFile) {
                throw damaged(holder, documents, nextInFile, RecordCheck.BAD_SEQUENCE);
            }
            nextInFile++;
        }
    }

    private static RecordCheck stepTo(CycleFile holder, DocumentCursor documents) throws IOException {
        if (!holder.isOpen() && documents.nextPosition() >= holder.endPosition()) {
            return RecordCheck.BAD_LENGTH;
        }
        return documents.next() == Step.RECORD ? RecordCheck.VALID : RecordCheck.BAD_LENGTH;
    }

    private PositionIndex positionsOf(CycleFile holder) throws IOException {
        PositionIndex positions = holder.positions();
        if (positions != null) {
            return positions;
        }
        PositionIndex loaded = IndexFile.readPositions(folder, holder.name());
        if (loaded == null) {
            StoredFile present = stored;
            if (present == null) {
                throw new IOException("no file is open");
            }
            loaded = FileScan.of(present, holder.name(), holder.before(), JournalProgress.SILENT)
                    .positions();
        }
        if (loaded.count() > PositionIndex.entryFor(holder.lastSequence() - holder.firstSequence())) {
            // Another reader may do the same at the same time; both find the same positions.
            holder.positions(loaded);
        }
        return loaded;
    }

    private DocumentCursor enter(CycleFile holder) throws IOException {
        DocumentCursor present = cursor;
        if (file == holder && present != null) {
            return present;
        }
        leaveFile();
        StoredFile opened = openByAnyName(holder);
        DocumentCursor documents = cursor;
        if (documents == null) {
            documents = new DocumentCursor(opened, 0);
            cursor = documents;
        } else {
            documents.enter(opened);
        }
        file = holder;
        stored = opened;
        nextInFile = 0;
        return documents;
    }

    /** A file gets its closed name, is replaced or compressed, while readers are about to open it. */
    private StoredFile openByAnyName(CycleFile holder) throws IOException {
        String name = holder.name();
        String closed = JournalNames.isOpenRecords(name)
                ? JournalNames.closedName(holder.firstSequence(), name)
                : holder.laterName();
        for (String candidate : List.of(name, holder.laterName(), closed)) {
            StoredFile opened = openIfThere(candidate);
            if (opened != null) {
                return opened;
            }
        }
        return JournalNames.open(folder, JournalNames.stem(closed) + JournalNames.COMPRESSED_SUFFIX);
    }

    private @Nullable StoredFile openIfThere(String name) throws IOException {
        try {
            return JournalNames.open(folder, name);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void leaveFile() {
        StoredFile present = stored;
        file = null;
        stored = null;
        nextInFile = 0;
        if (present == null) {
            return;
        }
        try {
            present.close();
        } catch (IOException e) {
            throw new JournalFailure("a file of the journal cannot be closed: " + e.getMessage(), e);
        }
    }
}
