package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.participant.StatusCause;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The debit limits of IPS: ALFA settles for itself and for DOST, BETA for itself. */
class IpsLimitsTest {
    private static final LimitLevel SETTLEMENT = LimitLevel.SETTLEMENT;
    private static final LimitLevel CLEARING = LimitLevel.CLEARING;
    private static final String ALFA = Scenario.account("ALFA");

    private final IpsWorld ips = new IpsWorld()
            .direct("ALFA", "100.00")
            .indirect("DOST", "ALFA")
            .direct("BETA", "50.00")
            .open();
    private final Scenario s = ips.s;

    @Test
    @Rule({"2.1.10-1", "5-1.2", "5-1.7.2"})
    void aDirectParticipantSetsALimitThatIsBlockedOnItsCorrespondentAccount() {
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "60.00"));
        assertEquals(Map.of("limit", 6000L, "used", 0L, "headroom", 6000L), ips.told(ALFA, SETTLEMENT));
        assertEquals(Scenario.bic("ALFA"), ips.receiver(ips.said("LimitToldDue").getFirst()));
        s.assertBalance("ALFA", "100.00");
        s.pays("ALFA", "BETA", "40.01").send();
        assertEquals(List.of(NoticeKind.WAITING), s.kindsTo("ALFA"), "what is blocked pays nothing in AZIPS");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.7.2")
    void whatTheCorrespondentAccountHasNotAvailableIsRefusedWholeAtOnce() {
        assertEquals(RejectReason.IPS_LIMIT_UNFUNDED, ips.setsSettlement("ALFA", "100.01"));
        assertEquals(List.of(), ips.said("IpsLimitChanged"));
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "100.00"), "all of it is granted");
        assertEquals(RejectReason.IPS_LIMIT_UNFUNDED, ips.setsSettlement("ALFA", "100.01"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.3", "5-1.7.3"})
    void aDirectParticipantSharesItsLimitOutAmongItsOwnClearingAccountAndThoseUnderIt() {
        assertEquals(RejectReason.IPS_LIMITS_TOGETHER, ips.setsClearing("ALFA", "ALFA", "0.01"), "it has none yet");
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "60.00"));
        assertEquals(RejectReason.NONE, ips.setsClearing("ALFA", "ALFA", "40.00"));
        assertEquals(RejectReason.IPS_LIMITS_TOGETHER, ips.setsClearing("ALFA", "DOST", "20.01"));
        assertEquals(RejectReason.NONE, ips.setsClearing("ALFA", "DOST", "20.00"));
        assertEquals(Scenario.bic("ALFA"), ips.receiver(ips.said("LimitToldDue").getFirst()), "who set it is told");
        assertEquals(RejectReason.IPS_LIMITS_TOGETHER, ips.setsSettlement("ALFA", "59.99"));
        assertEquals(RejectReason.NONE, ips.setsClearing("ALFA", "ALFA", "0.00"));
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "20.00"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.7.3")
    void aLimitIsSetByTheDirectParticipantAlone() {
        ips.setsSettlement("ALFA", "60.00");
        assertEquals(RejectReason.IPS_LIMIT_OF_OTHER, ips.setsClearing("DOST", "DOST", "10.00"));
        assertEquals(RejectReason.IPS_LIMIT_OF_OTHER, ips.setsClearing("BETA", "DOST", "10.00"));
        assertEquals(RejectReason.IPS_LIMIT_OF_OTHER, ips.modifies("BETA", SETTLEMENT, ALFA, "10.00"));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, ips.setsClearing("ALFA", "NONE", "10.00"));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, ips.modifies("ALFA", CLEARING, ALFA, "10.00"), "of another level");
        assertEquals(
                List.of(),
                ips.all("IpsLimitChanged").stream()
                        .filter(line -> line.contains("level=CLEARING"))
                        .toList());
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.7.2")
    void whatALowerLimitGivesFreePaysWhatWaitsInAzips() {
        ips.setsSettlement("ALFA", "100.00");
        s.pays("ALFA", "BETA", "30.00").send();
        s.assertBalance("BETA", "50.00");
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "70.00"));
        s.assertBalance("BETA", "80.00");
        s.assertBalance("ALFA", "70.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.1", "5-1.7.2"})
    void outsideTheHoursOfAzipsALimitIsRaisedOutOfTheBanksOwnMoney() {
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        s.later(8 * 3600);
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "90.00"));
        assertEquals(RejectReason.IPS_LIMIT_UNFUNDED, ips.setsSettlement("ALFA", "100.01"));
        assertEquals(RejectReason.NONE, ips.setsClearing("ALFA", "DOST", "90.00"));
        s.assertBalance("ALFA", "100.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.2.1")
    void aSeizureNeverTakesALimitUnlessOperatorsFreeWhatIsUnused() {
        ips.setsSettlement("ALFA", "60.00");
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.seizeAccount(ALFA, Scenario.AZN, Scenario.minor("70.00"), Scenario.TODAY, "N-1")));
        s.runJobs();
        assertEquals(4000, IpsWorld.number(ips.all("AccountSeized").getLast(), "heldMinor"));
        assertEquals(RejectReason.IPS_LIMIT_UNFUNDED, ips.setsSettlement("ALFA", "60.01"));
        assertEquals(RejectReason.NONE, ips.decides(SETTLEMENT, ALFA, "25.00"));
        assertEquals(7000, IpsWorld.number(ips.all("SeizureHeld").getLast(), "heldMinor"));
        assertEquals(Scenario.bic("ALFA"), ips.receiver(ips.said("LimitToldDue").getFirst()), "it is told");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("7-10.2.1")
    void ofAnAccountThatIsSeizedWholeNoLimitIsRaised() {
        ips.setsSettlement("ALFA", "60.00");
        s.decide(s.actions.seizeAccount(ALFA, Scenario.AZN, 0, Scenario.TODAY, "N-1"));
        s.runJobs();
        assertEquals(RejectReason.IPS_ACCOUNT_SEIZED, ips.setsSettlement("ALFA", "60.01"));
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "50.00"), "less is granted");
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.7.2")
    void whatIsSuspendedInAzipsRaisesNoLimit() {
        s.decide(TestActions.addStatusCause(Scenario.bic("ALFA"), SystemId.AZIPS, StatusCause.ORDER));
        s.runJobs();
        assertEquals(RejectReason.IPS_AGENT_SUSPENDED, ips.setsSettlement("ALFA", "10.00"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.7.6", "5-1.17.5"})
    void aParticipantAsksForTheBalanceOfItsClearingAccount() {
        ips.setsSettlement("ALFA", "60.00");
        ips.setsClearing("ALFA", "DOST", "20.00");
        assertEquals(RejectReason.NONE, ips.asks("DOST", CLEARING, IpsWorld.clearing("DOST")));
        assertEquals(Scenario.bic("DOST"), ips.receiver(ips.said("LimitToldDue").getFirst()));
        assertEquals(
                Map.of("limit", 2000L, "used", 0L, "headroom", 2000L), ips.told(IpsWorld.clearing("DOST"), CLEARING));
        assertEquals(RejectReason.NONE, ips.asks("ALFA", CLEARING, IpsWorld.clearing("DOST")), "its bank");
        assertEquals(RejectReason.NONE, ips.asks("ALFA", SETTLEMENT, ALFA));
        assertEquals(RejectReason.IPS_LIMIT_OF_OTHER, ips.asks("DOST", SETTLEMENT, ALFA));
        assertEquals(RejectReason.IPS_LIMIT_OF_OTHER, ips.asks("BETA", CLEARING, IpsWorld.clearing("DOST")));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, ips.asks("BETA", CLEARING, "NONE"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.17.6")
    void aParticipantAsksForTheCurrentDay() {
        assertEquals(RejectReason.NONE, ips.asksForTheDay("DOST"));
        String told = ips.said("IpsDayToldDue").getFirst();
        assertEquals(Scenario.TODAY, IpsWorld.number(told, "date"));
        assertEquals(86_400_000_000_000L, IpsWorld.number(told, "endsNs") - IpsWorld.number(told, "beginsNs"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("5-1.7.3")
    void aParticipantWithoutIndirectOnesMayHaveAllToItsOwn() {
        assertEquals(RejectReason.IPS_INDIRECT_EXIST, chooses("ALFA", true));
        assertEquals(RejectReason.NONE, ips.setsSettlement("BETA", "20.00"));
        assertEquals(RejectReason.NONE, chooses("BETA", true));
        assertEquals(2000L, ips.told(IpsWorld.clearing("BETA"), CLEARING).get("limit"));
        assertEquals(RejectReason.NONE, ips.setsSettlement("BETA", "30.00"));
        assertEquals(3000L, ips.told(IpsWorld.clearing("BETA"), CLEARING).get("limit"));
        assertEquals(RejectReason.IPS_LIMIT_FOLLOWS, ips.setsClearing("BETA", "BETA", "10.00"));
        byte[] registers = s.actions.registerParticipant(
                Scenario.bic("FIDA"),
                ParticipantKind.IPS_PARTICIPANT,
                'A',
                Scenario.tin("FIDA"),
                Scenario.bic("BETA"),
                "REG-FIDA",
                "Fida");
        assertEquals(RejectReason.NONE, s.decide(registers));
        assertEquals(
                RejectReason.IPS_ALL_TO_OWN,
                opens("FIDA", AccountKind.IPS_CLEARING, IpsWorld.clearing("FIDA"), Scenario.AZN));
        assertEquals(RejectReason.NONE, ips.setsSettlement("BETA", "5.00"));
        assertEquals(500L, ips.told(IpsWorld.clearing("BETA"), CLEARING).get("limit"));
        s.assertReplaysEqual();
        assertEquals(RejectReason.NONE, chooses("BETA", false));
        assertEquals(RejectReason.NONE, ips.setsClearing("BETA", "BETA", "1.00"));
        s.assertReplaysEqual();
    }

    private RejectReason chooses(String bank, boolean isAllToOwn) {
        return s.decide(ips.liquidity.setIpsProfile(Scenario.bic(bank), isAllToOwn, Scenario.TODAY, "P-1"));
    }

    @Test
    @Rule("5-1.7.3")
    void limitsMayBeSharedWhereTheRuleSetSaysSo() {
        IpsWorld shared = new IpsWorld();
        shared.s.apply(shared.s.actions.setRule(RuleId.IPS_LIMITS_SHARED, SystemId.ALL, 1, 0));
        shared.direct("ALFA", "100.00").indirect("DOST", "ALFA").open();
        assertEquals(RejectReason.NONE, shared.setsSettlement("ALFA", "60.00"));
        assertEquals(RejectReason.NONE, shared.setsClearing("ALFA", "ALFA", "60.00"));
        assertEquals(RejectReason.NONE, shared.setsClearing("ALFA", "DOST", "60.00"));
        shared.s.assertReplaysEqual();
    }

    @Test
    @Rule({"2.1.11", "5-1.3"})
    void aClearingAccountStandsUnderTheOpenSettlementAccountOfItsDirectParticipant() {
        TestTerminal _ = s.registers("GAMA");
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, opens("GAMA", AccountKind.IPS_CLEARING, "G-1", Scenario.AZN));
        assertEquals(
                RejectReason.KIND_NOT_ALLOWED,
                opens("GAMA", AccountKind.IPS_CLEARING, "G-1", "USD"),
                "in manats alone");
        assertEquals(
                RejectReason.NONE, opens("GAMA", AccountKind.IPS_SETTLEMENT, Scenario.account("GAMA"), Scenario.AZN));
        assertEquals(RejectReason.NONE, opens("GAMA", AccountKind.IPS_CLEARING, "G-1", Scenario.AZN));
        assertEquals(RejectReason.ACCOUNT_EXISTS, opens("GAMA", AccountKind.IPS_CLEARING, "G-2", Scenario.AZN));
        s.assertReplaysEqual();
    }

    private RejectReason opens(String owner, AccountKind kind, String number, String currency) {
        return s.decide(s.actions.openAccount(Scenario.bic(owner), SystemId.IPS, kind, currency, number));
    }

    @Test
    @Rule("5-1.7.2")
    void eachAnswerIsANumberedOutputOfTheTerminal() {
        ips.setsSettlement("ALFA", "60.00");
        long first = IpsWorld.number(ips.said("LimitToldDue").getFirst(), "outputNumber");
        ips.setsSettlement("ALFA", "61.00");
        assertEquals(first + 1, IpsWorld.number(ips.said("LimitToldDue").getFirst(), "outputNumber"));
        assertTrue(first > 0);
    }

    @Test
    @Rule("5-1.7.1")
    void anMt205AddsItsAmountToTheLimitAndBooksNothing() {
        ips.setsSettlement("ALFA", "10.00");
        s.forgetNotices();
        TestPayment raise = raise("ALFA", "25.00");
        raise.waivesNotice = true;
        raise.send();
        assertEquals(List.of(NoticeKind.EXECUTED), s.kindsTo("ALFA"), "SMT012, whatever the profile says");
        assertEquals(Map.of("limit", 3500L, "used", 0L, "headroom", 3500L), ips.told(ALFA, SETTLEMENT));
        raise("ALFA", "0.01").send();
        assertEquals(3501L, ips.told(ALFA, SETTLEMENT).get("limit"));
        s.assertBalance("ALFA", "100.00");
        assertEquals(List.of(), ips.said("Posted"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.7.1", "4.12.2"})
    void anMt205WithoutFundsWaitsAsAnyOther() {
        raise("ALFA", "120.00").send();
        s.pays("ALFA", "BETA", "1.00").send();
        assertEquals(List.of(NoticeKind.WAITING, NoticeKind.WAITING), s.kindsTo("ALFA"));
        assertEquals(List.of(), ips.all("IpsLimitChanged"));
        s.pays("BETA", "ALFA", "30.00").send();
        assertEquals(12_000L, ips.told(ALFA, SETTLEMENT).get("limit"));
        s.assertBalance("ALFA", "129.00");
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.7.1", "4.18"})
    void anMt205ThatWaitsAtTheEndOfTheDayIsAnnulled() {
        raise("ALFA", "120.00").reference("RAISE").send();
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        assertEquals(NoticeKind.ANNULLED, s.kindsTo("ALFA").getLast());
        assertEquals(List.of(), ips.all("IpsLimitChanged"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"5-1.7.1", "2.1.10-1"})
    void anMt205NamesTheSettlementAccountOfTheNumberOfTheAccountThatHoldsIt() {
        TestPayment unknown = raise("ALFA", "1.00");
        unknown.creditorAccount = "NONE";
        unknown.send();
        TestPayment foreign = raise("ALFA", "1.00");
        foreign.creditorAccount = Scenario.account("BETA");
        foreign.send();
        TestPayment customer = raise("ALFA", "1.00");
        customer.type = PaymentType.MT103;
        customer.send();
        assertEquals(
                List.of(
                        RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN.code(),
                        RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER.code(),
                        RejectReason.LIMIT_NOT_SUPPORTED.code()),
                s.noticesTo("ALFA").stream().map(Scenario.Notice::reason).toList());
        s.assertReplaysEqual();
    }

    private TestPayment raise(String bank, String amount) {
        TestPayment raise = s.pays(bank, bank, amount);
        raise.type = PaymentType.MT205;
        raise.limitTarget = LimitTarget.IPS;
        return raise;
    }

    @Test
    @Rule({"7-10.2", "7-10.3"})
    void whoIsSuspendedInIpsSetsNoLimitUntilItIsResumed() {
        byte[] suspends = TestActions.addStatusCause(Scenario.bic("ALFA"), SystemId.IPS, StatusCause.TECHNICAL);
        assertEquals(RejectReason.NONE, s.decide(suspends));
        assertEquals(RejectReason.CAUSE_ALREADY_SET, s.decide(suspends));
        assertEquals(RejectReason.IPS_AGENT_SUSPENDED, ips.setsSettlement("ALFA", "10.00"));
        assertEquals(RejectReason.NONE, ips.asks("ALFA", SETTLEMENT, ALFA), "it may ask");
        s.pays("ALFA", "BETA", "1.00").send();
        s.assertBalance("BETA", "51.00");
        assertEquals(
                RejectReason.NONE,
                s.decide(TestActions.liftStatusCause(Scenario.bic("ALFA"), SystemId.IPS, StatusCause.TECHNICAL)));
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "10.00"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule({"3.1", "5-1.3"})
    void anAccountOfIpsIsClosedWhenNothingIsLeftOfIt() {
        ips.setsSettlement("ALFA", "60.00");
        ips.setsClearing("ALFA", "DOST", "20.00");
        s.decide(s.actions.closeDay(SystemId.AZIPS));
        s.runJobs();
        assertEquals(RejectReason.ACCOUNT_IN_USE, closes(AccountKind.IPS_CLEARING, IpsWorld.clearing("DOST")));
        assertEquals(RejectReason.NONE, ips.setsClearing("ALFA", "DOST", "0.00"));
        assertEquals(RejectReason.NONE, closes(AccountKind.IPS_CLEARING, IpsWorld.clearing("DOST")));
        assertEquals(RejectReason.ACCOUNT_UNKNOWN, ips.setsClearing("ALFA", "DOST", "1.00"));
        assertEquals(RejectReason.ACCOUNT_IN_USE, closes(AccountKind.IPS_SETTLEMENT, ALFA));
        assertEquals(RejectReason.NONE, ips.setsSettlement("ALFA", "0.00"));
        assertEquals(RejectReason.ACCOUNT_RESTED_ON, closes(AccountKind.IPS_SETTLEMENT, ALFA));
        assertEquals(RejectReason.NONE, closes(AccountKind.IPS_CLEARING, IpsWorld.clearing("ALFA")));
        assertEquals(RejectReason.NONE, closes(AccountKind.IPS_SETTLEMENT, ALFA));
        s.assertReplaysEqual();
    }

    private RejectReason closes(AccountKind kind, String number) {
        return s.decide(s.actions.closeAccount(kind, number, Scenario.AZN, Scenario.TODAY, "C-1"));
    }
}
