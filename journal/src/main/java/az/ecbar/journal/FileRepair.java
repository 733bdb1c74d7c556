package az.ecbar.journal;

import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordCheck;
import java.io.IOException;
import org.agrona.DirectBuffer;

/**
 * Puts a new file in the place of a damaged closed one, from records of a peer or a copy: each must be the next of the
 * chain, and the last one must bear the link that the journal knows of this file. Owned by the thread that looks after
 * closed files; readers go on meanwhile. Nothing is changed before {@link #finish}.
 *
 * <p>A crash before leaves the damaged file; a crash after leaves the new one, whose index file a start makes again.
 */
public final class FileRepair implements AutoCloseable {
    private final JournalFolder folder;
    private final Catalogue catalogue;
    private final CycleFile damaged;
    private final RecordCopy copy;

    FileRepair(JournalFolder folder, JournalConfig config, Catalogue catalogue, ClosedFile file) throws IOException {
        this.folder = folder;
        this.catalogue = catalogue;
        this.damaged = file.file();
        // In a part of its own: the journal's thread may be making a file at the same time.
        this.copy = new RecordCopy(folder, config, damaged.before(), JournalNames.REPAIR_PART);
        for (String name : folder.list()) {
            if (name.startsWith(JournalNames.REPAIR_PART)) {
                folder.delete(name);
            }
        }
    }

    /** The sequence that {@link #add} takes next. */
    public long nextSequence() {
        return copy.last().sequence() + 1;
    }

    /** Whether all records of the file are there. */
    public boolean isComplete() {
        return copy.last().sequence() == damaged.last().sequence();
    }

    /**
     * Takes one record; one that is not the next of the chain, or not whole, changes nothing.
     *
     * @param length bytes of the record, neither fewer nor more than it says
     * @return what is wrong with it; {@link RecordCheck#VALID} if it was taken; {@link RecordCheck#BAD_LINK} of a last one
     *     too that is not the file's, after which the copy is of no use
     */
    public RecordCheck add(DirectBuffer record, int offset, int length) throws IOException {
        if (isComplete()) {
            return RecordCheck.BAD_SEQUENCE;
        }
        RecordCheck check = copy.add(record, offset, length);
        return check == RecordCheck.VALID && isComplete() && !isOfThisHistory() ? RecordCheck.BAD_LINK : check;
    }

    private boolean isOfThisHistory() {
        return copy.last().equals(damaged.last());
    }

    /**
     * Puts the new file in the place of the damaged one; durable on return.
     *
     * @throws IOException if records are missing, or they are of another history; nothing was changed then
     */
    public ClosedFile finish() throws IOException {
        if (!isOfThisHistory()) {
            throw new IOException(
                    "the records up to sequence " + copy.last().sequence() + " are not those of " + damaged.name());
        }
        copy.finish();
        String oldName = damaged.name();
        String name = JournalNames.stem(oldName) + JournalNames.RECORDS_SUFFIX;
        String index = IndexFile.nameFor(name);
        String replaced = index + JournalNames.REPLACED_SUFFIX;
        if (folder.exists(index)) {
            folder.replace(index, replaced);
            folder.forceNames();
        }
        CycleFile fresh =
                CycleFile.closed(copy.name(), damaged.before(), copy.last(), copy.endPosition(), copy.positions());
        fresh.willBeNamed(name);
        // Before the name changes: who opens the new file by the old entry sees that this is not current any more.
        catalogue.replace(damaged, fresh);
        try {
            folder.replace(copy.name(), name);
        } catch (IOException e) {
            catalogue.replace(fresh, damaged);
            throw e;
        }
        folder.forceNames();
        fresh.renamed();
        if (!oldName.equals(name)) {
            folder.delete(oldName);
        }
        IndexFile.write(folder, name, fresh.before(), fresh.last(), fresh.endPosition(), copy.positions());
        folder.forceNames();
        if (folder.exists(replaced)) {
            folder.delete(replaced);
        }
        return new ClosedFile(fresh);
    }

    @Override
    public void close() throws IOException {
        copy.close();
    }
}
