package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.command.SuspensionCause;
import az.ecbar.command.SystemPart;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Inquiries, and days that are declared, for which there is nothing to tell or no room. */
final class RefusedInquiriesTest {
    @Test
    @Rule({"4.24", "4.25"})
    void beforeItsFirstStatementAnAccountHasNone() {
        Scenario s = new Scenario().bank("ALFA", "100.00");
        for (int i = 0; i < 80; i++) {
            s.bank("B%03d".formatted(i), "0.00");
        }
        s.open();
        s.pays("ALFA", "B000", "1.00").send();
        for (String bank : new String[] {"ALFA", "B000", "B001", "B079"}) {
            s.bank(bank).inquires(AccountReport.STATEMENT, bank);
            assertEquals(
                    RejectReason.STATEMENT_NOT_YET.code(), s.notices.getLast().reason(), bank);
        }
        assertTrue(s.pages.isEmpty());
    }

    /** While so much is to be done that nothing more may begin, what would take steps is refused, what would not is done. */
    @Test
    @Rule("4.24")
    void whatNeedsAJobIsRefusedWhileThereIsNoRoomForOne() {
        Scenario s = new Scenario()
                .bank("ALFA", "100.00")
                .bank("BETA", "100.00")
                .bank("GAMA", "0.00")
                .open();
        for (int i = 0; i <= Statements.MAX_PAGES_OF_STEP * Statements.LINES_OF_PAGE; i++) {
            s.pays(i % 2 == 0 ? "ALFA" : "BETA", i % 2 == 0 ? "BETA" : "ALFA", "1.00")
                    .send();
        }
        TestPayment kept = s.pays("ALFA", "BETA", "1.00");
        kept.valueDate = 20260429;
        kept.send();
        String beta = Scenario.account("BETA");
        assertEquals(
                RejectReason.NONE, s.decide(s.actions.seizeAccount(beta, Scenario.AZN, 100, Scenario.TODAY, "N-1")));
        fillJobs(s, "GAMA");
        List<byte[]> actions = List.of(
                s.actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.ALL, 60, 20260501),
                s.actions.seizeAccount(beta, Scenario.AZN, 100, Scenario.TODAY, "N-2"),
                s.actions.liftSeizure(beta, Scenario.AZN, "N-1", 0, Scenario.TODAY, "N-3"),
                s.actions.suspendSystem(Set.of(SystemPart.SETTLEMENT), Scenario.TODAY, "1/26"),
                s.actions.setWorkstation(Scenario.bic("ALFA"), true, Scenario.TODAY, "F-1"));
        actions.forEach(action -> assertEquals(RejectReason.LIMIT_REACHED, s.decide(action)));
        s.bank("ALFA").inquires(AccountReport.INTERIM, "ALFA");
        assertEquals(RejectReason.ANSWERS_TOO_MANY.code(), s.notices.getLast().reason());
        s.bank("GAMA").inquires(AccountReport.INTERIM, "GAMA");
        assertEquals(Scenario.bic("GAMA"), s.pages.getLast().bank(), "a short one is answered");
        byte[] day = s.actions.declareDay(SystemId.AZIPS, 20260429, false, Scenario.TODAY, "C-1");
        assertEquals(RejectReason.LIMIT_REACHED, s.decide(day));
        TreeMap<Integer, Boolean> days = new TreeMap<>();
        days.put(20260429, false);
        byte[] year = CalendarYearWriter.declareYear(SystemId.AZIPS, 2026, days, Scenario.TODAY, "C-2");
        assertEquals(RejectReason.LIMIT_REACHED, s.decide(year));
        s.runJobs();
        assertEquals(RejectReason.NONE, s.decide(year));
        actions.forEach(action -> assertEquals(RejectReason.NONE, s.decide(action)));
        s.runJobs();
        s.assertReplaysEqual();
    }

    /** So many jobs are begun for a bank, and not one is done, that none may begin any more. */
    static void fillJobs(Scenario s, String bank) {
        RejectReason reason = RejectReason.NONE;
        String bic = Scenario.bic(bank);
        for (int i = 0; reason == RejectReason.NONE; i++) {
            assertTrue(i <= Jobs.MAX_JOBS, "nothing is refused");
            reason = s.decide(
                    i % 2 == 0
                            ? s.actions.suspendParticipant(bic, SuspensionCause.ORDER, Scenario.TODAY, "1")
                            : s.actions.resumeParticipant(bic, SuspensionCause.ORDER, Scenario.TODAY, "2"));
        }
        assertEquals(RejectReason.LIMIT_REACHED, reason);
    }
}
