package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.statement.Statements;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements of the accounts at the end of the day. */
@Rule("4.25")
final class StatementsTest {
    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "7.00")
            .open();

    @Test
    void everyAccountGetsOneAlsoWithoutMovement() {
        scenario.pays("ALFA", "BETA", "40.00").send();
        scenario.pays("BETA", "ALFA", "15.00").send();
        scenario.decide(scenario.actions.issueFunds("AZN", Scenario.account("BETA"), "ISSUE-AZN", 500, "I1"));
        closeDay();

        assertEquals(List.of("ALFA", "BETA", "GAMA"), banks());
        assertStatement("ALFA", 1, 2, "100.00", "75.00");
        assertStatement("BETA", 1, 3, "0.00", "30.00");
        assertStatement("GAMA", 1, 0, "7.00", "7.00");
        scenario.assertReplaysEqual();
    }

    @Test
    void theStatementIsTheNextOutputOfTheOwnersTerminal() {
        scenario.pays("ALFA", "BETA", "40.00").send();
        long last = scenario.noticesTo("BETA").getLast().number();
        closeDay();
        assertEquals(last + 1, pagesOf("BETA").getFirst().output());
    }

    @Test
    void theNextOneBeginsWhereTheLastOneEndedAndIsNumberedOnInTheYear() {
        scenario.pays("ALFA", "BETA", "40.00").send();
        closeDay();
        openNextDay(1);
        TestPayment payment = scenario.pays("BETA", "GAMA", "1.00");
        payment.valueDate = Scenario.TODAY + 1;
        payment.send();
        scenario.pages.clear();
        closeDay();

        assertStatement("ALFA", 2, 0, "60.00", "60.00");
        assertStatement("BETA", 2, 1, "40.00", "39.00");
        assertStatement("GAMA", 2, 1, "7.00", "8.00");
        assertEquals(
                List.of(Scenario.TODAY, Scenario.TODAY, Scenario.TODAY),
                scenario.pages.stream().map(Scenario.Page::openingDate).toList());
        scenario.assertReplaysEqual();
    }

    @Test
    void theFirstOneOfAYearHasNumberOneAndBeginsWhereTheLastOneEnded() {
        closeDay();
        scenario.decide(scenario.actions.declareDay(SystemId.ALL, 20270101, true, Scenario.TODAY, "C-1"));
        scenario.later(249L * 86_400);
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.openDay(SystemId.AZIPS, 20270101)));
        scenario.runJobs();
        scenario.pages.clear();
        closeDay();
        assertStatement("ALFA", 1, 0, "100.00", "100.00");
        assertEquals(Scenario.TODAY, pagesOf("ALFA").getFirst().openingDate());
    }

    @Test
    void aLongOneComesInPagesWhoseEntriesFollowEachOther() {
        int payments = 2 * Statements.LINES_OF_PAGE + 1;
        for (int i = 0; i < payments; i++) {
            scenario.pays("ALFA", "BETA", "1.00").send();
        }
        closeDay();
        List<Scenario.Page> pages = pagesOf("ALFA");
        assertEquals(3, pages.size());
        int next = 0;
        for (int i = 0; i < pages.size(); i++) {
            Scenario.Page page = pages.get(i);
            assertEquals(i + 1, page.page());
            assertEquals(3, page.pages());
            assertEquals(1, page.number());
            assertEquals(next, page.firstLine());
            assertEquals(pages.getFirst().output() + i, page.output());
            next += page.lines();
        }
        assertEquals(payments, next);
        assertEquals(1, pages.getLast().lines());
        scenario.assertReplaysEqual();
    }

    @Test
    void aStepSendsABoundedNumberOfPages() {
        for (int i = 0; i < (Statements.MAX_PAGES_OF_STEP + 3) * Statements.LINES_OF_PAGE; i++) {
            scenario.pays(i % 2 == 0 ? "ALFA" : "BETA", i % 2 == 0 ? "BETA" : "ALFA", "1.00")
                    .send();
        }
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        int steps = 0;
        while (scenario.ledger.hasJob()) {
            int before = scenario.pages.size();
            scenario.apply(TestCommands.jobStep());
            int sent = scenario.pages.size() - before;
            assertTrue(sent <= Statements.MAX_PAGES_OF_STEP, sent + " pages in a step");
            steps += sent > 0 ? 1 : 0;
        }
        assertEquals(3, steps);
        assertEquals(Statements.MAX_PAGES_OF_STEP + 3, pagesOf("ALFA").size());
        assertEquals(1, pagesOf("GAMA").size());
        scenario.assertReplaysEqual();
    }

    @Test
    void anAccountOpenedInTheDayBeginsAtZero() {
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.openAccount(
                        Scenario.bic("GAMA"), SystemId.AZIPS, AccountKind.CORRESPONDENT, "USD", "GAMA-USD")));
        closeDay();
        Scenario.Page page = scenario.pages.stream()
                .filter(one -> one.account().equals("GAMA-USD"))
                .findFirst()
                .orElseThrow();
        assertEquals(0, page.opening());
        assertEquals(0, page.closing());
    }

    private void closeDay() {
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.closeDay(SystemId.AZIPS)));
        scenario.runJobs();
    }

    private void openNextDay(int days) {
        scenario.later(days * 86_400L);
        assertEquals(
                RejectReason.NONE, scenario.decide(scenario.actions.openDay(SystemId.AZIPS, Scenario.TODAY + days)));
        scenario.runJobs();
    }

    private List<String> banks() {
        return scenario.pages.stream().map(page -> page.bank().substring(0, 4)).toList();
    }

    private List<Scenario.Page> pagesOf(String bank) {
        return scenario.pages.stream()
                .filter(page -> page.account().equals(Scenario.account(bank)))
                .toList();
    }

    private void assertStatement(String bank, int number, int lines, String opening, String closing) {
        Scenario.Page page = pagesOf(bank).getFirst();
        assertEquals(number, page.number(), "number of " + bank);
        assertEquals(1, page.pages(), "pages of " + bank);
        assertEquals(lines, page.lines(), "entries of " + bank);
        assertEquals(Scenario.minor(opening), page.opening(), "opening balance of " + bank);
        assertEquals(Scenario.minor(closing), page.closing(), "closing balance of " + bank);
    }
}
