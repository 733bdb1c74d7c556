package az.ecbar.gateway.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides' logic against each other, with cuts, stalls, kills and a ring that is full now and then (D19). */
class SessionSimulationTest {
    private static final int INPUTS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everythingArrivesExactlyOnceThroughCutsAndRestarts(long seed) {
        run(seed, INPUTS);
    }

    @Test
    @Tag("long")
    void everythingArrivesExactlyOnceForManySeeds() {
        for (long seed = 1_000; seed < 1_200; seed++) {
            run(seed, INPUTS);
        }
    }

    private static void run(long seed, int inputs) {
        World world = new World(seed);
        FakeBank alfa = world.bank("ALFAAZ22XXX");
        FakeBank beta = world.bank("BETAAZ22XXX");
        FakeBank gama = world.bank("GAMAAZ22XXX");
        List<String> order = List.of(alfa.bic, beta.bic, gama.bic);
        world.ledger.receiverOf((from, _) -> world.ledger.terminal(order.get((order.indexOf(from.bic) + 1) % 3), 'A'));
        world.ledger.isFull(() -> world.random.nextInt(20) == 0);
        world.banks.forEach(FakeBank::start);
        world.network.cutProbability(0.01);
        world.network.stallProbability(0.2);
        int written = 0;
        while (written < inputs || !world.banks.stream().allMatch(FakeBank::isDone)) {
            for (FakeBank bank : world.banks) {
                if (written < inputs && world.random.nextInt(3) == 0) {
                    if (world.random.nextInt(60) == 0) {
                        bank.writeLarge(2_049 + world.random.nextInt(40_000));
                    } else {
                        bank.write(bank.bic + " " + bank.inputs.size() + " " + world.random.nextLong());
                    }
                }
                if (world.random.nextInt(800) == 0) {
                    bank.restart();
                }
            }
            if (world.random.nextInt(1_000) == 0) {
                world.restartServer();
            }
            written++;
            world.step(TimeUnit.MILLISECONDS.toNanos(1 + world.random.nextInt(20)));
            if (written > 60_000) {
                throw new AssertionError("seed " + seed + " does not come to an end: " + world);
            }
        }
        world.network.cutProbability(0);
        world.until(
                "all outputs of seed " + seed,
                () -> world.banks.stream()
                        .allMatch(bank -> bank.outputs.size()
                                == world.ledger.terminal(bank.bic, 'A').outputs.size()));
        world.banks.forEach(bank -> {
            FakeLedger.Terminal terminal = world.ledger.terminal(bank.bic, 'A');
            assertSame(bank.inputs, terminal.inputs, "inputs of seed " + seed);
            assertSame(bank.outputs, terminal.outputs, "outputs of seed " + seed);
            bank.receipts.forEach((number, sequence) ->
                    assertEquals(terminal.sequences.get((int) (number - 1)), sequence, "sequence of seed " + seed));
            assertEquals(List.of(), bank.naks);
            assertEquals(List.of(), bank.badSignatures);
        });
        assertTrue(alfa.logons > 5, "seed " + seed + " had hardly a reconnect");
        assertTrue(world.ledger.repeated > 0, "seed " + seed + " had no input sent twice");
        assertTrue(world.banks.stream().noneMatch(bank -> bank.session.state() == ClientState.HALTED));
    }

    private static void assertSame(List<byte[]> expected, List<byte[]> actual, String what) {
        assertEquals(expected.size(), actual.size(), what);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), what + ", number " + (i + 1));
        }
    }
}
