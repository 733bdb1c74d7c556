package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import az.ecbar.ctn.CtnCode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Between the question to the ledger and its answer much may happen to the connection. */
class SessionOpeningTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final World world = new World(8);
    private final RawBank bank = RawBank.connected(world);
    private final FakeLedger.Terminal terminal = world.ledger.terminal(bank.bic, 'A');

    @Test
    void aSessionWhosePeerIsGoneByThenIsClosedAgain() {
        world.ledger.holdEvents(true);
        bank.sendLogOn();
        world.until("the ledger has opened it", () -> terminal.session != 0);
        world.network.cutAll();
        world.pass(20 * MS, MS);
        world.ledger.holdEvents(false);
        world.pass(20 * MS, MS);
        assertEquals(0, terminal.session);
        assertEquals(0, world.server.counters().logons());
    }

    @Test
    void aSessionThatALaterOneHasSupersededMeanwhileStaysThatOfTheLaterOne() {
        world.ledger.holdEvents(true);
        bank.sendLogOn();
        world.until("the ledger has opened it", () -> terminal.session != 0);
        long first = terminal.session;
        world.network.cutAll();
        RawBank later = new RawBank(world, bank.bic, bank.signer);
        later.sendLogOn();
        world.until("the later one too", () -> terminal.session != first);
        world.ledger.holdEvents(false);
        world.until("logged on", () -> {
            later.poll();
            return later.sessionId != 0;
        });
        assertEquals(terminal.session, later.sessionId);
        assertNotEquals(first, later.sessionId);
        later.message(1, "goes through");
        assertEquals(CtnCode.NONE, later.code());
    }

    /** Found by seed 11002835: the bank halted on its present connection, superseded by one that it had given up. */
    @Test
    void aLogonThatWasHeldUpOnItsWayDoesNotSupersedeALaterOne() {
        RawBank later = new RawBank(world, bank.bic, bank.signer);
        later.logOn();
        bank.signedAtShiftNs = -1_000 * MS;
        assertEquals(CtnCode.SESSION_REFUSED, RawBank.logOnCode(bank));
        assertEquals(later.sessionId, terminal.session);
        later.message(1, "goes through");
        assertEquals(CtnCode.NONE, later.code());
    }

    /** Its other end is dead and the centre was not told; the bank logs on again, by a clock that was set back. */
    @Test
    void aConnectionThatHasBeenSilentIsSupersededByALogonThatWasSignedBefore() {
        RawBank silent = new RawBank(world, bank.bic, bank.signer);
        silent.logOn();
        long first = silent.sessionId;
        int heartbeatMs = world.config.limits().heartbeatMs();
        world.pass(2L * heartbeatMs * MS, 100 * MS);
        assertEquals(first, terminal.session, "not idle for so long that it would be closed");
        RawBank earlier = new RawBank(world, bank.bic, bank.signer);
        earlier.signedAtShiftNs = -3L * heartbeatMs * MS;
        earlier.logOn();
        assertNotEquals(first, terminal.session);
        assertEquals(earlier.sessionId, terminal.session);
        assertEquals(CtnCode.SUPERSEDED, silent.code());
        earlier.message(1, "goes through");
        assertEquals(CtnCode.NONE, earlier.code());
    }

    /** A heartbeat is all that an idle bank sends. */
    @Test
    void aConnectionThatIsOnlyIdleIsNot() {
        RawBank later = new RawBank(world, bank.bic, bank.signer);
        later.logOn();
        int heartbeatMs = world.config.limits().heartbeatMs();
        world.pass((long) heartbeatMs * MS, 100 * MS);
        later.heartbeat(later.sessionId);
        world.pass((long) heartbeatMs * MS, 100 * MS);
        RawBank earlier = new RawBank(world, bank.bic, bank.signer);
        earlier.signedAtShiftNs = -3L * heartbeatMs * MS;
        assertEquals(CtnCode.SESSION_REFUSED, RawBank.logOnCode(earlier));
        assertEquals(later.sessionId, terminal.session);
    }

    @Test
    void aFullRingDelaysTheLogonAndNoMore() {
        boolean[] isFull = {true};
        world.ledger.isFull(() -> isFull[0]);
        bank.sendLogOn();
        world.pass(1_000 * MS, 10 * MS);
        bank.poll();
        assertEquals(List.of(), bank.codes);
        isFull[0] = false;
        world.until("logged on", () -> {
            bank.poll();
            return bank.sessionId != 0;
        });
        assertEquals(0, world.server.refusals(CtnCode.RING_FULL));
    }
}
