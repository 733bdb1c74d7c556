package az.ecbar.gateway.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.NoticeKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Outputs that cannot be made when their turn comes: they and those behind them of their terminal wait, others go on. */
class OutputGapsTest {
    private static final byte A = 'A';
    private static final OutboxConfig SMALL = new OutboxConfig(4096, 2048, TimeUnit.DAYS.toNanos(2));
    private static final String GAP_FILE = "gap-7-65-2";

    private final MemoryFolder folder = new MemoryFolder();

    /** Commands 1 to 6: in turn outputs of participants 7 and 8; of 7 the second one cannot be made. */
    private static void begin(Outbox outbox) {
        put(outbox, 1, 7, 1);
        put(outbox, 2, 8, 1);
        putGap(outbox, 3, 7, 2);
        put(outbox, 4, 8, 2);
        put(outbox, 5, 7, 3);
        put(outbox, 6, 8, 3);
    }

    private static int write(Outbox outbox, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        outbox.messageBuffer().putBytes(outbox.messageOffset(), bytes);
        return bytes.length;
    }

    private static void put(Outbox outbox, long sequence, int participant, long number) {
        int length = write(outbox, participant + " gets " + number);
        outbox.put(sequence, 0, participant, A, number, NoticeKind.EXECUTED, sequence, sequence, length, 0);
    }

    private static void putGap(Outbox outbox, long sequence, int participant, long number) {
        int length = write(outbox, "event of " + sequence);
        outbox.putGap(sequence, 0, participant, A, number, NoticeKind.EXECUTED, sequence, sequence, length);
    }

    private static List<String> read(Outbox outbox, int participant, long from) {
        List<String> found = new ArrayList<>();
        outbox.read(participant, A, from, 100, output -> {
            found.add(output.buffer().getStringWithoutLengthAscii(output.messageOffset(), output.messageLength()));
            return true;
        });
        return found;
    }

    private static void makeUp(Outbox outbox) {
        OutputReader.StoredOutput gap = outbox.gap();
        assertNotNull(gap);
        assertEquals(3, gap.sequence());
        assertEquals("event of 3", gap.buffer().getStringWithoutLengthAscii(gap.messageOffset(), gap.messageLength()));
        outbox.fillGap(write(outbox, "7 gets 2"), 0);
    }

    private static void assertWaits(Outbox outbox) {
        assertEquals(1, outbox.gapCount());
        assertEquals(List.of("7 gets 1"), read(outbox, 7, 1));
        assertEquals(List.of(), read(outbox, 7, 2));
        assertEquals(List.of("8 gets 1", "8 gets 2", "8 gets 3"), read(outbox, 8, 1));
        assertEquals(3, outbox.lastNumber(7, A), "the terminal may know them of the other node");
        assertEquals(List.of("7 gets 3"), read(outbox, 7, 3));
        outbox.checkComplete(7, A, 3, 0);
    }

    private static void assertMade(Outbox outbox) {
        assertEquals(0, outbox.gapCount());
        assertNull(outbox.gap());
        assertEquals(List.of("7 gets 1", "7 gets 2", "7 gets 3"), read(outbox, 7, 1));
    }

    @Test
    void theTerminalWaitsAndTheOthersGoOnUntilItIsMade() {
        Outbox outbox = Outbox.open(folder, SMALL);
        begin(outbox);
        assertWaits(outbox);
        outbox.postponeGap();
        assertWaits(outbox);
        makeUp(outbox);
        assertMade(outbox);
        outbox.close();
        Outbox again = Outbox.open(folder, SMALL);
        assertMade(again);
        put(again, 3, 7, 2);
        assertEquals(1, again.verifiedCount(), "made again, it is equal to what was made late");
        putGap(again, 3, 7, 2);
        assertMade(again);
    }

    @Test
    void aStartKnowsWhatWaits() {
        Outbox outbox = Outbox.open(folder, SMALL);
        begin(outbox);
        outbox.close();
        Outbox again = Outbox.open(folder, SMALL);
        assertWaits(again);
        put(again, 3, 7, 2);
        assertMade(again);
    }

    @Test
    void whatWasMadeLateAndIsDamagedIsMadeOnceMore() {
        Outbox outbox = Outbox.open(folder, SMALL);
        begin(outbox);
        makeUp(outbox);
        folder.damage(GAP_FILE, 100);
        assertEquals(List.of("7 gets 1"), read(outbox, 7, 1));
        makeUp(outbox);
        assertMade(outbox);
    }

    @Test
    void itsFileGoesWithItsSegment() {
        Outbox outbox = Outbox.open(folder, SMALL);
        begin(outbox);
        makeUp(outbox);
        for (int sequence = 7; sequence < 200; sequence++) {
            put(outbox, sequence, 8, sequence - 3L);
        }
        assertTrue(folder.exists(GAP_FILE));
        outbox.acknowledge(7, A, 3);
        outbox.acknowledge(8, A, 196);
        assertTrue(outbox.discardOld(TimeUnit.DAYS.toNanos(3)) > 0);
        assertFalse(folder.exists(GAP_FILE));
    }

    @Test
    void whoFillsHisOutboxFromAnotherTakesOverWhatWaits() {
        Outbox outbox = Outbox.open(folder, SMALL);
        begin(outbox);
        outbox.flush();
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[1 << 16]);
        OutboxCopy copy = new OutboxCopy(folder, SMALL);
        int length = copy.read(6, 0, new UnsafeBuffer(0, 0), bytes, 0, bytes.capacity());
        Outbox other = Outbox.open(new MemoryFolder(), SMALL);
        int at = 0;
        while (at < length) {
            int taken = other.adopt(bytes, at, length - at);
            assertTrue(taken > 0);
            at += taken;
        }
        assertWaits(other);
        makeUp(other);
        assertMade(other);
    }

    /** The proof beside passes what waits and what was made late, and finds the rest equal. */
    @Test
    void theProofPassesIt() {
        Outbox outbox = Outbox.open(folder, SMALL);
        begin(outbox);
        outbox.close();
        StoredOutputs proof = new StoredOutputs(folder, SMALL, 0, 6);
        for (long sequence = 1; sequence <= 6; sequence++) {
            int participant = sequence % 2 == 1 ? 7 : 8;
            byte[] text = (participant + " gets " + (sequence + 1) / 2).getBytes(StandardCharsets.US_ASCII);
            proof.messageBuffer().putBytes(proof.messageOffset(), text);
            if (sequence == 4) {
                proof.putGap(sequence, 0, participant, A, 2, NoticeKind.EXECUTED, sequence, sequence, text.length);
            } else {
                proof.put(
                        sequence,
                        0,
                        participant,
                        A,
                        (sequence + 1) / 2,
                        NoticeKind.EXECUTED,
                        sequence,
                        sequence,
                        text.length,
                        0);
            }
        }
        assertEquals(3, proof.verifiedCount());
    }

    /** Dies before each change of the files in turn; a replay from what is left brings all of it back. */
    @Test
    void aCrashAtAnyChangeLosesNothing() {
        int crashes = 0;
        for (int at = 0; ; at++) {
            MemoryFolder disk = new MemoryFolder();
            disk.crashAfter(at);
            boolean hasCrashed = false;
            try {
                Outbox outbox = Outbox.open(disk, SMALL);
                begin(outbox);
                outbox.flush();
                makeUp(outbox);
                outbox.close();
            } catch (MemoryFolder.Crash e) {
                hasCrashed = true;
            }
            Outbox recovered = Outbox.open(disk.afterPowerFailure(new Random(at)), SMALL);
            for (long sequence = recovered.resumeSequence(); sequence <= 6; sequence++) {
                if (sequence == 3) {
                    putGap(recovered, 3, 7, 2);
                } else {
                    put(recovered, sequence, sequence % 2 == 1 ? 7 : 8, (sequence + 1) / 2);
                }
            }
            if (recovered.gapCount() > 0) {
                assertWaits(recovered);
                makeUp(recovered);
            }
            assertMade(recovered);
            if (!hasCrashed) {
                break;
            }
            crashes++;
        }
        assertTrue(crashes > 5, crashes + " changes");
    }
}
