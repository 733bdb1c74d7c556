package az.ecbar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import az.ecbar.port.CommandSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

/** The queue in front of the log is bounded twice: what waits, and what is on its way. */
class IngressQueueTest {
    private static final int SLOTS = 4;
    private static final int ON_THE_WAY = 2;

    private final Way way = new Way();
    private final IngressQueue queue = new IngressQueue(way, SLOTS, ON_THE_WAY);

    @Test
    void commandsGoInTheirOrderAndNoMoreThanSoManyAreOnTheWay() {
        for (int i = 0; i < SLOTS; i++) {
            put(i);
        }
        assertNull(queue.claim(8), "what waits is bounded");
        assertEquals(ON_THE_WAY, queue.doWork());
        assertEquals(0, queue.doWork(), "and what is on its way");
        assertNotNull(queue.claim(8));
        queue.abort();
        assertEquals(SLOTS, queue.undelivered());
        way.delivered = 1;
        assertEquals(1, queue.doWork());
        way.delivered = 3;
        put(4);
        assertEquals(2, queue.doWork());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), way.taken);
        assertEquals(2, queue.undelivered());
    }

    @Test
    void whatTheLogDoesNotTakeNowIsOfferedAgain() {
        put(7);
        way.isOpen = false;
        assertEquals(0, queue.doWork());
        way.isOpen = true;
        assertEquals(1, queue.doWork());
        assertEquals(List.of(7L), way.taken);
    }

    @Test
    void aClaimIsEndedBeforeTheNext() {
        assertThrows(IllegalStateException.class, () -> queue.publish(8));
        assertNotNull(queue.claim(8));
        assertThrows(IllegalArgumentException.class, () -> queue.claim(8));
        queue.abort();
        assertThrows(IllegalArgumentException.class, () -> queue.claim(CommandSink.MAX_PAYLOAD_LENGTH + 1));
        assertEquals(0, queue.doWork(), "nothing comes of a claim that is given back");
    }

    private void put(long value) {
        MutableDirectBuffer slot = queue.claim(Long.BYTES);
        assertNotNull(slot);
        slot.putLong(CommandSink.PAYLOAD_OFFSET, value);
        queue.publish(Long.BYTES);
    }

    /** Takes eight bytes at a time. */
    private static final class Way implements IngressPort {
        private final List<Long> taken = new ArrayList<>();
        private long delivered;
        private boolean isOpen = true;

        @Override
        public int doWork() {
            return 0;
        }

        @Override
        public boolean offer(DirectBuffer payload, int offset, int lengthBytes) {
            if (isOpen) {
                assertEquals(Long.BYTES, lengthBytes);
                taken.add(payload.getLong(offset));
            }
            return isOpen;
        }

        @Override
        public long delivered() {
            return delivered;
        }

        @Override
        public boolean isLost() {
            return false;
        }

        @Override
        public void close() {
            isOpen = false;
        }
    }
}
