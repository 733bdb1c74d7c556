package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileRepair;
import az.ecbar.journal.JournalHistory;
import az.ecbar.journal.UnreadableFile;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts sound records of another place into the stead of files that were found damaged, one file after the other, an
 * answer at a time. What somebody needs comes first. What does not succeed goes behind the others and is tried again every
 * minute; while something is needed, every five seconds.
 */
final class Repairer {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long BYTES_PER_SECOND = 8 << 20;
    private static final long ANSWER_NS = 10 * SECOND_NS;
    private static final long PAUSE_NS = 60 * SECOND_NS;
    private static final long PAUSE_IF_NEEDED_NS = 5 * SECOND_NS;

    private final JournalHistory history;
    private final RecordSource source;
    private final HistoryListener listener;
    private final Pace pace = new Pace(BYTES_PER_SECOND);
    /** First sequences of the damaged files, the next one first. */
    private final ArrayDeque<Long> damaged = new ArrayDeque<>();
    /** First sequences of the files of which a record is needed, with the cause of the last alarm. */
    private final Map<Long, String> needed = new HashMap<>();

    private @Nullable FileRepair repair;
    private @Nullable ClosedFile file;
    private long askedNs;

    Repairer(JournalHistory history, RecordSource source, HistoryListener listener) {
        this.history = history;
        this.source = source;
        this.listener = listener;
    }

    /** A file was found damaged. */
    void add(ClosedFile found) {
        if (source.isThere() && !damaged.contains(found.firstSequence())) {
            damaged.addLast(found.firstSequence());
        }
    }

    /** A record of a file was asked for in vain: an alarm, once, and the next file to be repaired. */
    void need(UnreadableFile found, long nowNs) {
        ClosedFile wanted = found.file();
        if (needed.putIfAbsent(wanted.firstSequence(), "") != null) {
            return;
        }
        listener.onDamage(wanted.name(), found.sequence(), wanted.lastSequence(), found.position(), found.cause());
        if (!source.isThere()) {
            return;
        }
        damaged.remove(wanted.firstSequence());
        ClosedFile inWork = file;
        if (inWork == null) {
            damaged.addFirst(wanted.firstSequence());
            pace.waitFor(nowNs, 0);
        } else if (inWork.firstSequence() != wanted.firstSequence()) {
            damaged.remove(inWork.firstSequence());
            damaged.addFirst(wanted.firstSequence());
            damaged.addFirst(inWork.firstSequence());
        } else {
            damaged.addFirst(wanted.firstSequence());
        }
    }

    boolean isIdle() {
        return damaged.isEmpty();
    }

    int doWork(long nowNs) {
        if (damaged.isEmpty() || !pace.isDue(nowNs)) {
            return 0;
        }
        FileRepair repairing = repair;
        ClosedFile present = file;
        try {
            if (repairing == null || present == null) {
                begin(nowNs);
                return 1;
            }
            DirectBuffer records = source.answer();
            if (records == null) {
                if (nowNs - askedNs > ANSWER_NS) {
                    giveUp(nowNs, "the other node does not answer");
                }
                return 0;
            }
            take(repairing, present, records, nowNs);
            return 1;
        } catch (IOException e) {
            giveUp(nowNs, String.valueOf(e.getMessage()));
            return 0;
        }
    }

    private void begin(long nowNs) throws IOException {
        long first = damaged.getFirst();
        ClosedFile found = history.files().stream()
                .filter(one -> one.firstSequence() == first)
                .findFirst()
                .orElse(null);
        if (found == null) {
            damaged.removeFirst();
            needed.remove(first);
            return;
        }
        file = found;
        if (!history.hasRoomFor(found.sizeBytes())) {
            giveUp(nowNs, "there is no room for another copy");
            return;
        }
        repair = history.repair(found);
        ask(first, found, nowNs);
    }

    private void ask(long first, ClosedFile present, long nowNs) {
        askedNs = nowNs;
        source.want(first, present.lastSequence());
    }

    private void take(FileRepair repairing, ClosedFile present, DirectBuffer records, long nowNs) throws IOException {
        if (records.capacity() == 0) {
            giveUp(nowNs, "the other node does not hold sequence " + repairing.nextSequence());
            return;
        }
        int offset = 0;
        while (offset < records.capacity() && !repairing.isComplete()) {
            int left = records.capacity() - offset;
            int length = left < RecordHeader.HEADER_LENGTH ? 0 : RecordHeader.length(records, offset);
            RecordCheck check = length < RecordHeader.HEADER_LENGTH || length > left
                    ? RecordCheck.BAD_LENGTH
                    : repairing.add(records, offset, length);
            if (check == RecordCheck.BAD_LINK) {
                source.onOtherHistory();
            }
            if (check != RecordCheck.VALID) {
                giveUp(nowNs, "the other node's record " + repairing.nextSequence() + " is " + check);
                return;
            }
            offset += length;
        }
        pace.spent(offset, nowNs);
        if (!repairing.isComplete()) {
            ask(repairing.nextSequence(), present, nowNs);
            return;
        }
        repairing.finish();
        damaged.remove(present.firstSequence());
        needed.remove(present.firstSequence());
        letGo();
        listener.onRepaired(present.name(), present.firstSequence(), present.lastSequence());
    }

    private void giveUp(long nowNs, String cause) {
        long first = damaged.removeFirst();
        damaged.addLast(first);
        String name = file == null ? String.valueOf(first) : file.name();
        letGo();
        pace.waitFor(nowNs, needed.isEmpty() ? PAUSE_NS : PAUSE_IF_NEEDED_NS);
        String told = needed.get(first);
        if (told == null) {
            listener.onTrouble("repair " + name, cause);
        } else if (!told.equals(cause)) {
            needed.put(first, cause);
            listener.onNotRepaired(name, cause);
        }
    }

    /** Leaves the copy in the making; a later one, or a start, removes it. */
    void letGo() {
        FileRepair repairing = repair;
        repair = null;
        file = null;
        source.forget();
        if (repairing != null) {
            try {
                repairing.close();
            } catch (IOException e) {
                listener.onTrouble("repair", String.valueOf(e.getMessage()));
            }
        }
    }
}
