package az.ecbar.ops.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.auditor.testing.Instruction;
import az.ecbar.command.LiquidityWriter;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bank sets aside for IPS is no money for AZIPS, in the ledger's books and in the auditor's alike. */
class IpsLimitsUnderAuditTest {
    private static final long OPENING = 100_000;

    private final Centre centre = new Centre(2, OPENING);
    private final LiquidityWriter limits = new LiquidityWriter();

    @BeforeEach
    void openTheDay() {
        centre.openDay(Centre.MONDAY);
        String bic = centre.banks.get(0).bic();
        long _ = centre.decide(
                centre.actions.openAccount(bic, SystemId.IPS, AccountKind.IPS_SETTLEMENT, "AZN", number()));
        long _ = centre.decide(
                centre.actions.openAccount(bic, SystemId.IPS, AccountKind.IPS_CLEARING, "AZN", "CLEARING"));
    }

    private String number() {
        return centre.banks.get(0).bank().account();
    }

    private void set(LimitLevel level, String account, long limit) {
        long _ = centre.decide(limits.setIpsLimit(level, "AZN", account, limit, Centre.MONDAY, "L-1"));
    }

    private void pay(int from, int to, long amount, String reference) {
        long _ = centre.pay(
                centre.banks.get(from),
                Centre.instruction(centre.banks.get(from), centre.banks.get(to), reference, amount, Centre.MONDAY));
    }

    private void raise(long amount, String reference) {
        Instruction raise =
                Centre.instruction(centre.banks.get(0), centre.banks.get(1), reference, amount, Centre.MONDAY);
        raise.type = PaymentType.MT205;
        raise.limitTarget = LimitTarget.IPS;
        raise.creditorAccount = number();
        long _ = centre.pay(centre.banks.get(0), raise);
    }

    private void assertAgreed() {
        assertEquals(List.of(), centre.ledger.findings());
    }

    @Test
    @Rule({"2.1.10-1", "5-1.7.2"})
    void whatIsSetAsidePaysNothingUntilTheLimitIsLowered() {
        set(LimitLevel.SETTLEMENT, number(), 60_000);
        set(LimitLevel.CLEARING, "CLEARING", 60_000);
        pay(0, 1, 50_000, "WAITS");
        set(LimitLevel.CLEARING, "CLEARING", 10_000);
        set(LimitLevel.SETTLEMENT, number(), 10_000);
        centre.closeDay();
        assertAgreed();
    }

    @Test
    @Rule({"5-1.7.1", "4.12.2"})
    void anMt205RaisesTheLimitAtOnceOrWhenItsMoneyCame() {
        raise(40_000, "AT ONCE");
        raise(70_000, "LATER");
        pay(1, 0, 20_000, "BRINGS IT");
        raise(1_000_000, "NEVER");
        centre.closeDay();
        assertAgreed();
    }

    @Test
    @Rule("7-10.2.1")
    void aSeizureTakesWhatALowerLimitGivesFree() {
        set(LimitLevel.SETTLEMENT, number(), 60_000);
        long _ = centre.decide(centre.actions.seizeAccount(number(), "AZN", 80_000, Centre.MONDAY, "N-1"));
        pay(1, 0, 10_000, "TAKEN");
        set(LimitLevel.SETTLEMENT, number(), 20_000);
        pay(0, 1, 1_000, "WAITS");
        centre.closeDay();
        assertAgreed();
    }
}
