package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.CtnCode;
import az.ecbar.port.Signer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An operator's terminal keeps nothing between two runs of its console, and is heard when banks are not (D3). */
class OperatorSessionTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final World world = new World(11);
    private final Signer signer = world.centre.participant(FakeCentre.BIC);

    OperatorSessionTest() {
        world.ledger.receiverOf((from, _) -> from.bic.equals(FakeCentre.BIC) ? from : null);
    }

    @Test
    void theNextRunBeginsBehindWhatTheOneBeforeHasAcknowledged() {
        FakeOperator first = ask("status");
        world.until("acknowledged", () -> world.ledger.terminal(FakeCentre.BIC, 'L').acknowledged == 1);
        stop(first);

        FakeOperator second = ask("queue");

        assertEquals(List.of(), second.codes);
        assertEquals(1, second.logons);
        assertEquals(2, second.taken);
        assertEquals(List.of("queue"), second.answers);
        assertEquals(List.of(2L), second.outputNumbers);
    }

    @Test
    void anAnswerThatWasNotAcknowledgedComesAgain() {
        FakeOperator first = ask("status");
        // Dies before its acknowledgement is in the ledger.
        world.operators.remove(first);
        world.ledger.terminal(FakeCentre.BIC, 'L').acknowledged = 0;

        FakeOperator second = ask("queue");

        assertEquals(List.of("status", "queue"), second.answers);
        assertEquals(List.of(1L, 2L), second.outputNumbers);
    }

    @Test
    void aBreakInTheMiddleOfARequestLosesAndRepeatsNothing() {
        stop(ask("status"));
        FakeOperator operator = world.operator(signer, 'L');
        world.until("logged on", () -> operator.session.state() == ClientState.ACTIVE);
        operator.ask("queue");
        operator.step();
        world.network.cutAll();
        world.until("answered", () -> operator.answers.contains("queue") && operator.taken == 2);

        assertEquals(2, world.ledger.terminal(FakeCentre.BIC, 'L').inputs.size());
        assertEquals(2, operator.logons);
    }

    @Test
    void aStopOfAdmissionHoldsBanksUpAndNoOperator() {
        FakeBank alfa = world.bank("ALFAAZ22XXX");
        alfa.start();
        FakeOperator officer = ask("status");
        world.until("the bank is logged on", () -> alfa.logons == 1);

        world.server.stopAdmission(CtnCode.ADMISSION_STOPPED);
        alfa.write("waits");
        officer.ask("accept the clock");
        world.pass(500 * MS, MS);
        assertTrue(officer.answers.contains("accept the clock"), "taken at once, no credit taken from the operator");
        assertEquals(0, world.ledger.terminal(alfa.bic, 'A').inputs.size());

        FakeOperator other = world.operator(signer, 'R');
        other.ask("approve");
        FakeBank beta = world.bank("BETAAZ22XXX");
        beta.write("waits too");
        beta.start();
        world.pass(10_000 * MS, MS);
        assertEquals(List.of("approve"), other.answers, "so can one who logs on during the stop");
        assertEquals(0, world.ledger.terminal(beta.bic, 'A').inputs.size());

        world.server.resumeAdmission();
        world.until("the banks go on", () -> alfa.isDone() && beta.isDone());
        assertEquals(List.of(), alfa.naks);
        assertTrue(world.server.refusals(CtnCode.ADMISSION_STOPPED) > 0, "a bank that tried all the same was refused");
        assertEquals(0, world.server.refusals(CtnCode.TOO_MANY_REFUSALS));
    }

    @Test
    void aStopOfAdmissionHoldsALargeMessageUpInItsMiddle() {
        FakeBank alfa = world.bank("ALFAAZ22XXX");
        alfa.writeLarge(1_000_000);
        alfa.start();
        world.until("some parts", () -> world.server.counters().partsIn() > 300);
        world.server.stopAdmission(CtnCode.ADMISSION_STOPPED);
        long before = world.server.counters().partsIn();
        world.pass(20_000 * MS, MS);
        assertEquals(before, world.server.counters().partsIn(), "nothing of it goes into the ring");

        world.server.resumeAdmission();
        world.until("it is taken", alfa::isDone);
        assertEquals(1_000_000, world.ledger.terminal(alfa.bic, 'A').inputs.getFirst().length);
        assertEquals(1, alfa.logons);
    }

    @Test
    void anInputThatWasTakenGetsItsAnswerThoughAStopRefusedItsRepetition() {
        FakeBank alfa = world.bank("ALFAAZ22XXX");
        alfa.write("taken, and the answer is lost");
        alfa.start();
        world.until("taken", () -> world.ledger.terminal(alfa.bic, 'A').inputs.size() == 1);
        world.network.cutAll();
        world.server.stopAdmission(CtnCode.ADMISSION_STOPPED);
        world.until("refused", () -> world.server.refusals(CtnCode.ADMISSION_STOPPED) > 0);
        alfa.write("behind it");
        world.pass(5_000 * MS, MS);
        assertEquals(0, alfa.highestReceipt);

        world.server.resumeAdmission();
        world.until("both are answered", alfa::isDone);
        assertEquals(2, alfa.logons, "without another break");
    }

    private FakeOperator ask(String text) {
        FakeOperator operator = world.operator(signer, 'L');
        operator.ask(text);
        world.until(text + " is answered", () -> operator.answers.contains(text));
        return operator;
    }

    private void stop(FakeOperator operator) {
        operator.session.stop(world.monotonicNs());
        world.until("logged out", () -> operator.session.state() == ClientState.STOPPED);
        world.operators.remove(operator);
    }
}
