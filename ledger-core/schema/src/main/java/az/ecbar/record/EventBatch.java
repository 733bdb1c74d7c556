package az.ecbar.record;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The events of one command as they travel from the ledger to those who stand behind the gate.
 *
 * <pre>
 *  0 int64 sequence of the command
 *  8 int64 time of the command, UTC ns
 * 16 int32 number of events
 * 20 int32 length of the whole batch in bytes, this head included
 * 24 ...   events, each: int32 length, int32 0, SBE header and body, padded to 8 bytes
 * </pre>
 *
 * Static accessors only; no allocation; any thread.
 */
public final class EventBatch {
    public static final int HEAD_LENGTH = 24;
    public static final int EVENT_HEAD_LENGTH = 8;

    private static final int TIME_OFFSET = 8;
    private static final int COUNT_OFFSET = 16;
    private static final int LENGTH_OFFSET = 20;

    private EventBatch() {}

    /** Takes one event of a batch; {@code index} counts from 0 within the command. */
    @FunctionalInterface
    public interface Handler {
        /** Called with the SBE header at {@code offset}; the buffer is valid during the call only. */
        void onEvent(
                long sequence, long timeNs, int index, int templateId, DirectBuffer buffer, int offset, int length);
    }

    /** Writes the head. */
    public static void head(
            MutableDirectBuffer buffer, int offset, long sequence, long timeNs, int count, int lengthBytes) {
        buffer.putLong(offset, sequence);
        buffer.putLong(offset + TIME_OFFSET, timeNs);
        buffer.putInt(offset + COUNT_OFFSET, count);
        buffer.putInt(offset + LENGTH_OFFSET, lengthBytes);
    }

    /** Sequence of the command. */
    public static long sequence(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset);
    }

    /** UTC nanoseconds of the command. */
    public static long timeNs(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + TIME_OFFSET);
    }

    /** Number of events. */
    public static int count(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + COUNT_OFFSET);
    }

    /** Length of the whole batch in bytes. */
    public static int lengthBytes(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + LENGTH_OFFSET);
    }

    /** Length in bytes that an SBE message of a given length takes in a batch. */
    public static int framedLength(int messageLengthBytes) {
        return EVENT_HEAD_LENGTH + ((messageLengthBytes + 7) & ~7);
    }

    /** Hands every event of the batch at {@code offset} to the handler, in order. */
    public static void forEach(DirectBuffer buffer, int offset, Handler handler) {
        long sequence = sequence(buffer, offset);
        long timeNs = timeNs(buffer, offset);
        int count = count(buffer, offset);
        int at = offset + HEAD_LENGTH;
        for (int i = 0; i < count; i++) {
            int length = buffer.getInt(at);
            int message = at + EVENT_HEAD_LENGTH;
            int templateId = buffer.getShort(message + 2) & 0xFFFF;
            handler.onEvent(sequence, timeNs, i, templateId, buffer, message, length);
            at += framedLength(length);
        }
    }
}
