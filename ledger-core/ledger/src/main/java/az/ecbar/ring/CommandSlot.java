package az.ecbar.ring;

import az.ecbar.record.RecordHeader;
import org.agrona.concurrent.UnsafeBuffer;

/** One slot of the ring: the bytes of a record and how many of them count. Handed over by the ring's publication. */
final class CommandSlot {
    /** The claim was given back; no command comes of it. */
    static final int ABORTED = 0;

    /** Off a power of two, so that neighbouring slots do not fall on the same cache sets. */
    private static final int PADDING = 64;

    final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH + PADDING]);
    int recordLength;
}
