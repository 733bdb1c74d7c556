package az.ecbar.journal.history;

import az.ecbar.journal.ClosedFile;
import az.ecbar.journal.FileRepair;
import az.ecbar.journal.JournalHistory;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts sound records of another place into the stead of files that were found damaged, one file after the other, an
 * answer at a time. What does not succeed is tried again every minute.
 */
final class Repairer {
    private static final long BYTES_PER_SECOND = 8 << 20;
    private static final long ANSWER_NS = 10 * 1_000_000_000L;
    private static final long PAUSE_NS = 60 * 1_000_000_000L;

    private final JournalHistory history;
    private final RecordSource source;
    private final HistoryListener listener;
    private final Pace pace = new Pace(BYTES_PER_SECOND);
    private final TreeMap<Long, String> damaged = new TreeMap<>();
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
        if (source.isThere()) {
            damaged.put(found.firstSequence(), found.name());
        }
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
        long first = damaged.firstKey();
        ClosedFile found = history.files().stream()
                .filter(one -> one.firstSequence() == first)
                .findFirst()
                .orElse(null);
        if (found == null) {
            damaged.remove(first);
            return;
        }
        if (!history.hasRoomFor(found.sizeBytes())) {
            giveUp(nowNs, "there is no room for another copy");
            return;
        }
        file = found;
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
        letGo();
        listener.onRepaired(present.name(), present.firstSequence(), present.lastSequence());
    }

    private void giveUp(long nowNs, String cause) {
        letGo();
        pace.waitFor(nowNs, PAUSE_NS);
        listener.onTrouble("repair " + damaged.firstEntry().getValue(), cause);
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
