package az.ecbar.journal;

import static az.ecbar.journal.JournalNames.isClosedRecords;
import static az.ecbar.journal.JournalNames.isCompressed;
import static az.ecbar.journal.JournalNames.isOpenRecords;
import static az.ecbar.journal.JournalNames.stem;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordCheck;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Takes stock of a journal's folder: which closed files there are and how they continue each other, what
 * the file that was open when the last process ended holds, and what is known to have been durable. It
 * changes nothing, so that a journal found damaged stays as it was found.
 */
final class JournalInventory {
    private final FileFolder folder;
    private final JournalProgress progress;
    private final List<CycleFile> closed = new ArrayList<>();
    private final Set<String> withoutIndex = new HashSet<>();
    private List<String> names = List.of();
    private ChainPoint base = ChainPoint.START;
    private ReferredRecords referred = ReferredRecords.NONE;
    private @Nullable String openName;
    private @Nullable FileScan openScan;
    private boolean isOpenCopied;
    private long openSize;
    private long durableByLaterRecords;
    private long recordsChecked;

    private JournalInventory(FileFolder folder, JournalProgress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Reads the folder of a journal that is kept in the given way. */
    static JournalInventory of(FileFolder folder, JournalConfig config, JournalProgress progress) throws IOException {
        return config.isReplica()
                ? takeReplica(folder, config.knownDurable(), progress)
                : take(folder, config.knownDurable(), progress);
    }

    /**
     * Reads the folder.
     *
     * @param knownDurable a sequence that the caller knows to have been durable; 0 if none
     * @throws JournalDamaged if something known durable is missing or changed
     * @throws JournalFailure if the disk does not give a record of a closed file
     */
    static JournalInventory take(FileFolder folder, long knownDurable, JournalProgress progress) throws IOException {
        JournalInventory inventory = takeReplica(folder, knownDurable, progress);
        inventory.checkNothingKnownToRecordsIsLost();
        return inventory;
    }

    /** As {@link #take}, where the records were durable elsewhere before they were here: they are no evidence. */
    static JournalInventory takeReplica(FileFolder folder, long knownDurable, JournalProgress progress)
            throws IOException {
        JournalInventory inventory = takeWhileWritten(folder, progress);
        inventory.checkNothingDurableIsLost(knownDurable);
        return inventory;
    }

    /**
     * Reads a folder to which another process may be appending: the open file is taken as far as it is sound
     * at this moment, and what lies behind is no evidence of anything.
     */
    static JournalInventory takeWhileWritten(FileFolder folder, JournalProgress progress) throws IOException {
        JournalInventory inventory = new JournalInventory(folder, progress);
        inventory.names = List.copyOf(folder.list());
        inventory.readBase();
        inventory.readClosedFiles();
        inventory.checkEndOfLastClosedFile();
        inventory.readOpenFile();
        return inventory;
    }

    /** All files, the open one as far as it is sound. */
    Catalogue catalogue() {
        Catalogue catalogue = emptyCatalogue();
        FileScan scan = openScan;
        String name = openName;
        if (scan != null && name != null && !isOpenCopied && scan.records() > 0) {
            catalogue.add(CycleFile.closed(name, scan.before(), scan.last(), scan.endPosition(), scan.positions()));
        }
        return catalogue;
    }

    /** The closed files alone. */
    Catalogue emptyCatalogue() {
        return new Catalogue(closed, base, referred);
    }

    /** Where the journal begins; sequence 0 if it is whole. */
    ChainPoint base() {
        return base;
    }

    private void readBase() throws IOException {
        if (!names.contains(JournalNames.BASE)) {
            return;
        }
        ChainPoint noted = PositionFile.read(folder, JournalNames.BASE);
        if (noted == null) {
            throw new JournalDamaged(JournalNames.BASE, 1, 0, "it does not say where the journal begins");
        }
        base = noted;
        referred = ReferredRecords.read(folder);
    }

    private void readClosedFiles() throws IOException {
        Map<String, String> nameByStem = new TreeMap<>();
        for (String name : names) {
            // A file before the base was filled in, but the base was not moved before it: that is done again.
            if (isClosedRecords(name) && JournalNames.firstSequence(name) > base.sequence()) {
                // While a file is being compressed, both are there: the plain one is whole.
                nameByStem.merge(stem(name), name, (one, other) -> isCompressed(one) ? other : one);
            }
        }
        ChainPoint before = base;
        for (String name : nameByStem.values()) {
            if (JournalNames.firstSequence(name) != before.sequence() + 1) {
                throw new JournalDamaged(name, before.sequence() + 1, 0, "a file is missing before this one");
            }
            CycleFile file = IndexFile.read(folder, name);
            if (file == null) {
                file = scanClosedFile(name, before);
                withoutIndex.add(name);
            }
            if (!file.before().equals(before)) {
                throw new JournalDamaged(name, file.firstSequence(), 0, "it does not continue the file before it");
            }
            if (!isCompressed(name) && sizeOf(name) < file.endPosition()) {
                throw new JournalDamaged(name, file.last().sequence(), sizeOf(name), "the file was cut");
            }
            closed.add(file);
            before = file.last();
        }
    }

    private CycleFile scanClosedFile(String name, ChainPoint before) throws IOException {
        try {
            return scanned(name, before);
        } catch (ZipException | EOFException e) {
            throw unpackable(name, before.sequence() + 1, e);
        } catch (NoSuchFileException e) {
            throw e; // compressed since the folder was listed
        } catch (IOException e) {
            throw new JournalFailure(name, before.sequence() + 1, e);
        }
    }

    private static JournalDamaged unpackable(String name, long sequence, IOException cause) {
        return new JournalDamaged(name, sequence, 0, "the compressed file was changed: " + cause.getMessage());
    }

    private CycleFile scanned(String name, ChainPoint before) throws IOException {
        try (StoredFile file = JournalNames.open(folder, name)) {
            FileScan scan = FileScan.of(file, name, before, progress);
            recordsChecked += scan.records();
            if (scan.ending() != FileScan.Ending.BLANK || scan.records() == 0) {
                throw new JournalDamaged(
                        name, scan.last().sequence() + 1, scan.endPosition(), "a closed file holds " + scan.check());
            }
            return CycleFile.closed(name, before, scan.last(), scan.endPosition(), scan.positions());
        }
    }

    /** The last closed file is what the next record stands on, so its end is read, whatever its index says. */
    private void checkEndOfLastClosedFile() throws IOException {
        if (closed.isEmpty()) {
            return;
        }
        CycleFile file = closed.getLast();
        if (withoutIndex.contains(file.name())) {
            return;
        }
        PositionIndex positions = IndexFile.readPositions(folder, file.name());
        if (positions == null) {
            closed.set(closed.size() - 1, scanClosedFile(file.name(), file.before()));
            withoutIndex.add(file.name());
            if (!closed.getLast().last().equals(file.last())) {
                throw new JournalDamaged(
                        file.name(), closed.getLast().last().sequence(), 0, "it ends elsewhere than its index says");
            }
            return;
        }
        try (StoredFile stored = JournalNames.open(folder, file.name())) {
            DocumentCursor cursor = new DocumentCursor(stored, positions.position(positions.count() - 1));
            ChainChecker end = new ChainChecker();
            long endPosition = cursor.position();
            while (cursor.next() == DocumentCursor.Step.RECORD && end.take(cursor) == RecordCheck.VALID) {
                recordsChecked++;
                endPosition = cursor.nextPosition();
            }
            if (!end.isAt(file.last()) || endPosition != file.endPosition()) {
                throw new JournalDamaged(
                        file.name(), end.sequence() + 1, endPosition, "the end of a closed file was changed");
            }
        } catch (ZipException | EOFException e) {
            throw unpackable(file.name(), file.last().sequence(), e);
        } catch (NoSuchFileException e) {
            throw e; // compressed since the folder was listed
        } catch (IOException e) {
            throw new JournalFailure(file.name(), file.last().sequence(), e);
        }
    }

    private void readOpenFile() throws IOException {
        for (String name : names) {
            if (!isOpenRecords(name)) {
                continue;
            }
            if (openName != null) {
                throw new JournalDamaged(name, last().sequence() + 1, 0, "there are two open files");
            }
            openName = name;
        }
        String name = openName;
        if (name == null) {
            return;
        }
        ChainPoint before = last();
        try (StoredFile file = folder.open(name)) {
            FileScan scan = FileScan.of(file, name, before, progress);
            openSize = file.sizeBytes();
            openScan = scan;
            recordsChecked += scan.records();
            if (scan.ending() == FileScan.Ending.TORN) {
                durableByLaterRecords = scan.durableByLaterRecords();
            }
            if (scan.ending() != FileScan.Ending.FOREIGN) {
                return;
            }
            if (scan.records() == 0 && isCopyOfLastClosedFile(file, name)) {
                isOpenCopied = true;
                return;
            }
            throw new JournalDamaged(
                    name,
                    scan.last().sequence() + 1,
                    scan.endPosition(),
                    "a whole record does not continue the chain (" + scan.check() + ")");
        }
    }

    /** Recovery copies first and sets aside then; between the two, its records are there twice. */
    private boolean isCopyOfLastClosedFile(StoredFile file, String name) throws IOException {
        if (closed.isEmpty()) {
            return false;
        }
        FileScan scan = FileScan.of(file, name, closed.getLast().before(), progress);
        ChainPoint copied = closed.getLast().last();
        // After a force that failed, the copy may hold what a power loss has since taken from the file.
        return scan.last().equals(copied)
                || (names.contains(JournalNames.UNFORCED) && scan.last().sequence() < copied.sequence());
    }

    private void checkNothingDurableIsLost(long knownDurable) throws IOException {
        ChainPoint last = last();
        String name = lastName();
        long position = openScan == null ? 0 : openScan.endPosition();
        if (knownDurable > last.sequence()) {
            throw new JournalDamaged(
                    name, last.sequence() + 1, position, "sequence " + knownDurable + " is known to have been durable");
        }
        ChainPoint noted = PositionFile.read(folder);
        if (noted != null && noted.sequence() > last.sequence()) {
            throw new JournalDamaged(
                    name, last.sequence() + 1, position, "sequence " + noted.sequence() + " was noted as durable");
        }
        if (noted != null) {
            checkNotedLink(noted);
        }
    }

    private void checkNothingKnownToRecordsIsLost() {
        ChainPoint last = last();
        if (durableByLaterRecords > last.sequence()) {
            throw new JournalDamaged(
                    lastName(),
                    last.sequence() + 1,
                    openScan == null ? 0 : openScan.endPosition(),
                    "a later record knew sequence " + durableByLaterRecords + " to be durable");
        }
    }

    private void checkNotedLink(ChainPoint noted) {
        for (CycleFile file : closed) {
            if (file.last().sequence() == noted.sequence() && !file.last().equals(noted)) {
                throw new JournalDamaged(
                        file.name(), noted.sequence(), file.endPosition(), "the journal noted another history");
            }
        }
    }

    private ChainPoint openBefore() {
        return closed.isEmpty() ? base : closed.getLast().last();
    }

    private long sizeOf(String name) throws IOException {
        try (StoredFile file = folder.open(name)) {
            return file.sizeBytes();
        }
    }

    private String lastName() {
        if (openName != null) {
            return openName;
        }
        return closed.isEmpty() ? "none" : closed.getLast().name();
    }

    /** The state behind the last sound record of all. */
    ChainPoint last() {
        FileScan scan = openScan;
        return scan == null || isOpenCopied || scan.records() == 0 ? openBefore() : scan.last();
    }

    List<String> names() {
        return names;
    }

    List<CycleFile> closed() {
        return closed;
    }

    /** Closed files whose index file is lost or damaged. */
    Set<String> withoutIndex() {
        return withoutIndex;
    }

    /** The file that was being written when the last process ended; null if there is none. */
    @Nullable
    String openName() {
        return openName;
    }

    /** What the open file holds; null if there is none. */
    @Nullable
    FileScan openScan() {
        return openScan;
    }

    /** Whether the open file is the original of a copy that is already closed. */
    boolean isOpenCopied() {
        return isOpenCopied;
    }

    long openSize() {
        return openSize;
    }

    long recordsChecked() {
        return recordsChecked;
    }
}
