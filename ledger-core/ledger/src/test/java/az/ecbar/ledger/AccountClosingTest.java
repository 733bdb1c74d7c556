package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts are opened after the genesis, and closed when nothing is left of them. */
@Rule("3.1")
class AccountClosingTest {
    private static final int TOMORROW = Scenario.TODAY + 1;
    private static final String SECOND = "ALFA-SECOND";

    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").open();

    private RejectReason closes(String account) {
        return s.decide(s.actions.closeAccount(account, "AZN", Scenario.TODAY, "C-1"));
    }

    private void closeDay() {
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
    }

    private void openTomorrow() {
        s.later(86_400);
        assertEquals(RejectReason.NONE, s.decide(s.actions.openDay(SystemId.AZIPS, TOMORROW)));
        s.runJobs();
    }

    private List<String> toldOwners() {
        return s.story.stream()
                .filter(line -> line.contains("[AccountToldDue]"))
                .map(line -> line.replaceAll(".*news=([A-Z_]+).*", "$1"))
                .toList();
    }

    private RejectReason opensSecond() {
        return s.decide(
                s.actions.openAccount(Scenario.bic("ALFA"), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", SECOND));
    }

    @Test
    @Rule({"3.1", "4.25"})
    void anAccountIsOpenedPaysAndIsClosedAndItsOwnerIsToldOfBoth() {
        assertEquals(RejectReason.NONE, opensSecond());
        assertEquals(List.of("OPENED"), toldOwners());
        TestPayment toSecond = s.pays("ALFA", "BETA", "100.00");
        toSecond.creditor = Scenario.bic("ALFA");
        toSecond.creditorAccount = SECOND;
        toSecond.creditorTin = Scenario.tin("ALFA");
        toSecond.send();
        TestPayment onwards = s.pays("ALFA", "BETA", "100.00");
        onwards.debtorAccount = SECOND;
        onwards.send();
        s.assertBalance("BETA", "100.00");
        assertEquals(RejectReason.DAY_NOT_CLOSED, closes(SECOND), "its statement is still to come");
        closeDay();
        assertEquals(RejectReason.NONE, closes(SECOND));
        assertEquals(List.of("OPENED", "CLOSED"), toldOwners());
        assertEquals(RejectReason.ACCOUNT_CLOSED, closes(SECOND));
        assertEquals(RejectReason.ACCOUNT_EXISTS, opensSecond(), "its number is never given again");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"3.1", "4.25"})
    void whileTheDayOpensOrClosesNoAccountIsOpened() {
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        assertEquals(RejectReason.DAY_NOT_CLOSED, opensSecond());
        s.runJobs();
        assertEquals(RejectReason.NONE, opensSecond(), "at night");
        s.later(86_400);
        assertEquals(RejectReason.NONE, s.decide(s.actions.openDay(SystemId.AZIPS, TOMORROW)));
        assertEquals(
                RejectReason.DAY_NOT_CLOSED,
                s.decide(s.actions.openAccount(
                        Scenario.bic("BETA"), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", "THIRD")));
        s.runJobs();
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.2.1")
    void onlyOfAnAccountOfAzipsTheOwnerIsTold() {
        for (SystemId system : List.of(SystemId.LVPCSS, SystemId.IPS)) {
            AccountKind kind = system == SystemId.IPS ? AccountKind.IPS_SETTLEMENT : AccountKind.LVPCSS_CLEARING;
            assertEquals(
                    RejectReason.NONE,
                    s.decide(s.actions.openAccount(
                            Scenario.bic("ALFA"), system, kind, "AZN", Scenario.account("ALFA"))));
        }
        assertEquals(List.of(), toldOwners());
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.8.5", "4.9"})
    void nothingIsPaidFromOrToAClosedAccount() {
        s.pays("ALFA", "BETA", "100.00").send();
        closeDay();
        assertEquals(RejectReason.NONE, closes(Scenario.account("ALFA")));
        openTomorrow();
        s.forgetNotices();
        TestPayment from = s.pays("ALFA", "BETA", "1.00");
        from.valueDate = TOMORROW;
        from.send();
        TestPayment to = s.pays("BETA", "ALFA", "1.00");
        to.valueDate = TOMORROW;
        to.send();
        assertEquals(
                List.of(RejectReason.ISSUER_ACCOUNT_CLOSED.code(), RejectReason.BENEFICIARY_ACCOUNT_CLOSED.code()),
                s.notices.stream().map(Scenario.Notice::reason).toList());
        assertEquals(
                RejectReason.ACCOUNT_CLOSED,
                s.decide(s.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 1, "I")));
        assertEquals(
                RejectReason.ACCOUNT_CLOSED,
                s.decide(s.actions.withdrawFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 1, "W")));
        assertEquals(
                RejectReason.ACCOUNT_CLOSED,
                s.decide(s.actions.seizeAccount(Scenario.account("ALFA"), "AZN", 1, TOMORROW, "N-1")));
        assertEquals(
                RejectReason.ACCOUNT_CLOSED,
                s.decide(s.actions.grantAuthority(
                        Scenario.bic("ALFA"),
                        Scenario.bic("BETA"),
                        Scenario.account("ALFA"),
                        "AZN",
                        AuthorityScope.QUERY,
                        TOMORROW,
                        0,
                        TOMORROW,
                        "P-1")));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"4.24", "4.25"})
    void itsLastStatementIsStillGivenAndNothingElseIsTold() {
        s.pays("ALFA", "BETA", "100.00").send();
        closeDay();
        int statements = s.pages.size();
        assertEquals(RejectReason.NONE, closes(Scenario.account("ALFA")));
        s.bank("ALFA").inquires(AccountReport.STATEMENT, "ALFA");
        assertEquals(statements + 1, s.pages.size());
        assertEquals(0, s.pages.getLast().closing());
        assertEquals(Scenario.TODAY, s.pages.getLast().date());
        for (AccountReport report : List.of(AccountReport.BALANCE, AccountReport.INTERIM, AccountReport.PENDING)) {
            s.bank("ALFA").inquires(report, "ALFA");
            assertEquals(RejectReason.ACCOUNT_CLOSED.code(), s.notices.getLast().reason());
        }
        openTomorrow();
        s.pages.clear();
        closeDay();
        assertTrue(s.pages.stream().noneMatch(page -> page.account().equals(Scenario.account("ALFA"))), "no new one");
        assertEquals(1, s.pages.size(), "that of BETA");
        s.assertReplaysEqual();
    }

    @Test
    void whileAnythingIsLeftItStaysOpen() {
        assertEquals(RejectReason.NONE, opensSecond());
        closeDay();
        assertEquals(RejectReason.ACCOUNT_NOT_EMPTY, closes(Scenario.account("ALFA")));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, closes("NOWHERE"));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, closes("ISSUE-AZN"), "the Central Bank's own");
        assertEquals(RejectReason.DATE_MALFORMED, s.decide(s.actions.closeAccount(SECOND, "AZN", 20_261_301, "C-1")));
        assertEquals(
                RejectReason.DECISION_MISSING, s.decide(s.actions.closeAccount(SECOND, "AZN", Scenario.TODAY, "")));
        assertEquals(
                RejectReason.CURRENCY_MALFORMED,
                s.decide(s.actions.closeAccount(SECOND, "azn", Scenario.TODAY, "C-1")));
        assertEquals(RejectReason.NONE, s.decide(s.actions.seizeAccount(SECOND, "AZN", 5, Scenario.TODAY, "N-1")));
        assertEquals(RejectReason.ACCOUNT_IN_USE, closes(SECOND), "what comes in is seized");
        assertEquals(
                RejectReason.NONE, s.decide(s.actions.liftSeizure(SECOND, "AZN", "N-1", 0, Scenario.TODAY, "N-2")));
        s.runJobs();
        s.decide(s.actions.grantAuthority(
                Scenario.bic("ALFA"),
                Scenario.bic("BETA"),
                SECOND,
                "AZN",
                AuthorityScope.STATEMENT,
                Scenario.TODAY,
                Scenario.TODAY,
                Scenario.TODAY,
                "P-1"));
        assertEquals(RejectReason.ACCOUNT_IN_USE, closes(SECOND), "an authority stands in the register");
        s.decide(s.actions.withdrawAuthority(
                Scenario.bic("ALFA"),
                Scenario.bic("BETA"),
                SECOND,
                "AZN",
                AuthorityScope.STATEMENT,
                Scenario.TODAY,
                "P-2"));
        assertEquals(RejectReason.NONE, closes(SECOND));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("3.8")
    void whatIsKeptForAValueDateKeepsBothAccountsOpen() {
        TestPayment ahead = s.pays("ALFA", "BETA", "1.00");
        ahead.valueDate = TOMORROW;
        ahead.send();
        closeDay();
        assertEquals(RejectReason.ACCOUNT_IN_USE, closes(Scenario.account("BETA")));
        assertEquals(RejectReason.ACCOUNT_NOT_EMPTY, closes(Scenario.account("ALFA")));
    }
}
