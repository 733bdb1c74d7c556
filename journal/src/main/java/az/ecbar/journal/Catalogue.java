package az.ecbar.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which file holds which sequences, in order and without gaps. The owner of the journal adds; any thread
 * looks up.
 */
final class Catalogue {
    private volatile List<CycleFile> files;

    Catalogue(List<CycleFile> files) {
        this.files = List.copyOf(files);
    }

    List<CycleFile> files() {
        return files;
    }

    /** The file in which the sequence is or will be; null if it lies before the first file, or there is none. */
    @Nullable
    CycleFile find(long sequence) {
        List<CycleFile> present = files;
        int low = 0;
        int high = present.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (present.get(middle).firstSequence() <= sequence) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? null : present.get(high);
    }

    void add(CycleFile file) {
        List<CycleFile> longer = new ArrayList<>(files);
        longer.add(file);
        files = List.copyOf(longer);
    }

    /** Takes out the last file again, which holds nothing. */
    void removeLast(CycleFile file) {
        List<CycleFile> present = files;
        if (present.getLast() != file) {
            throw new IllegalArgumentException(file.name() + " is not the last file");
        }
        files = List.copyOf(present.subList(0, present.size() - 1));
    }
}
