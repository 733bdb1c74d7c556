package az.ecbar.gateway.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.NoticeKind;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** An outbox that is filled from another one, with what its terminals have not acknowledged. */
class OutboxCopyTest {
    private static final byte A = 'A';
    private static final int LAST = 60;
    private static final int PIECE = 3_000;
    private static final OutboxConfig SMALL = new OutboxConfig(4096, 2048, 0);

    private final MemoryFolder folder = new MemoryFolder();
    private final MemoryFolder copied = new MemoryFolder();

    /** Command n causes an output of participant 7 and 8 in turn. */
    private Outbox filled() {
        Outbox outbox = Outbox.open(folder, SMALL);
        for (int sequence = 1; sequence <= LAST; sequence++) {
            byte[] message =
                    ("message " + sequence + "x".repeat(sequence * 37 % 300)).getBytes(StandardCharsets.US_ASCII);
            outbox.messageBuffer().putBytes(outbox.messageOffset(), message);
            outbox.put(
                    sequence,
                    0,
                    7 + sequence % 2,
                    A,
                    1L + (sequence - 1) / 2,
                    NoticeKind.DEBIT_ADVICE,
                    sequence,
                    1_700_000_000_000_000_000L + sequence,
                    message.length,
                    0);
        }
        outbox.flush();
        return outbox;
    }

    private static UnsafeBuffer acknowledged(long ofSeven, long ofEight) {
        UnsafeBuffer table = new UnsafeBuffer(new byte[32]);
        table.putInt(0, 7, ByteOrder.LITTLE_ENDIAN);
        table.putInt(4, A, ByteOrder.LITTLE_ENDIAN);
        table.putLong(8, ofSeven, ByteOrder.LITTLE_ENDIAN);
        table.putInt(16, 8, ByteOrder.LITTLE_ENDIAN);
        table.putInt(20, A, ByteOrder.LITTLE_ENDIAN);
        table.putLong(24, ofEight, ByteOrder.LITTLE_ENDIAN);
        return table;
    }

    private Outbox copy(long upToSequence, UnsafeBuffer acknowledged) {
        OutboxCopy from = new OutboxCopy(folder, SMALL);
        Outbox to = Outbox.open(copied, SMALL);
        UnsafeBuffer piece = new UnsafeBuffer(new byte[PIECE]);
        long place = 0;
        while (place >= 0) {
            int length = from.read(upToSequence, place, acknowledged, piece, 0, PIECE);
            for (int at = 0; at < length; ) {
                int taken = to.adopt(piece, at, length - at);
                assertTrue(taken > 0, "an output at " + at);
                at += taken;
            }
            place = from.nextPlace();
        }
        from.close();
        return to;
    }

    private static List<String> read(Outbox outbox, int participant, long from) {
        List<String> found = new ArrayList<>();
        int _ = outbox.read(
                participant,
                A,
                from,
                LAST,
                output -> found.add(output.number() + ": "
                        + output.buffer()
                                .getStringWithoutLengthAscii(0, output.buffer().capacity())));
        return found;
    }

    @Test
    void whatIsNotAcknowledgedIsCopiedByteForByte() {
        Outbox outbox = filled();
        Outbox copy = copy(LAST, acknowledged(20, 0));
        assertEquals(read(outbox, 7, 21), read(copy, 7, 21));
        assertEquals(read(outbox, 8, 1), read(copy, 8, 1));
        copy.checkComplete(7, A, 30, 20);
        copy.checkComplete(8, A, 30, 0);
        assertThrows(OutboxFailure.class, () -> copy.checkComplete(7, A, 30, 19), "that one was not wanted");
    }

    /** What it is made of may not be there: what tells of an older record is made at the owner long before. */
    @Test
    void anOutputThatWasMadeLaterIsCopiedAsItWasMade() {
        Outbox outbox = Outbox.open(folder, SMALL);
        for (int sequence = 1; sequence <= 2; sequence++) {
            int length = write(outbox, "event of " + sequence);
            outbox.putGap(sequence, 0, 7, A, sequence, NoticeKind.EXECUTED, sequence, sequence, length);
        }
        assertNotNull(outbox.gap());
        outbox.fillGap(write(outbox, "made later, and longer than what it was made of"), 0);
        outbox.flush();
        Outbox copy = copy(LAST, acknowledged(0, 0));
        assertEquals(1, copy.gapCount(), "the second one waits there too");
        assertEquals(1, read(outbox, 7, 1).size());
        assertEquals(read(outbox, 7, 1), read(copy, 7, 1));
    }

    private static int write(Outbox outbox, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        outbox.messageBuffer().putBytes(outbox.messageOffset(), bytes);
        return bytes.length;
    }

    @Test
    void itEndsAtTheSnapshotAndGoesOnByItself() {
        Outbox outbox = filled();
        Outbox copy = copy(50, acknowledged(25, 24));
        assertEquals(25, copy.lastNumber(8, A));
        copy.restore(7, A, 25, 25);
        copy.checkComplete(7, A, 25, 25);
        copy.close();
        Outbox again = Outbox.open(copied, SMALL);
        assertEquals(read(outbox, 8, 25).getFirst(), read(again, 8, 25).getFirst());
    }

    @Test
    void whatIsNotWholeOrNotTheNextIsNotTaken() {
        filled();
        OutboxCopy from = new OutboxCopy(folder, SMALL);
        UnsafeBuffer piece = new UnsafeBuffer(new byte[PIECE]);
        int length = from.read(LAST, 0, acknowledged(0, 0), piece, 0, PIECE);
        Outbox to = Outbox.open(copied, SMALL);
        int first = to.adopt(piece, 0, length);
        assertTrue(first > 0);
        assertEquals(0, to.adopt(piece, 0, length), "it is there already");
        assertEquals(0, to.adopt(piece, first, 50), "it was cut");
        piece.putByte(first + 100, (byte) (piece.getByte(first + 100) ^ 1));
        assertEquals(0, to.adopt(piece, first, length - first), "a byte was changed");
    }
}
