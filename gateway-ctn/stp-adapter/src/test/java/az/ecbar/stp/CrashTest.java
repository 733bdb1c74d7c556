package az.ecbar.stp;

import static az.ecbar.stp.SimulatedBank.FOLDERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.stp.files.CrashingFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A bank sends files and takes away what comes in, while its adapter, or its machine, crashes after each single
 * change to a file in turn, and the connection breaks at random. At the end the centre has each message once,
 * in order, and the bank has each output once.
 */
class CrashTest {
    private static final int OUTPUTS = 5;

    @Test
    void aKillAfterAnyChangeToAFileLosesAndRepeatsNothing() throws IOException {
        for (long step = 1; crashesAt(step, false, 0.0); step++) {
            assertTrue(step < 5_000);
        }
    }

    @Test
    void aPowerFailureAfterAnyChangeToAFileLosesAndRepeatsNothing() throws IOException {
        for (long step = 1; crashesAt(step, true, 0.0); step++) {
            assertTrue(step < 5_000);
        }
    }

    @Test
    void crashesAndBrokenConnectionsTogetherLoseAndRepeatNothing() throws IOException {
        for (long step = 1; crashesAt(step, step % 2 == 0, 0.2); step++) {
            assertTrue(step < 5_000);
        }
    }

    @Test
    void manyCrashesInARowLoseAndRepeatNothing() throws IOException {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Scenario scenario = new Scenario(seed, 0.1);
            for (int crash = 0; crash < 12; crash++) {
                scenario.bank.disk.crashAfter(1 + random.nextInt(60));
                scenario.runToCrash();
                scenario.restart(random.nextBoolean(), random);
            }
            scenario.finish("seed " + seed);
        }
    }

    private static boolean crashesAt(long step, boolean powerLoss, double lossOfConnection) throws IOException {
        Scenario scenario = new Scenario(step, lossOfConnection);
        scenario.bank.disk.crashAfter(step);
        boolean crashed = scenario.runToCrash();
        scenario.restart(powerLoss, new Random(step));
        scenario.finish("step " + step);
        return crashed;
    }

    private static final class Scenario {
        private final FakeCentre centre;
        private final SimulatedBank bank;
        private final List<String> takenIn = new ArrayList<>();
        private int dropped;

        Scenario(long seed, double lossOfConnection) {
            centre = new FakeCentre(seed, lossOfConnection);
            bank = new SimulatedBank(new CrashingFiles(), centre);
            for (int i = 1; i <= OUTPUTS; i++) {
                centre.output(i == 3 ? Messages.debitAdvice(1001, "P1") : Messages.forwarded("IN" + i));
            }
        }

        boolean runToCrash() throws IOException {
            try {
                bank.start();
                for (int i = 0; i < 60; i++) {
                    dropNext(i);
                    bank.step();
                    takeIn();
                }
                return false;
            } catch (CrashingFiles.Crash crash) {
                return true;
            }
        }

        private void dropNext(int step) {
            boolean overwrites = dropped == 3 && bank.in(FOLDERS.out()).containsKey("p1.fin");
            if (step % 3 == 0 && dropped < 4 && !overwrites) {
                dropped++;
                switch (dropped) {
                    case 1 -> bank.drops("p1.fin", Messages.payment("P1"));
                    case 2 ->
                        bank.drops(
                                "p2.rje",
                                Messages.payment("P2") + "$" + Messages.payment("P3", FakeCentre.REFUSE_ME) + "$"
                                        + Messages.payment("P4"));
                    case 3 -> bank.drops("bad.fin", "no message");
                    default -> bank.drops("p1.fin", Messages.payment("P5"));
                }
            }
        }

        private void takeIn() {
            for (String name : List.copyOf(bank.in(FOLDERS.in()).keySet())) {
                if (!name.endsWith(".tmp")) {
                    takenIn.add(
                            new String(bank.disk.takeAway(FOLDERS.in().resolve(name)), StandardCharsets.ISO_8859_1));
                }
            }
        }

        void restart(boolean powerLoss, Random random) {
            if (powerLoss) {
                bank.disk.restartAfterPowerLoss(random);
            } else {
                bank.disk.restartAfterKill();
            }
        }

        void finish(String when) throws IOException {
            bank.start();
            bank.settle();
            while (dropped < 4) {
                dropNext(0);
                bank.settle();
            }
            takeIn();
            assertEquals(List.of(), centre.faults, when);
            List<String> taken = new ArrayList<>(centre.takenTexts());
            Collections.sort(taken);
            List<String> wanted = new ArrayList<>(List.of(
                    Messages.payment("P1"), Messages.payment("P2"), Messages.payment("P4"), Messages.payment("P5")));
            Collections.sort(wanted);
            assertEquals(wanted, taken, when);
            List<String> outputs = centre.outputs.stream()
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .toList();
            assertEquals(outputs, takenIn, when);
            assertEquals(OUTPUTS, centre.acknowledged(), when);
            assertTrue(bank.in(FOLDERS.out()).isEmpty(), when);
            assertTrue(bank.in(FOLDERS.claimed()).isEmpty(), when);
            assertTrue(
                    bank.in(FOLDERS.sent()).isEmpty(),
                    when + " " + bank.in(FOLDERS.sent()).keySet());
            assertTrue(bank.in(FOLDERS.nak()).containsKey("p2.rje"), when);
            assertTrue(bank.in(FOLDERS.ack()).keySet().stream().anyMatch(name -> name.startsWith("p1")), when);
            assertTrue(bank.in(FOLDERS.error()).containsKey("bad.fin"), when);
            assertTrue(bank.in(FOLDERS.error()).containsKey("bad.fin.reason.txt"), when);
            assertTrue(bank.store().unansweredNumbers().isEmpty(), when);
        }
    }
}
