package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How each code about a session as a whole comes about, and those by which a side is told to wait. */
final class SessionEndings {
    private SessionEndings() {}

    static void addTo(Map<CtnCode, Function<World, CtnCode>> scenarios) {
        scenarios.put(CtnCode.SUPERSEDED, SessionEndings::aLaterLogonOfTheSameTerminal);
        scenarios.put(CtnCode.CENTRE_BEHIND, SessionEndings::theBankHoldsAReceiptThatTheCentreDoesNotKnow);
        scenarios.put(CtnCode.CENTRE_STOPPING, SessionEndings::theCentreStops);
        scenarios.put(CtnCode.SESSION_REFUSED, SessionEndings::theLedgerClosesTheSession);
        scenarios.put(CtnCode.TOO_MANY_REFUSALS, SessionEndings::oneRefusalTooManyInAMinute);
        scenarios.put(CtnCode.UNKNOWN_OUTPUT, SessionEndings::whatWasNeverSentIsAcknowledged);
        scenarios.put(CtnCode.BANK_BEHIND, SessionEndings::theBankHasLostWhatItAcknowledged);
        scenarios.put(CtnCode.RING_FULL, SessionEndings::theRingIsFullForAllTheTimeOfALogon);
        scenarios.put(CtnCode.ADMISSION_STOPPED, SessionEndings::admissionIsStopped);
    }

    private static CtnCode aLaterLogonOfTheSameTerminal(World world) {
        RawBank bank = RawBank.loggedOn(world);
        RawBank later = new RawBank(world, bank.bic, bank.signer);
        later.logOn();
        later.message(1, "from the later one");
        later.code();
        return bank.code();
    }

    private static CtnCode theBankHoldsAReceiptThatTheCentreDoesNotKnow(World world) {
        RawBank bank = RawBank.connected(world);
        bank.receiptHeld = 3;
        CtnCode told = RawBank.logOnCode(bank);
        return world.centre.behind.equals(List.of(bank.bic + "A")) ? told : CtnCode.NONE;
    }

    private static CtnCode theCentreStops(World world) {
        RawBank bank = RawBank.loggedOn(world);
        world.server.stop();
        return bank.code();
    }

    private static CtnCode theLedgerClosesTheSession(World world) {
        RawBank bank = RawBank.loggedOn(world);
        world.ledger.closeSession(world.ledger.terminal(bank.bic, 'A'));
        return bank.code();
    }

    private static CtnCode oneRefusalTooManyInAMinute(World world) {
        RawBank bank = RawBank.loggedOn(world);
        int refusals = world.config.refusalsPerMinute();
        for (int i = 1; i <= refusals; i++) {
            bank.message(1, "");
            if (bank.code(i) != CtnCode.MESSAGE_EMPTY) {
                return bank.code(i);
            }
        }
        bank.message(1, "");
        return bank.code(refusals + 1);
    }

    private static CtnCode whatWasNeverSentIsAcknowledged(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.acknowledge(1);
        return bank.code();
    }

    private static CtnCode theBankHasLostWhatItAcknowledged(World world) {
        FakeLedger.Terminal terminal = world.ledger.terminal(RawBank.ALFA, 'A');
        terminal.outputs.add(new byte[] {1});
        terminal.acknowledged = 1;
        return RawBank.logOnCode(RawBank.connected(world));
    }

    private static CtnCode theRingIsFullForAllTheTimeOfALogon(World world) {
        world.ledger.isFull(() -> true);
        RawBank bank = RawBank.connected(world);
        bank.sendLogOn();
        world.pass(TimeUnit.SECONDS.toNanos(11), TimeUnit.MILLISECONDS.toNanos(100));
        return bank.code();
    }

    private static CtnCode admissionIsStopped(World world) {
        RawBank bank = RawBank.loggedOn(world);
        world.server.stopAdmission(CtnCode.ADMISSION_STOPPED);
        return bank.code();
    }
}
