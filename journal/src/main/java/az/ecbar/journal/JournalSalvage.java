package az.ecbar.journal;

import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a damaged journal before the damage, so that it can be filled again from another node: the sound records before it
 * stay, every file that holds the damage or lies behind it goes to {@code torn/} as it is. For the journal of a standby
 * alone, and after it was forced that the node may have lost what it acknowledged ({@code docs/replication.md}, A new
 * folder).
 *
 * <p>For one thread, before the journal is opened. A crash at any step leaves a journal that is sound up to somewhere
 * before the damage, or is found damaged again; the same call then goes on.
 */
public final class JournalSalvage {
    private final JournalFolder folder;
    private final JournalConfig config;
    private final JournalProgress progress;
    private final String suspect;
    private final List<String> setAside = new ArrayList<>();
    private ChainPoint end = ChainPoint.START;

    private JournalSalvage(JournalFolder folder, JournalConfig config, String suspect, JournalProgress progress) {
        this.folder = folder;
        this.config = config;
        this.suspect = suspect;
        this.progress = progress;
    }

    /**
     * What is left.
     *
     * @param lastSequence the last sound record's; 0 if there is none
     * @param setAside what the files that were set aside are called now
     */
    public record Outcome(long lastSequence, List<String> setAside) {}

    /**
     * Cuts the journal before the damage; durable on return.
     *
     * @param damage what was found; its file is read whole
     * @throws JournalFailure if the folder cannot be read or written; the call may be repeated
     */
    public static Outcome run(
            JournalFolder folder, JournalConfig config, JournalDamaged damage, JournalProgress progress) {
        try {
            return new JournalSalvage(folder, config, damage.file(), progress).run();
        } catch (IOException e) {
            throw new JournalFailure("the damaged journal cannot be cut: " + e.getMessage(), e);
        }
    }

    private Outcome run() throws IOException {
        for (String name : folder.list()) {
            if (JournalNames.isUnfinished(name)) {
                folder.delete(name);
            }
        }
        beginAtBase();
        List<String> closed = closedFiles();
        int sound = 0;
        while (sound < closed.size() && isSound(closed, sound)) {
            sound++;
        }
        List<String> open =
                folder.list().stream().filter(JournalNames::isOpenRecords).toList();
        if (sound == closed.size() && open.size() == 1) {
            settleOpen(open.getFirst());
        } else {
            for (String name : open) {
                setAside(name, end.sequence() + 1);
            }
            if (sound < closed.size()) {
                cutClosed(closed.subList(sound, closed.size()));
            }
        }
        PositionFile.write(folder, end);
        folder.forceNames();
        return new Outcome(end.sequence(), List.copyOf(setAside));
    }

    /** Where the base, or what stands before it, is damaged, nothing of the journal can be used. */
    private void beginAtBase() throws IOException {
        if (!folder.exists(JournalNames.BASE)) {
            return;
        }
        ChainPoint base = PositionFile.read(folder, JournalNames.BASE);
        if (base != null && !suspect.equals(JournalNames.REFERRED)) {
            end = base;
            return;
        }
        folder.delete(JournalNames.BASE);
        folder.forceNames();
    }

    /** Each closed file once; the plain one where both are there. */
    private List<String> closedFiles() throws IOException {
        TreeMap<String, String> byStem = new TreeMap<>();
        for (String name : folder.list()) {
            if (JournalNames.isClosedRecords(name) && JournalNames.firstSequence(name) > end.sequence()) {
                byStem.merge(JournalNames.stem(name), name, (one, two) -> JournalNames.isCompressed(one) ? two : one);
            }
        }
        return List.copyOf(byStem.values());
    }

    /** Whether a file goes on from the ones before it and holds what it should; then the end lies behind it. */
    private boolean isSound(List<String> closed, int place) throws IOException {
        String name = closed.get(place);
        if (JournalNames.firstSequence(name) != end.sequence() + 1) {
            return false;
        }
        CycleFile indexed = IndexFile.read(folder, name);
        boolean isToBeRead = place == closed.size() - 1 || name.equals(suspect);
        if (indexed != null && indexed.before().equals(end) && !isToBeRead) {
            end = indexed.last();
            return true;
        }
        FileScan scan = scan(name);
        if (scan == null || scan.records() == 0 || scan.ending() != FileScan.Ending.BLANK) {
            return false;
        }
        if (indexed == null
                || !indexed.before().equals(end)
                || !indexed.last().equals(scan.last())
                || indexed.endPosition() != scan.endPosition()) {
            removeIndex(name);
        }
        end = scan.last();
        return true;
    }

    /** Null if the file cannot be unpacked, or the disk does not give it and it is a closed one. */
    private @Nullable FileScan scan(String name) throws IOException {
        try (StoredFile file = JournalNames.open(folder, name)) {
            return FileScan.of(file, name, end, progress);
        } catch (ZipException | EOFException e) {
            return null;
        } catch (IOException e) {
            if (JournalNames.isClosedRecords(name)) {
                return null;
            }
            throw e;
        }
    }

    /** Sets aside the damaged file and all behind it, the last one first, and puts its sound part in its place. */
    private void cutClosed(List<String> damaged) throws IOException {
        String first = damaged.getFirst();
        boolean isNext = JournalNames.firstSequence(first) == end.sequence() + 1;
        FileScan scan = isNext ? scan(first) : null;
        try (RecordCopy copy = scan == null || scan.records() == 0 ? null : copy(first, scan)) {
            ChainPoint before = end;
            ChainPoint last = scan == null || copy == null ? end : scan.last();
            for (String name : damaged.reversed()) {
                removeIndex(name);
                setAside(name, last.sequence() + 1);
                String twin = JournalNames.stem(name) + JournalNames.COMPRESSED_SUFFIX;
                if (!twin.equals(name) && folder.exists(twin)) {
                    setAside(twin, last.sequence() + 1);
                }
            }
            if (copy != null) {
                name(copy, JournalNames.stem(first) + JournalNames.RECORDS_SUFFIX, before);
                end = last;
            }
        }
    }

    /** As at any start, but whatever follows the sound records: the copy has its name before the original goes. */
    private void settleOpen(String name) throws IOException {
        FileScan scan = scan(name);
        if (scan == null || scan.records() == 0) {
            setAside(name, end.sequence() + 1);
            return;
        }
        if (scan.ending() != FileScan.Ending.BLANK) {
            try (RecordCopy copy = copy(name, scan)) {
                name(copy, JournalNames.closedName(end.sequence() + 1, name), end);
            }
            setAside(name, scan.last().sequence() + 1);
        }
        end = scan.last();
    }

    private RecordCopy copy(String name, FileScan scan) throws IOException {
        RecordCopy copy = new RecordCopy(folder, config, scan.before());
        try (StoredFile file = JournalNames.open(folder, name)) {
            copy.add(file, name, scan.records(), progress);
            copy.finish();
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    private void name(RecordCopy copy, String closedName, ChainPoint before) throws IOException {
        folder.replace(copy.name(), closedName);
        folder.forceNames();
        IndexFile.write(folder, closedName, before, copy.last(), copy.endPosition(), copy.positions());
        folder.forceNames();
    }

    private void removeIndex(String name) throws IOException {
        String index = IndexFile.nameFor(name);
        if (folder.exists(index)) {
            folder.delete(index);
            folder.forceNames();
        }
    }

    private void setAside(String name, long firstGarbage) throws IOException {
        String aside = JournalNames.tornName(firstGarbage, name, folder.list());
        folder.replace(name, aside);
        folder.forceNames();
        setAside.add(aside);
    }
}
