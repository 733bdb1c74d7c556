package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.bankview.BankViewAuditor;
import az.ecbar.bankview.DayRecord;
import az.ecbar.bankview.Judgement;
import az.ecbar.bankview.Reasons;
import az.ecbar.testkit.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A day of twenty banks through a whole node, judged by the auditor of the banks' view. */
class DayOfBanksTest {
    private static final int BANKS = 20;
    private static final int MESSAGES = Integer.getInteger("ecbar.day.messages", 20_000);
    private static final long SEED = Long.getLong("ecbar.day.seed", 1);

    @Test
    @Rule({
        "4.8", "4.9", "4.10.1", "4.10.2", "4.11", "4.12", "4.13", "4.14", "4.15", "4.16", "4.17", "4.18", "4.19",
        "4.20", "4.21", "4.22", "4.23", "4.24", "4.25", "7-10.3", "7-10.5", "7-10.6"
    })
    void anAuditorThatKnowsTheMessagesAloneAgreesOnAllOfIt() throws Exception {
        RandomDay day = new RandomDay(BANKS, SEED);
        day.run(MESSAGES, 24);
        DayRecord record = day.world.record();
        assertTrue(
                record.taken().size() >= MESSAGES, "messages: " + record.taken().size());
        Judgement judgement = BankViewAuditor.judge(day.world.register(), reasons(), record);
        assertEquals(
                "",
                judgement.findings().stream().limit(20).map(String::valueOf).collect(Collectors.joining("\n")),
                "seed " + SEED);
        assertEquals(day.world.balances(), judgement.balances());
        for (String outcome : List.of("SETTLED", "ANNULLED", "KEPT", "REFUSED")) {
            assertTrue(judgement.outcomes().getOrDefault(outcome, 0) > MESSAGES / 40, judgement.outcomes()::toString);
        }
        assertTrue(judgement.outcomes().getOrDefault("REFUSED", 0) > MESSAGES / 4, judgement.outcomes()::toString);
    }

    static Reasons reasons() throws Exception {
        Path root = Path.of(System.getProperty("ecbar.root", ".."));
        return Reasons.ofPage(Files.readString(root.resolve("docs/formats/reason-codes.md")));
    }
}
