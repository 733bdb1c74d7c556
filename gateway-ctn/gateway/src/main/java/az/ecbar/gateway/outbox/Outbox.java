package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.schema.NoticeKind;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The numbered outputs of all terminals, in one row of segments in the order of the events that caused them.
 *
 * <p>An output is written in two steps: the renderer puts message and attachment behind each other into
 * {@link #messageBuffer()}, then calls {@link #put}. What stands behind the last stored record is appended; what stands
 * at or before it is made again at a start, and must be equal to what is stored, byte for byte. So a start proves the
 * outbox as far as it replays, and completes a tail that a crash took: replay must begin no later than
 * {@link #resumeSequence()}. Whoever has the outbox proven beside ({@link StoredOutputs}) asks {@link #isStored} first.
 *
 * <p>An output that cannot be made when its turn comes has its place all the same ({@link OutputGaps}): it, and what comes
 * behind it for the same terminal, is not handed out until it is made.
 *
 * <p>Nothing goes before it is acknowledged: {@link #discardOld} removes whole segments from the old end, each only if
 * all its outputs are acknowledged and old enough by the time of the ledger.
 *
 * <p>Owned by the edge's thread. Memory: one record to write, one to read, the positions of the open segment, those of
 * a few that are being read, and some bytes per terminal and segment.
 *
 * @rule 4.10.2, 4.13, 4.19
 */
public final class Outbox implements UnacknowledgedOutputs, HeldOutputs, OutputTarget {
    static final String SUFFIX = ".outputs";

    private final OutboxConfig config;
    private final SegmentLog log;
    private final OutputPlaces places;
    private final OutputGaps gaps;
    private final byte[] record;
    private final UnsafeBuffer recordView;
    private final OutputRecord written = new OutputRecord();
    private final OutputRecord stored = new OutputRecord();
    private final OutputRecord waiting = new OutputRecord();
    private final OutputDigest digest = new OutputDigest();
    private long verified;

    private Outbox(FileFolder folder, OutboxConfig config) {
        this.config = config;
        this.log = new SegmentLog(folder, SUFFIX, config.segmentBytes(), config.maxRecordBytes());
        this.places = new OutputPlaces(log, new SegmentIndex(folder));
        this.gaps = new OutputGaps(folder, log);
        this.record = new byte[config.maxRecordBytes()];
        this.recordView = new UnsafeBuffer(record);
    }

    /**
     * Opens the outbox in a folder of its own: finds what it holds and cuts garbage at its end.
     *
     * @throws OutboxFailure when a segment before the last one is damaged: the folder must be moved away, a new one is
     *     then filled by replay
     */
    public static Outbox open(FileFolder folder, OutboxConfig config) {
        Outbox outbox = new Outbox(folder, config);
        outbox.places.recover();
        outbox.gaps.recover();
        outbox.dropGaps();
        return outbox;
    }

    /**
     * Removes, durably, the outputs of all commands behind one, before the outbox is opened: a replay makes them again.
     * For a node whose ledger was found to be wrong, and which has told nobody of them.
     */
    public static void cutBehind(FileFolder folder, OutboxConfig config, long lastSequence) {
        SegmentLog log = new SegmentLog(folder, SUFFIX, config.segmentBytes(), config.maxRecordBytes());
        SegmentIndex index = new SegmentIndex(folder);
        OutputRecord output = new OutputRecord();
        for (int segment : log.findSegments().reversed()) {
            int kept = log.scan(
                    segment,
                    (_, _, bytes, length) ->
                            output.wrap(bytes, 0, length).isWellFormed() && output.sequence() <= lastSequence);
            if (kept == log.sizeBytes(segment)) {
                break;
            }
            index.delete(segment);
            if (kept > 0) {
                log.truncate(segment, kept);
                break;
            }
            log.delete(segment);
        }
        log.close();
    }

    /**
     * The sequence at which replay must begin at the latest: outputs of commands before it are all held, of this one
     * perhaps some. 1 when the outbox is empty.
     */
    public long resumeSequence() {
        return Math.max(1, places.lastSequence());
    }

    /** How many outputs were made again and found equal since the opening. */
    public long verifiedCount() {
        return verified;
    }

    @Override
    public MutableDirectBuffer messageBuffer() {
        return recordView;
    }

    @Override
    public int messageOffset() {
        return OutputRecord.HEAD_LENGTH;
    }

    @Override
    public int maxMessageLength() {
        return record.length - OutputRecord.HEAD_LENGTH;
    }

    /** Stores the output, or compares it with what is stored. */
    @Override
    public void put(
            long sequence,
            int eventIndex,
            int participantId,
            byte terminal,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            int messageLength,
            int attachmentLength) {
        int length = OutputRecord.HEAD_LENGTH + messageLength + attachmentLength;
        written.wrap(recordView, 0, length)
                .head(
                        sequence,
                        eventIndex,
                        participantId,
                        terminal,
                        number,
                        kind.value(),
                        subject,
                        timeNs,
                        messageLength,
                        attachmentLength);
        digest.of(record, OutputRecord.HEAD_LENGTH, messageLength, record, written.digestOffset());
        TerminalOutputs outputs = places.terminal(participantId, terminal);
        if (places.isStored(sequence, eventIndex)) {
            verify(outputs, number, length);
        } else {
            append(outputs, number, length);
        }
    }

    @Override
    public void putGap(
            long sequence,
            int eventIndex,
            int participantId,
            byte terminal,
            long number,
            NoticeKind kind,
            long subject,
            long timeNs,
            int length) {
        TerminalOutputs outputs = places.terminal(participantId, terminal);
        if (places.isStored(sequence, eventIndex)) {
            // It was made once, or it waits already.
            if (outputs.holdsNothing()) {
                outputs.skipTo(number);
            }
            return;
        }
        int recordLength = OutputRecord.HEAD_LENGTH + length;
        written.wrap(recordView, 0, recordLength)
                .head(sequence, eventIndex, participantId, terminal, number, kind.value(), subject, timeNs, length, 0);
        written.markGap();
        digest.of(record, OutputRecord.HEAD_LENGTH, length, record, written.digestOffset());
        gaps.add(new OutputGaps.Gap(participantId, terminal, number));
        append(outputs, number, recordLength);
    }

    @Override
    public int gapCount() {
        return gaps.openCount();
    }

    @Override
    public OutputReader.@Nullable StoredOutput gap() {
        OutputGaps.Gap next = gaps.next();
        if (next == null) {
            return null;
        }
        OutputRecord gap = load(places.terminal(next.participantId(), next.terminal()), next.number());
        byte[] copy = new byte[gap.buffer().capacity()];
        gap.buffer().getBytes(0, copy);
        return waiting.wrap(new UnsafeBuffer(copy), 0, copy.length);
    }

    @Override
    public void fillGap(int messageLength, int attachmentLength) {
        int length = OutputRecord.HEAD_LENGTH + messageLength + attachmentLength;
        written.wrap(recordView, 0, length)
                .head(
                        waiting.sequence(),
                        waiting.eventIndex(),
                        waiting.participantId(),
                        waiting.terminal(),
                        waiting.number(),
                        waiting.kind(),
                        waiting.subject(),
                        waiting.timeNs(),
                        messageLength,
                        attachmentLength);
        digest.of(record, OutputRecord.HEAD_LENGTH, messageLength, record, written.digestOffset());
        log.frame(record, length);
        gaps.fill(gapOf(waiting), recordView, length);
    }

    @Override
    public void postponeGap() {
        gaps.postpone();
    }

    static OutputGaps.Gap gapOf(OutputRecord output) {
        return new OutputGaps.Gap(output.participantId(), output.terminal(), output.number());
    }

    /** Forgets the gaps whose place is gone with its segment, or was lost with the power. */
    private void dropGaps() {
        for (OutputGaps.Gap gap : gaps.all()) {
            TerminalOutputs outputs = places.find(gap.participantId(), gap.terminal());
            boolean isHeld = outputs != null && outputs.spanOf(gap.number()) != null;
            if (outputs == null || !isHeld || !stored(outputs, gap.number()).isGap()) {
                gaps.forget(gap);
            }
        }
    }

    @Override
    public boolean isStored(long sequence, int participantId, byte terminal, long number) {
        if (sequence >= places.lastSequence()) {
            return false;
        }
        TerminalOutputs outputs = places.terminal(participantId, terminal);
        if (number >= outputs.firstHeld() && !outputs.holdsNothing() && outputs.spanOf(number) == null) {
            throw new OutboxFailure("output " + number + " of " + outputs + " of command " + sequence + " is missing");
        }
        if (outputs.holdsNothing()) {
            outputs.skipTo(number); // acknowledged long ago, its segment is gone, and nothing came after it
        }
        return true;
    }

    @Override
    public void acknowledge(int participantId, byte terminal, long upTo) {
        places.terminal(participantId, terminal).acknowledge(upTo);
    }

    @Override
    public void restore(int participantId, byte terminal, long lastNumber, long acknowledged) {
        TerminalOutputs outputs = places.terminal(participantId, terminal);
        outputs.acknowledge(acknowledged);
        if (outputs.lastNumber() == 0) {
            outputs.skipTo(lastNumber);
        }
    }

    @Override
    public void checkComplete(int participantId, byte terminal, long lastNumber, long acknowledged) {
        TerminalOutputs outputs = places.terminal(participantId, terminal);
        boolean isWanted = lastNumber > acknowledged;
        if (outputs.lastNumber() != lastNumber || (isWanted && outputs.firstHeld() > acknowledged + 1)) {
            throw new OutboxFailure("outputs of " + outputs + ": " + (acknowledged + 1) + " to " + lastNumber
                    + " are wanted, " + outputs.firstHeld() + " to " + outputs.lastNumber() + " are held");
        }
    }

    @Override
    public long lastNumber(int participantId, byte terminal) {
        TerminalOutputs outputs = places.find(participantId, terminal);
        return outputs == null ? 0 : outputs.lastNumber();
    }

    @Override
    public long acknowledged(int participantId, byte terminal) {
        TerminalOutputs outputs = places.find(participantId, terminal);
        return outputs == null ? 0 : outputs.acknowledged();
    }

    @Override
    public int read(int participantId, byte terminal, long fromNumber, int maxOutputs, OutputReader reader) {
        TerminalOutputs outputs = places.find(participantId, terminal);
        if (outputs == null || fromNumber > outputs.lastNumber()) {
            return 0;
        }
        long number = fromNumber;
        while (number - fromNumber < maxOutputs && number <= outputs.lastNumber()) {
            OutputRecord output = load(outputs, number);
            // Whatever comes behind an output that waits to be made waits with it.
            if (output.isGap() || !reader.onOutput(output)) {
                break;
            }
            number++;
        }
        return (int) (number - fromNumber);
    }

    @Override
    public int discardOld(long nowNs) {
        int removed = places.discard(nowNs - config.retentionNs());
        if (removed > 0) {
            dropGaps();
        }
        return removed;
    }

    /**
     * Takes an output as another node's outbox holds it, behind the last one; the first of a terminal may bear any number.
     * For an outbox that is filled from there.
     *
     * @param available bytes that may be read from {@code offset} on
     * @return its length in bytes; 0 if it is not whole, or cannot come next
     */
    public int adopt(DirectBuffer bytes, int offset, int available) {
        if (available < OutputRecord.HEAD_LENGTH) {
            return 0;
        }
        int length = written.wrap(bytes, offset, OutputRecord.HEAD_LENGTH).lengthBytes();
        if (length < OutputRecord.HEAD_LENGTH || length > Math.min(available, record.length)) {
            return 0;
        }
        bytes.getBytes(offset, record, 0, length);
        written.wrap(recordView, 0, length);
        int crc = written.crc();
        log.frame(record, length);
        if (written.crc() != crc
                || !written.isWellFormed()
                || places.isStored(written.sequence(), written.eventIndex())) {
            return 0;
        }
        TerminalOutputs outputs = places.terminal(written.participantId(), written.terminal());
        if (outputs.holdsNothing()) {
            outputs.skipTo(written.number() - 1);
        }
        if (written.number() != outputs.lastNumber() + 1) {
            return 0;
        }
        if (written.isGap()) {
            gaps.add(gapOf(written));
        }
        append(outputs, written.number(), length);
        return length;
    }

    @Override
    public long firstSequence() {
        int segment = places.firstSegment();
        if (segment == 0 || places.lastSequence() == 0) {
            return 0;
        }
        UnsafeBuffer bytes = log.read(segment, 0);
        return stored.wrap(bytes, 0, bytes.capacity()).sequence();
    }

    @Override
    public long lastSequence() {
        return places.lastSequence();
    }

    /** Gives what was put to the operating system, so that a crash of the process alone loses nothing. */
    public void flush() {
        log.flush();
    }

    /** Makes what was put durable. */
    public void force() {
        log.force();
    }

    /** Closes the open segment in good order, unless it could not be written, and all files. */
    public void close() {
        if (log.isWriting() && !log.hasFailed()) {
            places.seal();
        }
        log.close();
    }

    private void verify(TerminalOutputs outputs, long number, int length) {
        if (number < outputs.firstHeld()) {
            return; // acknowledged long ago, its segment is gone
        }
        if (outputs.holdsNothing()) {
            outputs.skipTo(number); // likewise, and nothing came after it
            return;
        }
        OutputRecord held = load(outputs, number);
        log.frame(record, length);
        if (held.isGap()) {
            gaps.fill(gapOf(held), recordView, length);
            return;
        }
        if (!held.isEqual(recordView, length)) {
            throw new OutboxFailure("output " + number + " of " + outputs + " of command " + written.sequence()
                    + " was made again and differs from what is stored");
        }
        verified++;
    }

    private void append(TerminalOutputs outputs, long number, int length) {
        if (number != outputs.lastNumber() + 1) {
            throw new OutboxFailure("output " + number + " of " + outputs + " does not follow " + outputs.lastNumber());
        }
        if (!log.hasRoom(length)) {
            if (log.isWriting()) {
                places.seal();
            }
            log.begin();
        }
        int position = log.append(record, length);
        places.enter(outputs, written, log.lastSegment(), position);
    }

    /** An output as it was made, at once or later; one that waits to be made is a gap still. */
    private OutputRecord load(TerminalOutputs outputs, long number) {
        OutputRecord output = stored(outputs, number);
        UnsafeBuffer made = output.isGap() ? gaps.made(gapOf(output)) : null;
        return made == null ? output : output.wrap(made, 0, made.capacity());
    }

    /** What lies in the segment. */
    private OutputRecord stored(TerminalOutputs outputs, long number) {
        Span span = outputs.spanOf(number);
        if (span == null) {
            throw new OutboxFailure("output " + number + " of " + outputs + " is not held");
        }
        UnsafeBuffer bytes = log.read(span.segment, places.position(span, number));
        stored.wrap(bytes, 0, bytes.capacity());
        if (!stored.isWellFormed()
                || stored.number() != number
                || stored.participantId() != outputs.participantId
                || stored.terminal() != outputs.terminal) {
            throw new OutboxFailure("output " + number + " of " + outputs + " is not where it should be");
        }
        return stored;
    }
}
