package az.ecbar.journal;

import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a journal's folder into order at a start, after its inventory found nothing damaged: the file that
 * was open becomes a closed one. Nothing is ever appended to a file of an earlier process.
 *
 * <ul>
 *   <li>Nothing but records in it: it is cut to its length, forced, and given its closed name.
 *   <li>Garbage behind the records: they are copied to a new file, which is forced and given the closed
 *       name; then the old one is set aside.
 *   <li>No record at all: it is set aside, or removed if it is blank.
 * </ul>
 *
 * <p>A crash at any step leaves a folder from which the next start goes on: until the copy has its closed
 * name the old file stands, and from then on the old file is seen to be its original.
 */
final class JournalRecovery {
    private final JournalFolder folder;
    private final JournalConfig config;
    private final JournalProgress progress;
    private final JournalInventory inventory;
    private long bytesSetAside;
    private String setAsideAs = "";

    private JournalRecovery(
            JournalFolder folder, JournalConfig config, JournalProgress progress, JournalInventory inventory) {
        this.folder = folder;
        this.config = config;
        this.progress = progress;
        this.inventory = inventory;
    }

    /** What a journal starts from. */
    record Outcome(Catalogue catalogue, ChainPoint last, RecoveryReport report) {}

    static Outcome run(JournalFolder folder, JournalConfig config, JournalProgress progress) throws IOException {
        JournalInventory inventory = JournalInventory.of(folder, config, progress);
        return run(folder, config, progress, inventory);
    }

    /** As above, after the inventory was taken. */
    static Outcome run(JournalFolder folder, JournalConfig config, JournalProgress progress, JournalInventory inventory)
            throws IOException {
        return new JournalRecovery(folder, config, progress, inventory).settle();
    }

    private Outcome settle() throws IOException {
        removeLeftovers();
        Catalogue catalogue = inventory.emptyCatalogue();
        for (CycleFile file : inventory.closed()) {
            PositionIndex positions = file.positions();
            if (inventory.withoutIndex().contains(file.name()) && positions != null) {
                IndexFile.write(folder, file.name(), file.before(), file.last(), file.endPosition(), positions);
            }
        }
        CycleFile recovered = settleOpenFile();
        if (recovered != null) {
            catalogue.add(recovered);
        }
        ChainPoint last = inventory.last();
        PositionFile.write(folder, last);
        removeNote();
        folder.forceNames();
        RecoveryReport report = new RecoveryReport(
                last.sequence(),
                inventory.recordsChecked(),
                bytesSetAside,
                setAsideAs,
                inventory.withoutIndex().size());
        return new Outcome(catalogue, last, report);
    }

    private void removeLeftovers() throws IOException {
        for (String name : inventory.names()) {
            if (JournalNames.isUnfinished(name) || isTwin(name) || isBeforeBase(name)) {
                folder.delete(name);
            }
        }
    }

    /** Whether it was filled in without the base being moved before it, or belongs to a base that never was. */
    private boolean isBeforeBase(String name) {
        long base = inventory.base().sequence();
        return name.equals(JournalNames.REFERRED)
                ? base == 0
                : base > 0
                        && (JournalNames.isClosedRecords(name) || JournalNames.isIndex(name))
                        && JournalNames.firstSequence(name) <= base;
    }

    private void removeNote() throws IOException {
        if (inventory.names().contains(JournalNames.UNFORCED)) {
            folder.delete(JournalNames.UNFORCED);
        }
    }

    /** Whether it is the compressed form of a file that is there plain, and counts as that. */
    private boolean isTwin(String name) {
        return JournalNames.isClosedRecords(name)
                && JournalNames.isCompressed(name)
                && inventory.names().contains(JournalNames.stem(name) + JournalNames.RECORDS_SUFFIX);
    }

    private @Nullable CycleFile settleOpenFile() throws IOException {
        String openName = inventory.openName();
        FileScan scan = inventory.openScan();
        if (openName == null || scan == null) {
            return null;
        }
        if (inventory.isOpenCopied()) {
            setAside(openName, inventory.last().sequence() + 1);
            return null;
        }
        if (scan.records() == 0) {
            if (scan.ending() == FileScan.Ending.BLANK) {
                folder.delete(openName);
                folder.forceNames();
            } else {
                bytesSetAside = inventory.openSize();
                setAside(openName, scan.before().sequence() + 1);
            }
            return null;
        }
        if (scan.ending() == FileScan.Ending.BLANK && !inventory.names().contains(JournalNames.UNFORCED)) {
            return closeAsItIs(folder, openName, scan.before(), scan.last(), scan.endPosition(), scan.positions());
        }
        bytesSetAside = inventory.openSize() - scan.endPosition();
        CycleFile copy = copySoundPart(openName, scan);
        setAside(openName, scan.last().sequence() + 1);
        return copy;
    }

    /** Turns an open file whose records are sound into a closed one; durable on return. */
    static CycleFile closeAsItIs(
            JournalFolder folder,
            String openName,
            ChainPoint before,
            ChainPoint last,
            long endPosition,
            PositionIndex positions)
            throws IOException {
        cutBehind(folder, openName, endPosition);
        String closedName = JournalNames.closedName(before.sequence() + 1, openName);
        IndexFile.write(folder, closedName, before, last, endPosition, positions);
        folder.replace(openName, closedName);
        folder.forceNames();
        return CycleFile.closed(closedName, before, last, endPosition, positions);
    }

    /** Cuts away what nothing was written to, but not what the container has written behind the last record. */
    static void cutBehind(JournalFolder folder, String name, long endPosition) throws IOException {
        long cut;
        try (StoredFile file = folder.open(name)) {
            DocumentCursor cursor = new DocumentCursor(file, endPosition);
            if (cursor.next() != DocumentCursor.Step.END) {
                throw new IOException("something follows the last record of " + name);
            }
            cut = Math.min(cursor.nextPosition(), file.sizeBytes());
        }
        folder.truncate(name, cut);
    }

    private CycleFile copySoundPart(String openName, FileScan scan) throws IOException {
        try (RecordCopy copy = new RecordCopy(folder, config, scan.before());
                StoredFile file = folder.open(openName)) {
            copy.add(file, openName, scan.records(), progress);
            copy.finish();
            String closedName = JournalNames.closedName(scan.before().sequence() + 1, openName);
            IndexFile.write(folder, closedName, scan.before(), scan.last(), copy.endPosition(), copy.positions());
            folder.replace(copy.name(), closedName);
            folder.forceNames();
            return CycleFile.closed(closedName, scan.before(), scan.last(), copy.endPosition(), copy.positions());
        }
    }

    private void setAside(String openName, long firstGarbage) throws IOException {
        List<String> taken = folder.list();
        setAsideAs = JournalNames.tornName(firstGarbage, openName, taken);
        folder.replace(openName, setAsideAs);
        folder.forceNames();
    }
}
