package az.ecbar.gateway.outbox;

import az.ecbar.port.FileFolder;
import java.io.IOException;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads whole outputs from the segments of an outbox that another thread writes, in the order in which they lie there, for
 * a node that fills its own from them. A place is segment and position; what is not yet given to the operating system is
 * not seen.
 *
 * <p>Owned by one thread, which is not the outbox's; changes nothing.
 */
public final class OutboxCopy {
    private static final int POSITION_BITS = 32;
    private static final int ENTRY_LENGTH = 16;
    private static final long NONE = -1;

    /** Bytes that one call goes through at most, whether or not they are wanted. */
    private static final int MAX_SCANNED = 4 << 20;

    private final SegmentLog log;
    private final OutputGaps gaps;
    private final OutputRecord stored = new OutputRecord();
    private long nextPlace;

    public OutboxCopy(FileFolder folder, OutboxConfig config) {
        this.log = new SegmentLog(folder, Outbox.SUFFIX, config.segmentBytes(), config.maxRecordBytes());
        this.gaps = new OutputGaps(folder, log);
    }

    /**
     * Copies outputs of commands up to a sequence that their terminals have not acknowledged.
     *
     * @param place 0, or what {@link #nextPlace} said
     * @param acknowledged of each terminal: int32 participant, int32 terminal, int64 number
     * @return how many bytes; perhaps 0, though more follow
     */
    public int read(
            long upToSequence,
            long place,
            DirectBuffer acknowledged,
            MutableDirectBuffer target,
            int offset,
            int maxLength) {
        Long2LongHashMap upTo = acknowledgedBy(acknowledged);
        int segment = (int) (place >>> POSITION_BITS);
        int position = (int) place;
        int scanned = 0;
        int length = 0;
        while (scanned < MAX_SCANNED) {
            UnsafeBuffer bytes = segment == 0 ? null : log.readIfSound(segment, position);
            if (bytes == null) {
                segment = log.segmentBehind(segment);
                position = 0;
                if (segment == 0) {
                    nextPlace = -1;
                    return length;
                }
                continue;
            }
            stored.wrap(bytes, 0, bytes.capacity());
            if (stored.sequence() > upToSequence) {
                nextPlace = -1;
                return length;
            }
            long key = OutputRecord.terminalKey(stored.participantId(), stored.terminal());
            if (stored.number() > upTo.get(key)) {
                DirectBuffer made = asMade(bytes);
                if (length + made.capacity() > maxLength) {
                    break;
                }
                target.putBytes(offset + length, made, 0, made.capacity());
                length += made.capacity();
            }
            position += bytes.capacity();
            scanned += bytes.capacity();
        }
        nextPlace = (long) segment << POSITION_BITS | position;
        return length;
    }

    /** The stored output, or what was made of it since: whoever takes it may lack what it is to be made of. */
    private DirectBuffer asMade(UnsafeBuffer bytes) {
        if (!stored.isGap()) {
            return bytes;
        }
        UnsafeBuffer made;
        try {
            made = gaps.readMade(Outbox.gapOf(stored));
        } catch (IOException e) {
            return bytes; // its file is being replaced, or is gone with its acknowledgement
        }
        return made == null ? bytes : made;
    }

    /** The place behind what was read last; -1 if nothing follows. */
    public long nextPlace() {
        return nextPlace;
    }

    /** Lets go of the files. */
    public void close() {
        log.close();
    }

    private static Long2LongHashMap acknowledgedBy(DirectBuffer table) {
        Long2LongHashMap upTo = new Long2LongHashMap(NONE);
        for (int at = 0; at + ENTRY_LENGTH <= table.capacity(); at += ENTRY_LENGTH) {
            int participant = table.getInt(at, ByteOrder.LITTLE_ENDIAN);
            byte terminal = (byte) table.getInt(at + Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
            upTo.put(
                    OutputRecord.terminalKey(participant, terminal),
                    table.getLong(at + Long.BYTES, ByteOrder.LITTLE_ENDIAN));
        }
        return upTo;
    }
}
