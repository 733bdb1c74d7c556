package az.ecbar.journal;

import az.ecbar.port.JournalFolder;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what is older than the base of a journal, file by file, the newest first: the journal is whole from its base on
 * at every moment, and the base moves towards its first record. A file's last link must be the base's, so no record can
 * be another one than the chain says, whoever sent it. Where a log of its own was set aside ({@link LateLog}) it goes no
 * farther than to the end of that, which then comes back.
 *
 * <p>Owned by the journal's thread. A file in the making is lost with the process; its records are asked for again.
 */
public final class JournalFill implements AutoCloseable {
    private static final int LEAST_RECORDS = 1_024;
    private static final int RECORDS_OF_FORCE = 256;

    private final JournalFolder folder;
    private final JournalConfig config;
    private final Catalogue catalogue;
    private final int recordsOfFile;
    private final RecordChain checker = new RecordChain();
    private ChainPoint floor;
    private @Nullable ChainPoint before;
    private @Nullable RecordCopy copy;
    private long cycle;
    private long next;
    private int span;

    /** @param recordsOfFile how many records are asked for at most, to make a file of them */
    JournalFill(JournalFolder folder, JournalConfig config, Catalogue catalogue, int recordsOfFile) {
        this.folder = folder;
        this.config = config;
        this.catalogue = catalogue;
        this.recordsOfFile = recordsOfFile;
        this.span = recordsOfFile;
        // What lies before it is here, and comes back when the base has come so far.
        ChainPoint own = LateLog.end(folder);
        this.floor = own.sequence() < base() ? own : ChainPoint.START;
    }

    /** The sequence of the base; 0 if nothing is missing. */
    public long base() {
        return catalogue.base().sequence();
    }

    /** The sequence that {@link #add} takes next; up to the base, all that follow are wanted. */
    public long next() {
        if (next == 0 && base() > 0) {
            // The record before the first one is wanted too, for its place in the chain.
            next = Math.max(floor.sequence(), base() - span);
            if (next == floor.sequence()) {
                before = floor;
                next++;
            }
        }
        return next;
    }

    /**
     * Adds the next record.
     *
     * @return false if it is not the one that the chain says; then all that was added since the base moved is given up
     * @throws JournalFailure if it cannot be written
     */
    public boolean add(DirectBuffer record, int offset, int available) {
        try {
            boolean isTaken = next() > 0
                    && checker.verifyAlone(record, offset, available) == RecordCheck.VALID
                    && RecordHeader.sequence(record, offset) == next
                    && isAdded(record, offset);
            if (!isTaken) {
                giveUp();
            }
            return isTaken;
        } catch (IOException e) {
            throw new JournalFailure("older records cannot be filled in: " + e.getMessage(), e);
        }
    }

    private boolean isAdded(DirectBuffer record, int offset) throws IOException {
        ChainPoint point = before;
        if (point == null) {
            before = pointOf(record, offset);
            next++;
            return true;
        }
        int length = RecordHeader.length(record, offset);
        long newCycle = Math.floorDiv(RecordHeader.timeNs(record, offset), config.cycleLengthNs());
        RecordCopy target = copy;
        if (target != null && newCycle != cycle) {
            // A file holds the records of one cycle: what is older will be a file of its own, later.
            point = target.last();
            before = point;
            remove(target);
            target = null;
        }
        if (target == null) {
            target = new RecordCopy(folder, config, point);
            copy = target;
            cycle = newCycle;
        }
        if (target.add(record, offset, length) != RecordCheck.VALID) {
            return false;
        }
        if (next == base()) {
            return isFinished(target, point);
        }
        if (next % RECORDS_OF_FORCE == 0) {
            // Little by little, lest the last force keep an acknowledgement waiting.
            target.force();
        }
        next++;
        return true;
    }

    private boolean isFinished(RecordCopy target, ChainPoint from) throws IOException {
        ChainPoint last = target.last();
        if (!last.equals(catalogue.base())) {
            return false;
        }
        target.finish();
        String name = JournalNames.closedName(from.sequence() + 1, target.name());
        IndexFile.write(folder, name, from, last, target.endPosition(), target.positions());
        folder.replace(target.name(), name);
        folder.forceNames();
        if (from.sequence() == 0) {
            folder.delete(JournalNames.BASE);
        } else {
            PositionFile.write(folder, JournalNames.BASE, from);
        }
        folder.forceNames();
        catalogue.addFirst(CycleFile.closed(name, from, last, target.endPosition(), target.positions()));
        if (from.sequence() > 0 && from.equals(floor)) {
            LateLog.comeBack(folder).reversed().forEach(catalogue::addFirst);
            floor = ChainPoint.START;
        }
        // Where a cycle has few records, more than these would be asked for again and again.
        long twice = 2 * (last.sequence() - from.sequence());
        span = (int) Math.min(recordsOfFile, Math.max(LEAST_RECORDS, twice));
        copy = null;
        before = null;
        next = 0;
        return true;
    }

    private static ChainPoint pointOf(DirectBuffer record, int offset) {
        byte[] link = new byte[RecordHeader.LINK_LENGTH];
        record.getBytes(offset + RecordHeader.LINK_OFFSET, link);
        return new ChainPoint(
                RecordHeader.sequence(record, offset),
                RecordHeader.timeNs(record, offset),
                RecordHeader.epoch(record, offset),
                link);
    }

    /** Forgets what was added since the base moved; {@link #next} begins again. */
    public void giveUp() throws IOException {
        RecordCopy target = copy;
        copy = null;
        before = null;
        next = 0;
        if (target != null) {
            remove(target);
        }
    }

    private void remove(RecordCopy target) throws IOException {
        target.close();
        if (!target.name().isEmpty()) {
            folder.delete(target.name());
        }
    }

    /** Lets go of the file in the making, which the next start removes. */
    @Override
    public void close() {
        RecordCopy target = copy;
        copy = null;
        if (target != null) {
            try {
                target.close();
            } catch (IOException e) {
                throw new JournalFailure("older records cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
