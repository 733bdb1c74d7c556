package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.IpsOutput;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.LiquidityQuestion;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import org.junit.jupiter.api.Test;

/** What of IPS is refused at its bounds: accounts, limits, balances. */
final class IpsRefusalsTest {
    /** As many as a settlement account has room for, its owner's own among them. */
    private static final int MOST_UNDER_ONE = 256;

    @Test
    @Rule("5-1.3")
    void aSettlementAccountHasSoManyClearingAccountsAtMost() {
        IpsWorld ips = new IpsWorld().direct("ALFA", "100.00");
        for (int i = 1; i < MOST_UNDER_ONE; i++) {
            ips.indirect("I%03d".formatted(i), "ALFA");
            assertEquals(1, ips.said("AccountOpened").size());
        }
        ips.indirect("LAST", "ALFA");
        assertEquals(RejectReason.LIMIT_REACHED, ips.s.toldLast());
        assertEquals(0, ips.said("AccountOpened").size());
        ips.direct("BETA", "0.00");
        assertEquals(1, ips.said("AccountOpened").size(), "another one has its own");
    }

    @Test
    @Rule("5-1.7.2")
    void aDecidedLimitNamesAnAccountADateAndADecision() {
        IpsWorld ips = new IpsWorld().direct("ALFA", "100.00").open();
        String account = Scenario.account("ALFA");
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, decides(ips, "NONE", 20260431, ""));
        assertEquals(RejectReason.DATE_MALFORMED, decides(ips, account, 20260431, ""));
        assertEquals(RejectReason.DATE_MALFORMED, decides(ips, account, 20260431, "L-1"));
        assertEquals(RejectReason.DECISION_MISSING, decides(ips, account, Scenario.TODAY, ""));
        assertEquals(0, ips.all("IpsLimitChanged").size());
        ips.s.assertReplaysEqual();
    }

    private static RejectReason decides(IpsWorld ips, String account, int date, String number) {
        return ips.s.decide(ips.liquidity.setIpsLimit(LimitLevel.SETTLEMENT, Scenario.AZN, account, 100, date, number));
    }

    /** A limit is blocked on the account of the settlement account's own number, not on another one of the bank. */
    @Test
    @Rule("2.1.10-1")
    void aLimitIsPaidFromTheAccountThatIsToHoldIt() {
        IpsWorld ips = new IpsWorld().direct("ALFA", "100.00");
        Scenario s = ips.s;
        s.apply(s.actions.openAccount(
                Scenario.bic("ALFA"), SystemId.AZIPS, AccountKind.CORRESPONDENT, Scenario.AZN, "ALFA-SECOND"));
        s.apply(s.actions.issueFunds(Scenario.AZN, "ALFA-SECOND", "ISSUE-AZN", 5_000, "I-2"));
        s.open();
        TestPayment raise = s.pays("ALFA", "ALFA", "10.00");
        raise.type = PaymentType.MT205;
        raise.limitTarget = LimitTarget.IPS;
        raise.debtorAccount = "ALFA-SECOND";
        raise.send();
        assertEquals(
                RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER.code(),
                s.notices.getLast().reason());
        assertEquals(0, ips.all("IpsLimitChanged").size());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.12.1.4")
    void whatIsConfirmedForAnAccountThatWasClosedMeanwhileIsRejected() {
        FlowWorld world = new FlowWorld()
                .bank("ALFA")
                .bank("GAMA")
                .indirect("INDI", "GAMA")
                .open();
        Scenario s = world.scenario;
        assertEquals(RejectReason.NONE, world.limit(LimitLevel.CLEARING, FlowWorld.clearing("INDI"), "0.00"));
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        s.runJobs();
        String number = world.pays("ALFA", "INDI", "10.00").send();
        assertEquals(IpsOutput.FORWARD, world.to("INDI").getLast().kind());
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.closeAccount(
                        AccountKind.IPS_CLEARING, FlowWorld.clearing("INDI"), Scenario.AZN, Scenario.TODAY, "C-1")));
        world.confirms("INDI", "ALFA", number);
        assertEquals(IpsState.REJECTED, world.to("ALFA").getLast().state());
        assertEquals(
                RejectReason.BENEFICIARY_ACCOUNT_CLOSED,
                world.to("ALFA").getLast().reason());
        assertEquals(0, world.net("ALFA"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.12.1.1")
    void whatTheBeneficiaryCouldNotCountIsRejected() {
        Scenario s = new Scenario();
        s.apply(s.actions.openAccount(
                "NABZAZ2CXXX", SystemId.AZIPS, AccountKind.CENTRAL_BANK, Scenario.AZN, "ISSUE-2"));
        FlowWorld world =
                new FlowWorld(s).bank("ALFA").bank("BETA").bank("GAMA").open();
        rich(world, "ALFA", "ISSUE-AZN", "999999799999.99");
        rich(world, "GAMA", "ISSUE-2", "300000.00");
        String number = world.pays("ALFA", "BETA", "999999799999.99").send();
        world.confirms("BETA", "ALFA", number);
        world.forget();
        world.pays("GAMA", "BETA", "200000.01").send();
        assertEquals(IpsState.REJECTED, world.to("GAMA").getFirst().state());
        assertEquals(RejectReason.BALANCE_LIMIT, world.to("GAMA").getFirst().reason());
        world.pays("GAMA", "BETA", "200000.00").send();
        assertEquals(IpsOutput.FORWARD, world.to("BETA").getLast().kind(), "as much as can be counted");
        s.assertReplaysEqual();
    }

    /** A bank gets so much money, and limits of all of it. */
    private static void rich(FlowWorld world, String bank, String contra, String amount) {
        Scenario s = world.scenario;
        String account = Scenario.account(bank);
        long more = Scenario.minor(amount) - s.balance(bank);
        assertEquals(RejectReason.NONE, s.decide(s.actions.issueFunds(Scenario.AZN, account, contra, more, "I-1")));
        assertEquals(RejectReason.NONE, world.limit(LimitLevel.SETTLEMENT, account, amount));
        assertEquals(RejectReason.NONE, world.limit(LimitLevel.CLEARING, FlowWorld.clearing(bank), amount));
    }

    @Test
    @Rule("5-1.7.3")
    void whoseLimitIsAllItsOwnIsADirectParticipantByItsPaper() {
        IpsWorld ips = new IpsWorld().direct("ALFA", "100.00");
        ips.s.bank("BETA", "0.00");
        ips.open();
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, chooses(ips, "NONE", 20260431, ""));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, chooses(ips, "BETA", 20260431, ""));
        assertEquals(RejectReason.DATE_MALFORMED, chooses(ips, "ALFA", 20260431, "P-1"));
        assertEquals(RejectReason.DECISION_MISSING, chooses(ips, "ALFA", Scenario.TODAY, ""));
        assertEquals(0, ips.all("IpsProfileSet").size());
        assertEquals(RejectReason.NONE, chooses(ips, "ALFA", Scenario.TODAY, "P-1"));
    }

    private static RejectReason chooses(IpsWorld ips, String bank, int date, String number) {
        return ips.s.decide(ips.liquidity.setIpsProfile(Scenario.bic(bank), true, date, number));
    }

    @Test
    @Rule("5-1.7.2")
    void inAnothersNameNoLimitIsSetAndNoneIsTold() {
        IpsWorld ips =
                new IpsWorld().direct("ALFA", "100.00").direct("BETA", "50.00").open();
        TestTerminal alfa = ips.s.bank("ALFA");
        String account = Scenario.account("ALFA");
        LimitLevel level = LimitLevel.SETTLEMENT;
        String beta = Scenario.bic("BETA");
        ips.s.apply(IpsWorld.modifyLimit(alfa, alfa.nextInput++, level, account, 100, beta));
        assertRefused(ips);
        ips.s.apply(IpsWorld.ask(alfa, alfa.nextInput++, LiquidityQuestion.LIMIT, level, account, beta));
        assertRefused(ips);
        assertEquals(0, ips.all("IpsLimitChanged").size());
    }

    private static void assertRefused(IpsWorld ips) {
        long reason = IpsWorld.number(ips.said("LiquidityRefusedDue").getFirst(), "reason");
        assertEquals(RejectReason.SENDER_NOT_OF_SESSION.code(), reason);
    }
}
