package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.frame.ViewFrame;
import az.ecbar.gateway.outbox.OutboxFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Operators look at what happens without a number, a signature or a record in the journal. */
class LiveViewTest {
    private final World world = new World(7);

    @Test
    void anOperatorIsShownWhatHeAskedForAndNothingIsSequenced() {
        world.shows(LiveViewTest::echo);
        FakeBank operator = loggedOn("NABZAZ2CXXX");
        AtomicInteger commands = new AtomicInteger();
        world.ledger.isFull(() -> commands.incrementAndGet() < 0);

        assertTrue(view(operator, "news"));
        world.until("it is shown", () -> !operator.viewed.isEmpty());
        assertEquals(List.of("seen news"), operator.viewed);
        assertEquals(0, commands.get());
        assertEquals(0, operator.outputs.size());
    }

    @Test
    void whoAsksTooOftenIsNotAnswered() {
        world.shows(LiveViewTest::echo);
        FakeBank operator = loggedOn("NABZAZ2CXXX");

        for (int i = 0; i < 100; i++) {
            view(operator, "news");
            world.step();
        }
        world.pass(TimeUnit.SECONDS.toNanos(1), TimeUnit.MILLISECONDS.toNanos(1));
        assertEquals(2, operator.viewed.size(), "answers in 100 ms");
        assertEquals(ClientState.ACTIVE, operator.session.state());
    }

    @Test
    void aBankMayNotLook() {
        world.shows(LiveViewTest::echo);
        FakeBank bank = loggedOn("ALFAAZ22XXX");

        view(bank, "news");
        world.until("the session ends", () -> !bank.endings.isEmpty());
        assertEquals(List.of(CtnCode.UNEXPECTED_FRAME), bank.endings);
        assertEquals(List.of(), bank.viewed);
    }

    @Test
    void aQuestionThatTheViewFailsAtEndsItsSessionAndNothingElse() {
        world.shows((request, offset, length, answer, at, room) -> {
            if (request.getStringWithoutLengthAscii(offset, length).equals("news")) {
                return echo(request, offset, length, answer, at, room);
            }
            throw new IndexOutOfBoundsException("planted");
        });
        FakeBank operator = loggedOn("NABZAZ2CXXX");
        FakeBank bank = loggedOn("ALFAAZ22XXX");

        view(operator, "riddle");
        world.until("the session ends", () -> !operator.endings.isEmpty());
        assertEquals(List.of(CtnCode.MALFORMED_FRAME), operator.endings);
        assertEquals(List.of(), bank.endings);
        assertEquals(ClientState.ACTIVE, bank.session.state());
    }

    @Test
    void anOutboxThatFailsBeneathAQuestionStopsTheNode() {
        world.shows((_, _, _, _, _, _) -> {
            throw new OutboxFailure("planted");
        });
        FakeBank operator = loggedOn("NABZAZ2CXXX");

        view(operator, "news");
        assertThrows(OutboxFailure.class, () -> world.until("it is read", () -> false));
    }

    @Test
    void whereNothingIsShownNothingComes() {
        FakeBank operator = loggedOn("NABZAZ2CXXX");

        assertTrue(view(operator, "news"));
        world.pass(TimeUnit.SECONDS.toNanos(1), TimeUnit.MILLISECONDS.toNanos(10));
        assertEquals(List.of(), operator.viewed);
        assertEquals(ClientState.ACTIVE, operator.session.state());
    }

    @Test
    void nothingCanBeAskedWithoutASessionOrBeyondTheLimit() {
        FakeBank operator = world.bank("NABZAZ2CXXX");
        assertFalse(view(operator, "news"));
        operator.start();
        world.until("logged on", () -> operator.session.state() == ClientState.ACTIVE);
        assertThrows(
                IllegalArgumentException.class, () -> view(operator, "x".repeat(ViewFrame.MAX_REQUEST_LENGTH + 1)));
    }

    private FakeBank loggedOn(String bic) {
        FakeBank bank = world.bank(bic);
        bank.start();
        world.until("logged on", () -> bank.session.state() == ClientState.ACTIVE);
        world.pass(TimeUnit.SECONDS.toNanos(1), TimeUnit.MILLISECONDS.toNanos(10));
        return bank;
    }

    private static boolean view(FakeBank bank, String what) {
        byte[] bytes = what.getBytes(StandardCharsets.US_ASCII);
        return bank.session.view(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private static int echo(
            DirectBuffer request, int offset, int length, MutableDirectBuffer answer, int answerOffset, int room) {
        String seen = "seen " + request.getStringWithoutLengthUtf8(offset, length);
        assertTrue(seen.length() < room);
        return answer.putStringWithoutLengthUtf8(answerOffset, seen);
    }
}
