package az.ecbar.ring;

import az.ecbar.record.RecordHeader;
import az.ecbar.schema.BeginEpochEncoder;
import az.ecbar.schema.HashPointEncoder;
import az.ecbar.schema.JobStepEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.TickEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the commands that the node sequences by itself into a record's buffer; each method gives the record's length.
 *
 * <p>Owned by the sequencer's thread; no allocation.
 */
public final class NodeCommands {
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BeginEpochEncoder beginEpoch = new BeginEpochEncoder();
    private final JobStepEncoder jobStep = new JobStepEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final HashPointEncoder hashPoint = new HashPointEncoder();

    /** Where they are written. */
    public MutableDirectBuffer record() {
        return record;
    }

    /** The first record of an epoch. */
    public int beginEpoch(NewEpoch epoch) {
        beginEpoch
                .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                .epoch(epoch.epoch())
                .owner((short) epoch.owner())
                .mode(epoch.mode())
                .grantedBy(epoch.grantedBy())
                .putOrders(epoch.orders(), 0, epoch.orders().capacity());
        return length(beginEpoch.encodedLength());
    }

    /** One step of the running job. */
    public int jobStep() {
        jobStep.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        return length(jobStep.encodedLength());
    }

    /** Lets a deadline be noticed. */
    public int tick() {
        tick.wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        return length(tick.encodedLength());
    }

    /** The hash over all events so far. */
    public int hashPoint(long eventHash, long eventCount) {
        hashPoint
                .wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header)
                .eventHash(eventHash)
                .eventCount(eventCount);
        return length(hashPoint.encodedLength());
    }

    private static int length(int bodyLength) {
        return RecordHeader.HEADER_LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
    }
}
