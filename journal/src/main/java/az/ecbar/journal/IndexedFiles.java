package az.ecbar.journal;

import az.ecbar.port.FileFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The closed files of a journal that is not open, as their index files tell them: no record is read, so that a damaged one
 * is among them. It goes as far as they continue each other; of a file without an index the next one says where it ends.
 */
final class IndexedFiles {
    private final FileFolder folder;
    private final List<CycleFile> files = new ArrayList<>();

    private IndexedFiles(FileFolder folder) {
        this.folder = folder;
    }

    static Catalogue read(FileFolder folder) throws IOException {
        ChainPoint base =
                folder.exists(JournalNames.BASE) ? PositionFile.read(folder, JournalNames.BASE) : ChainPoint.START;
        if (base == null) {
            return new Catalogue(List.of(), ChainPoint.START, ReferredRecords.NONE);
        }
        IndexedFiles indexed = new IndexedFiles(folder);
        indexed.goOnFrom(base);
        return new Catalogue(indexed.files, base, ReferredRecords.NONE);
    }

    private void goOnFrom(ChainPoint base) throws IOException {
        ChainPoint before = base;
        List<String> names = closedNames(base.sequence());
        for (int i = 0; i < names.size(); i++) {
            String following = i + 1 < names.size() ? names.get(i + 1) : null;
            CycleFile file = file(names.get(i), before, following);
            if (file == null || !file.before().equals(before)) {
                return;
            }
            files.add(file);
            before = file.last();
        }
    }

    /** Each closed file behind the base once; the plain one where both are there. */
    private List<String> closedNames(long base) throws IOException {
        TreeMap<String, String> byStem = new TreeMap<>();
        for (String name : folder.list()) {
            if (JournalNames.isClosedRecords(name) && JournalNames.firstSequence(name) > base) {
                byStem.merge(JournalNames.stem(name), name, (one, two) -> JournalNames.isCompressed(one) ? two : one);
            }
        }
        return List.copyOf(byStem.values());
    }

    private @Nullable CycleFile file(String name, ChainPoint before, @Nullable String following) throws IOException {
        CycleFile present = IndexFile.read(folder, name);
        CycleFile indexed = present == null ? IndexFile.readReplaced(folder, name) : present;
        if (indexed != null || following == null || JournalNames.firstSequence(name) != before.sequence() + 1) {
            return indexed;
        }
        CycleFile next = IndexFile.read(folder, following);
        if (next == null) {
            return null;
        }
        try (StoredFile stored = folder.open(name)) {
            return CycleFile.closed(name, before, next.before(), stored.sizeBytes(), null);
        }
    }
}
