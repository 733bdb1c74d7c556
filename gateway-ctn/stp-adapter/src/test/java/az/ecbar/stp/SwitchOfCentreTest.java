package az.ecbar.stp;

import static az.ecbar.stp.SimulatedBank.FOLDERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.files.CrashingFiles;
import az.ecbar.stp.link.ReceiptOutputVerifier;
import az.ecbar.trust.receipt.ReceiptVerifier;
import az.ecbar.trust.testing.TestAuthority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The bank goes to the other address by itself, and its numbers, receipts and outputs go on where they were. */
class SwitchOfCentreTest {
    private static final int MAIN = 0;
    private static final int BACKUP = 1;

    private final SimulatedBank bank = new SimulatedBank(new CrashingFiles(), new FakeCentre(0, 0));
    private final MemoryCentre centre;
    private int sent;

    SwitchOfCentreTest() {
        bank.beginAt(TestAuthority.NOW.toEpochMilli());
        centre = new MemoryCentre(3, MemoryCentre.clockOf(bank));
        bank.links = centre::connect;
        bank.verifier = new ReceiptOutputVerifier(new ReceiptVerifier(centre.authority.checker()), MemoryCentre.ALFA);
    }

    @Test
    void whenTheMainCentreDiesTheBackupTakesOver() throws IOException {
        centre.network.deadAddress(BACKUP);
        bank.start();
        pays(5);
        centre.ledger.output(Messages.forwarded("IN1"));
        until("answered", () -> centre.ledger.inputs.size() == 5 && centre.ledger.acknowledged() == 1);
        assertEquals("main:7443", bank.agent().centre());

        drops(3);
        bank.step();
        centre.dies(MAIN);
        until("at the backup", () -> bank.state() == ClientState.ACTIVE && isAt("backup:7443"));
        pays(2);
        centre.ledger.output(Messages.forwarded("IN2"));
        until("all of it", () -> isDone() && centre.ledger.acknowledged() == 2);
        assertEachOnceInOrder();
        assertEquals(10, bank.store().lastInputNumber());
        assertEquals(2, bank.store().lastOutputNumber());

        centre.network.deadAddress(-1);
        bank.passes(60_000);
        pays(1);
        until("answered", this::isDone);
        assertEquals("backup:7443", bank.agent().centre(), "stays with what works");
        centre.dies(BACKUP);
        pays(1);
        until("back at the main one", () -> isDone() && isAt("main:7443"));
        assertEachOnceInOrder();
        assertEquals(List.of(), bank.alarms);
    }

    @Test
    void aCentreThatStopsSendsTheBankToTheOtherOneAtOnce() throws IOException {
        bank.start();
        pays(2);
        until("answered", this::isDone);
        long beganMs = bank.utcMs();
        centre.handOver(BACKUP);
        until("at the backup", () -> bank.state() == ClientState.ACTIVE && isAt("backup:7443"));
        assertTrue(bank.utcMs() - beganMs < 1_500, () -> "took " + (bank.utcMs() - beganMs) + " ms");
        pays(2);
        until("answered", this::isDone);
        assertEachOnceInOrder();
    }

    @Test
    void whileNobodyLeadsTheBankAsksInTurnAndNotTooOften() throws IOException {
        bank.start();
        pays(1);
        until("answered", this::isDone);
        centre.network.refusesConnections(true);
        centre.network.cutAll();
        drops(2);
        List<String> tried = new ArrayList<>();
        String last = "";
        for (int i = 0; i < 20 * 300; i++) {
            step();
            if (bank.state() == ClientState.CONNECTING || !bank.agent().centre().equals(last)) {
                last = bank.agent().centre();
                tried.add(last);
            }
        }
        assertTrue(tried.contains("main:7443") && tried.contains("backup:7443"), tried::toString);
        assertTrue(tried.size() < 300 * 8, () -> tried.size() + " tries in five minutes: more than eight a second");
        centre.network.refusesConnections(false);
        centre.dies(MAIN);
        until("answered", this::isDone);
        assertEachOnceInOrder();
    }

    private boolean isAt(String address) {
        return bank.agent().centre().equals(address);
    }

    private boolean isDone() {
        return centre.ledger.inputs.size() == sent
                && bank.store().unansweredNumbers().isEmpty();
    }

    private void drops(int payments) {
        for (int i = 0; i < payments; i++) {
            sent++;
            bank.drops("pay" + sent + ".fin", Messages.payment("REF" + sent));
        }
    }

    private void pays(int payments) throws IOException {
        drops(payments);
        step();
    }

    private void assertEachOnceInOrder() {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= sent; i++) {
            expected.add(Messages.payment("REF" + i));
        }
        List<String> taken = new ArrayList<>(centre.ledger.inputTexts());
        assertEquals(expected.size(), taken.size());
        assertEquals(
                expected.stream().sorted().toList(), taken.stream().sorted().toList());
        assertEquals(
                sent,
                bank.in(FOLDERS.ack()).keySet().stream()
                        .filter(name -> name.endsWith(".fin"))
                        .count());
    }

    private void step() throws IOException {
        bank.step();
        centre.step();
    }

    private void until(String what, BooleanSupplier condition) throws IOException {
        for (int i = 0; i < 20_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never: " + what + "; " + bank.state() + " " + bank.alarms + " " + centre.refusals
                + " " + centre.ledger.inputs.size() + " of " + sent);
    }
}
