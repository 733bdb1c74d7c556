package az.ecbar.ledger;

import static az.ecbar.schema.NoticeKind.ANNULLED;
import static az.ecbar.schema.NoticeKind.CREDIT_ADVICE;
import static az.ecbar.schema.NoticeKind.DEBIT_ADVICE;
import static az.ecbar.schema.NoticeKind.EXECUTED;
import static az.ecbar.schema.NoticeKind.FORWARDED_PAYMENT;
import static az.ecbar.schema.NoticeKind.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountDayEndedDecoder;
import az.ecbar.schema.DayClosedDecoder;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Execution, waiting, release and annulment of AZIPS payments. */
final class SettlementTest {
    private final Scenario scenario = new Scenario()
            .bank("ALFA", "100.00")
            .bank("BETA", "0.00")
            .bank("GAMA", "0.00")
            .open();

    @Test
    @Rule({"4.1", "4.10.1", "4.10.2", "4.19", "3.1", "4.2"})
    void aFundedPaymentIsBookedForwardedAndAdvised() {
        scenario.pays("ALFA", "BETA", "40.00").send();

        scenario.assertBalance("ALFA", "60.00");
        scenario.assertBalance("BETA", "40.00");
        assertEquals(List.of(DEBIT_ADVICE, EXECUTED), scenario.kindsTo("ALFA"));
        assertEquals(List.of(FORWARDED_PAYMENT, CREDIT_ADVICE), scenario.kindsTo("BETA"));
        assertEquals(
                List.of(1L, 2L),
                scenario.noticesTo("BETA").stream().map(Scenario.Notice::number).toList());
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.10.2")
    void theExecutionNoticeIsSentIfRequired() {
        TestPayment waived = scenario.pays("ALFA", "BETA", "1.00");
        waived.waivesNotice = true;
        waived.send();
        assertEquals(List.of(DEBIT_ADVICE), scenario.kindsTo("ALFA"));
        scenario.decide(scenario.actions.setNoticeProfile(Scenario.bic("ALFA"), false));
        scenario.forgetNotices();
        scenario.pays("ALFA", "BETA", "1.00").send();
        assertEquals(List.of(DEBIT_ADVICE), scenario.kindsTo("ALFA"));
    }

    @Test
    @Rule({"4.12.2", "4.13", "3.2.4"})
    void anUnfundedPaymentWaitsAndTheIssuerIsToldWhy() {
        scenario.pays("BETA", "ALFA", "10.00").send();
        scenario.assertBalance("ALFA", "100.00");
        assertEquals(List.of(WAITING), scenario.kindsTo("BETA"));
        assertEquals(1 << 2, scenario.notices.getFirst().causes() & 1 << 2, "lack of funds is named");
        assertTrue(scenario.kindsTo("ALFA").isEmpty());
    }

    @Test
    @Rule({"4.11", "4.12.2"})
    void waitingPaymentsAreReleasedByPriorityThenFirstInFirstOut() {
        scenario.pays("BETA", "GAMA", "10.00").reference("LATE").priority(70).send();
        scenario.pays("BETA", "GAMA", "20.00").reference("SECOND").priority(40).send();
        scenario.pays("BETA", "GAMA", "30.00").reference("THIRD").priority(40).send();
        scenario.pays("BETA", "GAMA", "5.00").reference("FIRST").priority(30).send();
        scenario.forgetNotices();
        scenario.pays("ALFA", "BETA", "100.00").send();

        List<String> order = scenario.noticesTo("GAMA").stream()
                .filter(n -> n.kind() == FORWARDED_PAYMENT)
                .map(Scenario.Notice::reference)
                .toList();
        assertEquals(List.of("FIRST", "SECOND", "THIRD", "LATE"), order);
        scenario.assertBalance("GAMA", "65.00");
        scenario.assertBalance("BETA", "35.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.11")
    void aNewPaymentWaitsBehindAnEarlierOneThoughItsOwnMoneyWouldSuffice() {
        scenario.pays("ALFA", "BETA", "150.00").send();
        scenario.pays("ALFA", "BETA", "1.00").send();
        scenario.assertBalance("ALFA", "100.00");
        assertEquals(List.of(WAITING, WAITING), scenario.kindsTo("ALFA"));
        scenario.pays("ALFA", "BETA", "1.00").priority(49).send();
        scenario.assertBalance("ALFA", "99.00");
    }

    @Test
    @Rule("4.11")
    void theHeadThatIsNotFundedHoldsUpWhatIsBehind() {
        scenario.pays("BETA", "GAMA", "50.00").send();
        scenario.pays("BETA", "GAMA", "5.00").send();
        scenario.pays("ALFA", "BETA", "20.00").send();
        scenario.assertBalance("BETA", "20.00");
        scenario.assertBalance("GAMA", "0.00");
        scenario.pays("ALFA", "BETA", "30.00").send();
        scenario.assertBalance("BETA", "0.00");
        scenario.assertBalance("GAMA", "50.00");
    }

    @Test
    @Rule({"4.11", "4.12.2"})
    void aReleasedPaymentReleasesTheNextBank() {
        scenario.pays("BETA", "GAMA", "60.00").send();
        scenario.pays("GAMA", "ALFA", "60.00").send();
        scenario.pays("ALFA", "BETA", "60.00").send();
        scenario.assertBalance("ALFA", "100.00");
        scenario.assertBalance("BETA", "0.00");
        scenario.assertBalance("GAMA", "0.00");
    }

    @Test
    void aLongReleaseGoesOnInStepsAndBooksEverythingOnce() {
        for (int i = 0; i < 100; i++) {
            scenario.pays("BETA", "GAMA", "1.00").send();
        }
        scenario.pays("ALFA", "BETA", "100.00").send();
        scenario.assertBalance("GAMA", "32.00");
        assertTrue(scenario.ledger.hasJob());
        scenario.runJobs();
        scenario.assertBalance("GAMA", "100.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("3.3")
    void whatWasWrittenOffIsNotTakenBack() {
        scenario.pays("ALFA", "BETA", "40.00").send();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("ALFA"), Scenario.TODAY, "D-1"));
        scenario.runJobs();
        scenario.decide(scenario.actions.closeDay(SystemId.AZIPS));
        scenario.runJobs();
        scenario.assertBalance("BETA", "40.00");
        assertTrue(scenario.story.stream().noneMatch(line -> line.contains("PaymentAnnulled")));
    }

    @Test
    @Rule("4.18")
    void whatWaitsAtTheEndOfTheDayIsAnnulledAndTheDayOfEveryAccountEnds() {
        for (int i = 0; i < 70; i++) {
            scenario.pays("BETA", "GAMA", "10.00").send();
        }
        scenario.forgetNotices();
        assertEquals(RejectReason.NONE, scenario.decide(scenario.actions.closeDay(SystemId.AZIPS)));
        int ended = 0;
        boolean isClosed = false;
        while (scenario.ledger.hasJob()) {
            scenario.apply(TestCommands.jobStep());
            ended += (int) scenario.templates.stream()
                    .filter(t -> t == AccountDayEndedDecoder.TEMPLATE_ID)
                    .count();
            isClosed |= scenario.said(DayClosedDecoder.TEMPLATE_ID);
        }
        assertEquals(70, scenario.noticesTo("BETA").size());
        assertTrue(scenario.notices.stream()
                .allMatch(n -> n.kind() == ANNULLED && n.reason() == RejectReason.UNFUNDED_AT_END_OF_DAY.code()));
        assertEquals(4, ended, "accounts whose day ended");
        assertTrue(isClosed);
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("4.9")
    void aPaymentOfOrToARemovedParticipantIsAnsweredBySmt701() {
        scenario.pays("BETA", "GAMA", "10.00").reference("OWN").send();
        scenario.pays("GAMA", "BETA", "10.00").reference("OTHERS").send();
        scenario.forgetNotices();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        scenario.runJobs();

        assertEquals(List.of(ANNULLED), scenario.kindsTo("BETA"));
        assertEquals(
                RejectReason.ISSUER_GONE.code(),
                scenario.noticesTo("BETA").getFirst().reason());
        assertEquals(
                RejectReason.BENEFICIARY_GONE.code(),
                scenario.noticesTo("GAMA").getFirst().reason());
        scenario.forgetNotices();
        scenario.pays("ALFA", "BETA", "1.00").send();
        assertEquals(ANNULLED, scenario.notices.getFirst().kind());
        scenario.assertBalance("ALFA", "100.00");
        scenario.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.6")
    void moneyThatComesToARemovedIssuerBeforeTheJobSettlesNothingOfIt() {
        scenario.pays("BETA", "GAMA", "10.00").send();
        scenario.forgetNotices();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        scenario.decide(scenario.actions.issueFunds(
                Scenario.AZN, Scenario.account("BETA"), "ISSUE-AZN", Scenario.minor("50.00"), "D-2"));
        scenario.runJobs();
        scenario.assertBalance("BETA", "50.00");
        scenario.assertBalance("GAMA", "0.00");
        assertTrue(scenario.noticesTo("BETA").stream()
                .anyMatch(n -> n.kind() == ANNULLED && n.reason() == RejectReason.ISSUER_GONE.code()));
        scenario.assertReplaysEqual();
    }

    @Test
    void whatARemovedBeneficiaryHeldUpIsReleasedAtOnce() {
        scenario.pays("ALFA", "BETA", "150.00").send();
        scenario.pays("ALFA", "GAMA", "60.00").send();
        scenario.decide(scenario.actions.removeParticipant(Scenario.bic("BETA"), Scenario.TODAY, "D-1"));
        scenario.runJobs();
        scenario.assertBalance("GAMA", "60.00");
        scenario.assertBalance("ALFA", "40.00");
    }

    @Test
    void issueReleasesAndWithdrawalTakesOnlyWhatIsAvailable() {
        scenario.pays("BETA", "GAMA", "10.00").send();
        assertEquals(
                RejectReason.NONE,
                scenario.decide(scenario.actions.issueFunds("AZN", Scenario.account("BETA"), "ISSUE-AZN", 1500, "I1")));
        scenario.assertBalance("BETA", "5.00");
        scenario.assertBalance("GAMA", "10.00");
        assertEquals(
                RejectReason.FUNDS_INSUFFICIENT,
                scenario.decide(
                        scenario.actions.withdrawFunds("AZN", Scenario.account("BETA"), "ISSUE-AZN", 501, "W1")));
        assertEquals(
                RejectReason.NONE,
                scenario.decide(
                        scenario.actions.withdrawFunds("AZN", Scenario.account("BETA"), "ISSUE-AZN", 500, "W1")));
        scenario.assertBalance("BETA", "0.00");
        scenario.assertReplaysEqual();
    }
}
