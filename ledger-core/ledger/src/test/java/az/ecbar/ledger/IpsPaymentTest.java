package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.FlowWorld.Output;
import az.ecbar.ledger.ips.flow.Flows;
import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Execution of payment instructions in IPS (5-1.12.1), in the words of its items. */
final class IpsPaymentTest {
    private final FlowWorld world = new FlowWorld()
            .bank("ALFA")
            .bank("BETA")
            .bank("GAMA")
            .indirect("INDI", "GAMA")
            .intermediary("MEDI")
            .open();

    private static void assertStatus(Output told, IpsState state, RejectReason reason) {
        assertEquals(IpsOutput.STATUS, told.kind());
        assertEquals(state, told.state());
        assertEquals(reason, told.reason());
    }

    @Test
    @Rule({"5-1.12.1.1", "5-1.12.1.2", "5-1.2"})
    void theAmountIsBlockedAndTheInstructionSentToTheBeneficiaryParticipantForApproval() {
        world.pays("ALFA", "BETA", "600.00").number("TX1").send();
        assertEquals(List.of(), world.to("ALFA"), "who pays is told the end alone");
        Output forwarded = world.to("BETA").getFirst();
        assertEquals(IpsOutput.FORWARD, forwarded.kind());
        assertEquals(world.scenario.ledger.lastSequence(), forwarded.about(), "the record with its bytes");
        assertEquals(IpsState.NULL_VAL, forwarded.state());
        assertEquals(0, world.net("ALFA"), "nothing is booked yet");
        // Blocked: of 1000.00 the other 400.00 are left.
        world.forget();
        world.pays("ALFA", "BETA", "400.01").send();
        assertStatus(world.to("ALFA").getFirst(), IpsState.REJECTED, RejectReason.IPS_HEADROOM_LACKING);
        world.pays("ALFA", "BETA", "400.00").send();
        assertEquals(IpsOutput.FORWARD, world.to("BETA").getFirst().kind());
    }

    @Test
    @Rule({"5-1.12.1.3", "5-1.12.1.4"})
    void confirmedItIsDebitedAndCreditedAndBothAreToldSo() {
        String number = world.pays("ALFA", "BETA", "600.00").send();
        world.forget();
        world.confirms("BETA", "ALFA", number);
        assertEquals(-60_000, world.net("ALFA"));
        assertEquals(60_000, world.net("BETA"));
        assertEquals(List.of(IpsState.SETTLED), world.ended);
        for (String bank : List.of("ALFA", "BETA")) {
            assertEquals(1, world.to(bank).size());
            assertStatus(world.to(bank).getFirst(), IpsState.SETTLED, RejectReason.NONE);
            assertEquals(Scenario.TODAY, world.to(bank).getFirst().date(), "the day of its debit");
        }
        // 5-1.12.1.2: what was received is headroom at once.
        world.forget();
        world.pays("BETA", "ALFA", "1600.00").send();
        assertEquals(IpsOutput.FORWARD, world.to("ALFA").getFirst().kind());
    }

    @Test
    @Rule({"5-1.12.1.3", "5-1.12.1.5"})
    void refusedTheBlockingIsCancelledAndBothAreToldSo() {
        String number = world.pays("ALFA", "BETA", "1000.00").send();
        world.forget();
        world.refuses("BETA", "ALFA", number);
        long answer = world.scenario.ledger.lastSequence();
        for (String bank : List.of("ALFA", "BETA")) {
            Output told = world.to(bank).getFirst();
            assertStatus(told, IpsState.REJECTED, RejectReason.REFUSED_BY_PARTICIPANT);
            assertEquals(answer, told.answer(), "the participant's reason is passed on");
        }
        assertWholeLimitIsFree();
    }

    @Test
    @Rule("5-1.12.1.5")
    void withoutAResponseWithinTheTimeframeTheBlockingIsCancelledAndBothAreToldSo() {
        world.pays("ALFA", "BETA", "1000.00").send();
        world.forget();
        world.passes(20 * FlowWorld.SECOND_NS);
        assertEquals(List.of(), world.outputs, "at the deadline an answer would count");
        world.passes(1);
        for (String bank : List.of("ALFA", "BETA")) {
            assertStatus(world.to(bank).getFirst(), IpsState.REJECTED, RejectReason.PAYEE_SILENT);
            assertEquals(0, world.to(bank).getFirst().answer());
        }
        assertWholeLimitIsFree();
    }

    private void assertWholeLimitIsFree() {
        assertEquals(0, world.net("ALFA"));
        world.forget();
        world.pays("ALFA", "BETA", FlowWorld.LIMIT).send();
        assertEquals(IpsOutput.FORWARD, world.to("BETA").getFirst().kind());
    }

    @Test
    @Rule("5-1.12.1.5")
    void anAnswerAfterTheDeadlineChangesNothingThoughNobodyLookedAtTheTimeBefore() {
        String number = world.pays("ALFA", "BETA", "1000.00").send();
        world.scenario.timeNs = world.deadlineNs + 1;
        world.forget();
        world.confirms("BETA", "ALFA", number);
        assertEquals(List.of(IpsState.REJECTED), world.ended);
        assertEquals(2, world.to("BETA").size(), "the end, and the final status again as the answer");
        world.to("BETA").forEach(told -> assertStatus(told, IpsState.REJECTED, RejectReason.PAYEE_SILENT));
        assertEquals(
                world.scenario.ledger.lastSequence(), world.to("BETA").getLast().ask());
        assertEquals(0, world.net("BETA"));
    }

    @Test
    @Rule("5-1.12.1.4")
    void answersToWhatIsFinalChangeNothingAndGetTheFinalStatusAgain() {
        String number = world.pays("ALFA", "BETA", "600.00").send();
        world.confirms("BETA", "ALFA", number);
        world.forget();
        world.confirms("BETA", "ALFA", number);
        world.refuses("BETA", "ALFA", number);
        assertEquals(List.of(), world.to("ALFA"));
        assertEquals(2, world.to("BETA").size());
        world.to("BETA").forEach(told -> assertStatus(told, IpsState.SETTLED, RejectReason.NONE));
        assertEquals(60_000, world.net("BETA"));
        assertEquals(List.of(), world.ended);
    }

    @Test
    @Rule({"5-1.11", "5-1.12.1.3"})
    void whoWasNotAskedHasNothingToAnswer() {
        String number = world.pays("ALFA", "BETA", "600.00").send();
        world.forget();
        world.confirms("GAMA", "ALFA", number);
        world.confirms("ALFA", "ALFA", number);
        world.confirms("BETA", "ALFA", "TX-OF-NOBODY");
        world.confirms("BETA", "GAMA", number);
        assertEquals(4, world.outputs.size());
        for (Output told : world.outputs) {
            assertEquals(IpsOutput.RECEIPT_ERROR, told.kind());
            assertEquals(RejectReason.NOTHING_ASKED, told.reason());
            assertEquals(0, told.paymentId(), "nothing is said of a payment");
        }
        assertEquals(0, world.net("BETA"));
    }

    @Test
    @Rule("5-1.12.1.3")
    void whoWouldHaveBeenAskedWasNotWhereThePaymentWasRejectedAtOnce() {
        String number = world.pays("ALFA", "BETA", "1000.01").send();
        assertStatus(world.to("ALFA").getFirst(), IpsState.REJECTED, RejectReason.IPS_HEADROOM_LACKING);
        assertEquals(List.of(), world.to("BETA"));
        world.forget();
        world.confirms("BETA", "ALFA", number);
        assertEquals(RejectReason.NOTHING_ASKED, world.to("BETA").getFirst().reason());
    }

    @Test
    @Rule({"5-1.2", "5-1.3"})
    void anIndirectParticipantPaysOutOfItsOwnClearingAccount() {
        String number = world.pays("INDI", "BETA", "300.00").send();
        world.confirms("BETA", "INDI", number);
        assertEquals(-30_000, world.net("INDI"));
        assertEquals(0, world.net("GAMA"));
        number = world.pays("BETA", "INDI", "100.00").send();
        world.confirms("INDI", "BETA", number);
        assertEquals(-20_000, world.net("INDI"));
        assertTrue(world.scenario.ledger.lastSequence() > 0);
        world.scenario.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.17.1")
    void theStatusIsToldToThoseWhomThePaymentConcerns() {
        String number = world.pays("INDI", "BETA", "300.00").send();
        world.forget();
        for (String bank : List.of("INDI", "BETA", "GAMA")) {
            world.asks(bank, IpsFlow.PAYMENT, "INDI", number);
            assertStatus(world.to(bank).getFirst(), IpsState.PENDING, RejectReason.NONE);
            assertEquals(
                    world.scenario.ledger.lastSequence(),
                    world.to(bank).getFirst().ask());
        }
        world.confirms("BETA", "INDI", number);
        world.forget();
        world.asks("GAMA", IpsFlow.PAYMENT, "INDI", number);
        assertStatus(world.to("GAMA").getFirst(), IpsState.SETTLED, RejectReason.NONE);
    }

    @Test
    @Rule({"5-1.17.1", "5-1.11"})
    void forOthersAPaymentIsAsIfUnknown() {
        String number = world.pays("ALFA", "BETA", "300.00").send();
        world.forget();
        world.asks("GAMA", IpsFlow.PAYMENT, "ALFA", number);
        world.asks("ALFA", IpsFlow.PAYMENT, "ALFA", "TX-OF-NOBODY");
        world.asks("ALFA", IpsFlow.REFUND, "ALFA", number);
        world.asks("MEDI", IpsFlow.PAYMENT, "ALFA", number);
        assertEquals(4, world.outputs.size());
        for (Output told : world.outputs) {
            assertEquals(IpsOutput.RECEIPT_ERROR, told.kind());
            assertEquals(RejectReason.IPS_PAYMENT_UNKNOWN, told.reason());
        }
    }

    @Test
    @Rule("5-1.17.1")
    void theStatusOfWhatNobodyAnsweredInTimeIsThatItIsRejected() {
        String number = world.pays("ALFA", "BETA", "300.00").send();
        world.scenario.timeNs = world.deadlineNs + 1;
        world.forget();
        world.asks("ALFA", IpsFlow.PAYMENT, "ALFA", number);
        assertStatus(world.to("ALFA").getLast(), IpsState.REJECTED, RejectReason.PAYEE_SILENT);
    }

    @Test
    @Rule({"5-1.10.1", "5-1.10.2", "5-1.10.3", "5-1.10.4", "5-1.11", "5-1.9.1", "5-1.9.4"})
    void whatCannotBeReadIsRefusedAsItsKindWantsIt() {
        assertEquals(IpsOutput.STATUS, kindFor(IpsFlow.PAYMENT));
        assertEquals(IpsOutput.RECEIPT_REJECTED, kindFor(IpsFlow.REQUEST));
        assertEquals(IpsOutput.STATUS, kindFor(IpsFlow.REFUND));
        assertEquals(IpsOutput.REFUND_REQUEST_STATUS, kindFor(IpsFlow.REFUND_REQUEST));
        assertEquals(IpsOutput.RECEIPT_ERROR, kindFor(IpsFlow.OTHER));
    }

    private IpsOutput kindFor(IpsFlow flow) {
        world.forget();
        world.unreadable("ALFA", flow, 136, "MsgId");
        assertEquals(1, world.outputs.size());
        assertEquals(
                world.scenario.ledger.lastSequence(), world.outputs.getFirst().about());
        return world.outputs.getFirst().kind();
    }

    @Test
    @Rule({"5-1.1", "5-1.12.1.4"})
    void whatIsPendingOverMidnightBelongsToTheDayOfItsDebit() {
        long beforeMidnight = ((14 * 60 + 39) * 60 + 55) * FlowWorld.SECOND_NS; // 23:59:55 in Baku
        world.passes(beforeMidnight);
        String number = world.pays("ALFA", "BETA", "600.00").send();
        String silent = world.pays("ALFA", "BETA", "1.00").send();
        world.forget();
        world.passes(10 * FlowWorld.SECOND_NS);
        assertEquals(List.of(), world.ended);
        world.confirms("BETA", "ALFA", number);
        assertEquals(20260428, world.to("ALFA").getFirst().date());
        assertEquals(60_000, world.net("BETA"));
        world.passes(20 * FlowWorld.SECOND_NS);
        world.confirms("BETA", "ALFA", silent);
        assertStatus(world.to("BETA").getLast(), IpsState.REJECTED, RejectReason.PAYEE_SILENT);
        world.scenario.assertReplaysEqual();
    }

    private void assertUnread(String bank, RejectReason reason) {
        assertEquals(1, world.outputs.size());
        assertEquals(IpsOutput.RECEIPT_ERROR, world.to(bank).getFirst().kind());
        assertEquals(reason, world.to(bank).getFirst().reason());
    }

    @Test
    @Rule({"5-1.9.2", "5-1.12.1.3"})
    void anAnswerOrAQuestionInAnothersNameIsRefused() {
        String number = world.pays("ALFA", "BETA", "600.00").send();
        world.forget();
        TestTerminal beta = world.scenario.bank("BETA");
        world.apply(FlowWorld.answer(
                beta,
                beta.nextInput++,
                IpsFlow.PAYMENT,
                IpsVerdict.CONFIRMED,
                Scenario.bic("GAMA"),
                Scenario.bic("ALFA"),
                number));
        assertUnread("BETA", RejectReason.SENDER_NOT_OF_SESSION);
        world.forget();
        world.asksAs("BETA", "ALFA", IpsFlow.PAYMENT, "ALFA", number);
        assertUnread("BETA", RejectReason.SENDER_NOT_OF_SESSION);
        world.forget();
        world.answers("BETA", IpsFlow.PAYMENT, IpsVerdict.NULL_VAL, "ALFA", number);
        assertUnread("BETA", RejectReason.MESSAGE_TYPE_NOT_SUPPORTED);
        assertEquals(List.of(), world.ended, "it is still to be answered");
        assertEquals(0, world.net("BETA"));
        world.scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.12.1.1", "7-10.2"})
    void whoIsSuspendedPaysNothingWhateverItsHeadroom() {
        byte[] suspends = TestActions.addStatusCause(Scenario.bic("ALFA"), SystemId.IPS, StatusCause.TECHNICAL);
        assertEquals(RejectReason.NONE, world.scenario.decide(suspends));
        for (String amount : List.of("600.00", "2000.00")) {
            world.forget();
            world.pays("ALFA", "BETA", amount).send();
            assertStatus(world.to("ALFA").getFirst(), IpsState.REJECTED, RejectReason.IPS_AGENT_SUSPENDED);
            assertEquals(List.of(), world.to("BETA"), "it is not asked");
        }
        world.scenario.assertReplaysEqual();
    }

    /** More are late than one command ends: an answer to one whose turn has not come is late all the same. */
    @Test
    @Rule("5-1.12.1.5")
    void aLateAnswerIsLateThoughSoManyAreThatItsTurnHasNotCome() {
        String last = "";
        for (int i = 0; i <= Flows.MAX_SILENT; i++) {
            last = world.pays("ALFA", "BETA", "1.00").send();
        }
        world.forget();
        world.scenario.timeNs = world.deadlineNs + 1;
        world.confirms("BETA", "ALFA", last);
        assertEquals(Flows.MAX_SILENT + 1, world.ended.size());
        assertEquals(List.of(IpsState.REJECTED), world.ended.stream().distinct().toList());
        assertStatus(world.to("BETA").getLast(), IpsState.REJECTED, RejectReason.PAYEE_SILENT);
        assertEquals(0, world.net("BETA"));
        world.scenario.assertReplaysEqual();
    }
}
