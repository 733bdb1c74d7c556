package az.ecbar.stp;

import static az.ecbar.stp.SimulatedBank.FOLDERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.stp.files.CrashingFiles;
import az.ecbar.stp.link.ReceiptOutputVerifier;
import az.ecbar.stp.store.MessageState;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import az.ecbar.trust.testing.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The adapter against the centre's real sessions: real frames, signatures and receipts, over a network in memory. */
class SessionEndToEndTest {
    private final SimulatedBank bank = new SimulatedBank(new CrashingFiles(), new FakeCentre(0, 0));
    private MemoryCentre centre = begin(1);

    private MemoryCentre begin(long seed) {
        bank.beginAt(TestAuthority.NOW.toEpochMilli());
        MemoryCentre made = new MemoryCentre(seed, MemoryCentre.clockOf(bank));
        bank.links = made::connect;
        bank.verifier = new ReceiptOutputVerifier(new ReceiptVerifier(made.authority.checker()), MemoryCentre.ALFA);
        return made;
    }

    @Test
    @Rule({"4.5", "4.6", "4.26.2", "4.26.3"})
    void filesGoOutNoticesComeInAndEverythingIsProven() throws IOException {
        centre.ledger.output(Messages.forwarded("IN1"));
        bank.start();
        bank.drops("pay.fin", Messages.payment("REF1"))
                .drops("batch.rje", Messages.payment("REF2") + "$" + Messages.payment("REF3"));
        until(() -> centre.ledger.inputs.size() == 3 && centre.ledger.acknowledged() == 1);
        centre.ledger.output(Messages.notice("700", bank.message("REF1").sequence(), "REF1", "AM04"));
        until(() -> bank.message("REF1").state() == MessageState.WAITING);
        until(() -> bank.message("REF3").state() == MessageState.TAKEN);

        assertEquals(Set.of("batch.rje", "pay.fin"), messageFiles());
        ReceiptVerifier verifier = new ReceiptVerifier(centre.authority.checker());
        int receipts = 0;
        for (Map.Entry<String, byte[]> file :
                bank.in(FOLDERS.receipts().resolve("20260302")).entrySet()) {
            assertInstanceOf(ReceiptVerdict.Proven.class, verifier.verifyFile(file.getValue(), null), file.getKey());
            receipts++;
        }
        assertEquals(5, receipts);
        assertEquals(List.of(), bank.alarms);
        assertEquals(List.of(), centre.refusals);
    }

    @Test
    void brokenConnectionsAndCrashesOfBothSidesLoseAndRepeatNothing() throws IOException {
        for (long seed = 0; seed < 8; seed++) {
            runThroughTrouble(seed);
        }
    }

    private static void runThroughTrouble(long seed) throws IOException {
        SessionEndToEndTest test = new SessionEndToEndTest();
        test.centre = test.begin(seed);
        Random random = new Random(seed);
        test.centre.network.cutProbability(0.02);
        List<String> sent = new ArrayList<>();
        List<String> received = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            outputs.add(Messages.forwarded("IN" + i));
        }
        outputs.forEach(test.centre.ledger::output);
        for (int crash = 0; crash < 6; crash++) {
            test.bank.disk.crashAfter(5 + random.nextInt(60));
            try {
                test.bank.start();
                for (int step = 0; step < 400; step++) {
                    if (step % 40 == 0 && sent.size() < 40) {
                        String message = Messages.payment("S" + seed + "N" + sent.size());
                        test.bank.drops("f" + sent.size() + ".fin", message);
                        sent.add(message);
                    }
                    test.step();
                    test.takeIn(received);
                }
            } catch (CrashingFiles.Crash e) {
                assertTrue(sent.size() <= 40);
            }
            if (random.nextBoolean()) {
                test.bank.disk.restartAfterKill();
            } else {
                test.bank.disk.restartAfterPowerLoss(random);
            }
            test.centre.network.cutAll();
            if (random.nextInt(3) == 0) {
                test.centre.restart();
            }
        }
        test.bank.start();
        test.until(() -> test.centre.ledger.inputs.size() >= sent.size()
                && test.bank.store().unansweredNumbers().isEmpty()
                && test.centre.ledger.acknowledged() == outputs.size());
        test.takeIn(received);
        assertEquals(new TreeSet<>(sent), new TreeSet<>(test.centre.ledger.inputTexts()), "seed " + seed);
        assertEquals(sent.size(), test.centre.ledger.inputs.size(), "seed " + seed);
        assertEquals(outputs, received, "seed " + seed);
        assertEquals(List.of(), test.bank.alarms, "seed " + seed);
    }

    @Test
    @Rule("4.26.3")
    void aCentreWithAForeignKeyIsNotBelieved() throws IOException {
        centre.ledger.output(Messages.forwarded("IN1"));
        centre.signsWith(new TestAuthority("Another authority").node());
        bank.start();
        bank.drops("pay.fin", Messages.payment("REF1"));
        until(() -> !bank.alarms.isEmpty());
        assertTrue(bank.alarms.getFirst().startsWith("BAD_SIGNATURE"), bank.alarms.toString());
        assertTrue(bank.in(FOLDERS.in()).isEmpty());
        assertEquals(0, bank.store().lastOutputNumber());
        assertEquals(0, centre.ledger.inputs.size());
        assertTrue(bank.in(FOLDERS.error()).keySet().stream().anyMatch(name -> name.endsWith(".reason.txt")));
        centre.signsWith(centre.authority.node());
        until(() -> centre.ledger.acknowledged() == 1 && centre.ledger.inputs.size() == 2);
    }

    private Set<String> messageFiles() {
        Set<String> names = new TreeSet<>(bank.in(FOLDERS.ack()).keySet());
        names.removeIf(name -> name.endsWith(".status.json"));
        return names;
    }

    private void step() throws IOException {
        bank.step();
        centre.step();
    }

    private void until(BooleanSupplier condition) throws IOException {
        for (int i = 0; i < 20_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("never; " + bank.state() + " " + bank.alarms + " " + centre.refusals + " "
                + centre.ledger.inputs.size() + " " + centre.ledger.acknowledged());
    }

    private void takeIn(List<String> received) {
        for (String name : List.copyOf(bank.in(FOLDERS.in()).keySet())) {
            if (!name.endsWith(".tmp")) {
                received.add(new String(bank.disk.takeAway(FOLDERS.in().resolve(name)), StandardCharsets.ISO_8859_1));
            }
        }
    }
}
