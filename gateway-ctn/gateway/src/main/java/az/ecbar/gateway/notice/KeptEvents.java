package az.ecbar.gateway.notice;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Copies of the events of which one output is made, one behind the other: int32 length, and so many bytes from the SBE
 * header on. Owned by one thread.
 */
final class KeptEvents {
    private static final int TEMPLATE_OFFSET = 2;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer();
    private int length;

    /** Takes an event back, with its SBE header at the offset. */
    @FunctionalInterface
    interface Taker {
        void onEvent(int templateId, DirectBuffer buffer, int offset, int length);
    }

    void clear() {
        length = 0;
    }

    void add(DirectBuffer buffer, int offset, int lengthOfEvent) {
        bytes.putInt(length, lengthOfEvent);
        bytes.putBytes(length + Integer.BYTES, buffer, offset, lengthOfEvent);
        length += Integer.BYTES + lengthOfEvent;
    }

    int length() {
        return length;
    }

    void copyTo(MutableDirectBuffer target, int offset) {
        target.putBytes(offset, bytes, 0, length);
    }

    static void forEach(DirectBuffer events, int offset, int length, Taker taker) {
        int at = offset;
        while (at < offset + length) {
            int size = events.getInt(at);
            int event = at + Integer.BYTES;
            taker.onEvent(events.getShort(event + TEMPLATE_OFFSET) & UNSIGNED_SHORT, events, event, size);
            at = event + size;
        }
    }
}
