package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The AZIPS day opens and closes by its timetable, and takes each type of message until its cut-off. */
@Rule({"3.5", "3.7"})
class TimetableTest {
    private static final long MINUTE = 60_000_000_000L;
    /** The genesis begins on Monday; the first day that may be held is Tuesday, 28 April 2026. */
    private static final long TUESDAY_NS = Scenario.OPENING_NS + (1440 - 560) * MINUTE;

    private static final int TUESDAY = Scenario.TODAY + 1;
    private static final int WEDNESDAY = TUESDAY + 1;
    private static final int THURSDAY = TUESDAY + 2;

    private final Scenario scenario = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00");

    /** Tuesday at 08:00, with the timetable and a cut-off of MT103 at 16:30 and of changes at 16:45. */
    private void begin() {
        rule(RuleId.DAY_BY_TIMETABLE, 1);
        rule(RuleId.CUT_OFF_MT103_MINUTE, 990);
        rule(RuleId.CUT_OFF_CHANGES_MINUTE, 1005);
        scenario.timeNs = TUESDAY_NS + 480 * MINUTE;
        scenario.apply(scenario.actions.completeGenesis());
        scenario.terminals.values().forEach(TestTerminal::logOn);
    }

    private void rule(RuleId rule, long value) {
        scenario.apply(scenario.actions.setRule(rule, SystemId.ALL, value, 0));
    }

    /** A tick at a minute of a day after Tuesday, and some nanoseconds; then all that follows. */
    private void at(int day, int minute, long ns) {
        scenario.timeNs = TUESDAY_NS + (day * 1440L + minute) * MINUTE + ns;
        scenario.apply(TestCommands.tick());
        scenario.runJobs();
    }

    private boolean isTold(String event, int date) {
        return scenario.story.stream()
                .anyMatch(line -> line.contains("[" + event + "]") && line.contains("date=" + date));
    }

    private TestPayment payment(String reference, PaymentType type, int valueDate) {
        TestPayment payment = scenario.pays("ALFA", "BETA", "1.00").reference(reference);
        payment.type = type;
        payment.valueDate = valueDate;
        return payment;
    }

    private int lastReason() {
        return scenario.notices.getLast().reason();
    }

    @AfterEach
    void itReplaysEqual() {
        scenario.assertReplaysEqual();
    }

    @Test
    void theDayOpensWithTheFirstCommandOfItsMinuteAndNotBefore() {
        begin();
        assertEquals(TUESDAY_NS + 560 * MINUTE - 1, scenario.ledger.nextDeadlineNs(), "a tick is due then");
        at(0, 560, -1);
        assertFalse(isTold("DayOpened", TUESDAY));
        at(0, 560, 0);
        assertTrue(isTold("DayOpened", TUESDAY));
        payment("P", PaymentType.MT103, TUESDAY).send();
        scenario.assertBalance("BETA", "1.00");
        assertEquals(TUESDAY_NS + 1020 * MINUTE, scenario.ledger.nextDeadlineNs());
    }

    @Test
    void whatComesAtTheClosingTimeIsInTimeAndWhatComesLaterIsNot() {
        begin();
        at(0, 560, 0);
        scenario.timeNs = TUESDAY_NS + 1020 * MINUTE;
        payment("IN-TIME", PaymentType.MT205, TUESDAY).send();
        scenario.assertBalance("BETA", "1.00");
        scenario.timeNs++;
        payment("LATE", PaymentType.MT205, TUESDAY).send();
        assertEquals(RejectReason.DAY_NOT_OPEN.code(), lastReason(), "though no tick has come");
        scenario.runJobs();
        assertTrue(isTold("DayClosed", TUESDAY));
        scenario.assertBalance("BETA", "1.00");
    }

    @Test
    void eachTypeOfMessageHasItsCutOff() {
        begin();
        at(0, 560, 0);
        scenario.timeNs = TUESDAY_NS + 990 * MINUTE;
        payment("A", PaymentType.MT103, TUESDAY).send();
        scenario.assertBalance("BETA", "1.00");
        scenario.timeNs++;
        payment("B", PaymentType.MT103, TUESDAY).send();
        assertEquals(RejectReason.AFTER_CUT_OFF.code(), lastReason());
        assertEquals(NoticeKind.REFUSED, scenario.notices.getLast().kind());
        payment("B", PaymentType.MT205, TUESDAY).send();
        scenario.assertBalance("BETA", "2.00");
        payment("C", PaymentType.MT102, TUESDAY).send();
        scenario.assertBalance("BETA", "3.00");
    }

    @Test
    @Rule("3.8")
    void theCutOffIsOfPaymentsForToday() {
        begin();
        at(0, 560, 0);
        scenario.timeNs = TUESDAY_NS + 991 * MINUTE;
        payment("AHEAD", PaymentType.MT103, WEDNESDAY).send();
        assertEquals(NoticeKind.WAITING, scenario.notices.getLast().kind());
        at(0, 1020, 1);
        at(1, 560, 0);
        scenario.assertBalance("BETA", "1.00");
    }

    @Test
    @Rule({"4.15", "4.17"})
    void changesAndCancellationsHaveTheirs() {
        begin();
        at(0, 560, 0);
        payment("P", PaymentType.MT205, WEDNESDAY).send();
        scenario.timeNs = TUESDAY_NS + 1005 * MINUTE;
        assertEquals(RejectReason.NONE, scenario.changesPriority("ALFA", "P", 40));
        scenario.timeNs++;
        assertEquals(RejectReason.AFTER_CUT_OFF, scenario.changesPriority("ALFA", "P", 50));
        assertEquals(RejectReason.AFTER_CUT_OFF, scenario.cancels("ALFA", "P"));
    }

    @Test
    void aSystemThatWasDownOverTheOpeningOpensLate() {
        begin();
        scenario.timeNs = TUESDAY_NS + 700 * MINUTE;
        payment("P", PaymentType.MT103, TUESDAY).send();
        assertEquals(RejectReason.DAY_NOT_OPEN.code(), lastReason(), "it is only opening");
        scenario.runJobs();
        payment("P", PaymentType.MT103, TUESDAY).send();
        scenario.assertBalance("BETA", "1.00");
    }

    @Test
    @Rule("4.18")
    void aSystemThatWasDownOverTheClosingEndsThatDayFirst() {
        begin();
        at(0, 560, 0);
        TestPayment waits = payment("WAITS", PaymentType.MT103, TUESDAY);
        waits.amount = 50_000;
        waits.send();
        scenario.timeNs = TUESDAY_NS + (1440 + 600) * MINUTE;
        payment("P", PaymentType.MT103, WEDNESDAY).send();
        assertEquals(RejectReason.DAY_NOT_OPEN.code(), lastReason());
        scenario.runJobs();
        assertTrue(isTold("DayClosed", TUESDAY));
        assertEquals(
                List.of(TUESDAY),
                scenario.pages.stream().map(Scenario.Page::date).distinct().toList());
        at(1, 600, 1);
        assertTrue(isTold("DayOpened", WEDNESDAY), "the opening of Wednesday is over as well");
    }

    @Test
    @Rule("4.8.1")
    void aDayThatPassedWhileTheSystemWasDownIsNotHeld() {
        begin();
        at(0, 560, 0);
        payment("KEPT", PaymentType.MT103, WEDNESDAY).send();
        at(0, 1020, 1);
        at(1, 1020, 1);
        assertFalse(isTold("DayOpened", WEDNESDAY));
        at(2, 560, 0);
        assertTrue(isTold("DayOpened", THURSDAY));
        assertEquals(RejectReason.VALUE_DATE_PAST.code(), lastReason());
    }

    @Test
    void twoOperatorsMayOpenADayWhoseWindowIsOverAndItClosesWithItsDate() {
        begin();
        at(0, 1050, 0);
        assertFalse(isTold("DayOpened", TUESDAY));
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.openDay(SystemId.AZIPS, TUESDAY)));
        scenario.runJobs();
        payment("P", PaymentType.MT103, TUESDAY).send();
        scenario.assertBalance("BETA", "1.00");
        at(0, 1440, 0);
        assertFalse(isTold("DayClosed", TUESDAY));
        at(0, 1440, 1);
        assertTrue(isTold("DayClosed", TUESDAY));
    }

    @Test
    void twoOperatorsMayOpenEarlierAndCloseEarlier() {
        begin();
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.openDay(SystemId.AZIPS, TUESDAY)));
        scenario.runJobs();
        at(0, 560, 0);
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.closeDay(SystemId.AZIPS)));
        scenario.runJobs();
        at(0, 700, 0);
        at(1, 560, 0);
        assertTrue(isTold("DayOpened", WEDNESDAY));
        assertEquals(
                1,
                scenario.story.stream()
                        .filter(line -> line.contains("[DayOpened]") && line.contains("date=" + TUESDAY))
                        .count());
    }

    @Test
    @Rule({"3.5", "3.6"})
    void aDayThatWasMadeFreeMeanwhileDoesNotOpen() {
        begin();
        at(0, 560, 0);
        at(0, 1020, 1);
        scenario.decide(scenario.actions.declareDay(SystemId.ALL, WEDNESDAY, false, TUESDAY, "41s"));
        scenario.runJobs();
        at(1, 600, 0);
        assertFalse(isTold("DayOpened", WEDNESDAY));
        at(2, 560, 0);
        assertTrue(isTold("DayOpened", THURSDAY));
    }

    @Test
    @Rule("3.6")
    void anotherOpeningTimeHoldsFromItsDateOn() {
        begin();
        at(0, 560, 0);
        scenario.decide(scenario.actions.setRule(RuleId.DAY_OPENS_MINUTE, SystemId.ALL, 540, 20_260_502));
        scenario.runJobs();
        at(0, 1020, 1);
        at(1, 540, 0);
        assertFalse(isTold("DayOpened", WEDNESDAY));
        for (int day = 1; day <= 3; day++) {
            at(day, 560, 0);
            at(day, 1020, 1);
        }
        assertTrue(isTold("DayClosed", 20_260_501));
        at(6, 540, -1);
        assertFalse(isTold("DayOpened", 20_260_504), "Saturday and Sunday have passed");
        at(6, 540, 0);
        assertTrue(isTold("DayOpened", 20_260_504));
    }

    /** What the sequencer does while nobody comes: a tick behind each deadline, nothing else. */
    private void nobodyComesUntil(int day, int minute) {
        long untilNs = TUESDAY_NS + (day * 1440L + minute) * MINUTE;
        int ticks = 0;
        while (scenario.ledger.nextDeadlineNs() < untilNs) {
            scenario.timeNs = scenario.ledger.nextDeadlineNs() + 1;
            scenario.apply(TestCommands.tick());
            scenario.runJobs();
            ticks++;
            assertTrue(ticks < 20, "a tick for each thing that is due");
        }
    }

    /** The timetable was decided on Tuesday and holds from Saturday on; on Monday nobody comes before its opening. */
    @Test
    @Rule("3.6")
    void aTimetableThatHoldsFromADateOnIsKeptThoughNobodyComes() {
        scenario.timeNs = TUESDAY_NS + 480 * MINUTE;
        scenario.apply(scenario.actions.completeGenesis());
        scenario.terminals.values().forEach(TestTerminal::logOn);
        assertEquals(Long.MAX_VALUE, scenario.ledger.nextDeadlineNs(), "nothing is due");
        for (RuleId rule : List.of(RuleId.DAY_BY_TIMETABLE, RuleId.DAY_OPENS_MINUTE)) {
            int value = rule == RuleId.DAY_OPENS_MINUTE ? 540 : 1;
            assertEquals(
                    RejectReason.NONE,
                    scenario.decide(scenario.actions.setRule(rule, SystemId.ALL, value, 20_260_502)));
        }
        scenario.runJobs();
        nobodyComesUntil(6, 539);
        assertFalse(scenario.story.stream().anyMatch(line -> line.contains("[DayOpened]")));
        nobodyComesUntil(6, 541);
        assertTrue(isTold("DayOpened", 20_260_504));
        assertTrue(
                scenario.story.stream()
                        .anyMatch(line -> line.contains("[TimetableKept]")
                                && line.contains("dueNs=" + (TUESDAY_NS + (6 * 1440L + 540) * MINUTE))),
                "in its minute");
        nobodyComesUntil(6, 1021);
        assertTrue(isTold("DayClosed", 20_260_504));
    }

    @Test
    @Rule("3.6")
    void aTimetableThatEndsWithADateIsKeptUpToIt() {
        begin();
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.setRule(RuleId.DAY_BY_TIMETABLE, SystemId.ALL, 0, 20_260_502)));
        scenario.runJobs();
        nobodyComesUntil(6, 600);
        assertTrue(isTold("DayClosed", 20_260_501));
        assertFalse(isTold("DayOpened", 20_260_504));
        assertEquals(Long.MAX_VALUE, scenario.ledger.nextDeadlineNs(), "nothing is due any more");
    }

    @Test
    void onNoDayIsTheOpeningBehindTheClosing() {
        begin();
        assertEquals(
                RejectReason.RULE_VALUE_NOT_ALLOWED,
                scenario.decide(scenario.actions.setRule(RuleId.DAY_OPENS_MINUTE, SystemId.ALL, 1020, 20_260_502)));
        assertEquals(
                RejectReason.RULE_VALUE_NOT_ALLOWED,
                scenario.decide(scenario.actions.setRule(RuleId.DAY_CLOSES_MINUTE, SystemId.ALL, 560, 20_260_502)));
    }
}
