package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SuspensionCause;
import az.ecbar.command.SystemPart;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.QueryKind;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bank's real messages through a whole node while AZIPS and another bank are suspended, also across a kill. */
class SuspensionOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);
    private static final int TOMORROW = BankingWorld.TODAY + 1;

    private final SimulatedWorld world;
    private final RememberingTerminal alfa;

    SuspensionOnNodeTest() throws Exception {
        world = new SimulatedWorld(11, 64, 20);
        world.openDay();
        alfa = world.banks.getFirst();
    }

    @Test
    @Rule({"4.12.1", "4.12.3", "4.13", "4.23", "7-10.2.1", "7-10.3"})
    void whoWaitsLearnsEachCauseInTurnAndIsExecutedWhenTheLastIsGone() throws Exception {
        BankingWorld.assertDone(world.decide(
                world.actions.suspendParticipant(BETA.bic(), SuspensionCause.ORDER, BankingWorld.TODAY, "12/1")));
        send(payment("HELD", 30_000, BankingWorld.TODAY));
        BankingWorld.assertDone(
                world.decide(world.actions.suspendSystem(Set.of(SystemPart.SETTLEMENT), BankingWorld.TODAY, "12/2")));
        world.until("told of the system", () -> reasons().contains(300));
        assertEquals(List.of(301, 300), reasons());

        InquiryAnswer asked = smt854("Q1", "HELD");
        assertEquals("WAITING", asked.value("23S"));
        assertTrue(asked.value("79").startsWith("/NARR/300/"), asked.value("79"));
        assertEquals("AZIPS GOES ON\r\nTHE SEIZURE OR SUSPENSION IS LIFTED", asked.value("72R"));
        String story = world.query(QueryKind.PAYMENT, asked.value("20P"));
        assertTrue(story.contains("\"causes\":[\"SYSTEM_SUSPENDED\",\"SEIZURE_OR_SUSPENSION\"]"), story);
        assertTrue(
                world.query(QueryKind.STATUS, "").contains("\"suspended\":[\"SETTLEMENT\"]"),
                "operators see what is suspended");

        world.kill();
        world.restart();
        BankingWorld.assertDone(
                world.decide(world.actions.resumeSystem(Set.of(SystemPart.SETTLEMENT), BankingWorld.TODAY, "12/3")));
        world.until("told of the other side", () -> reasons().size() == 3);
        assertEquals(List.of(301, 300, 301), reasons());
        BankingWorld.assertDone(world.decide(
                world.actions.resumeParticipant(BETA.bic(), SuspensionCause.ORDER, BankingWorld.TODAY, "12/4")));
        world.until("executed", () -> kinds().contains(Notice.Kind.EXECUTED));
        assertEquals("SETTLED", smt854("Q2", "HELD").value("23S"));
        world.requireSound();
    }

    @Test
    @Rule({"4.12.3", "3.5"})
    void whileAcceptanceIsSuspendedABankIsToldSo() throws Exception {
        send(payment("KEPT", 100, TOMORROW));
        BankingWorld.assertDone(
                world.decide(world.actions.suspendSystem(Set.of(SystemPart.ACCEPTANCE), BankingWorld.TODAY, "12/5")));
        send(payment("REFUSED", 100, BankingWorld.TODAY));
        world.until("refused", () -> kinds().contains(Notice.Kind.REFUSED));
        assertEquals(List.of(304, 313), reasons());
        String story = world.query(QueryKind.PAYMENT, smt854("Q3", "KEPT").value("20P"));
        assertTrue(story.contains("\"causes\":[\"VALUE_DATE_AHEAD\"]"), story);
        world.requireSound();
    }

    /** Codes of all notices that bear one. */
    private List<Integer> reasons() {
        return notices().stream()
                .filter(notice -> notice.reason() != null)
                .map(notice -> Objects.requireNonNull(notice.reason()).code())
                .toList();
    }

    private List<Notice.Kind> kinds() {
        return notices().stream().map(Notice::kind).toList();
    }

    private List<Notice> notices() {
        return alfa.messages().stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .toList();
    }

    private InquiryAnswer smt854(String reference, String payment) throws Exception {
        int before = alfa.outputs.size();
        send("{1:F01" + ALFA.terminal() + "0001000001}{2:I298NABZAZ2CXRTSN}{4:\r\n:20:" + reference
                + "\r\n:12:804\r\n:77E:\r\n:21:" + payment + "\r\n-}");
        world.until("an answer", () -> alfa.outputs.size() > before);
        BankMessage answer = alfa.messages().getLast();
        return (InquiryAnswer) answer;
    }

    private static String payment(String reference, long amountMinor, int valueDate) {
        return PaymentBuilder.mt103()
                .sender(ALFA.terminal())
                .number(1)
                .reference(reference)
                .valueDate(valueDate)
                .amount("AZN", amountMinor)
                .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                .beneficiary(BETA.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .text();
    }

    private void send(String message) throws Exception {
        alfa.send(message.getBytes(StandardCharsets.ISO_8859_1));
        world.until("taken", alfa::isAnswered);
        for (int i = 0; i < 20; i++) {
            world.step();
        }
    }
}
