package az.ecbar.journal;

import static az.ecbar.journal.JournalNames.LATE_PART;

import az.ecbar.port.FileFolder;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The log of a standby that is so far behind its owner that it comes up by a snapshot: all of its files go to
 * {@code late/} as they are, and the journal is empty, until a base is noted. When the journal is filled in from that base
 * down to where this log ends, its files come back, and all is one chain again. If no snapshot comes, they come back too,
 * and the journal is what it was.
 *
 * <p>Which of it is going on is said by the name of one small file, which bears the last record's place in the chain:
 * {@code late/leaving} while files go, {@code late/end} while they are away, {@code late/back} while they come; {@code late/unknown} if the disk has changed it. What a crash
 * interrupts is done by the next opening of the journal, before it looks at anything. No step removes a record.
 *
 * <p>For one thread. All but {@link #comeBack} want the journal closed.
 */
public final class LateLog {
    private static final String LEAVING = LATE_PART + "leaving";
    private static final String END = LATE_PART + "end";
    private static final String BACK = LATE_PART + "back";
    private static final String UNKNOWN = LATE_PART + "unknown";

    private LateLog() {}

    /** Whether a journal may be set aside: it is whole, and nothing is away of an earlier time. */
    public static boolean isPossible(FileFolder folder) {
        try {
            return !folder.exists(JournalNames.BASE)
                    && folder.list().stream().noneMatch(name -> name.startsWith(LATE_PART));
        } catch (IOException e) {
            throw new JournalFailure("the journal's folder cannot be read: " + e.getMessage(), e);
        }
    }

    /** The last sequence of the log that is away; 0 if none is. */
    public static long lastSequence(FileFolder folder) {
        return end(folder).sequence();
    }

    /**
     * Sets a whole journal aside; durable on return.
     *
     * @param config as the journal will be opened with
     * @throws JournalDamaged if it lacks what is known to be durable; nothing was changed then
     * @throws JournalFailure if the folder cannot be read or written; the next opening goes on
     */
    public static void setAside(JournalFolder folder, JournalConfig config, JournalProgress progress) {
        try {
            settle(folder);
            ChainPoint last = JournalRecovery.run(folder, config, progress).last();
            if (!isPossible(folder)) {
                throw new IllegalStateException("this journal cannot be set aside");
            }
            PositionFile.write(folder, LEAVING, last);
            folder.forceNames();
            leave(folder);
        } catch (IOException e) {
            throw new JournalFailure("the journal cannot be set aside: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the log that is away the journal again, which must be empty; does nothing if none is away. Durable on return.
     *
     * @throws JournalFailure if the folder cannot be read or written; the next opening goes on
     */
    public static void takeBack(FileFolder folder) {
        try {
            settle(folder);
            if (folder.exists(END)) {
                beginBack(folder);
            }
        } catch (IOException e) {
            throw new JournalFailure("the journal cannot be taken back: " + e.getMessage(), e);
        }
    }

    /** Where the log that is away ends; the start of all if none is, or if nothing is known of it. */
    static ChainPoint end(FileFolder folder) {
        try {
            ChainPoint noted = PositionFile.read(folder, END);
            return noted == null ? ChainPoint.START : noted;
        } catch (IOException e) {
            throw new JournalFailure("the end of the log set aside cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The base has come to where the log that is away ends: its files come back before it, durably, and the base goes.
     *
     * @return its files, the oldest first
     * @throws JournalDamaged if they do not go on from one another to that place; the next start sees to it
     */
    static List<CycleFile> comeBack(FileFolder folder) throws IOException {
        ChainPoint end = end(folder);
        beginBack(folder);
        TreeMap<String, String> byStem = new TreeMap<>();
        for (String name : folder.list()) {
            if (JournalNames.isClosedRecords(name) && JournalNames.firstSequence(name) <= end.sequence()) {
                byStem.merge(JournalNames.stem(name), name, (one, two) -> JournalNames.isCompressed(one) ? two : one);
            }
        }
        List<CycleFile> files = new ArrayList<>();
        ChainPoint before = ChainPoint.START;
        for (String name : byStem.values()) {
            CycleFile file = file(folder, name, before);
            if (!file.before().equals(before)) {
                throw new JournalDamaged(name, file.firstSequence(), 0, "it does not continue the file before it");
            }
            files.add(file);
            before = file.last();
        }
        if (!before.equals(end)) {
            throw new JournalDamaged("none", before.sequence() + 1, 0, "what was set aside ends elsewhere");
        }
        return files;
    }

    private static CycleFile file(FileFolder folder, String name, ChainPoint before) throws IOException {
        CycleFile indexed = IndexFile.read(folder, name);
        if (indexed != null) {
            return indexed;
        }
        try (StoredFile stored = JournalNames.open(folder, name)) {
            FileScan scan = FileScan.of(stored, name, before, JournalProgress.SILENT);
            if (scan.records() == 0 || scan.ending() != FileScan.Ending.BLANK) {
                throw new JournalDamaged(name, scan.last().sequence() + 1, scan.endPosition(), "a closed file is cut");
            }
            IndexFile.write(folder, name, before, scan.last(), scan.endPosition(), scan.positions());
            return CycleFile.closed(name, before, scan.last(), scan.endPosition(), scan.positions());
        }
    }

    /** Goes on with what a crash has interrupted. */
    static void settle(FileFolder folder) throws IOException {
        if (folder.exists(BACK)) {
            back(folder);
        } else if (folder.exists(LEAVING)) {
            leave(folder);
        } else if (folder.exists(END)) {
            settleAway(folder);
        }
    }

    /** A note that cannot be read is no harm: without a base the log comes back, and behind one it is sent again. */
    private static void settleAway(FileFolder folder) throws IOException {
        ChainPoint end = PositionFile.read(folder, END);
        boolean hasBase = folder.exists(JournalNames.BASE);
        ChainPoint base = hasBase ? PositionFile.read(folder, JournalNames.BASE) : null;
        if (end == null && hasBase) {
            folder.replace(END, UNKNOWN);
            folder.forceNames();
        } else if (end == null || (base != null && base.equals(end))) {
            beginBack(folder);
        }
    }

    private static void leave(FileFolder folder) throws IOException {
        // What it notes as durable is not in the journal any more.
        if (folder.exists(JournalNames.POSITION)) {
            folder.delete(JournalNames.POSITION);
        }
        for (String name : folder.list()) {
            if (JournalNames.isClosedRecords(name) || JournalNames.isIndex(name)) {
                folder.replace(name, LATE_PART + name);
            }
        }
        folder.forceNames();
        folder.replace(LEAVING, END);
        folder.forceNames();
    }

    private static void beginBack(FileFolder folder) throws IOException {
        folder.replace(END, BACK);
        folder.forceNames();
        back(folder);
    }

    private static void back(FileFolder folder) throws IOException {
        for (String name : folder.list()) {
            String own = name.startsWith(LATE_PART) ? name.substring(LATE_PART.length()) : "";
            if (JournalNames.isClosedRecords(own) || JournalNames.isIndex(own)) {
                folder.replace(name, own);
            }
        }
        folder.forceNames();
        if (folder.exists(JournalNames.BASE)) {
            folder.delete(JournalNames.BASE);
            folder.forceNames();
        }
        folder.delete(BACK);
        folder.forceNames();
    }
}
