package az.ecbar.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which file holds which sequences, in order and without gaps. The owner of the journal adds, who looks
 * after closed files replaces; any thread looks up.
 */
final class Catalogue {
    private final AtomicReference<List<CycleFile>> files;
    private final ReferredRecords referred;
    private final Map<CycleFile, UnreadableFile> unreadable = new ConcurrentHashMap<>();
    private volatile ChainPoint base;

    /**
     * @param base where the first file begins
     * @param referred single records from before that
     */
    Catalogue(List<CycleFile> files, ChainPoint base, ReferredRecords referred) {
        this.files = new AtomicReference<>(List.copyOf(files));
        this.base = base;
        this.referred = referred;
    }

    /** What stands before the first file; sequence 0 if the journal is whole. */
    ChainPoint base() {
        return base;
    }

    /** Records from before the base. */
    ReferredRecords referred() {
        return referred;
    }

    /** The last sequence that may be read. */
    long lastSequence() {
        List<CycleFile> present = files();
        return present.isEmpty() ? base.sequence() : present.getLast().lastSequence();
    }

    List<CycleFile> files() {
        return Objects.requireNonNull(files.get());
    }

    /** The file in which the sequence is or will be; null if it lies before the first file, or there is none. */
    @Nullable
    CycleFile find(long sequence) {
        List<CycleFile> present = files();
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

    /** A record of this file is needed and cannot be read; whoever looks after closed files hears of it. Any thread. */
    void cannotRead(CycleFile file, long sequence, long position, String cause) {
        if (!file.isOpen()) {
            unreadable.putIfAbsent(file, new UnreadableFile(new ClosedFile(file), sequence, position, cause));
        }
    }

    /** The files that could not be read since this was asked last, each once. */
    List<UnreadableFile> takeUnreadable() {
        if (unreadable.isEmpty()) {
            return List.of();
        }
        List<UnreadableFile> taken = new ArrayList<>();
        for (CycleFile file : files()) {
            UnreadableFile found = unreadable.remove(file);
            if (found != null) {
                taken.add(found);
            }
        }
        // What was replaced since is no file of this journal any more.
        unreadable.keySet().retainAll(files());
        return taken;
    }

    void add(CycleFile file) {
        change(list -> list.add(file));
    }

    /** Puts a file before the first one: the journal begins there. */
    void addFirst(CycleFile file) {
        change(list -> list.add(0, file));
        base = file.before();
    }

    /** Takes out the last file again, which holds nothing. */
    void removeLast(CycleFile file) {
        change(list -> {
            if (list.removeLast() != file) {
                throw new IllegalArgumentException(file.name() + " is not the last file");
            }
        });
    }

    /** Puts another file in the place of one that holds the same records. */
    void replace(CycleFile old, CycleFile fresh) {
        change(list -> {
            int place = list.indexOf(old);
            if (place < 0) {
                throw new IllegalArgumentException(old.name() + " is not a file of this journal");
            }
            list.set(place, fresh);
        });
    }

    private void change(Consumer<List<CycleFile>> edit) {
        files.updateAndGet(present -> {
            List<CycleFile> changed = new ArrayList<>(present);
            edit.accept(changed);
            return List.copyOf(changed);
        });
    }
}
