package az.ecbar.ops.node;

import az.ecbar.record.EventBatch;
import az.ecbar.ring.CommitRule;
import az.ecbar.ring.EventGate;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Events of commands that are applied but not yet committed, when a node begins to lead: they have to pass the gate as
 * all later ones do. Owned by one thread.
 */
final class UntoldEvents {
    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(4096);
    private int length;
    private int longest;

    /** Takes the events of the next command. */
    void add(DirectBuffer events, int lengthBytes) {
        bytes.putBytes(length, events, 0, lengthBytes);
        length += lengthBytes;
        longest = Math.max(longest, lengthBytes);
    }

    /** A gate of at least so many bytes, a power of two, and with room for all of them, the longest in an eighth. */
    EventGate gate(int gateBytes, CommitRule commits) {
        int wanted = Integer.highestOneBit(Math.max(1, Math.max(2 * length, 8 * longest))) << 1;
        EventGate gate = new EventGate(Math.max(gateBytes, wanted), commits);
        int at = 0;
        while (at < length) {
            int next = EventBatch.lengthBytes(bytes, at);
            if (!gate.offer(bytes, at, next)) {
                throw new IllegalStateException("the gate has no room for " + length + " bytes of events");
            }
            at += next;
        }
        return gate;
    }
}
