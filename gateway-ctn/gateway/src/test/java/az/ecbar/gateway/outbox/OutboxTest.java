package az.ecbar.gateway.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.NoticeKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {
    private static final byte A = 'A';
    private static final OutboxConfig SMALL = new OutboxConfig(4096, 2048, TimeUnit.DAYS.toNanos(2));

    private final MemoryFolder folder = new MemoryFolder();

    @Test
    void outputsAreReadBackByTerminalAndNumber() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 60);
        assertEquals(expected(7, 1, 20), read(outbox, 7, 1, 100));
        assertEquals(expected(8, 5, 20), read(outbox, 8, 5, 100));
        assertEquals(expected(9, 5, 7), read(outbox, 9, 5, 3));
        assertEquals(20, outbox.lastNumber(7, A));
        assertEquals(0, outbox.lastNumber(7, (byte) 'B'));
        assertEquals(List.of(), read(outbox, 7, 21, 5));
        assertTrue(folder.list().size() > 4, "several segments: " + folder.list());
    }

    @Test
    void anOutputIsGivenToTheOperatingSystemBeforeItIsHandedOutAndNotReadFromItAgain() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 6);
        assertEquals(0, folder.sizeOf("0000000001.outputs"));
        assertEquals(expected(8, 1, 2), read(outbox, 8, 1, 100));
        assertTrue(folder.sizeOf("0000000001.outputs") > 0);
        folder.damage("0000000001.outputs", 300);
        assertEquals(expected(8, 1, 2), read(outbox, 8, 1, 100));
        putAll(outbox, 7, 9);
        assertEquals(expected(8, 1, 2), read(outbox, 8, 1, 2), "what is pending comes after them");
        assertEquals(expected(8, 1, 3), read(outbox, 8, 1, 100));
    }

    @Test
    void whatIsNotInMemoryAnyMoreIsReadFromTheFile() {
        Outbox outbox = Outbox.open(folder, new OutboxConfig(64 << 20, 60 << 10, 0));
        int small = 200;
        int large = 50_000;
        long last = 0;
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 300; j++) {
                last++;
                put(outbox, last, 7, last, last + "x".repeat(small));
                assertEquals(
                        List.of(last + ": " + last + "x".repeat(small) + "|proof of " + last),
                        read(outbox, 7, last, 1));
            }
            last++;
            put(outbox, last, 7, last, "y".repeat(large));
            assertEquals(List.of(last + ": " + "y".repeat(large) + "|proof of " + last), read(outbox, 7, last, 1));
        }
        for (long number = 1; number <= last; number++) {
            String text = number % 301 == 0 ? "y".repeat(large) : number + "x".repeat(small);
            assertEquals(List.of(number + ": " + text + "|proof of " + number), read(outbox, 7, number, 1));
        }
    }

    @Test
    void aReaderThatIsFullGetsTheSameOutputAgain() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 12);
        List<Long> seen = new ArrayList<>();
        int taken = outbox.read(7, A, 1, 10, output -> {
            seen.add(output.number());
            return output.number() < 3;
        });
        assertEquals(2, taken);
        assertEquals(List.of(1L, 2L, 3L), seen);
    }

    @Test
    void anOutboxThatIsOpenedAgainHoldsTheSameAndProvesItByReplay() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 60);
        outbox.close();
        Outbox again = Outbox.open(folder, SMALL);
        assertEquals(60, again.resumeSequence());
        assertEquals(expected(7, 1, 20), read(again, 7, 1, 100));
        putAll(again, 1, 75);
        assertEquals(60, again.verifiedCount());
        assertEquals(expected(7, 1, 25), read(again, 7, 1, 100));
    }

    @Test
    void anOutputThatIsMadeAgainAndDiffersStopsTheNode() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 6);
        String message = assertThrows(OutboxFailure.class, () -> put(outbox, 5, 7, 2, "another text"))
                .getMessage();
        assertTrue(String.valueOf(message).contains("output 2 of participant 7"), message);
    }

    @Test
    void anOutputThatDoesNotFollowTheLastOneStopsTheNode() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 6);
        assertThrows(OutboxFailure.class, () -> put(outbox, 9, 7, 9, text(7, 9)));
        assertThrows(OutboxFailure.class, () -> put(outbox, 9, 7, 2, text(7, 2)));
    }

    @Test
    void aDamagedSegmentBeforeTheLastIsToldAndNotRepaired() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 60);
        outbox.close();
        folder.delete("0000000001.index");
        folder.damage("0000000001.outputs", 300);
        assertThrows(OutboxFailure.class, () -> Outbox.open(folder, SMALL));
    }

    @Test
    void aDamagedRecordIsNotHandedOut() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 60);
        folder.damage("0000000001.outputs", 300);
        assertThrows(OutboxFailure.class, () -> read(outbox, 8, 1, 100));
    }

    @Test
    void aLostIndexIsMadeAgain() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 60);
        outbox.close();
        folder.delete("0000000002.index");
        folder.damage("0000000001.index", 50);
        Outbox again = Outbox.open(folder, SMALL);
        assertEquals(expected(9, 1, 20), read(again, 9, 1, 100));
        assertTrue(folder.exists("0000000002.index"));
    }

    @Test
    void nothingGoesBeforeItIsAcknowledgedAndOld() {
        Outbox outbox = Outbox.open(folder, SMALL);
        putAll(outbox, 1, 120);
        long late = time(120) + TimeUnit.DAYS.toNanos(3);
        assertEquals(0, outbox.discardOld(late), "nothing is acknowledged");
        outbox.acknowledge(7, A, 40);
        outbox.acknowledge(8, A, 40);
        assertEquals(0, outbox.discardOld(late), "participant 9 has acknowledged nothing");
        outbox.acknowledge(9, A, 30);
        assertEquals(0, outbox.discardOld(time(1)), "acknowledged, but young");
        assertEquals(1, outbox.firstSequence());
        assertTrue(outbox.discardOld(late) > 0);
        long first = outbox.firstSequence();
        assertTrue(first > 1 && first <= 91, "output 31 of participant 9 is of command 93, " + first + " is the first");
        assertEquals(120, outbox.lastSequence());
        assertEquals(expected(9, 31, 40), read(outbox, 9, 31, 100));
        outbox.close();

        Outbox again = Outbox.open(folder, SMALL);
        assertEquals(first, again.firstSequence());
        putAll(again, 1, 130);
        assertEquals(expected(9, 31, 43), read(again, 9, 31, 100));
        again.checkComplete(9, A, 43, 30);
        assertThrows(OutboxFailure.class, () -> again.checkComplete(9, A, 43, 3), "these are gone");
        assertThrows(OutboxFailure.class, () -> again.checkComplete(9, A, 44, 30), "this never came");
    }

    @Test
    void aTerminalWhoseOutputsAreAllGoneGoesOnWithItsNumbers() {
        Outbox outbox = Outbox.open(folder, SMALL);
        put(outbox, 1, 5, 1, text(5, 1));
        put(outbox, 2, 5, 2, text(5, 2));
        for (int sequence = 3; sequence < 60; sequence++) {
            put(outbox, sequence, 7, sequence - 2, text(7, sequence - 2));
        }
        outbox.acknowledge(5, A, 2);
        outbox.acknowledge(7, A, 57);
        assertTrue(outbox.discardOld(time(60) + TimeUnit.DAYS.toNanos(3)) > 0);
        outbox.close();

        Outbox fromSnapshot = Outbox.open(folder, SMALL);
        fromSnapshot.restore(5, A, 2, 2);
        fromSnapshot.restore(7, A, 57, 57);
        put(fromSnapshot, 60, 5, 3, text(5, 3));
        assertEquals(expected(5, 3, 3), read(fromSnapshot, 5, 3, 10));
        fromSnapshot.close();

        Outbox fromTheBeginning = Outbox.open(folder, SMALL);
        put(fromTheBeginning, 1, 5, 1, text(5, 1));
        put(fromTheBeginning, 2, 5, 2, text(5, 2));
        put(fromTheBeginning, 60, 5, 3, text(5, 3));
        put(fromTheBeginning, 61, 5, 4, text(5, 4));
        assertEquals(expected(5, 3, 4), read(fromTheBeginning, 5, 3, 10));
    }

    @Test
    void anEmptyOutboxWantsTheWholeJournal() {
        Outbox empty = Outbox.open(folder, SMALL);
        assertEquals(1, empty.resumeSequence());
        assertEquals(0, empty.firstSequence());
    }

    /** Dies before each change of the files in turn; after a replay nothing is missing and nothing changed (I7). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aCrashAtAnyChangeLosesNothingThatReplayDoesNotBringBack(int seed) {
        int crashes = 0;
        for (int at = 0; ; at++) {
            MemoryFolder disk = new MemoryFolder();
            disk.crashAfter(at);
            boolean crashed = runUntilCrash(disk);
            Random random = new Random(seed * 1000L + at);
            Outbox recovered = Outbox.open(disk.afterPowerFailure(random), SMALL);
            assertTrue(recovered.resumeSequence() <= 90);
            putAll(recovered, (int) recovered.resumeSequence(), 90);
            for (int participant = 7; participant <= 9; participant++) {
                recovered.checkComplete(participant, A, 30, 20);
                assertEquals(expected(participant, 21, 30), read(recovered, participant, 21, 100), "crash at " + at);
            }
            if (!crashed) {
                break;
            }
            crashes++;
        }
        assertTrue(crashes > 30, crashes + " changes");
    }

    /** The system takes for written what it dropped: the next start reads it, and a power failure shows that it is not. */
    @Test
    void whatAForceThatFailedHasDroppedIsWrittenAnewByTheNextStart() {
        int failed = 0;
        for (int failing = 0; failing < 20; failing++) {
            MemoryFolder disk = new MemoryFolder();
            disk.forceFailsAfter(failing);
            Outbox outbox = Outbox.open(disk, SMALL);
            try {
                putAll(outbox, 1, 90);
                outbox.close();
            } catch (OutboxFailure e) {
                failed++;
                outbox.close();
            }
            disk.forceFailsAfter(Long.MAX_VALUE);
            Outbox again = Outbox.open(disk, SMALL);
            putAll(again, (int) again.resumeSequence(), 120);
            again.close();
            Outbox after = Outbox.open(disk.afterPowerFailure(new Random(failing)), SMALL);
            for (int participant = 7; participant <= 9; participant++) {
                assertEquals(
                        expected(participant, 1, 40), read(after, participant, 1, 100), "force " + failing + " failed");
            }
        }
        assertTrue(failed > 10, failed + " forces failed");
    }

    private static boolean runUntilCrash(MemoryFolder disk) {
        try {
            Outbox outbox = Outbox.open(disk, SMALL);
            for (int sequence = 1; sequence <= 90; sequence++) {
                putAll(outbox, sequence, sequence);
                if (sequence % 4 == 0) {
                    outbox.flush();
                }
                if (sequence == 75) {
                    for (int participant = 7; participant <= 9; participant++) {
                        outbox.acknowledge(participant, A, 20);
                    }
                    outbox.discardOld(time(75) + TimeUnit.DAYS.toNanos(3));
                }
            }
            outbox.close();
            return false;
        } catch (MemoryFolder.Crash e) {
            return true;
        }
    }

    /** Command n causes one output of participant 7, 8 or 9 in turn. */
    private static void putAll(Outbox outbox, int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            int participant = 7 + (sequence - 1) % 3;
            long number = 1L + (sequence - 1) / 3;
            put(outbox, sequence, participant, number, text(participant, number));
        }
    }

    private static void put(Outbox outbox, long sequence, int participant, long number, String text) {
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        byte[] attachment = ("proof of " + number).getBytes(StandardCharsets.US_ASCII);
        int at = outbox.messageOffset();
        outbox.messageBuffer().putBytes(at, message);
        outbox.messageBuffer().putBytes(at + message.length, attachment);
        outbox.put(
                sequence,
                0,
                participant,
                A,
                number,
                NoticeKind.DEBIT_ADVICE,
                sequence,
                time(sequence),
                message.length,
                attachment.length);
    }

    private static long time(long sequence) {
        return 1_700_000_000_000_000_000L + sequence;
    }

    private static String text(int participant, long number) {
        return "message " + number + " of " + participant + " " + "x".repeat((int) (number * 37 % 400));
    }

    private static List<String> expected(int participant, long from, long to) {
        List<String> expected = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            expected.add(number + ": " + text(participant, number) + "|proof of " + number);
        }
        return expected;
    }

    private static List<String> read(Outbox outbox, int participant, long from, int max) {
        List<String> found = new ArrayList<>();
        outbox.read(participant, A, from, max, output -> {
            found.add(output.number() + ": "
                    + output.buffer().getStringWithoutLengthAscii(output.messageOffset(), output.messageLength()) + "|"
                    + output.buffer()
                            .getStringWithoutLengthAscii(output.attachmentOffset(), output.attachmentLength()));
            return true;
        });
        return found;
    }
}
