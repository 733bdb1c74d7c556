package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ledger.FlowWorld.Output;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payment refund instructions in IPS (5-1.14): the beneficiary participant gives back what it was paid. */
final class IpsRefundTest {
    private final FlowWorld world =
            new FlowWorld().bank("ALFA").bank("BETA").bank("GAMA").open();

    @BeforeEach
    void pay() {
        world.pays("ALFA", "BETA", "500.00").number("TX1").send();
        world.confirms("BETA", "ALFA", "TX1");
        world.forget();
    }

    private void answers(String bank, IpsVerdict verdict, String number) {
        world.answers(bank, IpsFlow.REFUND, verdict, "BETA", number);
    }

    private void assertRefused(FlowInstruction refund, RejectReason reason) {
        world.forget();
        refund.send();
        assertEquals(1, world.outputs.size());
        Output told = world.to("BETA").getFirst();
        assertEquals(IpsOutput.STATUS, told.kind());
        assertEquals(IpsState.REJECTED, told.state());
        assertEquals(reason, told.reason());
        assertEquals(0, told.paymentId(), "it never became a refund");
    }

    @Test
    @Rule({"5-1.14.1", "5-1.14.2", "5-1.14.3", "5-1.14.4"})
    void confirmedByTheIssuerParticipantItIsGivenBack() {
        world.refunds("BETA", "ALFA", "500.00", "TX1").number("RT1").send();
        assertEquals(IpsOutput.FORWARD, world.to("ALFA").getFirst().kind());
        assertEquals(50_000, world.net("BETA"), "blocked, not booked");
        world.forget();
        answers("ALFA", IpsVerdict.CONFIRMED, "RT1");
        assertEquals(0, world.net("ALFA"));
        assertEquals(0, world.net("BETA"));
        for (String bank : List.of("ALFA", "BETA")) {
            assertEquals(IpsState.SETTLED, world.to(bank).getFirst().state());
        }
    }

    @Test
    @Rule({"5-1.14.3", "5-1.14.5"})
    void refusedOrUnansweredTheBlockingIsCancelledAndItMayBeTriedAgain() {
        world.refunds("BETA", "ALFA", "500.00", "TX1").number("RT1").send();
        answers("ALFA", IpsVerdict.REFUSED, "RT1");
        world.refunds("BETA", "ALFA", "500.00", "TX1").number("RT2").send();
        world.forget();
        world.passes(20 * FlowWorld.SECOND_NS + 1);
        for (String bank : List.of("ALFA", "BETA")) {
            assertEquals(RejectReason.PAYEE_SILENT, world.to(bank).getFirst().reason());
        }
        world.forget();
        world.refunds("BETA", "ALFA", "500.00", "TX1").number("RT3").send();
        assertEquals(IpsOutput.FORWARD, world.to("ALFA").getFirst().kind());
    }

    @Test
    @Rule("5-1.14.1")
    void allRefundsOfAPaymentTogetherNeverExceedItPendingOnesIncluded() {
        world.refunds("BETA", "ALFA", "300.00", "TX1").number("RT1").send();
        assertRefused(world.refunds("BETA", "ALFA", "200.01", "TX1"), RejectReason.REFUND_TOO_LARGE);
        world.refunds("BETA", "ALFA", "200.00", "TX1").number("RT2").send();
        answers("ALFA", IpsVerdict.CONFIRMED, "RT1");
        assertRefused(world.refunds("BETA", "ALFA", "0.01", "TX1"), RejectReason.REFUND_TOO_LARGE);
        answers("ALFA", IpsVerdict.REFUSED, "RT2");
        world.refunds("BETA", "ALFA", "200.00", "TX1").number("RT3").send();
        answers("ALFA", IpsVerdict.CONFIRMED, "RT3");
        assertEquals(0, world.net("ALFA"));
        world.scenario.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.14.1")
    void aRefundNamesAnExecutedPaymentWithTheRolesReversed() {
        assertRefused(world.refunds("BETA", "ALFA", "1.00", "TX-OF-NOBODY"), RejectReason.ORIGINAL_UNKNOWN);
        assertRefused(
                world.refunds("BETA", "ALFA", "1.00", "TX1").original("NOBOAZ22XXX", "TX1"),
                RejectReason.ORIGINAL_UNKNOWN);
        assertRefused(
                world.refunds("BETA", "GAMA", "1.00", "TX1").original(Scenario.bic("ALFA"), "TX1"),
                RejectReason.REFUND_PARTIES_DIFFER);
        world.pays("ALFA", "BETA", "5.00").number("TX2").send();
        assertRefused(world.refunds("BETA", "ALFA", "5.00", "TX2"), RejectReason.ORIGINAL_NOT_SETTLED);
        world.refuses("BETA", "ALFA", "TX2");
        assertRefused(world.refunds("BETA", "ALFA", "5.00", "TX2"), RejectReason.ORIGINAL_NOT_SETTLED);
        // What others paid each other is unknown to who was no part of it.
        world.pays("ALFA", "GAMA", "5.00").number("TX3").send();
        world.confirms("GAMA", "ALFA", "TX3");
        assertRefused(world.refunds("BETA", "ALFA", "5.00", "TX3"), RejectReason.ORIGINAL_UNKNOWN);
        assertEquals(50_000, world.net("BETA"));
    }

    @Test
    @Rule("5-1.14.1")
    void aRefundIsNotRefundedAndWhoPaidDoesNotRefund() {
        world.refunds("BETA", "ALFA", "500.00", "TX1").number("RT1").send();
        answers("ALFA", IpsVerdict.CONFIRMED, "RT1");
        world.forget();
        world.refunds("ALFA", "BETA", "500.00", "RT1").send();
        assertEquals(RejectReason.ORIGINAL_UNKNOWN, world.to("ALFA").getFirst().reason());
        world.forget();
        world.refunds("ALFA", "BETA", "1.00", "TX1")
                .original(Scenario.bic("ALFA"), "TX1")
                .send();
        assertEquals(
                RejectReason.REFUND_PARTIES_DIFFER, world.to("ALFA").getFirst().reason());
    }

    @Test
    @Rule("5-1.14.1")
    void theTimeToRefundIsCountedInIpsDaysFromThatOfTheDebit() {
        long day = 86_400 * FlowWorld.SECOND_NS;
        world.passes(2 * day);
        world.refunds("BETA", "ALFA", "1.00", "TX1")
                .valueDate(20260429)
                .number("RT1")
                .send();
        assertEquals(IpsOutput.FORWARD, world.to("ALFA").getFirst().kind());
        world.passes(day);
        assertRefused(world.refunds("BETA", "ALFA", "1.00", "TX1").valueDate(20260430), RejectReason.ORIGINAL_UNKNOWN);
        world.scenario.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.14.1", "3.6"})
    void theTimeToRefundIsOfTheRuleSet() {
        FlowWorld strict = new FlowWorld().bank("ALFA").bank("BETA");
        strict.apply(strict.scenario.actions.setRule(RuleId.IPS_REFUND_DAYS, SystemId.ALL, 1, 0));
        strict.open();
        strict.pays("ALFA", "BETA", "5.00").number("TX1").send();
        strict.confirms("BETA", "ALFA", "TX1");
        strict.passes(86_400 * FlowWorld.SECOND_NS);
        strict.forget();
        strict.refunds("BETA", "ALFA", "5.00", "TX1").valueDate(20260428).send();
        assertEquals(RejectReason.REFUND_TOO_LATE, strict.to("BETA").getFirst().reason());
    }

    @Test
    @Rule({"5-1.10.1", "5-1.14.1"})
    void whatIsWrongWithTheRefundItselfIsToldBeforeWhatItGivesBack() {
        assertRefused(world.refunds("BETA", "ALFA", "0.00", "TX-OF-NOBODY"), RejectReason.AMOUNT_ZERO);
        assertRefused(
                world.refunds("BETA", "ALFA", "1.00", "TX-OF-NOBODY").creditor(Scenario.bic("ALFA"), "NOBODY"),
                RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN);
    }

    /** What was paid to an account that is closed now is not given back from another one. */
    @Test
    @Rule("5-1.14.1")
    void aRefundIsFromTheAccountThatWasCredited() {
        Scenario s = world.scenario;
        String number = world.pays("BETA", "GAMA", "500.00").send();
        world.confirms("GAMA", "BETA", number);
        world.limit(LimitLevel.CLEARING, FlowWorld.clearing("BETA"), "0.00");
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        world.passes(86_400 * FlowWorld.SECOND_NS);
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.closeAccount(
                        AccountKind.IPS_CLEARING, FlowWorld.clearing("BETA"), Scenario.AZN, Scenario.TODAY, "C-1")));
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.openAccount(
                        Scenario.bic("BETA"), SystemId.IPS, AccountKind.IPS_CLEARING, Scenario.AZN, "BETA-SECOND")));
        assertRefused(
                world.refunds("BETA", "ALFA", "500.00", "TX1")
                        .valueDate(20260428)
                        .debtor(Scenario.bic("BETA"), "BETA-SECOND"),
                RejectReason.REFUND_PARTIES_DIFFER);
        s.assertReplaysEqual();
    }
}
