package az.ecbar.ledger;

import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.azips.Azips;
import az.ecbar.schema.QueryKind;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For what a payment waits: told to its issuer once, by SMT700, and to operators as it is when they ask. */
class WaitCausesTest {
    private static final int LACK_OF_FUNDS = 1 << 2;
    private static final int BEHIND_EARLIER = 1 << 3;

    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").open();

    private List<String> queue() {
        int from = scenario.story.size();
        scenario.operator("L").asks(QueryKind.QUEUE, "", 0);
        return scenario.story.subList(from, scenario.story.size()).stream()
                .filter(line -> line.contains("PaymentReported"))
                .toList();
    }

    private static void assertRow(String row, String causes, long shortfallMinor) {
        assertTrue(row.contains("|causes={" + causes + "}|"), row);
        assertTrue(row.contains("|shortfallMinor=" + shortfallMinor + "|"), row);
    }

    @Test
    @Rule({"4.12.2", "4.13"})
    void whatComesBehindARunningReleaseLacksNothing() {
        for (int i = 0; i <= 2 * Azips.MAX_RELEASES; i++) {
            scenario.pays("BETA", "ALFA", "1.00").send();
        }
        scenario.pays("ALFA", "BETA", "100.00").send();
        assertTrue(scenario.ledger.hasJob(), "the release runs");
        scenario.forgetNotices();
        scenario.pays("BETA", "ALFA", "1.00").send();
        assertEquals(BEHIND_EARLIER, scenario.noticesTo("BETA").getFirst().causes());
        scenario.pays("BETA", "ALFA", "99.00").send();
        assertEquals(
                LACK_OF_FUNDS | BEHIND_EARLIER,
                scenario.noticesTo("BETA").getLast().causes());
        scenario.runJobs();
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.12.2")
    void operatorsAreToldTheCausesThatHoldNow() {
        scenario.pays("ALFA", "BETA", "150.00").reference("FIRST").send();
        assertRow(queue().getFirst(), "lACK_OF_FUNDS", 5_000);
        scenario.pays("ALFA", "BETA", "10.00").priority(30).reference("SMALL").send();
        scenario.pays("ALFA", "BETA", "120.00").priority(30).reference("URGENT").send();
        List<String> rows = queue();
        assertEquals(2, rows.size());
        String first =
                rows.stream().filter(row -> row.contains("FIRST")).findFirst().orElseThrow();
        assertRow(first, "lACK_OF_FUNDS,bEHIND_EARLIER", 18_000);
        String urgent =
                rows.stream().filter(row -> row.contains("URGENT")).findFirst().orElseThrow();
        assertRow(urgent, "lACK_OF_FUNDS", 3_000);
    }

    /** 302 and 303 are two words for one cause, 4.12.2: from one to the other nothing is told anew. */
    @Test
    @Rule({"4.12", "4.13"})
    void whoComesToTheHeadOfTheQueueIsNotToldAgain() {
        scenario.pays("ALFA", "BETA", "150.00").reference("FIRST").send();
        scenario.pays("ALFA", "BETA", "200.00").reference("SECOND").send();
        assertEquals(List.of(WAITING, WAITING), scenario.kindsTo("ALFA"));
        scenario.forgetNotices();
        scenario.decide(scenario.actions.issueFunds(
                Scenario.AZN, Scenario.account("ALFA"), "ISSUE-AZN", Scenario.minor("50.00"), "D-1"));
        assertTrue(scenario.kindsTo("ALFA").stream().noneMatch(WAITING::equals));
        assertRow(queue().getFirst(), "lACK_OF_FUNDS", 20_000);
    }
}
