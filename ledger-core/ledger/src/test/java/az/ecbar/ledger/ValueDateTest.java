package az.ecbar.ledger;

import static az.ecbar.schema.NoticeKind.ANNULLED;
import static az.ecbar.schema.NoticeKind.DEBIT_ADVICE;
import static az.ecbar.schema.NoticeKind.EXECUTED;
import static az.ecbar.schema.NoticeKind.FORWARDED_PAYMENT;
import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.azips.AzipsSteps;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.DayOpenedDecoder;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.PaymentDueDecoder;
import az.ecbar.schema.PaymentSettledDecoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments whose value date lies ahead: kept, and executed at the opening of their day. 2026-04-27 is a Monday. */
final class ValueDateTest {
    private static final int TUESDAY = 20260428;
    private static final int WEDNESDAY = 20260429;
    private static final int VALUE_DATE_AHEAD = 1 << 4;
    private static final int LACK_OF_FUNDS = 1 << 2;
    private static final int BEHIND_EARLIER = 1 << 3;
    private static final int MOST_EVENTS = (1 + Azips.MAX_RELEASES) * 6 + 16;

    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();

    @AfterEach
    void replaysAndSnapshotsAgree() {
        scenario.assertReplaysEqual();
    }

    private void pays(String reference, String amount, int valueDate) {
        pays(reference, amount, valueDate, -1);
    }

    private void pays(String reference, String amount, int valueDate, int priority) {
        TestPayment payment =
                scenario.pays("ALFA", "BETA", amount).reference(reference).priority(priority);
        payment.valueDate = valueDate;
        payment.send();
    }

    /** The day is closed, and the one so many days later opened. */
    private void nextDay(int date, int daysLater) {
        close();
        scenario.later(daysLater * 24L * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, date));
        scenario.runJobs();
    }

    private void close() {
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
    }

    private Scenario.Notice last() {
        return scenario.noticesTo("ALFA").getLast();
    }

    private List<String> told() {
        return scenario.noticesTo("ALFA").stream()
                .map(notice -> notice.kind() + " " + notice.reference())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"20260507,0", "20260508,223", "20260430,0", "20260502,224", "20260426,222", "20260431,222"})
    @Rule({"3.2.3", "3.8", "4.8.1"})
    void tenCalendarDaysAheadAreAcceptedElevenNot(int valueDate, int reason) {
        pays("P", "10.00", valueDate);
        assertEquals(reason, last().reason());
        assertEquals(reason == 0 ? VALUE_DATE_AHEAD : 0, last().causes());
        scenario.assertBalance("BETA", "0.00");
    }

    @Test
    @Rule({"3.2.3", "3.8", "4.10.1"})
    void whatIsKeptIsExecutedAtTheOpeningOfItsDay() {
        pays("P", "40.00", WEDNESDAY);
        assertEquals(List.of("WAITING P"), told());
        nextDay(TUESDAY, 1);
        scenario.assertBalance("BETA", "0.00");
        scenario.forgetNotices();
        nextDay(WEDNESDAY, 1);
        scenario.assertBalance("BETA", "40.00");
        assertEquals(
                List.of(DEBIT_ADVICE, EXECUTED),
                scenario.noticesTo("ALFA").stream().map(Scenario.Notice::kind).toList());
    }

    @Test
    @Rule({"3.8", "4.11", "4.13"})
    void priorityAndArrivalSayWhichGoesFirstAndWhoeverWaitsIsToldOnce() {
        pays("LATE", "30.00", TUESDAY, 60);
        pays("FIRST", "60.00", TUESDAY, 40);
        pays("SECOND", "30.00", TUESDAY, 40);
        pays("LARGE", "20.00", TUESDAY, 50);
        scenario.forgetNotices();
        nextDay(TUESDAY, 1);
        assertEquals(
                List.of(
                        "DEBIT_ADVICE FIRST",
                        "EXECUTED FIRST",
                        "DEBIT_ADVICE SECOND",
                        "EXECUTED SECOND",
                        "WAITING LATE",
                        "WAITING LARGE"),
                told());
        assertEquals(
                List.of(LACK_OF_FUNDS | BEHIND_EARLIER, LACK_OF_FUNDS),
                scenario.noticesTo("ALFA").stream()
                        .filter(notice -> notice.kind() == WAITING)
                        .map(Scenario.Notice::causes)
                        .toList());
        close();
        assertEquals(RejectReason.UNFUNDED_AT_END_OF_DAY.code(), last().reason());
    }

    @Test
    @Rule("4.8.2")
    void theNumberIsUsedOnTheDaySentAndOnTheValueDate() {
        pays("P", "1.00", WEDNESDAY);
        pays("P", "2.00", Scenario.TODAY);
        assertEquals(RejectReason.REFERENCE_USED.code(), last().reason(), "the day it was sent");
        nextDay(TUESDAY, 1);
        pays("P", "3.00", WEDNESDAY);
        assertEquals(RejectReason.REFERENCE_USED.code(), last().reason(), "its value date");
        pays("P", "4.00", TUESDAY);
        scenario.assertBalance("BETA", "4.00");
        nextDay(WEDNESDAY, 1);
        scenario.assertBalance("BETA", "5.00");
        pays("P", "5.00", WEDNESDAY);
        assertEquals(RejectReason.REFERENCE_USED.code(), last().reason(), "on its value date");
    }

    @Test
    @Rule({"4.8.2", "4.16"})
    void theNumberOfACancelledOneStaysUsedForItsValueDate() {
        pays("P", "1.00", WEDNESDAY);
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "P"));
        assertEquals(RejectReason.PAYMENT_ANNULLED, scenario.cancels("ALFA", "P"));
        nextDay(TUESDAY, 1);
        pays("P", "3.00", WEDNESDAY);
        assertEquals(RejectReason.REFERENCE_USED.code(), last().reason());
        nextDay(WEDNESDAY, 1);
        pays("P", "3.00", WEDNESDAY);
        assertEquals(RejectReason.REFERENCE_USED.code(), last().reason());
        scenario.assertBalance("BETA", "0.00");
    }

    @Test
    @Rule({"4.14", "4.16"})
    void aKeptPaymentIsPending() {
        pays("P", "60.00", TUESDAY);
        pays("Q", "60.00", TUESDAY);
        assertEquals(RejectReason.NONE, scenario.changesPriority("ALFA", "Q", 30));
        assertEquals(
                List.of(WAITING, VALUE_DATE_AHEAD, 30), List.of(last().kind(), last().causes(), last().priority()));
        nextDay(TUESDAY, 1);
        assertTrue(told().contains("EXECUTED Q"), "the changed priority counts");
        assertEquals(RejectReason.PAYMENT_SETTLED, scenario.cancels("ALFA", "Q"));
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "P"));
        assertEquals(RejectReason.CANCELLED_BY_SENDER.code(), last().reason());
    }

    @Test
    @Rule({"4.14", "4.16"})
    void wherePendingPaymentsShareANumberTheValueDateMustBeNamed() {
        pays("P", "1.00", WEDNESDAY);
        nextDay(TUESDAY, 1);
        pays("P", "200.00", TUESDAY);
        assertEquals(RejectReason.REQUEST_AMBIGUOUS, scenario.cancels("ALFA", "P"));
        TestTerminal alfa = scenario.bank("ALFA");
        assertEquals(RejectReason.PAYMENT_UNKNOWN, scenario.asks(alfa, PaymentChange.CANCELLATION, -1, 20260430, "P"));
        assertEquals(RejectReason.NONE, scenario.asks(alfa, PaymentChange.CANCELLATION, -1, WEDNESDAY, "P"));
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "P"), "only one is left");
        assertEquals(RejectReason.PAYMENT_ANNULLED, scenario.cancels("ALFA", "P"));
    }

    @Test
    @Rule("4.8.1")
    void aValueDateThatCeasesToBeABusinessDayAnnulsAndMovesNothing() {
        pays("P", "10.00", WEDNESDAY);
        pays("Q", "10.00", 20260430);
        scenario.decide(scenario.actions.declareDay(SystemId.AZIPS, WEDNESDAY, false, Scenario.TODAY, "C-1"));
        scenario.runJobs();
        assertEquals(List.of(ANNULLED, "P"), List.of(last().kind(), last().reference()));
        assertEquals(RejectReason.VALUE_DATE_NOT_BUSINESS_DAY.code(), last().reason());
        nextDay(20260430, 3);
        scenario.assertBalance("BETA", "10.00");
    }

    @Test
    @Rule("4.8.1")
    void aValueDateOnWhichNoDayWasHeldAnnuls() {
        pays("P", "10.00", TUESDAY);
        nextDay(WEDNESDAY, 2);
        assertEquals(List.of(ANNULLED, RejectReason.VALUE_DATE_PAST.code()), List.of(last().kind(), last().reason()));
        scenario.assertBalance("BETA", "0.00");
    }

    @Test
    @Rule({"3.8", "4.9"})
    void itIsCheckedAgainOnItsDay() {
        scenario.decide(scenario.actions.setRule(RuleId.AMOUNT_MAX_MINOR, SystemId.ALL, 5_000, 20260501));
        pays("P", "50.01", 20260501);
        pays("Q", "20.00", 20260501);
        nextDay(20260501, 4);
        assertTrue(told().contains("ANNULLED P"));
        scenario.assertBalance("BETA", "20.00");
    }

    @Test
    @Rule("7-10.6")
    void whatIsKeptFromAndToARemovedParticipantIsAnnulled() {
        pays("P", "10.00", TUESDAY);
        TestPayment other = scenario.pays("BETA", "GAMA", "1.00").reference("B");
        other.valueDate = TUESDAY;
        other.send();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        scenario.runJobs();
        assertEquals(RejectReason.BENEFICIARY_GONE.code(), last().reason());
        assertEquals(
                RejectReason.ISSUER_GONE.code(),
                scenario.noticesTo("BETA").getLast().reason());
    }

    @Test
    @Rule("4.18")
    void futureDatedPaymentsStayAtTheEndOfTheDay() {
        pays("P", "10.00", WEDNESDAY);
        pays("NOW", "500.00", Scenario.TODAY);
        close();
        assertEquals(
                List.of("NOW"),
                scenario.noticesTo("ALFA").stream()
                        .filter(notice -> notice.kind() == ANNULLED)
                        .map(Scenario.Notice::reference)
                        .toList());
    }

    @Test
    @Rule("4.18")
    void theTotalsOfTheDayBalance() {
        pays("KEPT", "10.00", WEDNESDAY);
        pays("DUE", "20.00", TUESDAY);
        pays("DROPPED", "20.00", TUESDAY);
        pays("SETTLED", "5.00", Scenario.TODAY);
        pays("ANNULLED", "500.00", Scenario.TODAY);
        close();
        assertClosed("settled=1|settledMinor=500|annulled=1|accepted=5|keptBefore=0|kept=3");
        scenario.later(24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, TUESDAY));
        scenario.runJobs();
        pays("MORE", "1.00", WEDNESDAY);
        scenario.cancels("ALFA", "KEPT");
        close();
        assertClosed("settled=2|settledMinor=4000|annulled=1|accepted=1|keptBefore=3|kept=1");
    }

    @Test
    @Rule("4.18")
    void whatIsAnnulledBetweenTwoDaysIsCountedIntoTheNext() {
        pays("KEPT", "10.00", 20260430);
        pays("LOST", "20.00", WEDNESDAY);
        close();
        assertClosed("annulled=0|accepted=2|keptBefore=0|kept=2");
        scenario.decide(scenario.actions.declareDay(SystemId.AZIPS, WEDNESDAY, false, Scenario.TODAY, "C-1"));
        scenario.runJobs();
        assertEquals(List.of(ANNULLED, "LOST"), List.of(last().kind(), last().reference()));
        scenario.later(24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, TUESDAY));
        scenario.runJobs();
        close();
        assertClosed("annulled=1|accepted=0|keptBefore=2|kept=1");
    }

    private void assertClosed(String counters) {
        String closed = scenario.story.stream()
                .filter(line -> line.contains("[DayClosed]"))
                .toList()
                .getLast();
        assertTrue(closed.contains(counters), closed);
    }

    @Test
    @Rule("3.8")
    void thousandsEnterAndAreExecutedInBoundedSteps() {
        for (int i = 0; i < 1_200; i++) {
            pays("P" + i, "0.10", TUESDAY, 30 + i % 70);
        }
        close();
        scenario.later(24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, TUESDAY));
        int entered = 0;
        while (scenario.ledger.hasJob()) {
            scenario.apply(TestCommands.jobStep());
            assertTrue(scenario.ledger.eventCount() <= MOST_EVENTS, scenario.ledger.eventCount() + " events");
            entered += scenario.said(PaymentDueDecoder.TEMPLATE_ID) ? 1 : 0;
        }
        assertTrue(entered >= 1_200 / Azips.MAX_RELEASES, entered + " steps");
        scenario.assertBalance("ALFA", "0.00");
        assertEquals(
                1_000,
                scenario.notices.stream()
                        .filter(notice -> notice.kind() == FORWARDED_PAYMENT)
                        .count());
        assertEquals(
                200,
                scenario.noticesTo("ALFA").stream()
                        .filter(notice -> notice.kind() == WAITING && notice.causes() != VALUE_DATE_AHEAD)
                        .count());
    }

    /** What was let in waits for the day to be open, whatever a bank asks meanwhile. */
    @Test
    @Rule({"4.11", "4.14", "4.16"})
    void whatIsAskedWhileTheDayOpensMovesNoMoney() {
        pays("P", "10.00", TUESDAY);
        close();
        scenario.later(24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, TUESDAY));
        while (!scenario.said(PaymentDueDecoder.TEMPLATE_ID)) {
            scenario.apply(TestCommands.jobStep());
        }
        assertEquals(RejectReason.DAY_NOT_OPEN, scenario.cancels("ALFA", "NEVER-SENT"));
        assertEquals(RejectReason.DAY_NOT_OPEN, scenario.changesPriority("ALFA", "P", 30));
        assertFalse(scenario.said(PaymentSettledDecoder.TEMPLATE_ID));
        scenario.assertBalance("BETA", "0.00");
        while (!scenario.said(DayOpenedDecoder.TEMPLATE_ID)) {
            scenario.apply(TestCommands.jobStep());
            scenario.assertBalance("BETA", "0.00");
        }
        scenario.runJobs();
        scenario.assertBalance("BETA", "10.00");
    }

    /** What is set free when the day is closing already is settled, not annulled for lack of funds. */
    @Test
    @Rule({"4.11", "4.18"})
    void whatIsFundedAtTheEndOfTheDayIsReleasedFirst() {
        pays("TOO-MUCH", "500.00", Scenario.TODAY);
        for (int i = 0; i < 2 * Azips.MAX_RELEASES; i++) {
            scenario.pays("ALFA", "GAMA", "1.00").reference("G" + i).send();
        }
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.assertBalance("GAMA", "64.00");
    }

    @Test
    @Rule("4.8.1")
    void whatIsLeftOfCancelledOnesIsPassedInBoundedSteps() {
        int cancelled = 2 * AzipsSteps.MAX_ACCOUNTS_LOOKED_AT;
        for (int i = 0; i < cancelled; i++) {
            pays("C" + i, "0.10", WEDNESDAY);
            scenario.cancels("ALFA", "C" + i);
        }
        pays("P", "1.00", WEDNESDAY);
        scenario.decide(scenario.actions.declareDay(SystemId.AZIPS, WEDNESDAY, false, Scenario.TODAY, "C-1"));
        int steps = 0;
        while (scenario.ledger.hasJob()) {
            scenario.apply(TestCommands.jobStep());
            steps++;
        }
        assertEquals(3 + 1, steps, "and one that announces it");
        assertEquals(List.of(ANNULLED, "P"), List.of(last().kind(), last().reference()));
    }

    @Test
    @Rule("3.8")
    void betweenTheStepsOfOpeningNothingIsAcceptedAndNothingSettled() {
        pays("P", "10.00", TUESDAY);
        close();
        scenario.later(24 * 3600);
        scenario.decide(scenario.actions.openDay(SystemId.AZIPS, TUESDAY));
        pays("Q", "1.00", TUESDAY);
        assertEquals(RejectReason.DAY_NOT_OPEN.code(), last().reason());
        scenario.assertBalance("BETA", "0.00");
        scenario.runJobs();
        scenario.assertBalance("BETA", "10.00");
    }
}
