package az.ecbar.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.record.EventBatch;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that says more than an eighth of the gate passes it whole, in its turn, and not before it is committed. */
class EventGateTest {
    private static final int GATE_BYTES = 1 << 12;
    private static final int LARGE = GATE_BYTES;
    private static final int SMALL = 64;

    private final CommitRule commits = new CommitRule(0);
    private final EventGate gate = new EventGate(GATE_BYTES, commits);
    private final List<String> passed = new ArrayList<>();

    @BeforeEach
    void commitByForce() {
        commits.begin(commits.lastHold(), false);
    }

    /** A batch of one event of so many bytes. */
    private boolean offer(long sequence, int bytes) {
        int length = EventBatch.HEAD_LENGTH + EventBatch.framedLength(bytes);
        UnsafeBuffer batch = new UnsafeBuffer(new byte[length]);
        batch.putInt(EventBatch.HEAD_LENGTH, bytes);
        batch.putByte(length - 1, (byte) sequence);
        EventBatch.head(batch, 0, sequence, 7, 1, length);
        return gate.offer(batch, 0, length);
    }

    private List<String> poll() {
        passed.clear();
        int _ = gate.poll(
                (sequence, timeNs, _, _, buffer, offset, length) -> passed.add(sequence + " of " + length + " at "
                        + timeNs + " ends with " + buffer.getByte(offset + length - 1)),
                16);
        return List.copyOf(passed);
    }

    private static String told(long sequence, int bytes) {
        return sequence + " of " + bytes + " at 7 ends with " + sequence;
    }

    @Test
    void itPassesInItsTurnAndOnlyCommitted() {
        assertTrue(offer(1, SMALL));
        assertTrue(offer(2, LARGE));
        assertTrue(offer(3, SMALL));
        commits.forced(1);
        assertEquals(List.of(told(1, SMALL)), poll());
        assertFalse(gate.isEmpty());
        commits.forced(3);
        assertEquals(List.of(told(2, LARGE), told(3, SMALL)), poll());
        assertTrue(gate.isEmpty());
    }

    @Test
    void aSecondOneWaitsUntilTheFirstHasPassed() {
        assertTrue(offer(1, LARGE));
        assertFalse(offer(2, 2 * LARGE));
        commits.forced(2);
        assertEquals(List.of(told(1, LARGE)), poll());
        assertTrue(offer(2, 2 * LARGE));
        assertEquals(List.of(told(2, 2 * LARGE)), poll());
        assertTrue(offer(3, LARGE));
    }

    @Test
    void whereTheRingIsFullItIsNotTaken() {
        long sequence = 0;
        UnsafeBuffer nothing = new UnsafeBuffer(new byte[EventBatch.HEAD_LENGTH]);
        do {
            EventBatch.head(nothing, 0, ++sequence, 7, 0, EventBatch.HEAD_LENGTH);
        } while (gate.offer(nothing, 0, EventBatch.HEAD_LENGTH));
        assertFalse(offer(sequence + 1, LARGE));
        commits.forced(sequence);
        while (!gate.isEmpty()) {
            List<String> _ = poll();
        }
        assertTrue(offer(sequence + 1, LARGE));
    }
}
