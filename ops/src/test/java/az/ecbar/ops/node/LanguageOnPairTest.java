package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The standby makes the outputs of a bank of each language, byte for byte, and goes on in the same language. */
class LanguageOnPairTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);

    private final PairedWorld world;

    LanguageOnPairTest() throws Exception {
        world = new PairedWorld(1, 64);
    }

    @Test
    @Rule("4.19")
    void bothNodesHoldWhatTheBanksWereTold() throws Exception {
        world.openDay();
        pays("P-1", 2);
        BankingWorld.assertDone(world.decide(world.actions.setLanguage(BETA.bic(), MessageLanguage.ISO)));
        pays("P-2", 4);
        PairMachine owner = world.pairedOwner();
        assertNotNull(owner);
        owner.kill(TimeUnit.MINUTES.toNanos(5));
        world.until("the standby leads", () -> world.other(owner).isLeading() || isHelped());
        pays("P-3", 6);
        world.heal();
        PairMachine now = world.pairedOwner();
        assertNotNull(now);
        assertNotSame(owner, now);
        pays("P-4", 8);
        world.until("both have it", () -> isHeld(owner) && isHeld(now));
        List<String> texts = world.banks.get(1).outputs.stream()
                .map(output -> new String(output, StandardCharsets.UTF_8))
                .toList();
        assertEquals(
                List.of(false, false, true, true, true, true, true, true),
                texts.stream().map(text -> text.startsWith("<?xml")).toList());
        for (PairMachine machine : List.of(owner, now)) {
            for (int bank = 0; bank < 2; bank++) {
                Rebuilt.assertSameTail(
                        machine.node().current().behind().outbox(),
                        1 + bank,
                        'A',
                        world.banks.get(bank).outputs,
                        machine.hasJoined());
            }
        }
    }

    /** Operators do what a take-over needs of them. */
    private boolean isHelped() {
        world.operating.help();
        return false;
    }

    private boolean isHeld(PairMachine machine) {
        return machine.node().current().behind().outbox().lastNumber(2, (byte) 'A')
                == world.banks.get(1).outputs.size();
    }

    private void pays(String reference, int outputs) throws Exception {
        world.banks
                .get(0)
                .send(PaymentBuilder.mt103()
                        .sender(ALFA.terminal())
                        .reference(reference)
                        .valueDate(BankingWorld.TODAY)
                        .amount("AZN", 100)
                        .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                        .beneficiary(BETA.customer("MUSTERI IKI", 2, ""))
                        .remittanceInformation("ODENIS")
                        .build());
        world.until("told", () -> world.banks.get(1).outputs.size() == outputs);
    }
}
