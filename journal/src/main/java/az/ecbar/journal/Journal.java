package az.ecbar.journal;

import az.ecbar.port.JournalFile;
import az.ecbar.port.JournalFolder;
import az.ecbar.port.StoredFile;
import az.ecbar.record.RecordChain;
import az.ecbar.record.RecordCheck;
import az.ecbar.record.RecordHeader;
import az.ecbar.ring.CommandLog;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The one place where inputs live: takes records in sequence, seals them, writes them, and makes them
 * durable in groups.
 *
 * <p>Owned by one thread (the core agent); {@link #newReader()} may be called from any. It starts no
 * thread and reads no clock. {@link #append} and {@link #force} allocate nothing per record, beside eight
 * bytes of position index for every 64th.
 *
 * <p>When anything fails, the journal takes nothing more: every later call throws {@link JournalFailure},
 * and the process must end. What {@link #force()} did not report may be lost or not; recovery at the next
 * start decides, and both are right, for nobody outside has learnt of it.
 *
 * <p>A file is closed before the next one is started: forced, cut to its length, given its index and its
 * closed name, all of it durable. So every file but the open one is complete.
 */
public final class Journal implements CommandLog, AutoCloseable {
    /** Space is reserved again when less than this part of a step is left. */
    private static final int RESERVE_WHEN_LEFT = 2;

    private static final long CONTAINER_MARGIN_BYTES = 256 * 1024;

    private final JournalFolder folder;
    private final JournalConfig config;
    private final Catalogue catalogue;
    private final RecordChain chain;
    private final RecoveryReport recovery;
    private @Nullable JournalFile file;
    private @Nullable CycleFile open;
    private long cycleEndNs;
    private long durable;
    private long reservedEnd;
    private long bytesSinceSpaceCheck;
    private boolean isReservationUnsupported;
    private boolean isReservationFull;
    private boolean isClosed;
    private @Nullable JournalFailure failure;
    private SpaceState space = SpaceState.ENOUGH;

    private Journal(JournalFolder folder, JournalConfig config, JournalRecovery.Outcome start) {
        this.folder = folder;
        this.config = config;
        this.catalogue = start.catalogue();
        this.chain = start.last().newChain();
        this.recovery = start.report();
        this.durable = start.last().sequence();
    }

    /**
     * Recovers the journal in the folder, which the caller owns, and stands behind its last record. All
     * records found are durable on return.
     *
     * @throws JournalDamaged if something known durable is missing or changed; nothing was changed then
     * @throws JournalFailure if the folder cannot be read or written
     */
    public static Journal open(JournalFolder folder, JournalConfig config, JournalProgress progress) {
        try {
            LateLog.settle(folder);
            Journal journal = new Journal(folder, config, JournalRecovery.run(folder, config, progress));
            journal.measureSpace();
            return journal;
        } catch (IOException e) {
            noteUnforced(folder, e);
            throw new JournalFailure("the journal cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Starts the file for records of the given time, so that the first of them need not wait for it. Does
     * nothing if a file is open.
     */
    public void prepare(long timeNs) {
        requireUsable();
        if (file != null) {
            return;
        }
        try {
            roll(Math.max(timeNs, chain.timeNs()));
        } catch (IOException | RuntimeException | Error e) {
            throw fail("no file could be started", e);
        }
    }

    /** Appends a record that names as known durable what is forced here. */
    public void append(MutableDirectBuffer record, int offset, int length) {
        append(record, offset, length, durable);
    }

    /**
     * Seals a record and writes it behind the last one, not yet durable. The bytes given are the ones
     * written: known durable sequence, link and checksum are filled in.
     *
     * @param committed what the record names as known durable: not more than what is forced here
     * @throws JournalFailure if the record is not the next one or cannot be written; the journal takes
     *     nothing more then
     */
    @Override
    public void append(MutableDirectBuffer record, int offset, int length, long committed) {
        requireUsable();
        try {
            if (length != RecordHeader.length(record, offset)) {
                throw new IllegalArgumentException("length field does not say " + length);
            }
            if (committed > durable) {
                throw new IllegalArgumentException("committed is said to be " + committed + ", forced is " + durable);
            }
            RecordHeader.knownDurable(record, offset, committed);
            chain.requireNext(record, offset);
            JournalFile target = fileFor(RecordHeader.timeNs(record, offset));
            chain.seal(record, offset);
            write(target, record, offset, length);
        } catch (IOException | RuntimeException | Error e) {
            throw fail("append of sequence " + RecordHeader.sequence(record, offset) + " failed", e);
        }
    }

    /**
     * Writes a record that another journal has sealed, as it is, behind the last one; not yet durable. One that is not
     * the next of the chain, or is not whole, changes nothing.
     *
     * @param available bytes that may be read from {@code offset} on
     * @return what is wrong with it; {@link RecordCheck#VALID} if it was written
     * @throws JournalFailure if it cannot be written; the journal takes nothing more then
     */
    public RecordCheck appendSealed(DirectBuffer record, int offset, int available) {
        requireUsable();
        try {
            RecordCheck check = chain.verifyNext(record, offset, available);
            if (check == RecordCheck.VALID) {
                JournalFile target = fileFor(RecordHeader.timeNs(record, offset));
                chain.resetTo(record, offset);
                write(target, record, offset, RecordHeader.length(record, offset));
            }
            return check;
        } catch (IOException | RuntimeException | Error e) {
            throw fail("append of sequence " + RecordHeader.sequence(record, offset) + " failed", e);
        }
    }

    /**
     * Makes everything appended durable.
     *
     * @return the last durable sequence: its effects, and those of all before it, may be released
     * @throws JournalFailure if it cannot be made durable; nothing may be released then
     */
    @Override
    public long force() {
        requireUsable();
        JournalFile target = file;
        if (target == null || durable == chain.sequence()) {
            return durable;
        }
        try {
            target.force();
            durable = chain.sequence();
            if (reservedEnd - target.endPosition() < config.reserveBytes() / RESERVE_WHEN_LEFT) {
                reserveMore(target);
            }
            if (bytesSinceSpaceCheck >= config.spaceCheckBytes()) {
                measureSpace();
            }
            return durable;
        } catch (IOException | RuntimeException | Error e) {
            throw fail("force up to sequence " + chain.sequence() + " failed", e);
        }
    }

    /**
     * Looks at the free space now; {@link #force()} does so by itself every so many bytes, an idle owner
     * calls this now and then.
     */
    public SpaceState measureSpace() {
        requireUsable();
        bytesSinceSpaceCheck = 0;
        try {
            JournalFile target = file;
            long reservedAhead = target == null ? 0 : Math.max(0, reservedEnd - target.endPosition());
            long free = folder.usableBytes() + (isReservationUnsupported ? 0 : reservedAhead);
            if (free < config.stopWaterBytes() || isReservationFull) {
                space = SpaceState.STOP;
            } else {
                space = free < config.lowWaterBytes() ? SpaceState.LOW : SpaceState.ENOUGH;
            }
            return space;
        } catch (IOException | RuntimeException | Error e) {
            throw fail("free space cannot be read", e);
        }
    }

    /** The space as it was last measured. */
    public SpaceState space() {
        return space;
    }

    /** Whether the file system refuses to reserve space ahead, so that an append may find it full. */
    public boolean isReservationUnsupported() {
        return isReservationUnsupported;
    }

    /** The last sequence appended; 0 in an empty journal. */
    public long lastSequence() {
        return chain.sequence();
    }

    /** The last sequence known durable. */
    public long durableSequence() {
        return durable;
    }

    /** Epoch of the last record; 0 in an empty journal. */
    public int epoch() {
        return chain.epoch();
    }

    /** Time of the last record; {@link Long#MIN_VALUE} in an empty journal. */
    public long timeNs() {
        return chain.timeNs();
    }

    /** Copies the 32 bytes of the last record's link. */
    public void copyLink(byte[] target) {
        chain.copyLink(target);
    }

    /** What the start found and did. */
    public RecoveryReport recovery() {
        return recovery;
    }

    /** A reader for one thread; it sees everything appended, and it is its owner who asks only for what is durable. */
    public JournalReader newReader() {
        return new JournalReader(folder, catalogue);
    }

    /** The closed files, for who looks after them on another thread. */
    public JournalHistory history() {
        return new JournalHistory(folder, config, catalogue);
    }

    /**
     * Forces what was appended and closes the open file. After a failure it only lets go of the file, and
     * leaves everything as it is for recovery.
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            if (failure != null) {
                JournalFile target = file;
                if (target != null) {
                    target.close();
                }
                return;
            }
            closeOpenFile();
            PositionFile.write(folder, ChainPoint.of(chain));
            folder.forceNames();
        } catch (IOException | RuntimeException | Error e) {
            throw fail("the journal could not be closed", e);
        }
    }

    /** The open file, with room for one more record of this time. */
    private JournalFile fileFor(long timeNs) throws IOException {
        JournalFile target = file;
        if (target == null || timeNs >= cycleEndNs || isFull(target)) {
            roll(timeNs);
            target = fileInUse();
        }
        if (reservedEnd - target.endPosition() < reserveMargin()) {
            reserveMore(target);
        }
        return target;
    }

    /** Writes a record behind which the chain stands. */
    private void write(JournalFile target, DirectBuffer record, int offset, int length) throws IOException {
        long position = target.append(record, offset, length);
        entryInUse().add(chain.sequence(), position);
        bytesSinceSpaceCheck += length;
    }

    private boolean isFull(JournalFile target) {
        return target.endPosition() + RecordHeader.MAX_RECORD_LENGTH > config.maxFileBytes();
    }

    private void roll(long timeNs) throws IOException {
        closeOpenFile();
        long cycleStartNs = Math.floorDiv(timeNs, config.cycleLengthNs()) * config.cycleLengthNs();
        JournalFile started = folder.startFile(JournalNames.OPEN_PART, cycleStartNs, config.cycleLengthNs());
        file = started;
        cycleEndNs = cycleStartNs + config.cycleLengthNs();
        reservedEnd = 0;
        reserveMore(started);
        CycleFile entry = CycleFile.open(started.name(), ChainPoint.of(chain));
        entry.willBeNamed(JournalNames.closedName(entry.firstSequence(), started.name()));
        open = entry;
        catalogue.add(entry);
    }

    private void closeOpenFile() throws IOException {
        JournalFile target = file;
        CycleFile entry = open;
        if (target == null || entry == null) {
            return;
        }
        target.force();
        durable = chain.sequence();
        long endPosition = target.endPosition();
        target.close();
        file = null;
        open = null;
        if (entry.lastSequence() < entry.firstSequence()) {
            catalogue.removeLast(entry);
            folder.delete(entry.name());
            folder.forceNames();
            return;
        }
        PositionIndex positions = entry.positions();
        if (positions == null) {
            throw new IllegalStateException("the open file has no positions");
        }
        CycleFile closed = JournalRecovery.closeAsItIs(
                folder, entry.name(), entry.before(), ChainPoint.of(chain), endPosition, positions);
        entry.close(closed.name(), closed.last(), endPosition);
    }

    private void reserveMore(JournalFile target) throws IOException {
        if (isReservationUnsupported) {
            reservedEnd = Long.MAX_VALUE;
            return;
        }
        long wanted = target.endPosition() + config.reserveBytes();
        switch (target.reserve(wanted)) {
            case RESERVED -> reservedEnd = wanted;
            case UNSUPPORTED -> {
                isReservationUnsupported = true;
                reservedEnd = Long.MAX_VALUE;
            }
            case FULL -> {
                // What is reserved is still written; the owner sees that it has to stop.
                isReservationFull = true;
                space = SpaceState.STOP;
            }
        }
    }

    /** A record, and what the container may write beside it: a page of its index. */
    private long reserveMargin() {
        return Math.min(CONTAINER_MARGIN_BYTES, config.reserveBytes() / RESERVE_WHEN_LEFT);
    }

    private JournalFile fileInUse() {
        JournalFile target = file;
        if (target == null) {
            throw new IllegalStateException("no file is open");
        }
        return target;
    }

    private CycleFile entryInUse() {
        CycleFile entry = open;
        if (entry == null) {
            throw new IllegalStateException("no file is open");
        }
        return entry;
    }

    private void requireUsable() {
        if (failure != null) {
            throw new JournalFailure("the journal failed before and takes nothing more", failure);
        }
        if (isClosed) {
            throw new JournalFailure("the journal is closed");
        }
    }

    /**
     * After a force that failed, in whatever step, the system may take for written what it never wrote, and a start would
     * read it and believe it durable. A disk that refuses this note too has to be replaced.
     *
     * @param cause keeps what refused the note
     */
    private static void noteUnforced(JournalFolder folder, Throwable cause) {
        try (StoredFile note = folder.create(JournalNames.UNFORCED)) {
            note.force();
            folder.forceNames();
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private JournalFailure fail(String what, Throwable cause) {
        noteUnforced(folder, cause);
        JournalFailure first = new JournalFailure(what + ": " + cause.getMessage(), cause);
        failure = first;
        return first;
    }
}
