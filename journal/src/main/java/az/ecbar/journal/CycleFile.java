package az.ecbar.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One file of records in the catalogue: which sequences it holds, on what it stands, and where its records
 * lie. The owner of the journal changes it; readers on other threads see every record up to
 * {@link #lastSequence()}.
 */
final class CycleFile {
    private final ChainPoint before;
    private final AtomicLong lastSequence;
    private volatile String name;
    private volatile String laterName;
    private volatile @Nullable ChainPoint last;
    private volatile long endPosition;
    private volatile @Nullable PositionIndex positions;

    private CycleFile(
            String name, ChainPoint before, long lastSequence, long endPosition, @Nullable PositionIndex positions) {
        this.name = name;
        this.laterName = name;
        this.before = before;
        this.lastSequence = new AtomicLong(lastSequence);
        this.endPosition = endPosition;
        this.positions = positions;
    }

    /** The file being written, still empty. */
    static CycleFile open(String name, ChainPoint before) {
        return new CycleFile(name, before, before.sequence(), 0, new PositionIndex());
    }

    /** A file that is written no more; its positions are loaded when they are first asked for. */
    static CycleFile closed(
            String name, ChainPoint before, ChainPoint last, long endPosition, @Nullable PositionIndex positions) {
        CycleFile file = new CycleFile(name, before, last.sequence(), endPosition, positions);
        file.last = last;
        return file;
    }

    /** Takes note of the next record; readers may see it from now on. */
    void add(long sequence, long position) {
        PositionIndex index = positions;
        if (index == null) {
            throw new IllegalStateException("file " + name + " is closed");
        }
        index.add(sequence - firstSequence(), position);
        lastSequence.setRelease(sequence);
    }

    /** Turns the file being written into a closed one. */
    void close(String closedName, ChainPoint last, long endPosition) {
        this.endPosition = endPosition;
        this.laterName = closedName;
        this.name = closedName;
        // Last: who sees a closed file sees all of it.
        this.last = last;
    }

    /** The file gets another name: readers look for it under both until {@link #renamed}. */
    void willBeNamed(String laterName) {
        this.laterName = laterName;
    }

    /** The file has the name that was announced, durably. */
    void renamed() {
        this.name = laterName;
    }

    /** The name that it has, or is just getting. */
    String laterName() {
        return laterName;
    }

    String name() {
        return name;
    }

    ChainPoint before() {
        return before;
    }

    /** The state behind the last record. */
    ChainPoint last() {
        ChainPoint point = last;
        if (point == null) {
            throw new IllegalStateException("file " + name + " is still open");
        }
        return point;
    }

    boolean isOpen() {
        return last == null;
    }

    long firstSequence() {
        return before.sequence() + 1;
    }

    /** The last sequence that may be read; smaller than the first one if there is none. */
    long lastSequence() {
        return lastSequence.getAcquire();
    }

    /** Position behind the last document of a closed file. */
    long endPosition() {
        return endPosition;
    }

    @Nullable
    PositionIndex positions() {
        return positions;
    }

    void positions(PositionIndex loaded) {
        this.positions = loaded;
    }
}
