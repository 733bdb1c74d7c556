package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.mt.bank.ChangeBuilder;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The opening of a day on which kept payments are due, in real messages through a whole node. */
class NextDayOnNodeTest {
    private static final int KEPT = 200;
    private static final int CHANGES = 120;
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank BETA = BankingWorld.BANKS.get(1);

    private final SimulatedWorld world;
    private final RememberingTerminal alfa;

    NextDayOnNodeTest() throws Exception {
        world = new SimulatedWorld(8, 1, 20);
        world.openDay();
        alfa = world.banks.getFirst();
    }

    /** What a bank asks while the day opens is refused, and moves no money before the day is open. */
    @Test
    @Rule({"3.8", "4.11", "4.14"})
    void aChangeAskedWhileTheDayOpensSettlesNothing() throws Exception {
        for (int i = 0; i < KEPT; i++) {
            alfa.send(kept("K-" + i));
        }
        world.until("all kept", () -> notices(Notice.Kind.WAITS).size() == KEPT);
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        world.until("statement", () -> DayStatements.isComplete(alfa.messages()));
        world.pass(TimeUnit.DAYS.toNanos(1));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        world.until(
                "all logged on again",
                () -> world.terminals().stream().allMatch(terminal -> terminal.state() == ClientState.ACTIVE));
        RememberingTerminal leyla = world.operators.get(0);
        RememberingTerminal rashad = world.operators.get(1);
        leyla.send(OperatorRequest.propose(world.actions.openDay(SystemId.AZIPS, BankingWorld.TODAY + 1)));
        world.until("proposed", () -> leyla.lastAnswer().contains("\"action\":\"OpenDay\""));
        rashad.send(OperatorRequest.approve(number("proposalId", leyla.lastAnswer())));
        for (int i = 0; i < CHANGES; i++) {
            alfa.send(ChangeBuilder.priority(40)
                    .sender(ALFA.terminal(), 1)
                    .reference("C-" + i)
                    .payment("NEVER-SENT")
                    .build());
            world.step();
        }
        world.until("approved", () -> rashad.lastAnswer().contains("\"action\":\"OpenDay\""));
        BankingWorld.assertDone(rashad.lastAnswer());
        world.until("all executed", () -> notices(Notice.Kind.EXECUTED).size() == KEPT);
        world.until(
                "all answered", () -> notices(Notice.Kind.PRIORITY_NOT_CHANGED).size() == CHANGES);
        long opening = number("sequence", rashad.lastAnswer());
        assertTrue(
                notices(Notice.Kind.PRIORITY_NOT_CHANGED).stream()
                        .anyMatch(notice -> code(notice) == 220 && sequence(notice) > opening),
                "some were asked while the day was opening");
        BankingWorld.assertDone(world.decide(world.actions.closeDay(SystemId.AZIPS)));
        for (int i = 0; i < 500; i++) {
            world.step();
        }
        assertEquals(BankingWorld.OPENING_MINOR - KEPT, world.balance(0));
        world.requireSound();
    }

    private static byte[] kept(String reference) {
        return PaymentBuilder.mt103()
                .sender(ALFA.terminal())
                .reference(reference)
                .valueDate(BankingWorld.TODAY + 1)
                .amount("AZN", 1)
                .issuer(ALFA.customer("MUSTERI BIR", 1, ""))
                .beneficiary(BETA.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .build();
    }

    private List<Notice> notices(Notice.Kind kind) {
        return alfa.messages().stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .filter(notice -> notice.kind() == kind)
                .toList();
    }

    private static long number(String member, String answer) {
        return Long.parseLong(answer.replaceAll(".*\"" + member + "\":(\\d+).*", "$1"));
    }

    private static int code(Notice notice) {
        Notice.Reason reason = notice.reason();
        return reason == null ? 0 : reason.code();
    }

    private static long sequence(Notice notice) {
        return Long.parseLong(notice.ourReference().substring(1));
    }
}
