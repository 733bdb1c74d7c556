package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.bankview.BankViewAuditor;
import az.ecbar.bankview.Judgement;
import az.ecbar.bankview.Reasons;
import az.ecbar.testkit.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A day of twenty banks through a whole node, judged by the auditor of the banks' view. */
class DayOfBanksTest {
    private static final int MESSAGES = Integer.getInteger("ecbar.day.messages", 20_000);

    @Test
    @Rule({"4.8", "4.9", "4.10.1", "4.12", "4.18", "4.25"})
    void anAuditorThatKnowsOnlyTheMessagesAgrees() throws Exception {
        RandomDay day = new RandomDay(20, Long.getLong("ecbar.day.seed", 1));
        long before = System.nanoTime();
        day.run(MESSAGES, 24);
        long driven = System.nanoTime();
        Judgement judgement = BankViewAuditor.judge(day.world.register(), reasons(), day.world.record());
        System.out.println(day.sent() + " sent, " + (driven - before) / 1_000_000 + " ms, judged "
                + (System.nanoTime() - driven) / 1_000_000 + " ms " + judgement.outcomes());
        assertEquals(
                "",
                judgement.findings().stream().limit(60).map(String::valueOf).collect(Collectors.joining("\n")));
        assertEquals(day.world.balances(), judgement.balances());
    }

    private static Reasons reasons() throws Exception {
        Path root = Path.of(System.getProperty("ecbar.root", ".."));
        return Reasons.ofPage(Files.readString(root.resolve("docs/formats/reason-codes.md")));
    }
}
