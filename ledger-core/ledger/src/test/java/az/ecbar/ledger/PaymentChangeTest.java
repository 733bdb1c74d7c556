package az.ecbar.ledger;

import static az.ecbar.schema.NoticeKind.ANNULLED;
import static az.ecbar.schema.NoticeKind.NOT_CANCELLED;
import static az.ecbar.schema.NoticeKind.PRIORITY_NOT_CHANGED;
import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.EnteredChange;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.Channel;
import az.ecbar.schema.EnterChangeDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentChange;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender may still do with its payment: SMT202 and SMT200 against every state that a payment can be in. */
final class PaymentChangeTest {
    private final Scenario scenario =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").bank("GAMA", "0.00");
    private final TestTerminal second = scenario.terminalOf("ALFA", 'B');

    PaymentChangeTest() {
        scenario.open();
    }

    /** Brings the payment P of ALFA into a state. */
    interface Case {
        void bringAbout(PaymentChangeTest test);
    }

    private static Arguments state(String name, RejectReason expected, Case way) {
        return Arguments.of(name, expected, way);
    }

    static Stream<Arguments> states() {
        return Stream.of(
                state("waits for funds", RejectReason.NONE, test -> test.pays("P", "150.00")),
                state("waits behind an earlier one", RejectReason.NONE, test -> {
                    test.pays("FIRST", "150.00");
                    test.pays("P", "10.00");
                }),
                state("settled at once", RejectReason.PAYMENT_SETTLED, test -> test.pays("P", "10.00")),
                state("settled after it waited", RejectReason.PAYMENT_SETTLED, test -> {
                    test.pays("P", "150.00");
                    test.issue("50.00");
                }),
                state("cancelled before", RejectReason.PAYMENT_ANNULLED, test -> {
                    test.pays("P", "150.00");
                    test.scenario.cancels("ALFA", "P");
                }),
                state("annulled, as the beneficiary participant is gone", RejectReason.PAYMENT_ANNULLED, test -> {
                    test.pays("P", "150.00");
                    test.scenario.decide(
                            test.scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
                    test.scenario.runJobs();
                }),
                state("refused by 4.8", RejectReason.PAYMENT_UNKNOWN, test -> {
                    TestPayment wrong =
                            test.scenario.pays("ALFA", "BETA", "150.00").reference("P");
                    wrong.creditorTin = Scenario.tin("GAMA");
                    wrong.send();
                }),
                state("never sent", RejectReason.PAYMENT_UNKNOWN, _ -> {}),
                state(
                        "of somebody else",
                        RejectReason.PAYMENT_UNKNOWN,
                        test -> test.scenario
                                .pays("BETA", "ALFA", "10.00")
                                .reference("P")
                                .send()),
                state("while the day is being closed", RejectReason.DAY_NOT_OPEN, test -> {
                    test.pays("P", "150.00");
                    test.scenario.decide(test.scenario.actions.closeDay(SystemId.AZIPS));
                }),
                state("after the end of the day", RejectReason.DAY_NOT_OPEN, test -> {
                    test.pays("P", "150.00");
                    test.scenario.decide(test.scenario.actions.closeDay(SystemId.AZIPS));
                    test.scenario.runJobs();
                }),
                state("of the day before", RejectReason.PAYMENT_UNKNOWN, test -> {
                    test.pays("P", "150.00");
                    test.scenario.decide(test.scenario.actions.closeDay(SystemId.AZIPS));
                    test.scenario.runJobs();
                    test.scenario.later(24 * 3600);
                    test.scenario.decide(test.scenario.actions.openDay(SystemId.AZIPS, 20260428));
                    test.scenario.runJobs();
                }));
    }

    private void pays(String reference, String amount) {
        scenario.pays("ALFA", "BETA", amount).reference(reference).send();
    }

    private void issue(String amount) {
        scenario.decide(scenario.actions.issueFunds(
                Scenario.AZN, Scenario.account("ALFA"), "ISSUE-AZN", Scenario.minor(amount), "D-2"));
    }

    private List<Scenario.Notice> toAlfa() {
        return scenario.noticesTo("ALFA");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("states")
    @Rule({"4.14", "4.15"})
    void anotherPriority(String name, RejectReason expected, Case way) {
        way.bringAbout(this);
        scenario.forgetNotices();
        assertEquals(expected, scenario.changesPriority("ALFA", "P", 70), name);
        assertEquals(1, toAlfa().size(), name);
        Scenario.Notice told = toAlfa().getFirst();
        if (expected == RejectReason.NONE) {
            assertEquals(List.of(WAITING, "P", 70), List.of(told.kind(), told.reference(), told.priority()), name);
        } else {
            assertRefused(PRIORITY_NOT_CHANGED, expected, told);
        }
        scenario.runJobs();
        scenario.assertReplaysEqual();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("states")
    @Rule({"4.16", "4.17"})
    void cancellation(String name, RejectReason expected, Case way) {
        way.bringAbout(this);
        scenario.forgetNotices();
        assertEquals(expected, scenario.cancels("ALFA", "P"), name);
        assertEquals(1, toAlfa().size(), name);
        Scenario.Notice told = toAlfa().getFirst();
        if (expected == RejectReason.NONE) {
            assertEquals(
                    List.of(ANNULLED, "P", RejectReason.CANCELLED_BY_SENDER.code()),
                    List.of(told.kind(), told.reference(), told.reason()),
                    name);
        } else {
            assertRefused(NOT_CANCELLED, expected, told);
        }
        scenario.runJobs();
        scenario.assertReplaysEqual();
    }

    /** It goes to the terminal that asked, and names the request. */
    private static void assertRefused(NoticeKind kind, RejectReason reason, Scenario.Notice told) {
        assertEquals(List.of(kind, reason.code()), List.of(told.kind(), told.reason()));
        assertTrue(told.reference().startsWith("C"), told.reference());
    }

    @Test
    @Rule({"4.16", "4.11"})
    void cancellingTheHeadReleasesWhatItHeldUp() {
        pays("HEAD", "150.00");
        pays("SECOND", "60.00");
        pays("THIRD", "40.00");
        pays("FOURTH", "0.01");
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "HEAD"));
        scenario.assertBalance("ALFA", "0.00");
        scenario.assertBalance("BETA", "100.00");
        assertEquals(RejectReason.NONE, scenario.cancels("ALFA", "FOURTH"));
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.14", "4.11"})
    void movingTheHeadBackReleasesWhatItHeldUp() {
        pays("HEAD", "150.00");
        pays("SECOND", "60.00");
        assertEquals(RejectReason.NONE, scenario.changesPriority("ALFA", "HEAD", 51));
        scenario.assertBalance("BETA", "60.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"4.14", "4.11"})
    void aPaymentMovedToTheHeadIsExecutedIfFundsSuffice() {
        pays("HEAD", "150.00");
        pays("SECOND", "60.00");
        pays("THIRD", "30.00");
        scenario.forgetNotices();
        assertEquals(RejectReason.NONE, scenario.changesPriority("ALFA", "THIRD", 30));
        scenario.assertBalance("BETA", "30.00");
        assertEquals(
                List.of(WAITING, NoticeKind.DEBIT_ADVICE, NoticeKind.EXECUTED),
                toAlfa().stream().map(Scenario.Notice::kind).toList());
    }

    @Test
    @Rule({"4.14", "4.11"})
    void aChangedPriorityKeepsTheOriginalArrival() {
        pays("HEAD", "150.00");
        scenario.pays("ALFA", "BETA", "10.00").reference("EARLY").priority(90).send();
        scenario.pays("ALFA", "BETA", "20.00").reference("LATE").priority(60).send();
        assertEquals(RejectReason.NONE, scenario.changesPriority("ALFA", "EARLY", 60));
        assertEquals(RejectReason.NONE, scenario.changesPriority("ALFA", "HEAD", 99));
        List<String> settled = scenario.notices.stream()
                .filter(notice -> notice.kind() == NoticeKind.FORWARDED_PAYMENT)
                .map(Scenario.Notice::reference)
                .toList();
        assertEquals(List.of("EARLY", "LATE"), settled);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 29, 100, 9999})
    @Rule({"4.15", "4.11"})
    void thePrioritiesOfTheCentralBankAreNotForBanks(int priority) {
        pays("P", "150.00");
        assertEquals(RejectReason.PRIORITY_NOT_ALLOWED, scenario.changesPriority("ALFA", "P", priority));
    }

    @Test
    @Rule({"4.14", "4.16"})
    void theValueDateTellsWhichPaymentIsMeant() {
        pays("P", "150.00");
        TestTerminal alfa = scenario.bank("ALFA");
        assertEquals(RejectReason.PAYMENT_UNKNOWN, scenario.asks(alfa, PaymentChange.CANCELLATION, -1, 20260428, "P"));
        assertEquals(RejectReason.NONE, scenario.asks(alfa, PaymentChange.CANCELLATION, -1, Scenario.TODAY, "P"));
    }

    @Test
    @Rule({"4.14", "4.16"})
    void anotherTerminalOfTheSenderMayAskAndBothAreTold() {
        pays("P", "150.00");
        scenario.forgetNotices();
        assertEquals(RejectReason.NONE, scenario.asks(second, PaymentChange.PRIORITY, 40, 0, "P"));
        assertEquals(RejectReason.NONE, scenario.asks(second, PaymentChange.CANCELLATION, -1, 0, "P"));
        assertEquals(
                List.of("AWAITING", "BWAITING", "AANNULLED", "BANNULLED"),
                toAlfa().stream()
                        .map(told -> told.terminal() + told.kind().name())
                        .toList());
        assertEquals(RejectReason.PAYMENT_ANNULLED, scenario.asks(second, PaymentChange.CANCELLATION, -1, 0, "P"));
        assertEquals('B', toAlfa().getLast().terminal());
    }

    @Test
    @Rule({"4.15", "4.17"})
    void aSenderInBlock1ThatDidNotSignIsRefused() {
        pays("P", "150.00");
        TestTerminal alfa = scenario.bank("ALFA");
        scenario.apply(TestCommands.changePayment(
                alfa, alfa.nextInput++, PaymentChange.CANCELLATION, -1, 0, "P", Scenario.bic("BETA")));
        assertEquals(
                RejectReason.SENDER_NOT_OF_SESSION.code(), toAlfa().getLast().reason());
    }

    @Test
    @Rule("4.8.2")
    void theNumberOfACancelledPaymentStaysUsed() {
        pays("P", "150.00");
        scenario.cancels("ALFA", "P");
        pays("P", "10.00");
        assertEquals(RejectReason.REFERENCE_USED.code(), toAlfa().getLast().reason());
    }

    @Test
    @Rule("4.16")
    void aHeadThatHeldUpThousandsGoesInBoundedSteps() {
        pays("HEAD", "150.00");
        for (int i = 0; i < 1_500; i++) {
            scenario.pays("ALFA", "BETA", "0.05").send();
        }
        scenario.cancels("ALFA", "HEAD");
        int most = (1 + Azips.MAX_RELEASES) * 6 + 16;
        assertTrue(scenario.ledger.eventCount() <= most, scenario.ledger.eventCount() + " events");
        while (scenario.ledger.hasJob()) {
            scenario.apply(TestCommands.jobStep());
            assertTrue(scenario.ledger.eventCount() <= most, scenario.ledger.eventCount() + " events");
        }
        scenario.assertBalance("BETA", "75.00");
    }

    @Test
    @Rule({"4.16", "4.27"})
    void whatIsEnteredSaysWhatIsToBeChanged() {
        Scenario s = new Scenario().bank("ALFA", "0.00").bank("BETA", "0.00").open();
        s.pays("ALFA", "BETA", "1.00").reference("A-1").send();
        String alfa = Scenario.bic("ALFA");
        assertEquals(RejectReason.NONE, s.decide(s.actions.setWorkstation(alfa, true, Scenario.TODAY, "F-1")));
        byte[] change =
                new EnteredChange(alfa, Channel.PAPER, Scenario.TODAY, "P-9", "A-1", Scenario.TODAY).cancellation();
        int at = MessageHeaderDecoder.ENCODED_LENGTH + EnterChangeDecoder.changeEncodingOffset();
        change[at] = (byte) PaymentChange.NULL_VAL.value();
        assertEquals(RejectReason.ARGUMENT_UNKNOWN, s.decide(change));
        change[at] = (byte) PaymentChange.CANCELLATION.value();
        assertEquals(RejectReason.NONE, s.decide(change));
    }
}
