package az.ecbar.ops.continuity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.schema.ContinuityDuty;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a systemically important participant owes, in the words of section 7. */
class DutiesTest {
    private static final int YEAR = 2026;
    private static final int NEW_YEAR = 20_260_101;

    private final List<Filed> filed = new ArrayList<>();
    private final List<BackupDay> worked = new ArrayList<>();
    private final RuleSet rules = new RuleSet();
    private final BusinessCalendar calendar = new BusinessCalendar();

    private void file(ContinuityEntry entry, int date, int receivedDate) {
        file(entry, date, receivedDate, false);
    }

    private void file(ContinuityEntry entry, int date, int receivedDate, boolean isPassed) {
        filed.add(new Filed(filed.size() + 1L, entry, date, 0, receivedDate, isPassed, 0));
    }

    private void withdraw(long sequence) {
        filed.add(new Filed(filed.size() + 1L, ContinuityEntry.WITHDRAWN, 0, 0, NEW_YEAR, false, sequence));
    }

    private void named() {
        file(ContinuityEntry.NAMED, NEW_YEAR, 20_260_120);
    }

    private void worksFromBackup(int date) {
        worked.add(new BackupDay(date, 0, 3));
    }

    private Duties on(int today) {
        return new Duties(filed, worked, new Deadlines(rules, calendar), today);
    }

    /** As "DUTY date until STATE doneOn". */
    private List<String> owed(ContinuityDuty duty, int today) {
        return owed(duty, YEAR, today);
    }

    private List<String> owed(ContinuityDuty duty, int year, int today) {
        return on(today).ofYear(year).stream()
                .filter(one -> one.duty() == duty)
                .map(one -> one.date() + " " + one.until() + " " + one.state() + " " + one.doneOn())
                .toList();
    }

    @Test
    @Rule("7.1")
    void whoIsNamedForAYearOwesAndNobodyElse() {
        assertEquals(List.of(), on(NEW_YEAR).ofYear(YEAR));
        named();
        assertTrue(on(NEW_YEAR).isNamed(YEAR));
        assertFalse(on(NEW_YEAR).isNamed(YEAR + 1), "of the next year another list says it");
        assertEquals(6, on(NEW_YEAR).ofYear(YEAR).size(), "contacts, topology, four quarters");
        assertEquals(List.of(), on(NEW_YEAR).ofYear(YEAR + 1));
        file(ContinuityEntry.NOT_NAMED, NEW_YEAR, 20_260_121);
        assertEquals(List.of(), on(NEW_YEAR).ofYear(YEAR), "it was named by mistake");
        assertEquals(20_260_125, new Deadlines(rules, calendar).listOf(YEAR));
    }

    @Test
    @Rule("7.1")
    void aWithdrawalThatIsWithdrawnMakesNothingVoid() {
        named();
        withdraw(1);
        assertFalse(on(NEW_YEAR).isNamed(YEAR));
        withdraw(2);
        assertTrue(on(NEW_YEAR).isNamed(YEAR), "what was entered first stands again");
        withdraw(3);
        assertFalse(on(NEW_YEAR).isNamed(YEAR));
    }

    @Test
    @Rule("7.8")
    void responsiblePersonsAreNamedUntil25February() {
        named();
        assertEquals(List.of("20260101 20260225 OPEN 0"), owed(ContinuityDuty.CONTACTS, 20_260_214));
        assertEquals(List.of("20260101 20260225 DUE 0"), owed(ContinuityDuty.CONTACTS, 20_260_215), "ten days before");
        assertEquals(List.of("20260101 20260225 DUE 0"), owed(ContinuityDuty.CONTACTS, 20_260_225));
        assertEquals(List.of("20260101 20260225 MISSED 0"), owed(ContinuityDuty.CONTACTS, 20_260_226));
        file(ContinuityEntry.CONTACTS, NEW_YEAR, 20_260_225);
        assertEquals(List.of("20260101 20260225 MET 20260225"), owed(ContinuityDuty.CONTACTS, 20_260_301));
        withdraw(2);
        file(ContinuityEntry.CONTACTS, NEW_YEAR, 20_260_226);
        assertEquals(List.of("20260101 20260225 LATE 20260226"), owed(ContinuityDuty.CONTACTS, 20_260_301));
    }

    @Test
    @Rule("7.8")
    void whoReplacesOneIsToldWithinFiveBusinessDays() {
        named();
        // Friday 13 March; Friday 20 March and the days after are Novruz.
        calendar.declare(SystemId.AZIPS, 20_260_320, false, 0, new Reference());
        calendar.declare(SystemId.AZIPS, 20_260_323, false, 0, new Reference());
        file(ContinuityEntry.CONTACTS_REPLACED, 20_260_313, 20_260_324);
        file(ContinuityEntry.CONTACTS_REPLACED, 20_260_313, 20_260_325);
        assertEquals(
                List.of("20260313 20260324 MET 20260324", "20260313 20260324 LATE 20260325"),
                owed(ContinuityDuty.REPLACEMENT, 20_260_401));
    }

    @Test
    @Rule("7.10")
    void topologyAndAddressAreDeliveredUntil25FebruaryOfEveryYear() {
        named();
        file(ContinuityEntry.TOPOLOGY, NEW_YEAR, 20_260_210);
        assertEquals(List.of("20260101 20260225 MET 20260210"), owed(ContinuityDuty.TOPOLOGY, 20_260_301));
        file(ContinuityEntry.NAMED, 20_270_101, 20_270_120);
        assertEquals(
                List.of("20270101 20270225 MISSED 0"),
                owed(ContinuityDuty.TOPOLOGY, YEAR + 1, 20_270_301),
                "that of last year does not count");
    }

    @Test
    @Rule("7.5")
    void aDayFromTheBackupCentreIsOwedInEachQuarter() {
        named();
        worked.add(new BackupDay(20_260_303, 1, 9));
        worked.add(new BackupDay(20_260_304, 0, 0));
        assertEquals(
                "20260101 20260331 OPEN 0",
                owed(ContinuityDuty.QUARTER, 20_260_310).getFirst());
        worksFromBackup(20_260_310);
        worksFromBackup(20_260_311);
        assertEquals(
                "20260101 20260331 OPEN 0",
                owed(ContinuityDuty.QUARTER, 20_260_310).getFirst(),
                "while the day is not over");
        assertEquals(
                List.of(
                        "20260101 20260331 MET 20260310",
                        "20260401 20260630 MISSED 0",
                        "20260701 20260930 DUE 0",
                        "20261001 20261231 OPEN 0"),
                owed(ContinuityDuty.QUARTER, 20_260_925));
    }

    @Test
    @Rule("7.6")
    void afterAFailureTheTwoFollowingMonthsAreOwed() {
        named();
        file(ContinuityEntry.TEST_ANNOUNCED, 20_260_310, 20_260_301);
        assertEquals(List.of(), owed(ContinuityDuty.MONTH, 20_260_310));
        assertEquals(
                List.of("20260401 20260430 OPEN 0", "20260501 20260531 OPEN 0"),
                owed(ContinuityDuty.MONTH, 20_260_311),
                "what was announced did not come");
        worksFromBackup(20_260_330);
        worksFromBackup(20_260_420);
        assertEquals(
                List.of("20260401 20260430 MET 20260420", "20260501 20260531 MISSED 0"),
                owed(ContinuityDuty.MONTH, 20_260_601));
        assertEquals(
                "20260101 20260331 MET 20260330",
                owed(ContinuityDuty.QUARTER, 20_260_601).getFirst());
    }

    @Test
    @Rule("7.6")
    void aQuarterWithoutSuchADayIsAFailureToo() {
        named();
        worksFromBackup(20_260_210);
        worksFromBackup(20_260_410);
        worksFromBackup(20_260_710);
        assertEquals(List.of(), owed(ContinuityDuty.MONTH, 20_261_231));
        assertEquals(
                List.of("20270101 20270131 OPEN 0", "20270201 20270228 OPEN 0"),
                owed(ContinuityDuty.MONTH, YEAR + 1, 20_270_101),
                "the last quarter's fall into the next year, whoever is named then");
    }

    @Test
    @Rule("7.6")
    void aDayThatIsReportedAsFailedIsNone() {
        named();
        worksFromBackup(20_260_310);
        file(ContinuityEntry.TEST_REPORTED, 20_260_310, 20_260_312, false);
        assertEquals(
                "20260101 20260331 DUE 0",
                owed(ContinuityDuty.QUARTER, 20_260_325).getFirst());
        assertEquals(2, owed(ContinuityDuty.MONTH, 20_260_325).size());
        withdraw(2);
        file(ContinuityEntry.TEST_REPORTED, 20_260_310, 20_260_312, true);
        assertEquals(List.of(), owed(ContinuityDuty.MONTH, 20_260_325));
    }

    @Test
    @Rule("7.7")
    void suchADayIsAnnouncedFiveDaysBefore() {
        named();
        file(ContinuityEntry.TEST_ANNOUNCED, 20_260_310, 20_260_305);
        file(ContinuityEntry.TEST_ANNOUNCED, 20_260_320, 20_260_316);
        worksFromBackup(20_260_310);
        worksFromBackup(20_260_420);
        assertEquals(
                List.of(
                        "20260310 20260305 MET 20260305",
                        "20260320 20260315 LATE 20260316",
                        "20260420 20260415 MISSED 0"),
                owed(ContinuityDuty.NOTICE, 20_260_501));
    }

    @Test
    @Rule("7.7")
    void suchADayIsReportedOnWithinSevenBusinessDays() {
        named();
        file(ContinuityEntry.TEST_ANNOUNCED, 20_260_310, 20_260_301);
        worksFromBackup(20_260_310);
        assertEquals(List.of(), owed(ContinuityDuty.REPORT, 20_260_310));
        assertEquals(List.of("20260310 20260319 DUE 0"), owed(ContinuityDuty.REPORT, 20_260_311));
        file(ContinuityEntry.TEST_REPORTED, 20_260_310, 20_260_319, true);
        assertEquals(List.of("20260310 20260319 MET 20260319"), owed(ContinuityDuty.REPORT, 20_260_401));
    }

    @Test
    @Rule("7.9")
    void anInterruptionIsReportedWithinThreeDays() {
        named();
        file(ContinuityEntry.INTERRUPTION, 20_260_313, 20_260_313);
        assertEquals(List.of("20260313 20260316 DUE 0"), owed(ContinuityDuty.INTERRUPTION, 20_260_316));
        assertEquals(List.of("20260313 20260316 MISSED 0"), owed(ContinuityDuty.INTERRUPTION, 20_260_317));
        file(ContinuityEntry.INTERRUPTION, 20_260_313, 20_260_314);
        file(ContinuityEntry.INTERRUPTION_REPORTED, 20_260_313, 20_260_316);
        file(ContinuityEntry.INTERRUPTION_REPORTED, 20_260_402, 20_260_406);
        assertEquals(
                List.of(
                        "20260313 20260316 MET 20260316",
                        "20260313 20260316 MISSED 0",
                        "20260402 20260405 LATE 20260406"),
                owed(ContinuityDuty.INTERRUPTION, 20_260_501),
                "two cases of one day want two reports");
    }

    @Test
    @Rule({"7.7", "3.6"})
    void theNumbersAreThoseOfTheRuleSetOnTheDay() {
        named();
        rules.set(RuleId.CONTINUITY_NOTICE_DAYS, 10, 20_260_401);
        file(ContinuityEntry.TEST_ANNOUNCED, 20_260_310, 20_260_305);
        file(ContinuityEntry.TEST_ANNOUNCED, 20_260_420, 20_260_415);
        assertEquals(
                List.of("20260310 20260305 MET 20260305", "20260420 20260410 LATE 20260415"),
                owed(ContinuityDuty.NOTICE, 20_260_501));
    }
}
