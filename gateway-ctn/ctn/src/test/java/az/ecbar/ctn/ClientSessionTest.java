package az.ecbar.ctn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.frame.CreditFrame;
import az.ecbar.ctn.frame.FrameHeader;
import az.ecbar.ctn.frame.FrameType;
import az.ecbar.ctn.frame.HeartbeatFrame;
import az.ecbar.ctn.frame.PartTakenFrame;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

/** The bank's side against a centre that does what it likes. */
class ClientSessionTest {
    private static final String BANK = "ALFAAZ22XXX";

    @Test
    void anOutputThatLeavesAGapEndsTheConnection() {
        ClientWorld world = ClientWorld.loggedOn();
        world.centre.output(1, "first");
        world.centre.output(3, "third");
        world.until(ClientState.BACKING_OFF);
        world.pass(10);
        assertEquals(List.of("1 first"), world.outputs);
        assertEquals(List.of(CtnCode.OUTPUT_GAP), world.endings);
        assertEquals(List.of(CtnCode.OUTPUT_GAP), world.centre.errors, "the centre is told");

        world.until(ClientState.ACTIVE);
        assertEquals(1, world.centre.logon.outputHeld());
    }

    @Test
    void anOutputThatComesAgainIsDropped() {
        ClientWorld world = ClientWorld.loggedOn();
        world.centre.output(1, "first");
        world.centre.output(1, "first");
        world.centre.output(2, "second");
        world.pass(20);
        assertEquals(List.of("1 first", "2 second"), world.outputs);
        assertTrue(world.centre.frames.contains(FrameType.ACKNOWLEDGE));
    }

    @Test
    @Rule("4.26.3")
    void whatIsSignedWithAnotherKeyThanThatOfTheLogonIsNotDelivered() {
        ClientWorld world = ClientWorld.loggedOn();
        EnvelopeBuilder foreign = world.centre.envelope(world.otherNode);
        RawCentre.append(foreign, 1, "not from whom we logged on to");
        world.centre.send(foreign);
        world.until(ClientState.BACKING_OFF);
        world.pass(10);
        assertEquals(List.of(), world.outputs);
        assertEquals(1, world.badSignatures.size());
        assertEquals(List.of(CtnCode.BAD_SIGNATURE), world.centre.errors);
    }

    @Test
    @Rule("4.26.3")
    void theAnswerToAnotherLogonIsNotBelieved() {
        ClientWorld world = new ClientWorld(BANK);
        world.centre.isAnsweringAnotherLogon = true;
        world.start(0, 0);
        world.until(ClientState.BACKING_OFF);
        assertEquals(List.of("another logon's answer"), world.badSignatures);
        assertFalse(world.states.contains(ClientState.ACTIVE));
    }

    @Test
    void whatIsWrongWithTheCentreIsTriedAgainAndNeverHaltsTheBank() {
        ClientWorld world = ClientWorld.loggedOn();
        HeartbeatFrame.encode(world.centre.frame(), 0, world.centre.sessionId);
        world.centre.frame().putByte(FrameHeader.VERSION_OFFSET, (byte) 9);
        world.centre.send(HeartbeatFrame.LENGTH);
        world.until(ClientState.BACKING_OFF);
        assertEquals(List.of(CtnCode.BAD_SIGNATURE), world.endings);
        world.until(ClientState.ACTIVE);
    }

    @Test
    void aReceiptForOtherBytesHalts() {
        ClientWorld world = ClientWorld.loggedOn();
        world.offer("ours");
        world.until("sent", () -> world.centre.inputs.contains(1L));
        world.centre.ack(1, ClientWorld.digest("not ours"));
        world.until(ClientState.HALTED);
        assertEquals(List.of(CtnCode.OTHER_BYTES), world.endings);
        assertEquals(List.of(), world.taken);
    }

    @Test
    void aCentreThatKnowsLessThanOurReceiptsHalts() {
        ClientWorld world = new ClientWorld(BANK);
        world.centre.lastInput = 4;
        world.start(5, 0);
        world.until(ClientState.HALTED);
        assertEquals(List.of(CtnCode.CENTRE_BEHIND), world.endings);
    }

    @Test
    void aRefusalForEverFreesTheNumbersFromThereOn() {
        ClientWorld world = ClientWorld.loggedOn();
        world.offer("one", "two", "three");
        world.until("sent", () -> world.centre.inputs.contains(3L));
        world.centre.ack(1, ClientWorld.digest("one"));
        world.centre.nak(2, 2, CtnCode.WRONG_KIND);
        world.pass(10);
        assertEquals(List.of(1L), world.taken);
        assertEquals(List.of("2 WRONG_KIND"), world.naks);
        assertEquals(2, world.session.nextNumber());
        assertEquals(ClientState.ACTIVE, world.session.state());
    }

    @Test
    void aRefusalForTheMomentIsSentAgainFromTheLowerOfTheTwoNumbers() {
        ClientWorld world = ClientWorld.loggedOn();
        world.offer("one", "two");
        world.until("sent", () -> world.centre.inputs.contains(2L));
        world.centre.inputs.clear();
        // The centre took the first before, and refuses to say so now: its next number is the second.
        world.centre.nak(1, 2, CtnCode.RATE_EXCEEDED);
        world.pass(40);
        assertEquals(List.of(), world.centre.inputs, "not at once");
        world.pass(40);
        assertEquals(List.of(1L, 2L), world.centre.inputs);
        assertEquals(List.of(), world.naks, "the owner has nothing to do");
    }

    @Test
    void creditZeroMeansWaitUntilItsTimeIsOverOrCreditComes() {
        ClientWorld world = ClientWorld.loggedOn();
        int length =
                CreditFrame.encode(world.centre.frame(), 0, world.centre.sessionId, 0, CtnCode.ADMISSION_STOPPED, 500);
        world.centre.send(length);
        world.pass(10);
        world.offer("waits");
        world.pass(400);
        assertEquals(List.of(), world.centre.inputs);
        world.pass(200);
        assertEquals(List.of(1L), world.centre.inputs, "tries again by itself");
    }

    @Test
    void progressOfATransferThatBeganAgainDoesNotCount() {
        ClientWorld world = ClientWorld.loggedOn();
        world.session.offerLarge(1, new Zeros(20_000));
        world.until("all parts are sent", () -> world.centre.parts.contains(10));
        world.centre.parts.clear();
        world.centre.nak(1, 1, CtnCode.UNKNOWN_TRANSFER);
        // Said of the parts before the refusal, and late.
        int length = PartTakenFrame.encode(world.centre.frame(), 0, world.centre.sessionId, 1, 7, CtnCode.NONE);
        world.centre.send(length);
        world.pass(100);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), world.centre.parts);
        assertEquals(List.of(), world.centre.inputs, "no TRANSFER before its parts are taken");
    }

    @Test
    void aLineThatIsSilentIsKeptByHeartbeatsAndThenGivenUp() {
        ClientWorld world = ClientWorld.loggedOn();
        world.pass(19_000);
        assertEquals(
                3,
                world.centre.frames.stream().filter(FrameType.HEARTBEAT::equals).count());
        assertEquals(ClientState.ACTIVE, world.session.state());
        world.pass(2_000);
        assertEquals(List.of(CtnCode.IDLE), world.endings);
    }

    @Test
    void aLogoutThatNobodyAnswersEndsToo() {
        ClientWorld world = ClientWorld.loggedOn();
        world.session.stop(world.monotonicNs());
        assertEquals(ClientState.LOGGING_OUT, world.session.state());
        world.pass(10_100);
        assertEquals(ClientState.STOPPED, world.session.state());
    }

    @Test
    void aCentreThatDoesNotAnswerIsTriedAgain() {
        ClientWorld world = new ClientWorld(BANK);
        world.centre.isSilent = true;
        world.start(0, 0);
        world.until(ClientState.BACKING_OFF);
        assertEquals(List.of(CtnCode.LOGON_TIMEOUT), world.endings);
        world.centre.isSilent = false;
        world.until(ClientState.ACTIVE);
    }

    @Test
    void anOperatorGoesOnWhereTheCentreSaysAndABankDoesNot() {
        ClientWorld operator = new ClientWorld(ClientWorld.CENTRE);
        stand(operator.centre);
        operator.start(0, 0);
        operator.until(ClientState.ACTIVE);
        operator.centre.output(8, "behind what was acknowledged");
        operator.pass(10);
        assertEquals(6, operator.session.nextNumber());
        assertEquals(List.of("8 behind what was acknowledged"), operator.outputs);

        ClientWorld bank = new ClientWorld(BANK);
        stand(bank.centre);
        bank.start(0, 0);
        bank.until(ClientState.ACTIVE);
        assertEquals(1, bank.session.nextNumber());
        bank.centre.output(8, "leaves a gap");
        bank.until(ClientState.BACKING_OFF);
        assertEquals(List.of(CtnCode.OUTPUT_GAP), bank.endings);
    }

    private static void stand(RawCentre centre) {
        centre.lastInput = 5;
        centre.lastOutput = 8;
        centre.outputAcknowledged = 7;
    }

    private record Zeros(long lengthBytes) implements LargeMessage {
        @Override
        public byte[] digest() {
            return Digest.ofContent(new byte[(int) lengthBytes]).toBytes();
        }

        @Override
        public void read(long position, MutableDirectBuffer target, int offset, int length) {
            target.setMemory(offset, length, (byte) 0);
        }
    }
}
