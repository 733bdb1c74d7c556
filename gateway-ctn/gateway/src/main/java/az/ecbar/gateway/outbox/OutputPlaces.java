package az.ecbar.gateway.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where each output lies: the runs of every terminal, the closed segments with their index files, and the last record
 * of all. Found again at a start from the indexes, and from a segment itself where its index is missing.
 *
 * <p>Owned by the outbox, on its thread.
 */
final class OutputPlaces {
    private static final int LOADED_SPANS = 16;

    private final SegmentLog log;
    private final SegmentIndex index;
    private final OutputRecord scanned = new OutputRecord();
    private final Long2ObjectHashMap<TerminalOutputs> terminals = new Long2ObjectHashMap<>();
    private final List<TerminalOutputs> inOpenSegment = new ArrayList<>();
    private final ArrayDeque<SegmentIndex.Summary> closed = new ArrayDeque<>();
    private final ArrayDeque<Span> loaded = new ArrayDeque<>();
    private long lastSequence;
    private int lastEventIndex = -1;
    private long lastTimeNs;

    OutputPlaces(SegmentLog log, SegmentIndex index) {
        this.log = log;
        this.index = index;
    }

    /** Sequence of the last record's command; 0 if there is none. */
    long lastSequence() {
        return lastSequence;
    }

    /** Whether the record of this event stands before the end. */
    boolean isStored(long sequence, int eventIndex) {
        return sequence < lastSequence || (sequence == lastSequence && eventIndex <= lastEventIndex);
    }

    /** The segment that holds the oldest record; 0 if there is none. */
    int firstSegment() {
        SegmentIndex.Summary oldest = closed.peekFirst();
        return oldest == null ? log.lastSegment() : oldest.segment();
    }

    @Nullable
    TerminalOutputs find(int participantId, byte terminal) {
        return terminals.get(OutputRecord.terminalKey(participantId, terminal));
    }

    /** What is known of a terminal, which is added if it is not there. */
    TerminalOutputs terminal(int participantId, byte terminal) {
        long key = OutputRecord.terminalKey(participantId, terminal);
        TerminalOutputs outputs = terminals.get(key);
        if (outputs == null) {
            outputs = new TerminalOutputs(participantId, terminal);
            terminals.put(key, outputs);
        }
        return outputs;
    }

    /** Enters a record that was appended to the open segment. */
    void enter(TerminalOutputs outputs, OutputRecord output, int segment, int position) {
        Span span = outputs.spanIn(segment);
        if (span == null) {
            span = new Span(segment, output.number());
            span.positions = new IntArrayList();
            outputs.add(span);
            inOpenSegment.add(outputs);
        }
        IntArrayList positions = span.positions;
        if (positions == null) {
            throw new IllegalStateException("segment " + segment + " is closed");
        }
        positions.addInt(position);
        outputs.extend(span);
        lastSequence = output.sequence();
        lastEventIndex = output.eventIndex();
        lastTimeNs = output.timeNs();
    }

    /** Closes the open segment: makes it durable, and its index. */
    void seal() {
        close(log.lastSegment(), log.seal());
    }

    private void close(int segment, int lengthBytes) {
        SegmentIndex.Summary summary =
                new SegmentIndex.Summary(segment, lastSequence, lastEventIndex, lastTimeNs, lengthBytes);
        index.write(summary, inOpenSegment);
        inOpenSegment.clear();
        closed.addLast(summary);
    }

    /** Where in its segment a number of a run lies. */
    int position(Span span, long number) {
        IntArrayList positions = span.positions;
        if (positions == null) {
            positions = index.positions(span);
            span.positions = positions;
            loaded.addLast(span);
            if (loaded.size() > LOADED_SPANS) {
                loaded.removeFirst().positions = null;
            }
        }
        return positions.getInt((int) (number - span.firstNumber));
    }

    /**
     * Removes the oldest segments all of whose outputs are acknowledged and whose last one is so old; returns how many.
     * The newest closed segment stays: it tells where replay must begin.
     */
    int discard(long lastTimeBeforeNs) {
        int removed = 0;
        while (closed.size() > 1 && isDisposable(closed.getFirst(), lastTimeBeforeNs)) {
            int segment = closed.removeFirst().segment();
            loaded.removeIf(span -> span.segment == segment);
            for (TerminalOutputs outputs : terminals.values()) {
                outputs.drop(segment);
            }
            index.delete(segment);
            log.delete(segment);
            removed++;
        }
        return removed;
    }

    private boolean isDisposable(SegmentIndex.Summary segment, long lastTimeBeforeNs) {
        if (segment.lastTimeNs() > lastTimeBeforeNs) {
            return false;
        }
        for (TerminalOutputs outputs : terminals.values()) {
            if (!outputs.isAcknowledgedIn(segment.segment())) {
                return false;
            }
        }
        return true;
    }

    // ---- at a start

    /**
     * Finds what the folder holds.
     *
     * @throws OutboxFailure when a segment before the last one is damaged
     */
    void recover() {
        for (int segment : log.findSegments()) {
            long size = log.sizeBytes(segment);
            SegmentIndex.Summary summary = index.read(segment, size, this::addRun);
            if (summary == null) {
                recoverFrom(segment, size);
            } else {
                closed.addLast(summary);
                lastSequence = summary.lastSequence();
                lastEventIndex = summary.lastEventIndex();
                lastTimeNs = summary.lastTimeNs();
            }
        }
        log.allSettled();
    }

    private void addRun(int participantId, byte terminal, Span span) {
        terminal(participantId, terminal).add(span);
    }

    /** Goes through a segment without an index, cuts garbage at its end, makes the index; removes it if it is empty. */
    private void recoverFrom(int segment, long size) {
        int valid = log.scan(segment, this::onScanned);
        if (valid < size && segment != log.lastSegment()) {
            throw new OutboxFailure("outbox segment " + log.name(segment) + " is damaged at " + valid
                    + ": move the outbox folder away, it is filled again from the journal");
        }
        // What is sound may be in the operating system's memory alone, if only the process ended: it is made durable
        // before an index vouches for it.
        log.settle(segment, valid);
        if (valid == 0) {
            index.delete(segment);
            log.delete(segment);
        } else {
            close(segment, valid);
        }
    }

    private boolean onScanned(int segment, int position, UnsafeBuffer bytes, int length) {
        scanned.wrap(bytes, 0, length);
        if (!scanned.isWellFormed() || isStored(scanned.sequence(), scanned.eventIndex())) {
            return false;
        }
        TerminalOutputs outputs = terminal(scanned.participantId(), scanned.terminal());
        if (outputs.lastNumber() != 0 && scanned.number() != outputs.lastNumber() + 1) {
            return false;
        }
        enter(outputs, scanned, segment, position);
        return true;
    }
}
