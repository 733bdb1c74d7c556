package az.ecbar.ledger;

import static az.ecbar.ledger.TestActions.addStatusCause;
import static az.ecbar.ledger.TestActions.issueFunds;
import static az.ecbar.ledger.TestActions.withdrawFunds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.EnteredChange;
import az.ecbar.command.SuspensionCause;
import az.ecbar.ledger.azips.Azips;
import az.ecbar.ledger.job.Jobs;
import az.ecbar.ledger.operator.Proposals;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CommandRefusedDecoder;
import az.ecbar.schema.JobStartedDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentAcceptedDecoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What is bounded is refused at its bound, and what the genesis may is refused after it. */
final class BoundRefusalsTest {
    private static final long LARGEST = 99_999_999_999_999L;
    private static final String LARGEST_TEXT = "999999999999.99";
    private static final ActionWriter ACTIONS = new ActionWriter();

    @Test
    void theLedgerBeginsOnceAndTheGenesisEndsOnce() {
        Scenario s = new Scenario();
        s.apply(ACTIONS.beginLedger(1, "again"));
        assertRefusedDirectly(s, RejectReason.LEDGER_ALREADY_BEGUN);
        s.apply(ACTIONS.completeGenesis());
        s.apply(ACTIONS.completeGenesis());
        assertRefusedDirectly(s, RejectReason.NEEDS_TWO_OPERATORS);
        s.apply(ACTIONS.acceptClock());
        assertRefusedDirectly(s, RejectReason.NEEDS_TWO_OPERATORS);
        s.assertReplaysEqual();
    }

    @Test
    void aGenesisCommandIsRefusedForTheSameReasonsAsLaterOnes() {
        Scenario s = new Scenario().bank("ALFA", "1.00");
        s.apply(ACTIONS.openAccount(
                Scenario.bic("ALFA"),
                SystemId.AZIPS,
                AccountKind.CORRESPONDENT,
                Scenario.AZN,
                Scenario.account("ALFA")));
        assertRefusedDirectly(s, RejectReason.ACCOUNT_EXISTS);
        s.apply(ACTIONS.setRule(RuleId.DAYS_AHEAD, SystemId.ALL, 366, 0));
        assertRefusedDirectly(s, RejectReason.RULE_VALUE_NOT_ALLOWED);
        s.apply(ACTIONS.setRule(RuleId.DAYS_AHEAD, SystemId.ALL, 5, 0));
        assertFalse(s.said(CommandRefusedDecoder.TEMPLATE_ID), "in the genesis a rule holds at once");
    }

    @Test
    void whatWouldStartOneJobTooManyIsRefused() {
        Scenario s = new Scenario().bank("ALFA", "0.00");
        fillJobs(s, Jobs.MAX_JOBS / 2);
        s.apply(addStatusCause(Scenario.bic("ALFA"), SystemId.AZIPS, StatusCause.LEAVING));
        assertRefusedDirectly(s, RejectReason.LIMIT_REACHED);
        s.apply(ACTIONS.openDay(SystemId.AZIPS, Scenario.TODAY));
        assertRefusedDirectly(s, RejectReason.LIMIT_REACHED);
        s.runJobs();
        s.apply(ACTIONS.openDay(SystemId.AZIPS, Scenario.TODAY));
        assertFalse(s.said(CommandRefusedDecoder.TEMPLATE_ID));
    }

    @Test
    void aDayDoesNotCloseWhileItsJobsHaveNoRoom() {
        Scenario s = new Scenario();
        s.apply(ACTIONS.openDay(SystemId.AZIPS, Scenario.TODAY));
        s.runJobs();
        fillJobs(s, Jobs.MAX_JOBS / 2 - 1);
        s.apply(ACTIONS.closeDay(SystemId.AZIPS));
        assertRefusedDirectly(s, RejectReason.LIMIT_REACHED);
    }

    @Test
    void whatTheLedgerStartsByItselfHasRoomWhenNothingElseHas() {
        Scenario s = new Scenario()
                .bank("ALFA", "0.00")
                .bank("BETA", "0.00")
                .bank("GAMA", "0.00")
                .open();
        int payments = Azips.MAX_RELEASES + 1;
        for (int i = 0; i < payments; i++) {
            s.pays("BETA", "ALFA", "1.00").send();
        }
        RejectReason reason = RejectReason.NONE;
        for (int i = 0; reason == RejectReason.NONE; i++) {
            assertTrue(i <= Jobs.MAX_JOBS, "nothing is refused");
            reason = s.decide(
                    i % 2 == 0
                            ? ACTIONS.suspendParticipant(
                                    Scenario.bic("GAMA"), SuspensionCause.ORDER, Scenario.TODAY, "1")
                            : ACTIONS.resumeParticipant(
                                    Scenario.bic("GAMA"), SuspensionCause.ORDER, Scenario.TODAY, "2"));
        }
        assertEquals(RejectReason.LIMIT_REACHED, reason);
        s.decide(ACTIONS.issueFunds(Scenario.AZN, Scenario.account("BETA"), "ISSUE-AZN", 100L * payments, "I-1"));
        assertTrue(s.said(JobStartedDecoder.TEMPLATE_ID), "the release goes on");
        s.runJobs();
        s.assertBalance("ALFA", payments + ".00");
        s.assertReplaysEqual();
    }

    @Test
    void theRuleSetHoldsSoManyValuesAndNoMore() {
        Scenario s = new Scenario();
        int values = 0;
        do {
            s.apply(ACTIONS.setRule(RuleId.CTN_CREDIT, SystemId.ALL, 32, 0));
            values++;
        } while (!s.said(CommandRefusedDecoder.TEMPLATE_ID));
        assertEquals(RejectReason.LIMIT_REACHED, s.toldLast());
        assertTrue(values > 4000, () -> "refused too early");
    }

    @Test
    void proposalsAreBoundedInSizeNumberAndKind() {
        Scenario s = new Scenario().bank("ALFA", "1.00").bank("BETA", "0.00").open();
        TestTerminal leyla = s.operator("L");
        leyla.propose(new byte[Proposals.MAX_ACTION_BYTES + 1]);
        assertEquals(RejectReason.ACTION_TOO_LARGE, s.toldLast());
        leyla.propose(s.pays("ALFA", "BETA", "1.00").bytes(1));
        assertEquals(RejectReason.ACTION_NOT_ALLOWED, s.toldLast());
        leyla.propose(new byte[3]);
        assertEquals(RejectReason.ACTION_NOT_ALLOWED, s.toldLast());
        for (int i = 0; i < Proposals.MAX_OPEN; i++) {
            leyla.propose(ACTIONS.acceptClock());
        }
        assertFalse(s.story.getLast().contains("ActionRefused"));
        leyla.propose(ACTIONS.acceptClock());
        assertEquals(RejectReason.PROPOSALS_TOO_MANY, s.toldLast());
        leyla.propose(ACTIONS.beginLedger(1, "again"));
        assertEquals(RejectReason.ACTION_NOT_ALLOWED, s.toldLast());
        s.assertReplaysEqual();
    }

    @Test
    void aBalanceThatCannotBeToldTakesNoPaymentAndNoIssue() {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00");
        s.apply(issueFunds(SystemId.AZIPS, "AZN", Scenario.account("BETA"), "ISSUE-AZN", LARGEST - 10_000));
        s.open();
        s.pays("ALFA", "BETA", "100.00").send();
        s.assertBalance("ALFA", "0.00");
        s.decide(issueFunds(SystemId.AZIPS, "AZN", Scenario.account("BETA"), "ISSUE-AZN", 1));
        assertEquals(RejectReason.BALANCE_LIMIT, s.toldLast(), "a message could not tell the balance");
        s.pays("BETA", "ALFA", "0.01").send();
        s.pays("ALFA", "BETA", "0.02").send();
        assertEquals(NoticeKind.REFUSED, s.notices.getLast().kind());
        assertEquals(RejectReason.BALANCE_LIMIT.code(), s.notices.getLast().reason());
        assertFalse(s.said(PaymentAcceptedDecoder.TEMPLATE_ID));
        s.assertReplaysEqual();
    }

    @Test
    void aWaitingPaymentToABalanceThatCannotBeToldGoesOnWaiting() {
        Scenario s = new Scenario().bank("ALFA", "100.00").bank("BETA", "0.00").bank("GAMA", "0.00");
        s.open();
        s.pays("GAMA", "BETA", "10.00").send();
        long most = LARGEST - 10_000;
        s.decide(issueFunds(SystemId.AZIPS, "AZN", Scenario.account("BETA"), "ISSUE-AZN", most));
        s.pays("ALFA", "BETA", "99.99").send();
        s.decide(issueFunds(SystemId.AZIPS, "AZN", Scenario.account("GAMA"), "ISSUE-AZN", 1_000));
        s.assertBalance("GAMA", "10.00");
        assertEquals(most + 9_999, s.balance("BETA"));
        s.assertReplaysEqual();
    }

    /** A bank without money cannot stop the nodes by letting more wait than a message can tell. */
    @Test
    @Rule("4.22")
    void aSumOfWaitingPaymentsThatCannotBeToldTakesNoMore() {
        Scenario s = new Scenario().bank("ALFA", "0.00").bank("BETA", "0.00").open();
        s.pays("ALFA", "BETA", "999999999998.99").send();
        assertEquals(NoticeKind.WAITING, s.notices.getLast().kind());
        s.pays("ALFA", "BETA", "1.01").priority(30).send();
        assertEquals(NoticeKind.REFUSED, s.notices.getLast().kind());
        assertEquals(RejectReason.BALANCE_LIMIT.code(), s.notices.getLast().reason());
        s.pays("ALFA", "BETA", "1.00").send();
        assertEquals(NoticeKind.WAITING, s.notices.getLast().kind());
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"3.8", "4.22"})
    void whatWasKeptIsAnnulledWhereMoreWouldWaitThanCanBeTold() {
        Scenario s = new Scenario().bank("ALFA", "0.00").bank("BETA", "0.00").open();
        for (int i = 0; i < 2; i++) {
            TestPayment payment = s.pays("ALFA", "BETA", LARGEST_TEXT);
            payment.valueDate = Scenario.TODAY + 1;
            payment.send();
        }
        s.decide(ACTIONS.closeDay(SystemId.AZIPS));
        s.runJobs();
        s.later(24 * 3600);
        s.decide(ACTIONS.openDay(SystemId.AZIPS, Scenario.TODAY + 1));
        s.forgetNotices();
        s.runJobs();
        assertEquals(List.of(NoticeKind.ANNULLED, NoticeKind.WAITING), s.kindsTo("ALFA"));
        assertEquals(RejectReason.BALANCE_LIMIT.code(), s.notices.getFirst().reason());
        s.assertReplaysEqual();
    }

    /** Money that goes to and fro all day counts up the totals of the day. */
    @Test
    void totalsOfTheDayThatCannotBeCountedTakeNoMore() {
        Scenario s =
                new Scenario().bank("ALFA", LARGEST_TEXT).bank("BETA", "0.00").open();
        for (long i = 0; i < Long.MAX_VALUE / LARGEST; i++) {
            boolean isThere = i % 2 == 0;
            applyUnseen(s, s.pays(isThere ? "ALFA" : "BETA", isThere ? "BETA" : "ALFA", LARGEST_TEXT));
        }
        s.pays("BETA", "ALFA", LARGEST_TEXT).send();
        assertEquals(RejectReason.BALANCE_LIMIT.code(), s.notices.getLast().reason());
        assertFalse(s.said(PaymentAcceptedDecoder.TEMPLATE_ID));
    }

    /** Applies a payment without looking at what comes of it, as so many could not be looked at. */
    private static void applyUnseen(Scenario s, TestPayment payment) {
        long number = payment.terminal.nextInput++;
        applyUnseen(s, payment.reference("R" + number).bytes(number));
    }

    private static void applyUnseen(Scenario s, byte[] bytes) {
        s.ledger.apply(new UnsafeBuffer(bytes), 0, s.ledger.lastSequence() + 1, s.timeNs);
    }

    @Test
    void aContraAccountThatCannotBeCountedTakesNothingBack() {
        Scenario s = new Scenario().bank("ALFA", "0.00").bank("BETA", "0.00").bank("GAMA", "0.00");
        s.apply(ACTIONS.openAccount("NABZAZ2CXXX", SystemId.AZIPS, AccountKind.CENTRAL_BANK, Scenario.AZN, "ISSUE-2"));
        SystemId azips = SystemId.AZIPS;
        for (long i = 0; i < Long.MAX_VALUE / LARGEST; i++) {
            applyUnseen(s, issueFunds(azips, "AZN", Scenario.account("ALFA"), "ISSUE-AZN", LARGEST));
            applyUnseen(s, withdrawFunds(azips, "AZN", Scenario.account("ALFA"), "ISSUE-AZN", LARGEST));
        }
        s.apply(issueFunds(azips, "AZN", Scenario.account("BETA"), "ISSUE-2", LARGEST));
        s.apply(withdrawFunds(azips, "AZN", Scenario.account("BETA"), "ISSUE-AZN", LARGEST));
        assertRefusedDirectly(s, RejectReason.BALANCE_LIMIT);
        assertEquals(LARGEST, s.balance("BETA"));
        s.apply(issueFunds(azips, "AZN", Scenario.account("GAMA"), "ISSUE-AZN", LARGEST));
        assertRefusedDirectly(s, RejectReason.BALANCE_LIMIT);
    }

    /** Two jobs of each of so many banks, which are removed and leave. */
    private static void fillJobs(Scenario s, int banks) {
        for (int i = 0; i < banks; i++) {
            String bic = "B%03dAZ22XXX".formatted(i);
            s.apply(ACTIONS.registerParticipant(bic, ParticipantKind.BANK, 'A', 0, "", "CODE", "Bank"));
            s.apply(addStatusCause(bic, SystemId.AZIPS, StatusCause.REMOVED));
            s.apply(addStatusCause(bic, SystemId.AZIPS, StatusCause.LEAVING));
        }
    }

    private static void assertRefusedDirectly(Scenario s, RejectReason reason) {
        assertEquals(1, s.templates.size());
        assertTrue(s.said(CommandRefusedDecoder.TEMPLATE_ID));
        assertEquals(reason, s.toldLast());
    }

    @Test
    void inTheGenesisNothingIsEnteredOnABanksBehalf() {
        Scenario s = new Scenario().bank("ALFA", "1.00").bank("BETA", "0.00");
        TestPayment payment = s.pays("ALFA", "BETA", "1.00").reference("P-1");
        s.apply(payment.entered(Channel.PAPER, Scenario.TODAY, "P-1"));
        assertRefusedDirectly(s, RejectReason.ACTION_NOT_ALLOWED);
        EnteredChange change =
                new EnteredChange(Scenario.bic("ALFA"), Channel.PAPER, Scenario.TODAY, "P-2", "P-1", Scenario.TODAY);
        s.apply(change.cancellation());
        assertRefusedDirectly(s, RejectReason.ACTION_NOT_ALLOWED);
    }

    /** What a long release left goes on in its own steps; what is refused meanwhile does not hasten it. */
    @Test
    void whatIsRefusedReleasesNothing() {
        Scenario s = new Scenario().bank("ALFA", "0.00").bank("BETA", "0.00").open();
        for (int i = 0; i <= Azips.MAX_RELEASES; i++) {
            s.pays("BETA", "ALFA", "1.00").send();
        }
        s.decide(ACTIONS.issueFunds(Scenario.AZN, Scenario.account("BETA"), "ISSUE-AZN", 10_000, "I-1"));
        s.assertBalance("ALFA", Azips.MAX_RELEASES + ".00");
        assertEquals(RejectReason.PAYMENT_UNKNOWN, s.cancels("BETA", "NEVERSENT"));
        s.assertBalance("ALFA", Azips.MAX_RELEASES + ".00");
        assertEquals(RejectReason.SYSTEM_NOT_SUPPORTED, s.decide(ACTIONS.resolveGridlock(SystemId.LVPCSS)));
        s.assertBalance("ALFA", Azips.MAX_RELEASES + ".00");
        s.runJobs();
        s.assertBalance("ALFA", Azips.MAX_RELEASES + 1 + ".00");
        s.assertReplaysEqual();
    }

    /** Its own fault is told before that what waits with it could not be counted. */
    @Test
    @Rule({"3.6", "3.8"})
    void whatIsTooLargeOnItsDayIsToldSo() {
        long half = LARGEST / 2;
        Scenario s = new Scenario().bank("ALFA", "0.00").bank("BETA", "0.00").open();
        for (long amount : new long[] {half, half + 2}) {
            TestPayment payment = s.pays("ALFA", "BETA", "1.00");
            payment.amount = amount;
            payment.valueDate = 20260501;
            payment.send();
        }
        assertEquals(
                RejectReason.NONE,
                s.decide(ACTIONS.setRule(RuleId.AMOUNT_MAX_MINOR, SystemId.ALL, half + 1, 20260501)));
        s.decide(ACTIONS.closeDay(SystemId.AZIPS));
        s.runJobs();
        s.later(4 * 24 * 3600);
        s.decide(ACTIONS.openDay(SystemId.AZIPS, 20260501));
        s.forgetNotices();
        s.runJobs();
        List<Integer> annulled = s.noticesTo("ALFA").stream()
                .filter(notice -> notice.kind() == NoticeKind.ANNULLED)
                .map(Scenario.Notice::reason)
                .toList();
        assertEquals(List.of(RejectReason.AMOUNT_TOO_LARGE.code()), annulled);
        s.assertReplaysEqual();
    }
}
