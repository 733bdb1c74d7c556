package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SystemPart;
import az.ecbar.mt.bank.AccountNotice;
import az.ecbar.mt.bank.Announced;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.Statement;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bank's account is seized and given free, and another one opened and closed, through a whole node and across a kill. */
class SeizureOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);
    private static final String SECOND = "AZ00NABZ0000000000000000SECOND";

    private final SimulatedWorld world;
    private final RememberingTerminal alfa;

    SeizureOnNodeTest() throws Exception {
        world = new SimulatedWorld(17, 64, 20);
        world.openDay();
        alfa = world.banks.getFirst();
    }

    private <M extends BankMessage> List<M> got(Class<M> kind) {
        return alfa.messages().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Integer> reasons() {
        return got(Notice.class).stream()
                .filter(notice -> notice.reason() != null)
                .map(notice -> Objects.requireNonNull(notice.reason()).code())
                .toList();
    }

    private void send(String message) throws Exception {
        alfa.send(message.getBytes(StandardCharsets.ISO_8859_1));
        world.until("taken", alfa::isAnswered);
        steps();
    }

    private void steps() throws Exception {
        for (int i = 0; i < 20; i++) {
            world.step();
        }
    }

    private void pay(String reference, long amountMinor) throws Exception {
        send(PaymentBuilder.mt103()
                .sender(ALFA.terminal())
                .number(1)
                .reference(reference)
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", amountMinor)
                .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                .beneficiary(BETA.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .text());
    }

    private InquiryAnswer mt941(String reference) throws Exception {
        int before = alfa.outputs.size();
        send("{1:F01" + ALFA.terminal() + "0001000001}{2:I920NABZAZ2CXRTSN}{4:\r\n:20:" + reference
                + "\r\n:12:941\r\n:25:" + ALFA.account() + "\r\n-}");
        world.until("an answer", () -> alfa.outputs.size() > before);
        return (InquiryAnswer) alfa.messages().getLast();
    }

    @Test
    @Rule({"4.12.1", "4.13", "4.20", "7-10.2.1"})
    void theOwnerLearnsOfTheSeizureWhatIsLeftAndWhenItIsLifted() throws Exception {
        BankingWorld.assertDone(
                world.decide(world.actions.seizeAccount(ALFA.account(), "AZN", 0, BankingWorld.TODAY, "12/1")));
        world.until("told", () -> !got(AccountNotice.class).isEmpty());
        AccountNotice seized = got(AccountNotice.class).getFirst();
        assertEquals("SEIZED", seized.news());
        assertEquals(ALFA.account(), seized.account());
        assertEquals("AZN0,00", seized.available());
        assertEquals("12/1", seized.seizedBy());
        assertEquals("", seized.wanted(), "the whole account");
        pay("HELD", 30_000);
        assertEquals(List.of(301), reasons());
        assertTrue(mt941("Q1").value("64").endsWith("AZN0,00"), mt941("Q2").value("64"));
        String list = world.query(QueryKind.SEIZURES, "");
        assertTrue(list.contains("\"wanted\":\"WHOLE\"") && list.contains("\"decision\":\"12/1\""), list);

        world.kill();
        world.restart();
        BankingWorld.assertDone(world.decide(
                world.actions.liftSeizure(ALFA.account(), "AZN", "12/1", 100, BankingWorld.TODAY, "12/2")));
        world.until(
                "executed", () -> got(Notice.class).stream().anyMatch(notice -> notice.kind() == Notice.Kind.EXECUTED));
        AccountNotice reduced = got(AccountNotice.class).getLast();
        assertEquals("SEIZURE-REDUCED", reduced.news());
        assertEquals("AZN1,00", reduced.wanted());
        assertEquals("AZN1,00", reduced.held());
        world.requireSound();
    }

    @Test
    @Rule({"3.1", "4.24"})
    void anAccountIsOpenedAndClosedAndPaymentsToItAreRefused() throws Exception {
        BankingWorld.assertDone(world.decide(
                world.actions.openAccount(ALFA.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", SECOND)));
        world.until("told", () -> !got(AccountNotice.class).isEmpty());
        assertEquals("OPENED", got(AccountNotice.class).getFirst().news());
        assertEquals(SECOND, got(AccountNotice.class).getFirst().account());
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        world.until("stated", () -> got(Statement.class).size() == 2);
        steps();
        BankingWorld.assertDone(world.decide(world.actions.closeAccount(SECOND, "AZN", BankingWorld.TODAY, "12/3")));
        world.until("told again", () -> got(AccountNotice.class).size() == 2);
        assertEquals("CLOSED", got(AccountNotice.class).getLast().news());
        String accounts = world.query(QueryKind.ACCOUNT, ALFA.bic());
        assertTrue(accounts.contains("\"state\":\"CLOSED\"") && accounts.contains("\"state\":\"OPEN\""), accounts);
        world.requireSound();
    }

    @Test
    @Rule({"3.5", "4.12.3"})
    void thatAzipsIsSuspendedIsToldToEveryBank() throws Exception {
        BankingWorld.assertDone(
                world.decide(world.actions.suspendSystem(Set.of(SystemPart.SETTLEMENT), BankingWorld.TODAY, "12/4")));
        world.until("announced", () -> !got(Announced.class).isEmpty());
        assertEquals(
                List.of("/SYSTEM/AZIPS", "/SUSPENDED/SETTLEMENT", "/DECISION/" + BankingWorld.TODAY + "/12/4"),
                got(Announced.class).getFirst().lines().subList(0, 3));
        world.requireSound();
    }
}
