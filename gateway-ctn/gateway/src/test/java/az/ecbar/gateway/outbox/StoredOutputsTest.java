package az.ecbar.gateway.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.NoticeKind;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** An outbox that is proven beside, while it serves. */
class StoredOutputsTest {
    private static final byte A = 'A';
    private static final int LAST = 60;
    private static final OutboxConfig SMALL = new OutboxConfig(4096, 2048, 0);

    private final MemoryFolder folder = new MemoryFolder();

    private Outbox filled() {
        Outbox outbox = Outbox.open(folder, SMALL);
        for (int sequence = 1; sequence <= LAST; sequence++) {
            put(outbox, sequence, text(sequence));
        }
        outbox.close();
        return Outbox.open(folder, SMALL);
    }

    private StoredOutputs proof() {
        return new StoredOutputs(folder, SMALL, 0, LAST);
    }

    @Test
    void whatIsMadeAgainIsFoundEqualUpToTheCommandBeforeTheLast() {
        Outbox outbox = filled();
        StoredOutputs proof = proof();
        for (int sequence = 1; sequence <= LAST + 10; sequence++) {
            put(proof, sequence, text(sequence));
        }
        assertEquals(LAST - 1, proof.verifiedCount());
        assertTrue(outbox.isStored(LAST - 1, 7, A, LAST - 1));
        assertFalse(outbox.isStored(LAST, 7, A, LAST), "of the last command some may be missing");
    }

    @Test
    void itMayBeginInTheMiddle() {
        filled();
        StoredOutputs proof = proof();
        for (int sequence = 41; sequence <= LAST; sequence++) {
            put(proof, sequence, text(sequence));
        }
        assertEquals(19, proof.verifiedCount());
    }

    @Test
    void anotherByteIsFound() {
        filled();
        StoredOutputs proof = proof();
        put(proof, 1, text(1));
        String message = assertThrows(OutboxFailure.class, () -> put(proof, 2, text(2).replace('x', 'y')))
                .getMessage();
        assertTrue(String.valueOf(message).contains("output 2 of command 2"), message);
    }

    @Test
    void anOutputThatIsNotMadeAgainIsFound() {
        filled();
        StoredOutputs proof = proof();
        put(proof, 1, text(1));
        assertThrows(OutboxFailure.class, () -> put(proof, 3, text(3)));
    }

    @Test
    void segmentsThatNobodyNeedsMayGoMeanwhile() {
        Outbox outbox = filled();
        StoredOutputs proof = proof();
        put(proof, 1, text(1));
        outbox.acknowledge(7, A, LAST);
        assertTrue(outbox.discardOld(time(LAST) + TimeUnit.DAYS.toNanos(1)) > 2);
        for (int sequence = 2; sequence <= LAST; sequence++) {
            put(proof, sequence, text(sequence));
        }
        assertTrue(proof.verifiedCount() > 5 && proof.verifiedCount() < LAST, proof.verifiedCount() + " compared");
    }

    /** It holds only what a terminal had not acknowledged when another node gave it, so that its row has gaps. */
    @Test
    void whatWasFilledInFromAnotherOutboxIsNotCompared() {
        MemoryFolder given = new MemoryFolder();
        Outbox source = Outbox.open(given, SMALL);
        for (int sequence = 1; sequence <= 10; sequence++) {
            putInTurn(source, sequence);
        }
        source.close();
        Outbox outbox = Outbox.open(folder, SMALL);
        adoptAll(new OutboxCopy(given, SMALL), outbox);
        outbox.restore(7, A, 5, 5);
        for (int sequence = 11; sequence <= 20; sequence++) {
            putInTurn(outbox, sequence);
        }
        outbox.close();
        StoredOutputs proof = new StoredOutputs(folder, SMALL, 10, 20);
        for (int sequence = 1; sequence <= 20; sequence++) {
            putInTurn(proof, sequence);
        }
        assertEquals(9, proof.verifiedCount());
    }

    /** Terminal A, whose outputs are of the even commands, has acknowledged all, terminal B the first three. */
    private static void adoptAll(OutboxCopy copy, Outbox outbox) {
        UnsafeBuffer acknowledged = new UnsafeBuffer(new byte[32]);
        for (int i = 0; i < 2; i++) {
            acknowledged.putInt(16 * i, 7, ByteOrder.LITTLE_ENDIAN);
            acknowledged.putInt(16 * i + 4, A + i, ByteOrder.LITTLE_ENDIAN);
            acknowledged.putLong(16 * i + 8, 5 - 2L * i, ByteOrder.LITTLE_ENDIAN);
        }
        UnsafeBuffer outputs = new UnsafeBuffer(new byte[64 * 1024]);
        int length = copy.read(10, 0, acknowledged, outputs, 0, outputs.capacity());
        assertEquals(-1, copy.nextPlace());
        int at = 0;
        while (at < length) {
            int adopted = outbox.adopt(outputs, at, length - at);
            assertTrue(adopted > 0);
            at += adopted;
        }
        assertEquals(9, outbox.lastSequence());
        assertEquals(7, outbox.firstSequence());
        copy.close();
    }

    private static void putInTurn(OutputTarget target, int sequence) {
        byte[] message = text(sequence).getBytes(StandardCharsets.US_ASCII);
        target.messageBuffer().putBytes(target.messageOffset(), message);
        byte terminal = (byte) (A + sequence % 2);
        target.put(
                sequence,
                0,
                7,
                terminal,
                (sequence + 1) / 2,
                NoticeKind.DEBIT_ADVICE,
                sequence,
                time(sequence),
                message.length,
                0);
    }

    @Test
    void anOutputThatShouldBeHeldAndIsNotStopsTheNode() {
        Outbox outbox = filled();
        assertThrows(OutboxFailure.class, () -> outbox.isStored(5, 7, A, LAST + 1));
    }

    /** Command n causes output n of participant 7. */
    private static void put(OutputTarget target, long sequence, String text) {
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        target.messageBuffer().putBytes(target.messageOffset(), message);
        target.put(sequence, 0, 7, A, sequence, NoticeKind.DEBIT_ADVICE, sequence, time(sequence), message.length, 0);
    }

    private static long time(long sequence) {
        return 1_700_000_000_000_000_000L + sequence;
    }

    private static String text(int number) {
        return "message " + number + " " + "x".repeat(number * 37 % 400);
    }
}
