package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ledger.FlowWorld.Output;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is verified in a payment instruction to IPS (5-1.9), one thing wrong at a time, and in which order. */
final class IpsChecksTest {
    private final FlowWorld world = new FlowWorld()
            .bank("ALFA")
            .bank("BETA")
            .bank("GAMA")
            .indirect("INDI", "GAMA")
            .intermediary("MEDI")
            .open();

    static Stream<Arguments> wrongThings() {
        String alfa = Scenario.bic("ALFA");
        String beta = Scenario.bic("BETA");
        String nobody = "XXXXAZ22XXX";
        return Stream.of(
                wrong(RejectReason.SENDER_NOT_OF_SESSION, p -> p.senderBic(beta)),
                wrong(RejectReason.VALUE_DATE_NOT_TODAY, p -> p.valueDate(20260426)),
                wrong(RejectReason.VALUE_DATE_NOT_TODAY, p -> p.valueDate(20260428)),
                wrong(RejectReason.DOCUMENT_NUMBER_MISSING, p -> p.numbers("", "TX")),
                wrong(RejectReason.DOCUMENT_NUMBER_MISSING, p -> p.numbers("M", "")),
                wrong(RejectReason.IPS_CURRENCY_WRONG, p -> p.currency("USD")),
                wrong(RejectReason.AMOUNT_ZERO, p -> p.amountMinor(0)),
                wrong(RejectReason.AMOUNT_ZERO, p -> p.amountMinor(-1)),
                wrong(RejectReason.ISSUER_BIC_UNKNOWN, p -> p.debtor(nobody, FlowWorld.clearing("ALFA"))),
                wrong(RejectReason.ISSUER_NOT_SENDER, p -> p.debtor(beta, FlowWorld.clearing("BETA"))),
                wrong(RejectReason.BENEFICIARY_BIC_UNKNOWN, p -> p.creditor(nobody, FlowWorld.clearing("BETA"))),
                wrong(RejectReason.ISSUER_ACCOUNT_UNKNOWN, p -> p.debtor(alfa, "NOBODY")),
                wrong(RejectReason.ISSUER_ACCOUNT_UNKNOWN, p -> p.debtor(alfa, Scenario.account("ALFA"))),
                wrong(RejectReason.ISSUER_ACCOUNT_OF_OTHER, p -> p.debtor(alfa, FlowWorld.clearing("GAMA"))),
                wrong(RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN, p -> p.creditor(beta, "NOBODY")),
                wrong(RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER, p -> p.creditor(beta, FlowWorld.clearing("GAMA"))),
                wrong(RejectReason.SAME_ACCOUNT, p -> p.creditor(alfa, FlowWorld.clearing("ALFA"))),
                wrong(RejectReason.ISSUER_CORRESPONDENT_UNKNOWN, p -> p.correspondents("NOBODY", "")),
                wrong(RejectReason.ISSUER_CORRESPONDENT_OF_OTHER, p -> p.correspondents(Scenario.account("GAMA"), "")),
                wrong(RejectReason.BENEFICIARY_CORRESPONDENT_UNKNOWN, p -> p.correspondents("", "NOBODY")),
                wrong(
                        RejectReason.BENEFICIARY_CORRESPONDENT_OF_OTHER,
                        p -> p.correspondents("", Scenario.account("ALFA"))),
                wrong(RejectReason.AMOUNT_TOO_LARGE, p -> p.amountMinor(100_000_000_000_000L)));
    }

    private static Arguments wrong(RejectReason reason, UnaryOperator<FlowInstruction> change) {
        return Arguments.of(reason, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongThings")
    @Rule({"5-1.9.2", "5-1.9.4", "5-1.9.5", "5-1.9.6", "5-1.9.7", "5-1.9.8", "5-1.9.9", "5-1.10.1"})
    void oneThingWrongIsToldTheSenderAloneAndTheNumberStaysFree(
            RejectReason reason, UnaryOperator<FlowInstruction> change) {
        change.apply(world.pays("ALFA", "BETA", "10.00").number("TX1")).send();
        assertEquals(1, world.outputs.size());
        Output told = world.to("ALFA").getFirst();
        assertEquals(IpsOutput.STATUS, told.kind());
        assertEquals(IpsState.REJECTED, told.state());
        assertEquals(reason, told.reason());
        world.forget();
        world.pays("ALFA", "BETA", "10.00").number("TX1").send();
        assertEquals(IpsOutput.FORWARD, world.to("BETA").getFirst().kind());
    }

    /** What comes later in the list is wrong as well, and is not told. */
    @Test
    @Rule("5-1.10.1")
    void theFirstOfSeveralReasonsIsTold() {
        List<Arguments> all = wrongThings().toList();
        assertEquals(
                RejectReason.VALUE_DATE_NOT_TODAY,
                told(world.pays("ALFA", "BETA", "0.00").valueDate(20260426).currency("USD")));
        assertEquals(
                RejectReason.IPS_CURRENCY_WRONG,
                told(world.pays("ALFA", "BETA", "0.00").currency("USD").debtor("XXXXAZ22XXX", "NOBODY")));
        assertEquals(
                RejectReason.ISSUER_BIC_UNKNOWN,
                told(world.pays("ALFA", "BETA", "1.00")
                        .debtor("XXXXAZ22XXX", "NOBODY")
                        .creditor("XXXXAZ22XXX", "X")));
        assertEquals(
                RejectReason.ISSUER_ACCOUNT_UNKNOWN,
                told(world.pays("ALFA", "BETA", "1.00")
                        .debtor(Scenario.bic("ALFA"), "NOBODY")
                        .correspondents("NOBODY", "NOBODY")));
        assertEquals(
                RejectReason.ISSUER_CORRESPONDENT_UNKNOWN,
                told(world.pays("ALFA", "BETA", "1.00")
                        .correspondents("NOBODY", "NOBODY")
                        .amountMinor(100_000_000_000_000L)));
        assertEquals(22, all.size());
    }

    private RejectReason told(FlowInstruction instruction) {
        world.forget();
        instruction.send();
        return world.outputs.getFirst().reason();
    }

    @Test
    @Rule({"5-1.9.7", "5-1.9.8"})
    void theCorrespondentAccountIsThatOfTheSettlementBank() {
        world.pays("INDI", "BETA", "10.00")
                .correspondents(Scenario.account("GAMA"), Scenario.account("BETA"))
                .send();
        assertEquals(IpsOutput.FORWARD, world.to("BETA").getFirst().kind());
    }

    @Test
    @Rule("5-1.13")
    void anIntermediarySendsNoPayments() {
        assertEquals(RejectReason.INTERMEDIARY_NOT_ALLOWED, told(world.pays("MEDI", "BETA", "1.00")));
    }

    @Test
    @Rule("5-1.9.3")
    void neitherTheMessageNorTheTransactionMayBearAUsedNumber() {
        world.pays("ALFA", "BETA", "1.00").numbers("M1", "TX1").send();
        assertEquals(
                RejectReason.DOCUMENT_NUMBER_USED,
                told(world.pays("ALFA", "BETA", "1.00").numbers("M1", "TX2")));
        assertEquals(
                RejectReason.DOCUMENT_NUMBER_USED,
                told(world.pays("ALFA", "BETA", "1.00").numbers("M2", "TX1")));
        // Another one's numbers are its own, and what was rejected after 5-1.9 was passed used its number up.
        assertEquals(RejectReason.NONE, told(world.pays("GAMA", "BETA", "1.00").numbers("M1", "TX1")));
        assertEquals(
                RejectReason.IPS_HEADROOM_LACKING,
                told(world.pays("BETA", "ALFA", "2000.00").numbers("M1", "TX1")));
        assertEquals(
                RejectReason.DOCUMENT_NUMBER_USED,
                told(world.pays("BETA", "ALFA", "1.00").numbers("M1", "TX2")));
    }

    @Test
    @Rule("5-1.9.3")
    void aNumberIsFreeAgainAfterTheDaysForWhichItIsKept() {
        long day = 86_400 * FlowWorld.SECOND_NS;
        world.pays("ALFA", "BETA", "1.00").number("TX1").send();
        world.passes(2 * day);
        assertEquals(
                RejectReason.DOCUMENT_NUMBER_USED,
                told(world.pays("ALFA", "BETA", "1.00").number("TX1").valueDate(20260429)));
        world.passes(day);
        assertEquals(
                RejectReason.NONE,
                told(world.pays("ALFA", "BETA", "1.00").number("TX1").valueDate(20260430)));
        world.scenario.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.1")
    void beforeAnybodyTakesPartThereIsNoIpsDay() {
        FlowWorld empty = new FlowWorld();
        empty.scenario.bank("ALFA", "1.00").bank("BETA", "1.00");
        empty.open();
        empty.pays("ALFA", "BETA", "1.00").send();
        assertEquals(RejectReason.IPS_DAY_NOT_BEGUN, empty.to("ALFA").getFirst().reason());
    }

    @Test
    @Rule("5-1.9.2")
    void whatIsNeitherAPaymentNorARefundIsRefused() {
        assertEquals(
                RejectReason.MESSAGE_TYPE_NOT_SUPPORTED,
                told(new FlowInstruction(world, IpsFlow.OTHER, "ALFA", "BETA", 1000)));
    }
}
