package az.ecbar.journal;

import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.List;

/**
 * The closed files of a journal, for the one thread that looks after them while another writes the open one: to read
 * and check them, to put a compressed file in the place of a plain one, and sound records in the place of damaged ones.
 * What they hold never changes, so readers go on as if nothing happened.
 */
public final class JournalHistory {
    private final JournalFolder folder;
    private final JournalConfig config;
    private final Catalogue catalogue;

    JournalHistory(JournalFolder folder, JournalConfig config, Catalogue catalogue) {
        this.folder = folder;
        this.config = config;
        this.catalogue = catalogue;
    }

    /**
     * The closed files of a journal that no process has open, as their index files tell them: to repair one before a start.
     * It goes as far as they continue each other.
     *
     * @throws JournalFailure if the folder cannot be read
     */
    public static JournalHistory ofStopped(JournalFolder folder, JournalConfig config) {
        try {
            return new JournalHistory(folder, config, IndexedFiles.read(folder));
        } catch (IOException e) {
            throw new JournalFailure("the journal cannot be read: " + e.getMessage(), e);
        }
    }

    /** A reader of these files. */
    public JournalReader newReader() {
        return new JournalReader(folder, catalogue);
    }

    /** A record of a closed file is needed and cannot be read; any thread. */
    public void need(ClosedFile file, long sequence, String cause) {
        catalogue.cannotRead(file.file(), sequence, 0, cause);
    }

    /** All closed files as they are now, the oldest first. */
    public List<ClosedFile> files() {
        return catalogue.files().stream()
                .filter(file -> !file.isOpen())
                .map(ClosedFile::new)
                .toList();
    }

    /** Who fills in what is older than the journal's base; for the journal's own thread. */
    public JournalFill newFill() {
        return newFill(config.recordsOfFill());
    }

    JournalFill newFill(int recordsOfFile) {
        return new JournalFill(folder, config, catalogue, recordsOfFile);
    }

    /** The folder in which they lie. */
    public FileFolder folder() {
        return folder;
    }

    /** Whether so many bytes more may be written without coming near the mark below which banks are refused. */
    public boolean hasRoomFor(long bytes) throws IOException {
        return folder.usableBytes() - bytes >= 2 * config.lowWaterBytes();
    }

    /** Opens a closed file to read what it holds, compressed or not. */
    public StoredFile open(ClosedFile file) throws IOException {
        return JournalNames.open(folder, file.file().name());
    }

    /** The closed files of which a reader needed a record in vain since this was asked last, each once. */
    public List<UnreadableFile> takeUnreadable() {
        return catalogue.takeUnreadable();
    }

    /** Begins to check a closed file. */
    public FileCheck check(ClosedFile file) {
        return new FileCheck(file, () -> open(file));
    }

    /** Begins to check a compressed file elsewhere that should hold the records of a closed one. */
    public FileCheck check(ClosedFile file, FileFolder where, String compressedName) {
        return new FileCheck(file, () -> where.openCompressed(compressedName));
    }

    /** What the compressed form of a closed file is called. */
    public static String compressedName(ClosedFile file) {
        return file.stem() + JournalNames.COMPRESSED_SUFFIX;
    }

    /**
     * Puts a compressed file, which was forced and checked, in the place of the plain one, and removes that; durable on
     * return. A crash at any step leaves at least one of them.
     *
     * @param freshName what the compressed file is called now
     */
    public void replaceByCompressed(ClosedFile file, String freshName) throws IOException {
        CycleFile entry = file.file();
        String plainName = entry.name();
        String name = compressedName(file);
        folder.replace(freshName, name);
        folder.forceNames();
        entry.willBeNamed(name);
        entry.renamed();
        folder.delete(plainName);
        folder.forceNames();
    }

    /** Begins to put sound records in the place of a file that was found damaged. */
    public FileRepair repair(ClosedFile file) throws IOException {
        return new FileRepair(folder, config, catalogue, file);
    }
}
