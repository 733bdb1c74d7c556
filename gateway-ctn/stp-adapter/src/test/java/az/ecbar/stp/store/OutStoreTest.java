package az.ecbar.stp.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.stp.files.CrashingFiles;
import az.ecbar.stp.files.FoundFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutStoreTest {
    private static final Path FOLDER = Path.of("/bank/store");
    private static final StoreIdentity ALFA = new StoreIdentity("ALFAAZ22XXX", "A");
    private static final StoreLimits SMALL = new StoreLimits(2_000, 300);

    private final CrashingFiles files = new CrashingFiles();

    @Test
    void numbersMessagesOneByOneAndKeepsTheirBytesUntilTheAnswer() throws IOException {
        try (OutStore store = open()) {
            assertEquals(1, store.addMessage(outgoing("first"), 5).inputNumber());
            assertEquals(2, store.addMessage(outgoing("second"), 5).inputNumber());
            assertTrue(store.force());
        }
        try (OutStore store = open()) {
            OutMessage second = unanswered(store, 2);
            assertArrayEquals(bytes("second"), store.payload(second.id()));
            store.taken(1, 100, 1_000, "receipts/1", 6);
            store.taken(2, 101, 1_001, "receipts/2", 6);
            store.force();
        }
        try (OutStore store = open()) {
            assertTrue(store.unansweredNumbers().isEmpty());
            OutMessage first = store.byInputNumber(1);
            assertNotNull(first);
            assertEquals(MessageState.TAKEN, first.state());
            assertEquals(100, first.sequence());
            assertEquals("receipts/1", first.receipt());
            assertEquals(3, store.addMessage(outgoing("third"), 7).inputNumber());
        }
    }

    @Test
    void whatIsNotForcedIsNotThereAfterACrash() throws IOException {
        OutStore store = open();
        store.addMessage(outgoing("first"), 5);
        store.force();
        store.addMessage(outgoing("second"), 5);
        try (OutStore again = open()) {
            assertEquals(1, again.lastInputNumber());
        }
    }

    @Test
    void aRejectedMessageGivesItsNumberToTheNextAndThoseBehindMoveUp() throws IOException {
        try (OutStore store = open()) {
            for (String text : List.of("one", "two", "three", "four")) {
                store.addMessage(outgoing(text), 5);
            }
            store.taken(1, 100, 1_000, "", 6);
            OutMessage rejected = store.rejected(2, "MESSAGE_TOO_LARGE", "too long", 7);
            assertNotNull(rejected);
            assertEquals(MessageState.REJECTED, rejected.state());
            store.force();
        }
        try (OutStore store = open()) {
            assertEquals(List.of(2L, 3L), new ArrayList<>(store.unansweredNumbers()));
            assertArrayEquals(bytes("three"), store.payload(unanswered(store, 2).id()));
            assertArrayEquals(bytes("four"), store.payload(unanswered(store, 3).id()));
            assertEquals(3, store.lastInputNumber());
            assertEquals(4, store.addMessage(outgoing("five"), 8).inputNumber());
        }
    }

    @Test
    void aNoticeMayOvertakeTheAnswer() throws IOException {
        try (OutStore store = open()) {
            OutMessage message = store.addMessage(outgoing("one"), 5);
            store.noticed(message, MessageState.REFUSED, new Notice(1, "SMT900", "AM05", "duplicate", ""), 6);
            assertEquals(1, store.unansweredNumbers().size());
            OutMessage taken = store.taken(1, 100, 1_000, "r", 7);
            assertNotNull(taken);
            assertEquals(MessageState.REFUSED, taken.state());
            assertEquals(100, taken.sequence());
            assertTrue(store.unansweredNumbers().isEmpty());
        }
    }

    @Test
    void aNoticeThatNamesASequenceWaitsForTheAnswerThroughRestartsToo() throws IOException {
        try (OutStore store = open()) {
            store.addMessage(outgoing("one"), 5);
            store.addMessage(outgoing("two"), 5);
            store.noticedEarly(101, MessageState.WAITING, new Notice(1, "SMT700", "AM04", "", ""));
            store.noticedEarly(101, MessageState.ANNULLED, new Notice(2, "SMT701", "AM04", "end of day", ""));
            store.force();
        }
        open().close();
        try (OutStore store = open()) {
            OutMessage other = store.taken(1, 100, 1_000, "r", 7);
            assertNotNull(other);
            assertEquals(MessageState.TAKEN, other.state());
            OutMessage meant = store.taken(2, 101, 1_000, "r", 7);
            assertNotNull(meant);
            assertEquals(MessageState.ANNULLED, meant.state());
            assertEquals("end of day", meant.text());
            assertEquals(2, meant.notices().size());
            store.force();
        }
        try (OutStore store = open()) {
            OutMessage meant = store.bySequence(101);
            assertNotNull(meant);
            assertEquals(2, meant.notices().size());
        }
    }

    @Test
    void anEarlyNoticeOutlivesARejectionAndIsDroppedWhenAllIsAnswered() throws IOException {
        try (OutStore store = open()) {
            store.addMessage(outgoing("one"), 5);
            store.addMessage(outgoing("two"), 5);
            store.noticedEarly(101, MessageState.REFUSED, new Notice(1, "SMT900", "FF01", "", ""));
            store.noticedEarly(999, MessageState.REFUSED, new Notice(2, "SMT900", "FF01", "", ""));
            store.rejected(1, "MESSAGE_TOO_LARGE", "too long", 6);
            store.force();
            OutMessage meant = store.taken(1, 101, 1_000, "r", 7);
            assertNotNull(meant);
            assertEquals(MessageState.REFUSED, meant.state());
            store.addMessage(outgoing("three"), 8);
            OutMessage later = store.taken(2, 999, 1_000, "r", 9);
            assertNotNull(later);
            assertEquals(MessageState.TAKEN, later.state());
        }
    }

    @Test
    void aLateNoticeIsKeptButChangesNoFinalState() throws IOException {
        try (OutStore store = open()) {
            OutMessage message = store.addMessage(outgoing("one"), 5);
            store.taken(1, 100, 1_000, "r", 7);
            store.noticed(message, MessageState.SETTLED, new Notice(1, "MT900", "", "", ""), 8);
            OutMessage late = store.noticed(message, MessageState.WAITING, new Notice(2, "SMT700", "AM04", "", ""), 9);
            assertEquals(MessageState.SETTLED, late.state());
            assertEquals(2, late.notices().size());
        }
    }

    @Test
    void outputsAreCountedWithoutGaps() throws IOException {
        try (OutStore store = open()) {
            store.outputReceived(1);
            assertThrows(IllegalArgumentException.class, () -> store.outputReceived(3));
            assertThrows(IllegalArgumentException.class, () -> store.outputReceived(1));
            assertEquals(1, store.lastOutputNumber());
        }
    }

    @Test
    void aFolderBelongsToOneTerminal() throws IOException {
        open().close();
        StoreDamagedException refused = assertThrows(
                StoreDamagedException.class,
                () -> OutStore.open(files, FOLDER, new StoreIdentity("BETAAZ22XXX", "A"), SMALL));
        assertTrue(String.valueOf(refused.getMessage()).contains("belongs to ALFAAZ22XXX/A"));
    }

    @Test
    void damageInFrontOfWhatWasWrittenLaterIsNotTakenForACrash() throws IOException {
        try (OutStore store = open()) {
            store.addMessage(outgoing("one"), 5);
            store.force();
            store.addMessage(outgoing("two"), 5);
            store.force();
        }
        FoundFile file = newest();
        byte[] bytes = files.read(file.path(), Integer.MAX_VALUE);
        bytes[100] ^= 1;
        files.write(file.path(), bytes);
        assertThrows(StoreDamagedException.class, this::open);
    }

    @Test
    void aTornEndIsDroppedAndKeptAside() throws IOException {
        try (OutStore store = open()) {
            store.addMessage(outgoing("one"), 5);
            store.force();
        }
        FoundFile file = newest();
        byte[] bytes = files.read(file.path(), Integer.MAX_VALUE);
        byte[] torn = java.util.Arrays.copyOf(bytes, bytes.length + 33);
        torn[bytes.length] = 0x45;
        files.write(file.path(), torn);
        try (OutStore store = open()) {
            assertEquals(1, store.lastInputNumber());
        }
        assertTrue(files.contents(FOLDER).keySet().stream().anyMatch(name -> name.endsWith(".torn")));
    }

    @Test
    void aGrownFileIsRewrittenWithoutLosingAnything() throws IOException {
        try (OutStore store = open()) {
            for (int i = 1; i <= 200; i++) {
                store.addMessage(outgoing("message " + i), i);
                store.force();
                if (i > 3) {
                    store.taken(i - 3, 1_000 + i, i, "r", i);
                }
                store.outputReceived(i);
            }
            store.force();
            assertTrue(newest().sizeBytes() < 80_000, "rewritten on the way");
        }
        try (OutStore store = open()) {
            assertEquals(List.of(198L, 199L, 200L), new ArrayList<>(store.unansweredNumbers()));
            assertArrayEquals(
                    bytes("message 199"), store.payload(unanswered(store, 199).id()));
            assertEquals(200, store.lastOutputNumber());
            assertEquals(200, store.messages().size());
        }
    }

    @Test
    void whatIsForgottenStaysForgotten() throws IOException {
        try (OutStore store = open()) {
            OutFile file = store.addFile(1, "a.fin", "a.fin", 10, List.of(outgoing("one"), outgoing("two")), 5);
            store.taken(1, 100, 1, "r", 6);
            store.taken(2, 101, 2, "r", 6);
            store.force();
            store.forget(file);
            store.force();
        }
        try (OutStore store = open()) {
            assertTrue(store.messages().isEmpty());
            assertNull(store.file(1));
            assertNull(store.bySequence(100));
            assertTrue(store.byReference("REF").isEmpty());
            assertEquals(2, store.nextFileOrdinal());
        }
    }

    /** After each change to a file the process is killed, or the power fails: what was forced is always there. */
    @Test
    void aCrashAfterAnyChangeLosesNothingThatWasForced() throws IOException {
        for (int seed = 0; seed < 4; seed++) {
            for (long step = 1; crashesAt(step, seed); step++) {
                assertTrue(step < 10_000);
            }
        }
    }

    private boolean crashesAt(long step, int seed) throws IOException {
        CrashingFiles disk = new CrashingFiles();
        long forcedInput = 0;
        long forcedOutput = 0;
        disk.crashAfter(step);
        boolean crashed = false;
        try (OutStore store = OutStore.open(disk, FOLDER, ALFA, SMALL)) {
            for (int i = 1; i <= 40; i++) {
                store.addMessage(outgoing("message " + i), i);
                store.outputReceived(i);
                store.force();
                forcedInput = i;
                forcedOutput = i;
                store.taken(i, 1_000 + i, i, "r", i);
            }
        } catch (CrashingFiles.Crash e) {
            crashed = true;
        }
        if (seed == 0) {
            disk.restartAfterKill();
        } else {
            disk.restartAfterPowerLoss(new Random(seed * 1_000_003L + step));
        }
        try (OutStore store = OutStore.open(disk, FOLDER, ALFA, SMALL)) {
            assertTrue(store.lastInputNumber() >= forcedInput, "step " + step);
            assertTrue(store.lastOutputNumber() >= forcedOutput, "step " + step);
            for (long number : store.unansweredNumbers()) {
                assertArrayEquals(
                        bytes("message " + number),
                        store.payload(unanswered(store, number).id()));
            }
        }
        return crashed;
    }

    private OutStore open() throws IOException {
        return OutStore.open(files, FOLDER, ALFA, SMALL);
    }

    private FoundFile newest() {
        FoundFile newest = null;
        for (FoundFile found : files.list(FOLDER)) {
            if (found.name().endsWith(".journal")) {
                newest = found;
            }
        }
        return java.util.Objects.requireNonNull(newest);
    }

    private static OutMessage unanswered(OutStore store, long number) {
        @Nullable OutMessage message = store.unanswered(number);
        assertNotNull(message);
        return message;
    }

    private static Outgoing outgoing(String text) {
        return new Outgoing(bytes(text), "103", "REF");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
