package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gridlock of real messages in a whole node, from the rule change that lets it be resolved to the statements. */
class GridlockOnNodeTest {
    private static final int FROM = BankingWorld.TODAY + 3;
    private static final List<InventedBank> BANKS = BankingWorld.BANKS;

    private final SimulatedWorld world = new SimulatedWorld(11, 64, 20);

    GridlockOnNodeTest() throws Exception {}

    /** Two operators announce it; on its date the day is opened. */
    private void switchOn(RuleId... others) throws Exception {
        awaitLogons();
        announce(RuleId.GRIDLOCK_RESOLUTION, 1);
        for (RuleId other : others) {
            announce(other, 30);
        }
        world.pass(TimeUnit.DAYS.toNanos(3));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        awaitLogons();
        BankingWorld.assertDone(world.decide(world.actions.openDay(SystemId.AZIPS, FROM)));
    }

    private void awaitLogons() throws Exception {
        world.until(
                "all logged on",
                () -> world.terminals().stream().allMatch(terminal -> terminal.state() == ClientState.ACTIVE));
    }

    private void announce(RuleId rule, long value) throws Exception {
        BankingWorld.assertDone(world.decide(world.actions.setRule(rule, SystemId.ALL, value, FROM)));
    }

    /** Each pays the next one more than it has, in a ring. */
    private void payInARing() throws Exception {
        for (int i = 0; i < BANKS.size(); i++) {
            InventedBank from = BANKS.get(i);
            InventedBank to = BANKS.get((i + 1) % BANKS.size());
            send(
                    i,
                    PaymentBuilder.mt103()
                            .sender(from.terminal())
                            .number(1)
                            .reference("RING-" + i)
                            .valueDate(FROM)
                            .amount("AZN", 150_000)
                            .issuer(from.customer("MUSTERI BIR", 1, ""))
                            .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                            .remittanceInformation("ODENIS")
                            .text());
            int bank = i;
            world.until("it waits", () -> notices(bank, Notice.Kind.WAITS) == 1);
        }
    }

    private void awaitExecution() throws Exception {
        for (int i = 0; i < BANKS.size(); i++) {
            int bank = i;
            world.until("executed", () -> notices(bank, Notice.Kind.EXECUTED) == 1);
        }
    }

    @Test
    @Rule({"3.6", "4.11", "4.12.2", "4.20", "4.22", "4.23", "4.25"})
    void theRingIsSettledAtOnceAndAllAnswersSaySo() throws Exception {
        switchOn();
        payInARing();
        assertEquals("WAITING", answer(mt298("Q1", 804, ":21:RING-0\r\n")).value("23S"));
        BankingWorld.assertDone(world.decide(world.actions.resolveGridlock(SystemId.AZIPS)));
        awaitExecution();
        assertEquals("SETTLED", answer(mt298("Q2", 804, ":21:RING-0\r\n")).value("23S"));
        InquiryAnswer pending =
                answer(mt298("Q3", 801, ":25:" + BANKS.getFirst().account() + "\r\n"));
        assertEquals("0AZN0,00", pending.value("90P"));
        InquiryAnswer interim = answer(mt920("Q4", ":34F:AZN0,\r\n"));
        assertEquals(2, interim.values("61").size());
        assertTrue(interim.values("61").getFirst().contains("C1500,00"), interim.values("61")::toString);
        assertTrue(interim.values("61").getLast().contains("D1500,00"), interim.values("61")::toString);
        for (int i = 0; i < BANKS.size(); i++) {
            assertEquals(BankingWorld.OPENING_MINOR, world.balance(i));
            assertEquals(
                    2,
                    world.banks.get(i).messages().stream()
                            .filter(Advice.class::isInstance)
                            .count());
        }
        world.kill();
        world.restart();
        close();
    }

    @Test
    @Rule({"3.6", "4.11", "4.12.2"})
    void theNodeLooksByItselfAsOftenAsTheRuleSetSays() throws Exception {
        switchOn(RuleId.GRIDLOCK_INTERVAL_SECONDS);
        payInARing();
        for (int i = 0; i < 40; i++) {
            world.pass(TimeUnit.SECONDS.toNanos(1));
            world.step();
        }
        awaitExecution();
        close();
    }

    private void close() throws Exception {
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        for (RememberingTerminal bank : world.banks) {
            world.until("a statement", () -> DayStatements.isComplete(bank.messages()));
        }
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        world.requireSound();
    }

    private long notices(int bank, Notice.Kind kind) {
        return world.banks.get(bank).messages().stream()
                .filter(message -> message instanceof Notice notice && notice.kind() == kind)
                .count();
    }

    private InquiryAnswer answer(String message) throws Exception {
        int before = answers().size();
        send(0, message);
        world.until("an answer", () -> answers().size() > before);
        return (InquiryAnswer) answers().getLast();
    }

    private List<BankMessage> answers() {
        return world.banks.getFirst().messages().stream()
                .filter(InquiryAnswer.class::isInstance)
                .toList();
    }

    private void send(int sender, String message) throws Exception {
        RememberingTerminal bank = world.banks.get(sender);
        bank.send(message.getBytes(StandardCharsets.ISO_8859_1));
        world.until("taken", bank::isAnswered);
    }

    private static String mt920(String reference, String more) {
        InventedBank asks = BANKS.getFirst();
        return "{1:F01" + asks.terminal() + "0001000001}{2:I920NABZAZ2CXRTSN}{4:\r\n:20:" + reference
                + "\r\n:12:942\r\n:25:" + asks.account() + "\r\n" + more + "-}";
    }

    private static String mt298(String reference, int smt, String fields) {
        return "{1:F01" + BANKS.getFirst().terminal() + "0001000001}{2:I298NABZAZ2CXRTSN}{4:\r\n:20:" + reference
                + "\r\n:12:" + smt + "\r\n:77E:\r\n" + fields + "-}";
    }
}
