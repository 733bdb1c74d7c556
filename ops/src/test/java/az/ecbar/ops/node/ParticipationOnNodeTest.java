package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SuspensionCause;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.ParticipantTold;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Removal and leaving in real messages through a whole node, also across a kill. */
class ParticipationOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);
    private static final InventedBank GAMA = BankingWorld.BANKS.get(2);

    private final SimulatedWorld world;

    ParticipationOnNodeTest() throws Exception {
        world = new SimulatedWorld(11, 64, 20);
        world.openDay();
    }

    @Test
    @Rule({"7-10.4", "7-10.5", "7-10.6"})
    void theOthersReadWhoWasRemovedAndItsPaymentsAreAnnulled() throws Exception {
        String waits = PaymentBuilder.mt103()
                .sender(ALFA.terminal())
                .number(1)
                .reference("TO-GAMA")
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", BankingWorld.OPENING_MINOR + 1)
                .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                .beneficiary(GAMA.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .text();
        world.banks.getFirst().send(waits.getBytes(StandardCharsets.ISO_8859_1));
        world.until("it waits", () -> notices(0, Notice.Kind.WAITS) == 1);
        BankingWorld.assertDone(world.decide(world.actions.removeParticipant(GAMA.bic(), BankingWorld.TODAY, "12/3")));
        world.until("told", () -> told(0).size() == 1 && told(1).size() == 1);
        world.until("annulled", () -> notices(0, Notice.Kind.ANNULLED) == 1);

        ParticipantTold told = told(0).getFirst();
        assertEquals("REMOVED", told.news());
        assertEquals(GAMA.bic(), told.bic());
        assertEquals(GAMA.name(), told.name());
        assertEquals("12/3", told.decision());
        assertEquals(List.of(), told.accounts());
        assertTrue(told.text().endsWith("/ Istirakci AZIPS-den cixarilib"), told.text());
        assertEquals(told, told(1).getFirst(), "the same to everybody");

        world.kill();
        world.restart();
        BankingWorld.assertDone(world.decide(world.actions.leave(BETA.bic(), BankingWorld.TODAY, "A-1")));
        world.until("told", () -> told(0).size() == 2);
        assertEquals("LEAVING", told(0).getLast().news());
        assertEquals(List.of(), told(2), "who is gone is told of nobody");
        assertEquals(1, told(1).size(), "nor is anybody told of itself");
        world.requireSound();
    }

    @Test
    @Rule({"7-10.2.2", "7-10.3"})
    void whoIsSuspendedAndResumedReadsIt() throws Exception {
        BankingWorld.assertDone(world.decide(
                world.actions.suspendParticipant(BETA.bic(), SuspensionCause.TECHNICAL, BankingWorld.TODAY, "T-1")));
        world.until("suspended", () -> told(1).size() == 1);
        assertEquals("SUSPENDED", told(1).getFirst().news());
        assertEquals("TECHNICAL", told(1).getFirst().causes());
        BankingWorld.assertDone(world.decide(
                world.actions.resumeParticipant(BETA.bic(), SuspensionCause.TECHNICAL, BankingWorld.TODAY, "T-2")));
        world.until("resumed", () -> told(1).size() == 2);
        assertEquals("RESUMED", told(1).getLast().news());
        assertEquals("", told(1).getLast().causes());
        assertEquals("T-2", told(1).getLast().decision());
        assertEquals(List.of(), told(0), "nobody else");
        world.requireSound();
    }

    private List<ParticipantTold> told(int bank) {
        return world.banks.get(bank).messages().stream()
                .filter(ParticipantTold.class::isInstance)
                .map(ParticipantTold.class::cast)
                .toList();
    }

    private long notices(int bank, Notice.Kind kind) {
        return world.banks.get(bank).messages().stream()
                .filter(message -> message instanceof Notice notice && notice.kind() == kind)
                .count();
    }
}
