package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.inbound.PaymentTranslator;
import az.ecbar.mt.MtReader;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a bank may send as it likes, and the centre keeps its order and its bounds all the same. */
class InputIntakeTest {
    private static final int PART = 2_000;

    private final World world = new World(6);
    private final RawBank bank = RawBank.loggedOn(world);
    private final FakeLedger.Terminal terminal = world.ledger.terminal(bank.bic, 'A');

    @Test
    void whatComesBehindARefusedInputIsDroppedWithoutAWord() {
        EnvelopeBuilder envelope = bank.envelope();
        RawBank.append(envelope, MessageKind.MESSAGE, 1, "");
        RawBank.append(envelope, MessageKind.MESSAGE, 2, "behind a refused one");
        RawBank.append(envelope, MessageKind.MESSAGE, 3, "behind a refused one");
        bank.send(envelope, _ -> {});
        assertEquals(CtnCode.MESSAGE_EMPTY, bank.code());

        bank.message(1, "now with bytes");
        assertEquals(CtnCode.NONE, bank.code(2));
        assertEquals(List.of(CtnCode.MESSAGE_EMPTY, CtnCode.NONE), bank.codes);
        assertEquals(1, terminal.inputs.size());
    }

    @Test
    @Rule("4.26.2")
    void aMessageMovedToAnotherSessionOrNumberDoesNotVerify() {
        EnvelopeBuilder elsewhere = bank.envelope(bank.signer, bank.sessionId + 7);
        RawBank.append(elsewhere, MessageKind.MESSAGE, 1, "signed for another session");
        bank.send(elsewhere, _ -> {});
        assertEquals(CtnCode.BAD_SIGNATURE, bank.code(1));

        EnvelopeBuilder moved = bank.envelope();
        RawBank.append(moved, MessageKind.MESSAGE, 2, "signed as the second");
        bank.send(moved, frame -> frame.putLong(32, 1));
        assertEquals(CtnCode.BAD_SIGNATURE, bank.code(2));

        assertEquals(0, terminal.inputs.size());
        assertEquals(
                List.of(CtnCode.BAD_SIGNATURE, CtnCode.BAD_SIGNATURE), world.centre.refused, "in the security record");
    }

    @Test
    void answersThatABankDoesNotReadCountAgainstItsCredit() {
        world.network.isToClientsStalled(true);
        for (int number = 1; number <= 2_000; number++) {
            bank.message(number, "message " + number);
            world.step(TimeUnit.MICROSECONDS.toNanos(100));
        }
        assertTrue(world.server.refusals(CtnCode.CREDIT_EXCEEDED) > 0);
        // What is on the wire is out of the centre's hands; what waits at the centre is bounded.
        assertTrue(terminal.inputs.size() <= 2 * SessionLimits.MAX_CREDIT + 64, terminal.inputs.size() + " were taken");

        world.network.isToClientsStalled(false);
        world.until("the answers come, then the refusal", () -> {
            bank.poll();
            return bank.codes.contains(CtnCode.CREDIT_EXCEEDED);
        });
        assertEquals(
                terminal.inputs.size(),
                bank.codes.stream().filter(CtnCode.NONE::equals).count());
    }

    @Test
    void aFirstPartThatIsRepeatedForEverCountsAgainstTheCreditToo() {
        bank.message(1, "taken");
        assertEquals(CtnCode.NONE, bank.code());
        world.ledger.holdEvents(true);
        for (int i = 0; i <= SessionLimits.MAX_CREDIT; i++) {
            bank.part(1, 1, 5, 5 * PART, terminal.digests.getFirst(), PART);
            world.step();
        }
        assertEquals(CtnCode.CREDIT_EXCEEDED, bank.code(2));
    }

    @Test
    void aTransferThatTheLedgerRefusesIsRefusedOnce() {
        bank.part(1, 1, 5, 5 * PART, new byte[32], PART);
        // The second is missing: the ledger refuses the third and all behind it.
        bank.part(1, 3, 5, 5 * PART, new byte[32], PART);
        bank.part(1, 4, 5, 5 * PART, new byte[32], PART);
        assertEquals(CtnCode.UNKNOWN_TRANSFER, bank.code());
        world.pass(TimeUnit.MILLISECONDS.toNanos(20), TimeUnit.MILLISECONDS.toNanos(1));
        bank.poll();
        assertEquals(List.of(CtnCode.UNKNOWN_TRANSFER), bank.codes);

        sendWhole(2);
    }

    @Test
    void aRefusedTransferIsToldNoProgressOfWhatWentBefore() {
        world.ledger.holdEvents(true);
        bank.part(1, 1, 5, 5 * PART, new byte[32], PART);
        bank.part(1, 2, 5, 5 * PART, new byte[32], PART);
        world.until("both are in the ring", () -> world.server.counters().partsIn() == 2);
        world.server.stopAdmission(CtnCode.ADMISSION_STOPPED);
        bank.part(1, 3, 5, 5 * PART, new byte[32], PART);
        assertEquals(CtnCode.ADMISSION_STOPPED, bank.code(1), "as credit");
        assertEquals(CtnCode.ADMISSION_STOPPED, bank.code(2), "as refusal");
        world.ledger.holdEvents(false);
        world.pass(TimeUnit.MILLISECONDS.toNanos(20), TimeUnit.MILLISECONDS.toNanos(1));
        bank.poll();
        assertEquals(List.of(), bank.partsTaken, "the bank would go on behind it, and wait for ever");

        world.server.resumeAdmission();
        assertEquals(CtnCode.NONE, bank.code(3), "credit again");
        sendWhole(4);
    }

    @Test
    void aTransferThatFollowsARefusedPartCanBeginAgain() {
        bank.part(1, 2, 2, 2 * PART, digestOfZeros(), PART);
        assertEquals(CtnCode.UNKNOWN_TRANSFER, bank.code());
        bank.transfer(1, 2 * PART, digestOfZeros(), 2);
        world.pass(TimeUnit.MILLISECONDS.toNanos(20), TimeUnit.MILLISECONDS.toNanos(1));

        sendWhole(2);
    }

    @Test
    void aMessageThatIsTooLongInAllIsRefusedWithItsFirstPart() {
        world.translate(new PaymentTranslator(world.ledger, MtReader.ofSystem(false, "NABZAZ2CXRTS")));
        RawBank other = new RawBank(world, bank.bic, bank.signer);
        other.logOn();
        long tooLong = MessageTranslator.MAX_MESSAGE_BYTES + 1;
        int parts = (int) ((tooLong + PART - 1) / PART);
        other.part(1, 1, parts, tooLong, new byte[32], PART);
        other.part(1, 2, parts, tooLong, new byte[32], PART);
        assertEquals(CtnCode.MESSAGE_TOO_LARGE, other.code());

        other.message(1, "{1:F01ALFAAZ22AXXX0000000000}");
        assertEquals(CtnCode.NONE, other.code(2), "the number is free");
        assertEquals(List.of(CtnCode.MESSAGE_TOO_LARGE, CtnCode.NONE), other.codes);
    }

    /** A transfer as it should be, whose answer is the n-th. */
    private void sendWhole(int n) {
        for (int part = 1; part <= 2; part++) {
            bank.part(1, part, 2, 2 * PART, digestOfZeros(), PART);
        }
        world.until("both parts are taken", () -> {
            bank.poll();
            return bank.partsTaken.contains(2);
        });
        bank.transfer(1, 2 * PART, digestOfZeros(), 2);
        assertEquals(CtnCode.NONE, bank.code(n));
        assertArrayEquals(new byte[2 * PART], terminal.inputs.getFirst());
    }

    private static byte[] digestOfZeros() {
        return Digest.ofContent(new byte[2 * PART]).toBytes();
    }
}
