package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import az.ecbar.schema.NoticeKind;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Proves what an outbox held at a start, beside the outbox itself: takes all outputs made again from the snapshot on, and
 * compares each, byte for byte, with what lies in the segments, in the row in which it lies there. It reads and changes
 * nothing.
 *
 * <p>It goes as far as the command before the last that was stored at the start; what comes behind is the outbox's own to
 * compare. Segments that the outbox removes meanwhile, since nobody needs them any more, are passed over.
 *
 * <p>Owned by one thread, which is not the outbox's. Memory: one record to write and one to read.
 */
public final class StoredOutputs implements OutputTarget {
    private final SegmentLog log;
    private final long afterSequence;
    private final long untilSequence;
    private final byte[] record;
    private final UnsafeBuffer recordView;
    private final OutputRecord made = new OutputRecord();
    private final OutputRecord stored = new OutputRecord();
    private final OutputDigest digest = new OutputDigest();
    private int segment;
    private int position;
    private boolean isFound;
    private boolean isOver;
    private long verified;

    /**
     * @param afterSequence up to which sequence the outbox was filled from another one, with what was not acknowledged
     *     alone: there its row has gaps, and nothing is compared
     * @param untilSequence the last sequence that the outbox held when it was opened
     */
    public StoredOutputs(FileFolder folder, OutboxConfig config, long afterSequence, long untilSequence) {
        this.log = new SegmentLog(folder, Outbox.SUFFIX, config.segmentBytes(), config.maxRecordBytes());
        this.afterSequence = afterSequence;
        this.untilSequence = untilSequence;
        this.record = new byte[config.maxRecordBytes()];
        this.recordView = new UnsafeBuffer(record);
    }

    /** How many outputs were found equal. */
    public long verifiedCount() {
        return verified;
    }

    /** Lets go of the files. */
    public void close() {
        log.close();
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
        if (isOver || sequence <= afterSequence || sequence >= untilSequence) {
            return;
        }
        int length = OutputRecord.HEAD_LENGTH + messageLength + attachmentLength;
        made.wrap(recordView, 0, length)
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
        digest.of(record, OutputRecord.HEAD_LENGTH, messageLength, record, made.digestOffset());
        log.frame(record, length);
        compare(sequence, eventIndex, number, length);
    }

    private void compare(long sequence, int eventIndex, long number, int length) {
        if (!goTo(sequence, eventIndex)) {
            return;
        }
        if (stored.isGap()) {
            // It could not be made when its turn came; what was made later is the outbox's own to compare.
            pass();
            return;
        }
        if (!stored.isEqual(recordView, length)) {
            throw new OutboxFailure(
                    "output " + number + " of command " + sequence + " was made again, and differs from "
                            + "what is stored in " + log.name(segment) + " at " + position);
        }
        pass();
        verified++;
    }

    private void pass() {
        position += stored.buffer().capacity();
        isFound = true;
    }

    /** What cannot be made now proves nothing; the place is passed. */
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
        if (!isOver && sequence > afterSequence && sequence < untilSequence && goTo(sequence, eventIndex)) {
            pass();
        }
    }

    /** Places the stored record at this event; false if it lies before the oldest one that is held. */
    private boolean goTo(long sequence, int eventIndex) {
        while (load()) {
            int order = stored.compareTo(sequence, eventIndex);
            if (order == 0) {
                return true;
            }
            if (isFound) {
                throw new OutboxFailure("the outbox holds an output of command " + stored.sequence()
                        + " where the journal gives one of command " + sequence);
            }
            if (order > 0) {
                return false;
            }
            position += stored.buffer().capacity();
        }
        return false;
    }

    /** Loads the record at the place, or the first one of the next segment that is there. */
    private boolean load() {
        while (true) {
            UnsafeBuffer bytes = segment == 0 ? null : log.readIfSound(segment, position);
            if (bytes != null) {
                stored.wrap(bytes, 0, bytes.capacity());
                return true;
            }
            int next = log.segmentBehind(segment);
            if (next == 0) {
                isOver = true;
                return false;
            }
            // The row is broken only where the outbox has removed a segment.
            isFound &= next == segment + 1;
            segment = next;
            position = 0;
        }
    }

    @Override
    public boolean isStored(long sequence, int participantId, byte terminal, long number) {
        return false;
    }

    @Override
    public void acknowledge(int participantId, byte terminal, long upTo) {
        // What is acknowledged must be equal too.
    }

    @Override
    public void restore(int participantId, byte terminal, long lastNumber, long acknowledged) {
        // The row of segments says what is held.
    }

    @Override
    public void checkComplete(int participantId, byte terminal, long lastNumber, long acknowledged) {
        // The outbox's own.
    }

    @Override
    public int discardOld(long nowNs) {
        return 0;
    }
}
