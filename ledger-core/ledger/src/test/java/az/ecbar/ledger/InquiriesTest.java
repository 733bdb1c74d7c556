package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.SuspensionCause;
import az.ecbar.ledger.azips.PaymentStories;
import az.ecbar.ledger.statement.OpenAnswers;
import az.ecbar.ledger.statement.Statements;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What banks ask about accounts and payments. */
final class InquiriesTest {
    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "7.00")
            .open();

    @Test
    @Rule("4.20")
    void theAnswerIsAsOfTheInquiry() {
        scenario.pays("ALFA", "BETA", "40.00").send();
        scenario.pays("BETA", "ALFA", "15.00").send();
        scenario.bank("ALFA").inquires(AccountReport.BALANCE, "ALFA");
        Scenario.Page balance = scenario.pages.getLast();
        assertEquals(Scenario.minor("100.00"), balance.opening());
        assertEquals(Scenario.minor("75.00"), balance.closing());
        assertEquals(2, balance.lines());
        scenario.bank("BETA").inquires(AccountReport.INTERIM, "BETA");
        assertEquals(2, scenario.pages.getLast().lines());
        assertEquals(Scenario.minor("25.00"), scenario.pages.getLast().closing());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.20")
    void whatWasStatedIsNotToldAgain() {
        scenario.pays("ALFA", "BETA", "40.00").send();
        closeDay();
        scenario.bank("ALFA").inquires(AccountReport.INTERIM, "ALFA");
        assertEquals(0, scenario.pages.getLast().lines());
        assertEquals(Scenario.minor("60.00"), scenario.pages.getLast().opening());
        assertEquals(2, scenario.pages.getLast().number(), "of the statement to come");
    }

    @Test
    @Rule("4.25")
    void theLastStatementIsSentAgainTheSame() {
        for (int i = 0; i < Statements.LINES_OF_PAGE + 1; i++) {
            scenario.pays("ALFA", "BETA", "1.00").send();
        }
        closeDay();
        List<Scenario.Page> first = pagesOf("ALFA");
        scenario.pages.clear();
        scenario.later(86_400);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, Scenario.TODAY + 1));
        scenario.runJobs();
        TestPayment payment = scenario.pays("ALFA", "BETA", "2.00");
        payment.valueDate = Scenario.TODAY + 1;
        payment.send();
        scenario.bank("ALFA").inquires(AccountReport.STATEMENT, "ALFA");
        assertEquals(
                first.stream().map(InquiriesTest::withoutOutput).toList(),
                pagesOf("ALFA").stream().map(InquiriesTest::withoutOutput).toList());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.25")
    void aLongOneGoesOnInStepsAlsoBehindTheNextDay() {
        long pages = Statements.MAX_PAGES_OF_STEP * 2L + 1;
        for (int i = 0; i < (pages - 1) * Statements.LINES_OF_PAGE + 1; i++) {
            scenario.pays(i % 2 == 0 ? "ALFA" : "BETA", i % 2 == 0 ? "BETA" : "ALFA", "1.00")
                    .send();
        }
        closeDay();
        List<Scenario.Page> first = pagesOf("ALFA");
        assertEquals(pages, first.size());
        scenario.pages.clear();
        scenario.bank("ALFA").inquires(AccountReport.STATEMENT, "ALFA");
        assertEquals(Statements.MAX_PAGES_OF_STEP, pagesOf("ALFA").size());
        assertTrue(scenario.ledger.hasJob());
        scenario.later(86_400);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, Scenario.TODAY + 1));
        scenario.runJobs();
        assertEquals(
                first.stream().map(InquiriesTest::withoutOutput).toList(),
                pagesOf("ALFA").stream().map(InquiriesTest::withoutOutput).toList());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.24")
    void tooManyLongAnswersAtATimeAreRefused() {
        for (int i = 0; i < Statements.MAX_PAGES_OF_STEP * Statements.LINES_OF_PAGE + 1; i++) {
            scenario.pays(i % 2 == 0 ? "ALFA" : "BETA", i % 2 == 0 ? "BETA" : "ALFA", "1.00")
                    .send();
        }
        for (int i = 0; i < OpenAnswers.MAX_OPEN; i++) {
            scenario.bank("ALFA").inquires(AccountReport.INTERIM, "ALFA");
        }
        scenario.forgetNotices();
        scenario.bank("ALFA").inquires(AccountReport.INTERIM, "ALFA");
        assertRefused(RejectReason.ANSWERS_TOO_MANY);
        scenario.bank("ALFA").inquires(AccountReport.BALANCE, "ALFA");
        assertEquals(1, scenario.notices.size(), "a short one is answered");
        scenario.runJobs();
        scenario.bank("ALFA").inquires(AccountReport.INTERIM, "ALFA");
        assertEquals(1, scenario.notices.size());
        scenario.runJobs();
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.19", "4.24"})
    void whatCannotBeAnsweredIsRefusedAndTheFieldNamed() {
        scenario.bank("ALFA").inquires(AccountReport.STATEMENT, "ALFA");
        assertRefused(RejectReason.STATEMENT_NOT_YET);
        assertTrue(scenario.story.getLast().contains("|tag=12"));
        scenario.bank("ALFA").inquires(AccountReport.BALANCE, "NONE");
        assertRefused(RejectReason.ACCOUNT_UNKNOWN);
        assertTrue(scenario.story.getLast().contains("|tag=25"));
        scenario.bank("ALFA").inquires(AccountReport.BALANCE, "BETA");
        assertRefused(RejectReason.AUTHORITY_MISSING);
        assertTrue(scenario.story.getLast().contains("|tag=25"));
        scenario.bank("ALFA").inquiresAfter("NEVERSENT");
        assertRefused(RejectReason.ARGUMENT_UNKNOWN);
        assertTrue(scenario.story.getLast().contains("|tag=21"));
        assertTrue(scenario.pages.isEmpty());
        scenario.assertReplaysEqual();
    }

    @Test
    void beforeTheFirstDayThereIsNothingToTell() {
        Scenario closed = new Scenario().bank("ALFA", "100.00");
        closed.apply(closed.actions.completeGenesis());
        closed.bank("ALFA").logOn();
        closed.bank("ALFA").inquires(AccountReport.BALANCE, "ALFA");
        assertEquals(RejectReason.DAY_NOT_OPEN.code(), closed.notices.getLast().reason());
    }

    @Test
    @Rule("4.22")
    void whatWaitsIsCountedAndSummed() {
        scenario.pays("ALFA", "BETA", "150.00").send();
        scenario.pays("ALFA", "GAMA", "5.00").send();
        scenario.bank("ALFA").inquires(AccountReport.PENDING, "ALFA");
        String told = scenario.story.getLast();
        assertTrue(told.contains("|waiting=2|waitingMinor=15500|statusCauses={}"), told);
        assertTrue(told.contains("|closingMinor=10000|"), told);
    }

    @Test
    @Rule("4.21")
    void whatWasBookedAndWhatIsToBeWrittenOffIsTold() {
        scenario.pays("BETA", "ALFA", "150.00").reference("NO-FUNDS").send();
        scenario.pays("ALFA", "BETA", "40.00").send();
        long later = scenario.pays("ALFA", "BETA", "150.00").reference("LATER").send();
        TestPayment urgent = scenario.pays("ALFA", "GAMA", "70.00").reference("URGENT");
        urgent.priority = 40;
        long first = urgent.send();
        scenario.story.clear();
        scenario.bank("ALFA").inquires(AccountReport.MOVEMENTS, "ALFA");
        List<String> told = told();
        assertEquals(2, told.size());
        assertTrue(told.getFirst().contains("|paymentId=" + first + "|amountMinor=7000|"), told.getFirst());
        assertTrue(told.getFirst().contains("|priority=40|"), told.getFirst());
        assertTrue(told.getLast().contains("|paymentId=" + later + "|amountMinor=15000|"), told.getLast());
        assertTrue(told.getLast().contains("|reference=LATER"), told.getLast());
        Scenario.Page page = scenario.pages.getLast();
        assertEquals(1, page.lines(), "written off");
        assertEquals(Scenario.minor("60.00"), page.closing());
        assertTrue(scenario.story.getLast().contains("|waiting=2|waitingMinor=22000|"), scenario.story.getLast());
        scenario.assertReplaysEqual();
    }

    /** What the other side stops stands where its priority and arrival say, though others pass it. */
    @Test
    @Rule({"4.12.1", "4.21"})
    void whatStandsAsideIsToldAtItsPlace() {
        long before = scenario.pays("ALFA", "GAMA", "150.00").send();
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.suspendParticipant(
                        Scenario.bic("BETA"), SuspensionCause.ORDER, Scenario.TODAY, "12/1")));
        long aside = scenario.pays("ALFA", "BETA", "1.00").send();
        long after = scenario.pays("ALFA", "GAMA", "160.00").send();
        scenario.story.clear();
        scenario.bank("ALFA").inquires(AccountReport.MOVEMENTS, "ALFA");
        List<Long> told = told().stream()
                .map(event -> Long.parseLong(event.replaceAll(".*\\|paymentId=(\\d+)\\|.*", "$1")))
                .toList();
        assertEquals(List.of(before, aside, after), told);
        assertTrue(scenario.story.getLast().contains("|waiting=3|waitingMinor=31100|"), scenario.story.getLast());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.21")
    void ofVeryManyThatWaitTheFirstAreToldAndAllAreCounted() {
        int waiting = Statements.MAX_WAITING_TOLD + 5;
        for (int i = 0; i < waiting; i++) {
            scenario.pays("ALFA", "BETA", "101.00").send();
        }
        scenario.story.clear();
        scenario.bank("ALFA").inquires(AccountReport.MOVEMENTS, "ALFA");
        assertEquals(Statements.MAX_WAITING_TOLD, told().size());
        assertEquals(Statements.MAX_WAITING_TOLD / Statements.LINES_OF_PAGE, scenario.pages.size());
        assertEquals(0, scenario.pages.getLast().lines());
        assertTrue(scenario.story.getLast().contains("|waiting=" + waiting + "|"), scenario.story.getLast());
        assertFalse(scenario.ledger.hasJob());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.21")
    void manyEntriesGoOnInStepsWhileWhatWaitsIsAsOfTheInquiry() {
        int entries = (Statements.MAX_PAGES_OF_STEP + 1) * Statements.LINES_OF_PAGE;
        for (int i = 0; i < entries; i++) {
            scenario.pays(i % 2 == 0 ? "ALFA" : "BETA", i % 2 == 0 ? "BETA" : "ALFA", "1.00")
                    .send();
        }
        scenario.pays("ALFA", "BETA", "150.00").send();
        scenario.pages.clear();
        scenario.story.clear();
        scenario.bank("ALFA").inquires(AccountReport.MOVEMENTS, "ALFA");
        assertEquals(1, told().size());
        assertEquals(Statements.MAX_PAGES_OF_STEP, scenario.pages.size());
        scenario.runJobs();
        assertEquals(1, told().size());
        assertEquals(Statements.MAX_PAGES_OF_STEP + 1, scenario.pages.size());
        assertEquals(
                entries, scenario.pages.stream().mapToInt(Scenario.Page::lines).sum());
        scenario.assertReplaysEqual();
    }

    private List<String> told() {
        return scenario.story.stream()
                .filter(event -> event.contains("WaitingPaymentTold"))
                .toList();
    }

    @Test
    @Rule("4.23")
    void aPaymentIsToldWithWhatItWaitsForAndWhatLacks() {
        scenario.pays("ALFA", "BETA", "150.00").reference("FIRST").send();
        long second = scenario.pays("ALFA", "GAMA", "5.00").reference("SECOND").send();
        scenario.bank("ALFA").inquiresAfter("SECOND");
        String told = scenario.story.getLast();
        assertTrue(told.contains("|paymentId=" + second + "|"), told);
        assertTrue(told.contains("|state=WAITING|"), told);
        assertTrue(
                told.contains("|causes={lACK_OF_FUNDS,bEHIND_EARLIER}|priority=50|ahead=1|shortfallMinor=5500|"), told);
        scenario.decide(scenario.actions.issueFunds("AZN", Scenario.account("ALFA"), "ISSUE-AZN", 6_000, "I1"));
        scenario.bank("ALFA").inquiresAfter(String.format(Locale.ROOT, "A%015d", second));
        assertTrue(scenario.story.getLast().contains("|state=SETTLED|"), scenario.story.getLast());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"3.8", "4.23"})
    void aKeptPaymentIsToldByItsNumberOnLaterDaysToo() {
        long payment = keeps("K");
        closeDay();
        scenario.later(86_400);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, Scenario.TODAY + 1));
        scenario.runJobs();
        scenario.bank("ALFA").inquiresAfter("K");
        assertKeptTold(payment);
        scenario.bank("ALFA").inquiresAfter(String.format(Locale.ROOT, "A%015d", payment));
        assertKeptTold(payment);
        scenario.bank("BETA").inquiresAfter("K");
        assertRefused(RejectReason.ARGUMENT_UNKNOWN);
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "K"));
        scenario.bank("ALFA").inquiresAfter("K");
        assertTrue(scenario.story.getLast().contains("|state=ANNULLED|"), scenario.story.getLast());
        scenario.assertReplaysEqual();
    }

    /** What is pending is told however many messages came after it. */
    @Test
    @Rule("4.23")
    void aPendingPaymentIsToldAfterItsStoryIsForgotten() {
        long kept = keeps("K");
        long waiting = scenario.pays("ALFA", "BETA", "150.00").reference("W").send();
        TestTerminal beta = scenario.bank("BETA");
        for (int i = 0; i < PaymentStories.CAPACITY; i++) {
            byte[] unreadable = TestCommands.refuseInput(beta, beta.nextInput++, 150, "32A", "SAME");
            scenario.ledger.apply(new UnsafeBuffer(unreadable), 0, scenario.ledger.lastSequence() + 1, scenario.timeNs);
        }
        scenario.bank("ALFA").inquiresAfter(String.format(Locale.ROOT, "A%015d", kept));
        assertKeptTold(kept);
        scenario.bank("ALFA").inquiresAfter("W");
        String told = scenario.story.getLast();
        assertTrue(told.contains("|paymentId=" + waiting + "|"), told);
        assertTrue(told.contains("|state=WAITING|"), told);
        assertTrue(told.contains("|paymentReference=W|"), told);
    }

    @Test
    @Rule("4.23")
    void theSendersNumberGoesBeforeOurs() {
        long first = scenario.pays("ALFA", "BETA", "5.00").reference("ONE").send();
        String ours = String.format(Locale.ROOT, "A%015d", first);
        scenario.bank("ALFA").inquiresAfter(ours);
        assertTrue(scenario.story.getLast().contains("|paymentId=" + first + "|"), scenario.story.getLast());
        long second = scenario.pays("ALFA", "BETA", "5.00").reference(ours).send();
        scenario.bank("ALFA").inquiresAfter(ours);
        assertTrue(scenario.story.getLast().contains("|paymentId=" + second + "|"), scenario.story.getLast());
    }

    @Test
    @Rule({"4.8.4", "4.24"})
    void anInquiryInAnothersNameIsRefused() {
        TestTerminal alfa = scenario.bank("ALFA");
        scenario.apply(TestCommands.submitInquiry(
                alfa, alfa.nextInput++, AccountReport.PENDING, Scenario.account("ALFA"), "", 0, Scenario.bic("BETA")));
        assertRefused(RejectReason.SENDER_NOT_OF_SESSION);
        scenario.assertReplaysEqual();
    }

    private long keeps(String reference) {
        TestPayment payment = scenario.pays("ALFA", "BETA", "5.00").reference(reference);
        payment.valueDate = Scenario.TODAY + 2;
        return payment.send();
    }

    private void assertKeptTold(long payment) {
        String told = scenario.story.getLast();
        assertTrue(told.contains("|paymentId=" + payment + "|"), told);
        assertTrue(told.contains("|state=FUTURE_DATED|"), told);
        assertTrue(told.contains("|causes={vALUE_DATE_AHEAD}|priority=50|ahead=0|shortfallMinor=0|"), told);
        assertTrue(told.contains("|amountMinor=500|valueDate=" + (Scenario.TODAY + 2) + "|"), told);
    }

    @Test
    @Rule("4.23")
    void anothersPaymentIsAsIfThereWereNone() {
        long payment = scenario.pays("ALFA", "BETA", "5.00").reference("OURS").send();
        scenario.bank("BETA").inquiresAfter("OURS");
        assertRefused(RejectReason.ARGUMENT_UNKNOWN);
        scenario.forgetNotices();
        scenario.bank("BETA").inquiresAfter(String.format(Locale.ROOT, "A%015d", payment));
        assertRefused(RejectReason.ARGUMENT_UNKNOWN);
    }

    private void assertRefused(RejectReason reason) {
        Scenario.Notice last = scenario.notices.getLast();
        assertEquals(NoticeKind.REFUSED, last.kind());
        assertEquals(reason.code(), last.reason());
        assertFalse(last.reference().isEmpty());
    }

    private void closeDay() {
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.closeDay(SystemId.AZIPS)));
        scenario.runJobs();
    }

    private List<Scenario.Page> pagesOf(String bank) {
        return scenario.pages.stream()
                .filter(page -> page.account().equals(Scenario.account(bank)))
                .toList();
    }

    private static Scenario.Page withoutOutput(Scenario.Page page) {
        return new Scenario.Page(
                page.bank(),
                0,
                page.account(),
                page.date(),
                page.number(),
                page.page(),
                page.pages(),
                page.firstLine(),
                page.lines(),
                page.openingDate(),
                page.opening(),
                page.closing());
    }
}
