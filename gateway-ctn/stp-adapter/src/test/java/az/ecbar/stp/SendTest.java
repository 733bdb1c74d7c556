package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.stp.files.CrashingFiles;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendTest {
    private final FakeCentre centre = new FakeCentre(1, 0);
    private final SimulatedBank bank = new SimulatedBank(new CrashingFiles(), centre);

    @BeforeEach
    void start() throws IOException {
        bank.start();
    }

    @Test
    void anAcceptedMessageIsAnsweredWithItsNumberAndReceipt() throws IOException {
        CompletableFuture<Outcome> outcome = send("REF1");
        assertFalse(outcome.isDone());
        bank.settle();
        Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, outcome.join());
        assertEquals(1, accepted.inputNumber());
        assertEquals(1001, accepted.sequence());
        assertTrue(bank.text(SimulatedBank.FOLDERS.root().resolve(accepted.receipt()))
                .startsWith("input 1"));
    }

    @Test
    void aRefusedMessageIsAnsweredWithTheReason() throws IOException {
        CompletableFuture<Outcome> outcome =
                bank.admission.send(Messages.bytes(Messages.payment("REF1", FakeCentre.REFUSE_ME)));
        CompletableFuture<Outcome> next = send("REF2");
        bank.settle();
        assertEquals(new Outcome.Rejected("MESSAGE_TOO_LARGE", "refused"), outcome.join());
        assertEquals(1, assertInstanceOf(Outcome.Accepted.class, next.join()).inputNumber());
    }

    @Test
    void whatIsNoMessageIsRefusedAtOnce() {
        assertRejected("UNREADABLE", bank.admission.send(Messages.bytes("hello")));
        assertRejected("UNREADABLE", bank.admission.send(Messages.bytes(Messages.payment("A") + "\r\n")));
        assertRejected(
                "UNREADABLE", bank.admission.send(Messages.bytes(Messages.payment("A") + "$" + Messages.payment("B"))));
        assertRejected("TOO_LARGE", bank.admission.send(new byte[1_001]));
    }

    @Test
    void aFullQueueRefusesInsteadOfBlocking() throws IOException {
        for (int i = 0; i < 4; i++) {
            assertFalse(send("REF" + i).isDone());
        }
        assertRejected("BUSY", send("REF5"));
        bank.settle();
        assertEquals(4, centre.taken.size());
        assertFalse(send("REF6").isDone());
    }

    @Test
    void whatTheCloseCutsOffIsUnknownAndSentByTheNextAdapter() throws IOException {
        bank.settle();
        CompletableFuture<Outcome> outcome = send("REF1");
        bank.step();
        bank.close();
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, outcome.join());
        assertEquals(1, unknown.inputNumber());
        assertRejected("BUSY", bank.admission.send(Messages.bytes(Messages.payment("LATE"))));
        bank.start().settle();
        assertEquals(java.util.List.of(Messages.payment("REF1")), centre.takenTexts());
    }

    private CompletableFuture<Outcome> send(String reference) {
        return bank.admission.send(Messages.bytes(Messages.payment(reference)));
    }

    private static void assertRejected(String code, CompletableFuture<Outcome> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Rejected.class, outcome.join()).code());
    }
}
